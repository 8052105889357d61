// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/connection.h"
#include "store/storetext.h"
#include "tests/testprogram/bracketlanguage.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! What the store says to a person, in the language of the program that says it.
class TestStoreText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QCoreApplication::installTranslator(&m_language);
    }
    void cleanup() { QCoreApplication::removeTranslator(&m_language); }
    void aFullDiskIsToldInTheLanguageOfTheProgram();
    void aRefusedChangeIsToldInTheLanguageOfTheProgram();
    void whatBecameOfADamagedOneIsToldInTheLanguageOfWhoTellsIt();
    void whatAnOlderVersionKeptIsToldAsItIs();
    void valuesAreNotTakenForPlaces();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("coalface.sqlite")); }
    bool write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(name);
        return file.open(QIODevice::ReadWrite) && file.write(bytes) == bytes.size();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    BracketLanguage m_language;
};

void TestStoreText::aFullDiskIsToldInTheLanguageOfTheProgram()
{
    Connection connection(file());
    QVERIFY(connection.open(Connection::Mode::ReadWrite));
    QVERIFY(connection.execute(QStringLiteral("CREATE TABLE filler (bytes)")));
    // As on a disk with room for no more.
    QCOMPARE(connection.number(QStringLiteral("PRAGMA max_page_count = 8")), 8);
    QVERIFY(!connection.execute(QStringLiteral("INSERT INTO filler VALUES (zeroblob(100000))")));
    const QString sentence = connection.sentence();
    QVERIFY2(sentence.startsWith(QLatin1String("[The disk is full: nothing more can be stored in "))
                 && sentence.endsWith(QLatin1Char(']')),
             qPrintable(sentence));
}

void TestStoreText::aRefusedChangeIsToldInTheLanguageOfTheProgram()
{
    Store store(file());
    const QList<qint64> keys = putMiners(store, 2);
    const QString name = settled(store.fleet.load())->first().record.name;
    const auto renamed = settled(store.fleet.rename(keys.last(), name));
    QVERIFY(!renamed.ok());
    QVERIFY2(renamed.error().detail.startsWith(QLatin1String("[The name ")),
             qPrintable(renamed.error().detail));
}

void TestStoreText::whatBecameOfADamagedOneIsToldInTheLanguageOfWhoTellsIt()
{
    {
        Store store(file());
        QCOMPARE(putMiners(store, 2).size(), 2);
    }
    QVERIFY(write(file(), QByteArray(16, '\0')));
    QString sentence;
    {
        Store store(file());
        QVERIFY(settled(store.fleet.load()).ok());
        sentence = store.database.mended();
    }
    QVERIFY2(sentence.startsWith(QLatin1String("[The database ")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QLatin1String("[A new one was started with what could be read of "
                                             "it: 2 miners, ")),
             qPrintable(sentence));
    QCoreApplication::removeTranslator(&m_language);
    {
        Store store(file());
        QVERIFY(settled(store.fleet.load()).ok());
        QCOMPARE(store.database.mended(),
                 sentence.remove(QLatin1Char('[')).remove(QLatin1Char(']')));
        store.database.noteMendedSeen();
    }
    QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("*.mended")}), QStringList());
}

void TestStoreText::whatAnOlderVersionKeptIsToldAsItIs()
{
    QCoreApplication::removeTranslator(&m_language);
    QCOMPARE(toldText(QStringLiteral("It was kept as /home/50%1/x. 3 % is lost.")),
             QStringLiteral("It was kept as /home/50%1/x. 3 % is lost."));
}

void TestStoreText::valuesAreNotTakenForPlaces()
{
    const QString kept = keptTogether(
        {keptSentence("First %2, then %1.", {QStringLiteral("%2"), QStringLiteral("b")}),
         {},
         keptSentence("100 % of it.")});
    QCOMPARE(toldText(kept), QStringLiteral("[First b, then %2.] [100 % of it.]"));
}

COALFACE_TEST(TestStoreText)
#include "tst_storetext.moc"
