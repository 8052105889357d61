// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! A database that is damaged again before anybody saw what became of the first damaged one.
class TestUntold : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theFirstDamageIsToldBeforeTheNextOne();
    void itOutlivesAnAttemptThatCameToNothing();
    void itOutlivesOneThatWasKilledBeforeTheSwap();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("coalface.sqlite")); }
    QStringList left(const char *pattern) const
    {
        return QDir(m_folder->path()).entryList({QString::fromLatin1(pattern)}, QDir::Files);
    }
    //! What a start tells; seen by nobody.
    QString told(bool isSeen = false)
    {
        Store store(file());
        if (settled(store.fleet.load())->size() != minerCount)
            return QStringLiteral("miners are missing");
        QString sentence = store.database.mended();
        if (isSeen)
            store.database.noteMendedSeen();
        return sentence;
    }
    bool write(const QString &name, qint64 where, const QByteArray &bytes) const
    {
        QFile file(name);
        return file.open(QIODevice::ReadWrite) && file.seek(where)
               && file.write(bytes) == bytes.size();
    }
    bool note(const QByteArray &text) const
    {
        QFile::remove(file() + QStringLiteral(".mended"));
        return write(file() + QStringLiteral(".mended"), 0, text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_first; //!< what is told of the first one
    QString m_aside; //!< where that one is kept
    static constexpr int minerCount = 2;
};

void TestUntold::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    {
        Store store(file());
        const QList<qint64> keys = putMiners(store, minerCount);
        QList<Sample> samples;
        for (int index = 0; index < 4000; ++index)
            samples += {keys.at(index % minerCount),
                        fullTelemetry(utc("2026-01-02T03:00:00Z").addSecs(30 * (index / minerCount)),
                                      index / 400)};
        QVERIFY(settled(store.log.append(samples, {})).ok());
    }
    const qint64 middle = QFileInfo(file()).size() / 2 / 4096 * 4096;
    QVERIFY(write(file(), middle, QByteArray(4096, '\xff')));
    QVERIFY(write(file() + QStringLiteral(".damaged"), 0, {}));
    m_first = told();
    QCOMPARE(left("*.corrupt-*").size(), 1);
    m_aside = m_folder->filePath(left("*.corrupt-*").first());
    QVERIFY2(m_first.contains(m_aside), qPrintable(m_first));
}

void TestUntold::theFirstDamageIsToldBeforeTheNextOne()
{
    QString before = m_first;
    for (int round = 2; round <= 3; ++round) {
        QVERIFY(write(file(), 0, QByteArray(16, '\0')));
        const QString now = told();
        QVERIFY2(now.startsWith(before + QStringLiteral(" The database ")), qPrintable(now));
        QCOMPARE(now.count(QLatin1String("was damaged")), round);
        QCOMPARE(left("*.corrupt-*").size(), round);
        before = now;
    }
    QCOMPARE(told(true), before);
    QCOMPARE(told(), QString());
    QCOMPARE(left("*.mended"), QStringList());
}

//! As a program leaves it that was killed over the second one.
void TestUntold::itOutlivesAnAttemptThatCameToNothing()
{
    QVERIFY(note(m_aside.toUtf8() + '\n' + m_first.toUtf8() + "\n\nThe second."));
    QCOMPARE(told(), m_first);
    QCOMPARE(told(true), m_first);
    QCOMPARE(told(), QString());
}

void TestUntold::itOutlivesOneThatWasKilledBeforeTheSwap()
{
    QVERIFY(note(m_aside.toUtf8() + '\n' + m_first.toUtf8() + "\n\nThe second."));
    QVERIFY(QFile::copy(file(), file() + QStringLiteral(".salvaged")));
    QVERIFY(write(file() + QStringLiteral(".damaged"), 0, {}));
    const QString both = told();
    QVERIFY2(both.startsWith(m_first + QStringLiteral(" The database "))
                 && both.endsWith(QLatin1String(". The second.")),
             qPrintable(both));
    QCOMPARE(told(true), both);
    QCOMPARE(told(), QString());
}

COALFACE_TEST(TestUntold)
#include "tst_untold.moc"
