// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "store/writer.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! A database of which pages lead where they must not: what can be read of it is taken over, and that ends.
class TestCutFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatLiesBeforeTheCutIsSaved_data();
    void whatLiesBeforeTheCutIsSaved();
    void aPageOfEarlierRowsAtTheEndIsPassed();
    void severalRootsMayBeLostWithTheSchema();
    void theLastKeysMayBeLost();

private:
    //! Of the file as it was.
    qint64 rootOf(const char *name) const { return m_roots.value(QLatin1String(name)); }
    QByteArray page(qint64 number) const
    {
        return m_content.mid((number - 1) * pageSize, pageSize);
    }
    void lay(const QByteArray &content);
    QSet<QByteArray> rows(const char *table) const
    {
        const QByteArrayList rows = tableContent(m_file, QLatin1String(table));
        return {rows.cbegin(), rows.cend()};
    }
    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(QStringLiteral("coalface.sqlite"));
    QByteArray m_content;
    QHash<QString, qint64> m_roots;
    QHash<QByteArray, QSet<QByteArray>> m_rows; //!< by table
    static constexpr int pageSize = 4096;
    static constexpr int minerCount = 5;
    static constexpr int sampleCount = 5'000;
};

void TestCutFile::initTestCase()
{
    {
        Store store(m_file);
        const QList<qint64> keys = putMiners(store, minerCount);
        QList<Sample> samples;
        for (int index = 0; index < sampleCount; ++index)
            samples += {keys.at(index % minerCount),
                        fullTelemetry(utc("2026-01-02T03:00:00Z").addSecs(120 * (index / minerCount)),
                                      index / 4000)};
        QVERIFY(settled(store.log.append(samples, {})).ok());
        while (*settled(store.database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {
        }
    }
    m_content = contentOf(m_file);
    for (const QByteArray &row : tableContent(m_file, QStringLiteral("sqlite_master"))) {
        const QByteArrayList fields = row.split('|');
        m_roots[QString::fromUtf8(fields.at(2))] = fields.at(4).toLongLong();
    }
    for (const char *table : {"miners", "samples", "quarters", "hours"})
        m_rows[table] = rows(table);
    QCOMPARE(m_rows["samples"].size(), sampleCount);
}

void TestCutFile::lay(const QByteArray &content)
{
    QDir folder(m_folder.path());
    for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden))
        QVERIFY(folder.remove(name));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void TestCutFile::whatLiesBeforeTheCutIsSaved_data()
{
    QTest::addColumn<int>("percent");
    for (const int percent : {20, 30, 50, 62, 75, 87, 95})
        QTest::addRow("%d", percent) << percent;
}

void TestCutFile::whatLiesBeforeTheCutIsSaved()
{
    QFETCH(const int, percent);
    const qint64 pages = m_content.size() / pageSize;
    lay(m_content.left(pages * percent / 100 * pageSize));
    {
        Store store(m_file);
        QCOMPARE(settled(store.fleet.load())->size(), minerCount);
        const QString sentence = store.database.trouble();
        QVERIFY2(sentence.contains(QLatin1String("kept as")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QLatin1String("5 miners")), qPrintable(sentence));
    }
    // Nothing of another page has become a row.
    for (const char *table : {"miners", "samples"}) {
        const QSet<QByteArray> left = rows(table);
        QVERIFY2(m_rows[table].contains(left), table);
        QVERIFY2(left.size() >= m_rows[table].size() * (percent - 20) / 100,
                 qPrintable(QString::number(left.size())));
    }
    for (const char *table : {"quarters", "hours"})
        QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM %1 WHERE k >> 32 NOT IN "
                                                 "(SELECT key FROM miners)")
                                      .arg(QLatin1String(table))),
                 0);
    QCOMPARE(sqlValue(m_file, QStringLiteral("PRAGMA integrity_check")).toString(),
             QStringLiteral("ok"));
}

void TestCutFile::aPageOfEarlierRowsAtTheEndIsPassed()
{
    constexpr char leafOfATable = 0x0d; // "Database File Format", 1.6
    const QByteArray root = page(rootOf("samples"));
    const auto last = qFromBigEndian<quint32>(root.constData() + 8);
    const auto first = qFromBigEndian<quint32>(root.constData()
                                               + qFromBigEndian<quint16>(root.constData() + 12));
    QCOMPARE(page(first).at(0), leafOfATable);
    QCOMPARE(page(last).at(0), leafOfATable);
    const int lost = qFromBigEndian<quint16>(page(last).constData() + 3);
    QByteArray content = m_content;
    lay(content.replace((last - 1) * pageSize, pageSize, page(first)));
    Store store(m_file);
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    QVERIFY2(store.database.trouble().contains(QLatin1String("lost")),
             qPrintable(store.database.trouble()));
    const QSet<QByteArray> left = rows("samples");
    QCOMPARE(left.size(), sampleCount - lost);
    QVERIFY(m_rows["samples"].contains(left));
}

void TestCutFile::severalRootsMayBeLostWithTheSchema()
{
    const auto schema = qFromBigEndian<quint32>(
        m_content.constData() + qFromBigEndian<quint16>(m_content.constData() + 112));
    QByteArray content = m_content;
    for (const qint64 lost :
         {qint64(schema), rootOf("packed"), rootOf("parts"), rootOf("parts_slow")})
        content.replace((lost - 1) * pageSize, pageSize, QByteArray(pageSize, '\0'));
    lay(content);
    Store store(m_file);
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    for (const char *table : {"miners", "samples", "quarters", "hours"})
        QCOMPARE(rows(table), m_rows[table]);
}

//! What is copied goes on behind the keys that are there.
void TestCutFile::theLastKeysMayBeLost()
{
    QByteArray content = m_content;
    lay(content.replace((rootOf("sqlite_sequence") - 1) * pageSize, pageSize,
                        QByteArray(pageSize, '\0')));
    Store store(m_file);
    QCOMPARE(settled(store.fleet.load())->size(), minerCount);
    const QString sentence = store.database.trouble();
    QVERIFY2(sentence.contains(QLatin1String("nothing is missing")), qPrintable(sentence));
    for (const char *table : {"miners", "samples", "quarters", "hours"})
        QCOMPARE(rows(table), m_rows[table]);
    QVERIFY(putMiners(store, minerCount + 1).last() > minerCount);
}

COALFACE_TEST(TestCutFile)
#include "tst_cutfile.moc"
