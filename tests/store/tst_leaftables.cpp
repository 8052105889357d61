// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "tests/testprogram/testprogram.h"

#include <QSet>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! The page that leads to all others of a table is lost: also of what is beside readings, sums and events.
class TestLeafTables : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void rowsBelowALostPageAreTakenOver_data();
    void rowsBelowALostPageAreTakenOver();
    void noAddressIsTakenTwice();
    void rowsOfNobodyStayAway();

private:
    void lose(const QString &table);
    QByteArrayList rows(const QString &table) const
    {
        QByteArrayList rows = tableContent(m_file, table);
        std::sort(rows.begin(), rows.end());
        return rows;
    }
    QString mended();

    QTemporaryDir m_made;
    QByteArray m_whole;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    int m_inLost = 0; //!< rows, or what looks so, of the page that was lost
    static constexpr int pageSize = 4096;
    static constexpr int minerCount = 10;
};

void TestLeafTables::initTestCase()
{
    m_file = m_made.filePath(QStringLiteral("coalface.sqlite"));
    {
        Store store(m_file);
        putMiners(store, minerCount);
    }
    const auto fill = [](const char *columns, const char *values) {
        return QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n "
                              "WHERE i < 1999) INSERT INTO %1 SELECT %2 FROM n")
            .arg(QLatin1String(columns), QLatin1String(values));
    };
    QVERIFY(sqlExecute(
        m_file,
        {fill("address_history (miner, address, port, since)",
              "1 + i % 10, '192.0.2.' || i, CASE WHEN i % 3 THEN 80 END, i"),
         QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                        "10) INSERT INTO miner_notes SELECT i, hex(zeroblob(1000)) FROM n"),
         fill("miner_tags (miner, tag_folded, tag)",
              "1 + i % 10, 'rack ' || i || hex(zeroblob(20)), 'Rack ' || i"),
         fill("recorded (miner, first, last, step)", "1 + i % 10, i * 100, i * 100 + 90, 30"),
         fill("alerts (id, kind, miner, driver_type, since, raised, cleared, part, value, "
              "value_limit, detail)",
              "'alert ' || i, 'offline', CASE WHEN i % 4 THEN 1 + i % 10 END, 'x', i, i, i, '', "
              "'', '', 'Grün ist es nicht'"),
         fill("driver_hours (hour, driver_type, version, crashes, hangs, restarts, cpu_ms)",
              "i * 3600, 'x', '1.0.0', 0, 0, i % 5, CASE WHEN i % 2 THEN i END"),
         fill("driver_calls", "i, 'read', i, 0, 0, 0, 0, 1"),
         fill("driver_latencies", "i, i % 7, i * 3"),
         QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")}));
    m_whole = contentOf(m_file);
}

void TestLeafTables::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("coalface.sqlite"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(m_whole), m_whole.size());
}

void TestLeafTables::lose(const QString &table)
{
    const qint64 root
        = sqlValue(m_file,
                   QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = '%1'").arg(table))
              .toLongLong();
    QFile file(m_file);
    QVERIFY(root > 1 && file.open(QIODevice::ReadWrite) && file.seek((root - 1) * pageSize));
    const QByteArray page = file.read(pageSize);
    QVERIFY(page.at(0) == '\x05' || page.at(0) == '\x02'); // it leads to others
    m_inLost = qFromBigEndian<quint16>(page.constData() + 3);
    QVERIFY(file.seek((root - 1) * pageSize));
    QCOMPARE(file.write(QByteArray(pageSize, '\xff')), pageSize);
    QFile note(m_file + QStringLiteral(".damaged")); // as a program leaves it that meets damage
    QVERIFY(note.open(QIODevice::WriteOnly));
}

QString TestLeafTables::mended()
{
    Store store(m_file);
    if (settled(store.fleet.load())->size() != minerCount)
        return QStringLiteral("miners are missing");
    return store.database.mended();
}

void TestLeafTables::rowsBelowALostPageAreTakenOver_data()
{
    QTest::addColumn<bool>("isByKey"); // then there are rows in the lost page, too
    for (const char *table : {"address_history", "miner_notes", "driver_hours"})
        QTest::newRow(table) << false;
    for (const char *table :
         {"miner_tags", "recorded", "alerts", "driver_calls", "driver_latencies"})
        QTest::newRow(table) << true;
}

void TestLeafTables::rowsBelowALostPageAreTakenOver()
{
    QFETCH(const bool, isByKey);
    const QString table = QString::fromLatin1(QTest::currentDataTag());
    const QByteArrayList before = rows(table);
    lose(table);
    const QString sentence = mended();
    const QByteArrayList after = rows(table);
    if (isByKey) {
        QCOMPARE(after.size(), before.size() - m_inLost);
        const QSet<QByteArray> known(before.begin(), before.end());
        for (const QByteArray &row : after)
            QVERIFY2(known.contains(row), row.constData());
        QVERIFY2(sentence.contains(QLatin1String("The rest is lost")), qPrintable(sentence));
    } else {
        QCOMPARE(after, before);
        QVERIFY2(sentence.contains(QLatin1String("nothing is missing")), qPrintable(sentence));
    }
    QCOMPARE(sqlValue(m_file, QStringLiteral("PRAGMA integrity_check")).toString(),
             QStringLiteral("ok"));
}

//! Its rows have no key: those that SQLite could still read are there already.
void TestLeafTables::noAddressIsTakenTwice()
{
    const QString table = QStringLiteral("address_history");
    const QByteArrayList before = rows(table);
    const qint64 root = sqlValue(m_file, QStringLiteral("SELECT rootpage FROM sqlite_master WHERE "
                                                        "name = 'address_history'"))
                            .toLongLong();
    const QByteArray page = m_whole.mid((root - 1) * pageSize, pageSize);
    const qint64 leaf = qFromBigEndian<quint32>(
        page.constData() + qFromBigEndian<quint16>(page.constData() + 12 + 2 * 3));
    const int lost = qFromBigEndian<quint16>(m_whole.constData() + (leaf - 1) * pageSize + 3);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((leaf - 1) * pageSize));
    QCOMPARE(file.write(QByteArray(pageSize, '\xff')), pageSize);
    file.close();
    QFile note(m_file + QStringLiteral(".damaged"));
    QVERIFY(note.open(QIODevice::WriteOnly));
    mended();
    QCOMPARE(rows(table).size(), before.size() - lost);
}

void TestLeafTables::rowsOfNobodyStayAway()
{
    for (const char *table : {"address_history", "recorded"})
        QVERIFY(sqlExecute(m_file, {QStringLiteral("UPDATE %1 SET miner = 77 WHERE miner = 3")
                                        .arg(QLatin1String(table))}));
    QVERIFY(sqlExecute(m_file, {QStringLiteral("UPDATE alerts SET miner = 77 WHERE miner = 3"),
                                QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")}));
    for (const char *table : {"address_history", "recorded", "alerts"})
        lose(QLatin1String(table));
    mended();
    for (const char *table : {"address_history", "recorded", "alerts"})
        QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM %1 WHERE miner = 77")
                                      .arg(QLatin1String(table))),
                 0);
    QVERIFY(rows(QStringLiteral("alerts")).size() > 1500);
}

COALFACE_TEST(TestLeafTables)
#include "tst_leaftables.moc"
