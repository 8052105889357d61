// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratehouse.h"

#include "store/sqldatabasekeeper.h"
#include "tests/testprogram/testprogram.h"

using namespace coalface;
using namespace coalface::test;

//! What the fleet's counters added, in databases and backups of older versions, which did not store it, or in another way.
class TestOldGrowth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_house = std::make_unique<RateHouse>(); }
    void cleanup() { m_house.reset(); }
    void anOldDatabaseIsReadAsBeforeUntilItIsMade();
    void aBackupOfAnOlderVersionGetsIt_data();
    void aBackupOfAnOlderVersionGetsIt();
    void whatAnOlderVersionMadeIsMadeAnew();

private:
    QByteArrayList rows() const
    {
        QByteArrayList all;
        for (const char *table : {"fleet_quarters", "fleet_hours"}) {
            all += tableContent(m_house->file(),
                                QStringLiteral(
                                    "(SELECT t, shares_accepted, shares_accepted_miners, "
                                    "shares_accepted_unknown, shares_rejected_miners "
                                    "FROM %1)")
                                    .arg(QLatin1String(table)));
        }
        return all;
    }
    QVariant value(const char *sql) const
    {
        return sqlValue(m_house->file(), QString::fromLatin1(sql));
    }
    void reopen()
    {
        m_house->store.reset();
        m_house->store = std::make_unique<Store>(m_house->file());
    }

    std::unique_ptr<RateHouse> m_house;
};

void TestOldGrowth::anOldDatabaseIsReadAsBeforeUntilItIsMade()
{
    m_house->pollAll(0, 4 * rateDay, 60);
    m_house->sumUp();
    const QByteArrayList grown = rows();
    m_house->store.reset();
    QVERIFY(takeBack(m_house->file(), 13));
    QCOMPARE(value("SELECT count(*) FROM pragma_table_info('fleet_hours') WHERE name LIKE "
                   "'shares%'")
                 .toInt(),
             0);
    reopen();
    const auto check = [&] {
        for (const int days : {1, 4, 30}) {
            const auto line = m_house->runs(m_house->request((4 - days) * rateDay, 4 * rateDay, 150));
            QCOMPARE(line.size(), 1);
            for (const SeriesPoint &point : line.first())
                QVERIFY2(qAbs(point.mean - 14) < 0.3, qPrintable(QString::number(point.mean)));
        }
    };
    check();
    QCOMPARE(value("SELECT count(*) FROM stale WHERE miner = -1").toInt(), 1);
    QCOMPARE(value("SELECT count(*) FROM stale").toInt(), 1);
    QCOMPARE(value("SELECT count(*) FROM fleet_hours WHERE shares_accepted_miners IS NULL").toInt(),
             96);
    m_house->sumUp();
    QCOMPARE(rows(), grown);
    check();
}

void TestOldGrowth::aBackupOfAnOlderVersionGetsIt_data()
{
    QTest::addColumn<int>("version");
    QTest::newRow("that has none") << 13;
    QTest::newRow("that made it in another way") << 16;
}

void TestOldGrowth::aBackupOfAnOlderVersionGetsIt()
{
    QFETCH(const int, version);
    m_house->pollAll(0, rateDay, 60);
    m_house->sumUp();
    const QByteArrayList grown = rows();
    SqlDatabaseKeeper keeper(m_house->store->database);
    const auto control = std::make_shared<DatabaseControl>();
    const QString copy = m_house->folder.filePath(QStringLiteral("old.sqlite"));
    QVERIFY(settled(keeper.backUp(copy, control)).ok());
    QVERIFY(sqlExecute(copy, {QStringLiteral("UPDATE fleet_hours SET shares_accepted = 5")}));
    QVERIFY(takeBack(copy, version));
    const auto restored = settled(keeper.restore(copy, control));
    QVERIFY2(restored.ok(), restored ? "" : qPrintable(restored.error().detail));
    QCOMPARE(value("SELECT count(*) FROM stale WHERE miner = -1").toInt(), 1);
    m_house->sumUp();
    QCOMPARE(rows(), grown);
}

//! But where readings are gone.
void TestOldGrowth::whatAnOlderVersionMadeIsMadeAnew()
{
    m_house->pollAll(0, rateDay, 60);
    m_house->sumUp();
    const QByteArrayList grown = rows();
    m_house->store.reset();
    const qint64 until = m_house->start.addSecs(6 * rateHour).toSecsSinceEpoch();
    QVERIFY(
        sqlExecute(m_house->file(),
                   {QStringLiteral("UPDATE fleet_hours SET shares_accepted = 5"),
                    QStringLiteral("INSERT INTO trimmed SELECT key, %1 FROM miners").arg(until)}));
    QVERIFY(takeBack(m_house->file(), 16));
    reopen();
    m_house->sumUp();
    QCOMPARE(value("SELECT count(*) FROM fleet_hours WHERE shares_accepted = 5").toInt(), 8);
    QCOMPARE(rows().mid(96 + 8), grown.mid(96 + 8));
}

COALFACE_TEST(TestOldGrowth)
#include "tst_oldgrowth.moc"
