// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratehouse.h"

#include "tests/testprogram/testprogram.h"

#include <QRandomGenerator>

using namespace coalface;
using namespace coalface::test;

//! What the fleet's counters of shares added, as it is stored: whatever happens, it is what the readings say.
class TestFleetGrowth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_house = std::make_unique<RateHouse>(); }
    void cleanup() { m_house.reset(); }
    void eachRowHoldsWhatTheReadingsSay_data();
    void eachRowHoldsWhatTheReadingsSay();
    void itGrowsToWhatItIsMadeAnewAs_data();
    void itGrowsToWhatItIsMadeAnewAs();
    void aLateReadingChangesTheHoursAround();
    void aForgottenMinerLeavesIt();
    void whatIsNotTrimmedIsKept();
    void madeAnewItIsAsBeforeWhereReadingsAreGone();
    void whatIsStaleIsReadOfTheMiners();
    void whileItCollectsTheNewestIsReadOfTheMiners();
    void aRecordWithoutSharesStaysAGap();

private:
    //! t, sum, miners and unknown, for accepted and rejected ones.
    QByteArrayList stored(const QString &table) const
    {
        return tableContent(m_house->file(),
                            QStringLiteral("(SELECT t, miners, shares_accepted, "
                                           "shares_accepted_miners, shares_accepted_unknown, "
                                           "shares_rejected, shares_rejected_miners, "
                                           "shares_rejected_unknown FROM %1)")
                                .arg(table));
    }
    QByteArrayList rows() const
    {
        return stored(QStringLiteral("fleet_quarters")) + stored(QStringLiteral("fleet_hours"));
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
    void makeAnew()
    {
        QVERIFY(settled(m_house->store->database.write<Done>([](Writer &writer) {
                    return writer.markAllStale();
                })).ok());
        m_house->sumUp();
    }

    std::unique_ptr<RateHouse> m_house;
};

void TestFleetGrowth::eachRowHoldsWhatTheReadingsSay_data()
{
    QTest::addColumn<int>("interval");
    QTest::newRow("each half minute") << 30;
    QTest::newRow("each two minutes") << 120;
    QTest::newRow("each ten minutes") << 600;
    QTest::newRow("each half an hour") << 1800;
}

//! With restarts of the devices, a pause of each and one of all, and one that tells nothing.
void TestFleetGrowth::eachRowHoldsWhatTheReadingsSay()
{
    QFETCH(const int, interval);
    m_house->keys += putMiners(*m_house->store, 4).mid(3);
    const int end = 40 * rateHour;
    for (int miner = 0; miner < 3; ++miner) {
        const int away = (8 + 3 * miner) * rateHour + 500 * miner;
        const auto counter = m_house->restarted(m_house->growing(miner),
                                                (3 + 2 * miner) * rateHour + 444 * miner);
        m_house->poll(miner, 7 * miner, away, interval, counter);
        m_house->poll(miner, away + 3 * rateHour + 7 * miner, 24 * rateHour + 1500, interval,
                      counter);
        m_house->poll(miner, 30 * rateHour + 1111 + 7 * miner, end, interval, counter);
    }
    m_house->poll(3, 3, end, interval, [](int) { return std::nullopt; });
    m_house->sumUp();
    for (const auto &[table, width] :
         {std::pair{"fleet_quarters", 900}, std::pair{"fleet_hours", 3600}}) {
        const auto expected = m_house->recomputed(width, interval * 5 / 2);
        const QString all = QStringLiteral("SELECT count(*) FROM %1 WHERE shares_accepted > 0")
                                .arg(QLatin1String(table));
        const QString one = QStringLiteral("SELECT shares_accepted FROM %1 WHERE t = %2")
                                .arg(QLatin1String(table));
        // A sum does not say when its last reading was, but where there are few of them they are looked up.
        const double share = interval > 225 ? 1e-9 : 1.5 * interval / width;
        int found = 0;
        for (auto row = expected.cbegin(); row != expected.cend(); ++row) {
            const QVariant told = sqlValue(m_house->file(), one.arg(row.key() * width));
            found += told.isNull() ? 0 : 1;
            // Where nobody answered there is no row.
            if (!told.isNull()) {
                QVERIFY2(qAbs(told.toDouble() - *row) <= share * *row,
                         qPrintable(QStringLiteral("%1 %2: %3 and not %4")
                                        .arg(QLatin1String(table))
                                        .arg(row.key() * width - m_house->start.toSecsSinceEpoch())
                                        .arg(told.toDouble())
                                        .arg(*row)));
            }
        }
        QVERIFY2(found > (interval > 900 ? 0.5 : 0.9) * double(expected.size()),
                 qPrintable(QString::number(found)));
        QCOMPARE(sqlValue(m_house->file(), all).toInt(), found);
    }
    QCOMPARE(value("SELECT count(*) FROM fleet_hours WHERE shares_rejected_miners > 0").toInt(), 0);
    QCOMPARE(value("SELECT max(shares_accepted_miners) FROM fleet_hours").toInt(), 3);
    QCOMPARE(value("SELECT max(shares_accepted_unknown) FROM fleet_hours").toInt(), 0);
}

void TestFleetGrowth::itGrowsToWhatItIsMadeAnewAs_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::addRow("%u", seed) << seed;
}

//! Readings as they come: mostly onwards, then the clock is set, an old gap is filled, a device or the program starts anew.
void TestFleetGrowth::itGrowsToWhatItIsMadeAnewAs()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    const int interval = QList<int>{30, 60, 300}.at(int(seed % 3));
    for (int round = 0; round < 15; ++round) {
        const int begin = random.bounded(30 * rateHour);
        const int miner = random.bounded(3);
        const int restart = begin + random.bounded(2 * rateHour);
        const auto counter = m_house->restarted(m_house->steady(2 << miner), restart);
        QList<Sample> samples;
        for (int second = begin; second < begin + 3 * rateHour; second += interval) {
            if (random.bounded(40) == 0)
                second += random.bounded(rateHour);
            samples += {m_house->keys.at(miner), telemetryAt(m_house->start.addSecs(second), 1000)};
            if (random.bounded(30) > 0) {
                samples.last().telemetry.sharesAccepted = counter(second);
                samples.last().telemetry.sharesRejected = second / 500;
            }
        }
        QVERIFY(settled(m_house->store->log.append(samples, {})).ok());
        if (random.bounded(3) > 0)
            m_house->sumUp();
        if (random.bounded(4) == 0)
            reopen();
        if (round == 10)
            QVERIFY(settled(m_house->store->fleet.remove({m_house->keys.takeLast()})).ok());
        if (round == 10)
            m_house->keys += m_house->keys.first();
    }
    m_house->sumUp();
    const QByteArrayList grown = rows();
    QVERIFY(value("SELECT count(*) FROM fleet_quarters WHERE shares_accepted > 0").toInt() > 20);
    QVERIFY(value("SELECT count(*) FROM fleet_hours WHERE shares_rejected_miners > 0").toInt() > 5);
    QCOMPARE(value("SELECT count(*) FROM fleet_hours WHERE shares_accepted_miners IS NULL").toInt(),
             0);
    QCOMPARE(value("SELECT count(*) FROM stale").toInt(), 0);
    makeAnew();
    QCOMPARE(rows(), grown);
    m_house->store.reset();
    for (const char *table : {"fleet_quarters", "fleet_hours"}) {
        QVERIFY(sqlExecute(m_house->file(),
                           {QStringLiteral("UPDATE %1 SET shares_accepted = 5, "
                                           "shares_accepted_miners = 7, shares_rejected = 1")
                                .arg(QLatin1String(table))}));
    }
    reopen();
    QVERIFY(rows() != grown);
    makeAnew();
    QCOMPARE(rows(), grown);
}

void TestFleetGrowth::aLateReadingChangesTheHoursAround()
{
    m_house->poll(0, 0, 6 * rateHour, 600, m_house->steady(2));
    m_house->sumUp();
    m_house->poll(0, 7 * rateHour, 12 * rateHour, 600, m_house->steady(2));
    m_house->sumUp();
    QCOMPARE(value("SELECT count(*) FROM fleet_quarters WHERE shares_accepted > 0").toInt(), 44);
    // What lay in the device, an hour of it, with its counter.
    m_house->poll(0, 6 * rateHour, 7 * rateHour, 600, m_house->steady(2));
    m_house->sumUp();
    QCOMPARE(value("SELECT count(*) FROM fleet_quarters WHERE shares_accepted > 0").toInt(), 48);
    QVERIFY(value("SELECT max(abs(shares_accepted - 2)) FROM fleet_quarters").toDouble() < 1e-9);
    const QByteArrayList grown = rows();
    makeAnew();
    QCOMPARE(rows(), grown);
}

void TestFleetGrowth::aForgottenMinerLeavesIt()
{
    m_house->pollAll(0, rateDay, 60);
    m_house->sumUp();
    QVERIFY(qAbs(value("SELECT avg(shares_accepted) FROM fleet_hours").toDouble() - 14) < 0.01);
    QVERIFY(settled(m_house->store->fleet.remove({m_house->keys.at(1)})).ok());
    m_house->sumUp();
    QVERIFY(qAbs(value("SELECT avg(shares_accepted) FROM fleet_hours").toDouble() - 10) < 0.01);
    QVERIFY(qAbs(value("SELECT avg(shares_accepted) FROM fleet_quarters").toDouble() - 10) < 0.01);
    QCOMPARE(value("SELECT max(shares_accepted_miners) FROM fleet_quarters").toInt(), 2);
}

void TestFleetGrowth::whatIsNotTrimmedIsKept()
{
    m_house->poll(0, 0, 2 * rateDay, 60, m_house->restarted(m_house->steady(2), 50'000));
    m_house->sumUp();
    const QByteArrayList grown = rows();
    m_house->store.reset();
    QStringList gone;
    for (const char *table : {"samples", "packed", "quarters", "quarters_slow"})
        gone += QStringLiteral("DELETE FROM %1").arg(QLatin1String(table));
    gone += QStringLiteral("INSERT INTO trimmed SELECT key, %1 FROM miners")
                .arg(m_house->start.addDays(2).toSecsSinceEpoch());
    QVERIFY(sqlExecute(m_house->file(), gone));
    reopen();
    m_house->sumUp();
    QCOMPARE(rows(), grown);
    // Made anew, too: of what is left the hour of the restart would know less, and the last one nothing.
    const QByteArrayList hours = stored(QStringLiteral("fleet_hours"));
    makeAnew();
    QCOMPARE(stored(QStringLiteral("fleet_hours")), hours);
    // But where there are none at all.
    m_house->store.reset();
    QVERIFY(sqlExecute(m_house->file(),
                       {QStringLiteral("UPDATE fleet_hours SET shares_accepted_miners = NULL")}));
    reopen();
    makeAnew();
    QCOMPARE(value("SELECT count(*) FROM fleet_hours WHERE shares_accepted_miners > 0").toInt(), 46);
    QCOMPARE(value("SELECT count(*) FROM fleet_hours WHERE abs(shares_accepted - 2) < 1e-9").toInt(),
             45);
}

//! In the stretch of hours in which some of the readings around are gone, and those before: the rest is made of readings.
void TestFleetGrowth::madeAnewItIsAsBeforeWhereReadingsAreGone()
{
    for (int miner = 0; miner < 3; ++miner) {
        const auto counter = m_house->restarted(m_house->growing(miner), 40'000 + 20'000 * miner);
        m_house->poll(miner, 7 * miner, 100'000, 120, counter);
        m_house->poll(miner, 104'100 + 7 * miner, 2 * rateDay, 120, counter);
    }
    m_house->sumUp();
    const QByteArrayList grown = rows();
    const qint64 until = m_house->start.addSecs(rateDay).toSecsSinceEpoch();
    m_house->store.reset();
    QStringList changes{QStringLiteral("DELETE FROM samples WHERE k & 4294967295 < %1").arg(until),
                        QStringLiteral("INSERT INTO trimmed SELECT key, %1 FROM miners").arg(until)};
    for (const char *table : {"fleet_quarters", "fleet_hours"}) {
        changes += QStringLiteral("UPDATE %1 SET shares_accepted = 5 WHERE t >= %2")
                       .arg(QLatin1String(table))
                       .arg(until + 2 * rateHour);
    }
    QVERIFY(sqlExecute(m_house->file(), changes));
    QCOMPARE(value("SELECT count(*) FROM packed").toInt(), 0);
    reopen();
    QVERIFY(rows() != grown);
    makeAnew();
    QCOMPARE(rows(), grown);
}

void TestFleetGrowth::whatIsStaleIsReadOfTheMiners()
{
    m_house->pollAll(0, 10 * rateDay, 120);
    m_house->sumUp();
    const qint64 day2 = m_house->start.addDays(2).toSecsSinceEpoch();
    for (const char *table : {"fleet_quarters", "fleet_hours"}) {
        QVERIFY(
            sqlExecute(m_house->file(),
                       {QStringLiteral("UPDATE %1 SET shares_accepted = 500 WHERE t >= %2 AND t "
                                       "< %3")
                            .arg(QLatin1String(table))
                            .arg(day2)
                            .arg(day2 + 6 * rateHour)}));
    }
    const auto greatest = [&](int days) {
        double most = 0;
        const auto line = m_house->runs(m_house->request(0, days * rateDay, 300));
        for (const SeriesPoint &point : line.value(0))
            most = qMax(most, point.mean);
        return line.size() == 1 ? most : -1;
    };
    QVERIFY(greatest(4) > 400); // they are what is read
    QVERIFY(greatest(10) > 400);
    QVERIFY(sqlExecute(m_house->file(), {QStringLiteral("INSERT INTO stale VALUES (-1, %1, %2)")
                                             .arg(day2)
                                             .arg(day2 + 6 * rateHour)}));
    for (const int days : {4, 10})
        QVERIFY2(qAbs(greatest(days) - 14) < 0.3, qPrintable(QString::number(greatest(days))));
    m_house->sumUp();
    for (const int days : {4, 10})
        QVERIFY2(qAbs(greatest(days) - 14) < 0.3, qPrintable(QString::number(greatest(days))));
}

void TestFleetGrowth::whileItCollectsTheNewestIsReadOfTheMiners()
{
    const int now = int(m_house->start.secsTo(QDateTime::currentDateTimeUtc()));
    m_house->pollAll(now - 4 * rateDay, now - 5, 60);
    m_house->sumUp();
    QCOMPARE(value("SELECT count(*) FROM stale WHERE miner <= 0").toInt(), 0);
    QVERIFY(value("SELECT count(*) FROM fleet_quarters WHERE shares_accepted > 0").toInt() > 380);
    const auto check = [&] {
        for (const int days : {3, 10}) {
            const auto line = m_house->runs(m_house->request(now - days * rateDay, now, 150));
            QCOMPARE(line.size(), 1);
            for (const SeriesPoint &point : line.first()) {
                QVERIFY2(qAbs(point.mean - 14) < 0.3, qPrintable(QString::number(point.mean)));
                QCOMPARE(point.miners, 3);
            }
            const int behind = now - m_house->secondOf(line.first().last());
            QVERIFY2(behind < (days == 3 ? 2400 : 3 * rateHour),
                     qPrintable(QString::number(behind)));
        }
    };
    check();
    // The clock is set back: what was read before it is known as before.
    m_house->poll(0, now - 3 * rateHour, now - 2 * rateHour, 90, m_house->steady(2));
    check();
    m_house->sumUp();
    check();
}

//! What miners record by themselves has no shares.
void TestFleetGrowth::aRecordWithoutSharesStaysAGap()
{
    m_house->pollAll(0, rateDay, 60);
    m_house->pollAll(rateDay + 5 * rateHour, 2 * rateDay, 60);
    for (int miner = 0; miner < 3; ++miner) {
        Backfill fill{m_house->keys.at(miner),
                      {},
                      {{m_house->start.addSecs(rateDay - 60),
                        m_house->start.addSecs(rateDay + 5 * rateHour + 60)}},
                      60};
        for (int second = rateDay + 25; second < rateDay + 5 * rateHour; second += 60)
            fill.readings += telemetryAt(m_house->start.addSecs(second), 1000);
        QVERIFY(settled(m_house->store->log.fill(fill)).ok());
    }
    m_house->sumUp();
    for (const int days : {4, 7}) {
        const auto line = m_house->runs(m_house->request(0, days * rateDay, 150));
        QCOMPARE(line.size(), 2);
        for (const SeriesPoint &point : m_house->points(line)) {
            QCOMPARE(point.miners, 3);
            QVERIFY2(qAbs(point.mean - 14) < 0.5, qPrintable(QString::number(point.mean)));
        }
    }
}

COALFACE_TEST(TestFleetGrowth)
#include "tst_fleetgrowth.moc"
