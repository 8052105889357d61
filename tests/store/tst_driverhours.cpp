// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"
#include "tests/testprogram/testprogram.h"

#include <QTemporaryDir>
#include <QTest>

using namespace coalface;
using namespace coalface::test;
using namespace Qt::StringLiterals;

//! What was counted of drivers, kept by the hour.
class TestDriverHours : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsAddedIsReadAgain();
    void anHourIsAddedToAndNotReplaced();
    void twoProgramsLoseNoneOfEachOthersCounts();
    void whatNoHostToldStaysUnknown();
    void onlyHoursThatReachIntoTheTimeAreSummedUp();
    void theVersionThatRanLastComesFirst();
    void whatIsOlderThanAYearIsDropped();
    void muchThatIsOldGoesBitByBit();
    void whatWasHandedOverBeforeTheEndIsStored();
    void aDatabaseThatCannotBeUsedIsSaid();

private:
    QString file() const { return m_folder->filePath(u"coalface.sqlite"_s); }
    int rows(const char *table) const
    {
        return sqlValue(file(), u"SELECT count(*) FROM "_s + QLatin1String(table)).toInt();
    }
    static QList<DriverFigures> all(Store &store, const char *since = "2000-01-01T00:00:00Z")
    {
        const Result<QList<DriverFigures>> read = settled(store.metrics.read(utc(since)));
        return read ? read.value() : QList<DriverFigures>();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {
DriverMetrics counted(const char *hour, const QString &version = u"1.0.0"_s)
{
    DriverMetrics metrics;
    metrics.driverType = u"pebble"_s;
    metrics.version = version;
    metrics.hour = utc(hour);
    return metrics;
}

DriverMetrics busyHour()
{
    DriverMetrics metrics = counted("2026-03-01T14:00:00Z");
    metrics.countCall(u"readTelemetry"_s, CallClass::Ok, 20);
    metrics.countCall(u"readTelemetry"_s, CallClass::Ok, 900);
    metrics.countCall(u"readTelemetry"_s, CallClass::Protocol, 5);
    metrics.countCall(u"probe"_s, CallClass::Unreachable, 1000);
    metrics.countCall(u"setPool"_s, CallClass::Auth, 5);
    metrics.countCall(u"setMode"_s, CallClass::Busy, 5);
    metrics.countCall(u"restart"_s, CallClass::Driver, 0);
    metrics.crashes = 1;
    metrics.hangs = 2;
    metrics.restarts = 3;
    metrics.cpuMs = 120;
    metrics.peakRss = 6'000'000;
    return metrics;
}
} // namespace

void TestDriverHours::whatIsAddedIsReadAgain()
{
    Store store(file());
    QVERIFY(all(store).isEmpty());
    QVERIFY(settled(store.metrics.add({busyHour()})).ok());
    const QList<DriverFigures> read = all(store);
    QCOMPARE(read.size(), 1);
    QVERIFY(read.first().sum == busyHour());
    QCOMPARE(read.first().hours, 1);
}

void TestDriverHours::anHourIsAddedToAndNotReplaced()
{
    Store store(file());
    QVERIFY(settled(store.metrics.add({busyHour()})).ok());
    DriverMetrics more = busyHour();
    more.peakRss = 5'000'000;
    more.countCall(u"login"_s, CallClass::Ok, 5);
    QVERIFY(settled(store.metrics.add({more})).ok());
    DriverMetrics sum = busyHour();
    sum.add(more);
    const QList<DriverFigures> read = all(store);
    QVERIFY(read.first().sum == sum);
    QCOMPARE(read.first().sum.callCount(), 15);
    QCOMPARE(read.first().sum.cpuMs, std::optional<qint64>(240));
    QCOMPARE(read.first().sum.peakRss, std::optional<qint64>(6'000'000));
    QCOMPARE(read.first().hours, 1);
    QCOMPARE(rows("driver_hours"), 1);
}

void TestDriverHours::twoProgramsLoseNoneOfEachOthersCounts()
{
    Store one(file());
    Store other(file());
    QList<QFuture<Result<Done>>> adding;
    for (int i = 0; i < 40; ++i) {
        adding += one.metrics.add({busyHour()});
        adding += other.metrics.add({busyHour()});
    }
    for (const auto &future : adding)
        QVERIFY(settled(future).ok());
    const DriverMetrics sum = all(one).first().sum;
    QCOMPARE(sum.callCount(), 7 * 80);
    QCOMPARE(sum.calls.value(u"readTelemetry"_s).value(CallClass::Ok), 2 * 80);
    QCOMPARE(sum.latency.count(), 2 * 80);
    QCOMPARE(sum.crashes, 80);
    QCOMPARE(sum.cpuMs, std::optional<qint64>(120 * 80));
}

void TestDriverHours::whatNoHostToldStaysUnknown()
{
    Store store(file());
    const DriverMetrics silent = counted("2026-03-01T14:00:00Z");
    QVERIFY(settled(store.metrics.add({silent})).ok());
    QVERIFY(settled(store.metrics.add({silent})).ok());
    QVERIFY(all(store).first().sum == silent);
    DriverMetrics told = silent;
    told.cpuMs = 0;
    told.peakRss = 4096;
    QVERIFY(settled(store.metrics.add({told, silent})).ok());
    QVERIFY(all(store).first().sum == told);
}

void TestDriverHours::onlyHoursThatReachIntoTheTimeAreSummedUp()
{
    Store store(file());
    for (const char *hour :
         {"2026-03-01T12:00:00Z", "2026-03-01T13:00:00Z", "2026-03-01T14:00:00Z"}) {
        DriverMetrics metrics = counted(hour);
        metrics.crashes = 1;
        QVERIFY(settled(store.metrics.add({metrics})).ok());
    }
    const auto since = [&](const char *time) { return all(store, time); };
    QCOMPARE(since("2026-03-01T12:59:59Z").first().sum.crashes, 3);
    QCOMPARE(since("2026-03-01T13:00:00Z").first().sum.crashes, 2);
    QCOMPARE(since("2026-03-01T13:00:00Z").first().hours, 2);
    QCOMPARE(since("2026-03-01T13:00:00Z").first().sum.hour, utc("2026-03-01T13:00:00Z"));
    QCOMPARE(since("2026-03-01T14:30:00Z").first().sum.crashes, 1);
    QVERIFY(since("2026-03-01T15:00:00Z").isEmpty());
}

void TestDriverHours::theVersionThatRanLastComesFirst()
{
    Store store(file());
    DriverMetrics other = counted("2026-03-01T10:00:00Z", u"1.0.0"_s);
    other.driverType = u"basalt"_s;
    QVERIFY(settled(store.metrics.add({counted("2026-03-01T12:00:00Z", u"1.0.0"_s),
                                       counted("2026-03-01T14:00:00Z", u"1.10.0"_s),
                                       counted("2026-03-01T13:00:00Z", u"1.9.0"_s), other}))
                .ok());
    QStringList order;
    for (const DriverFigures &figures : all(store))
        order += figures.sum.driverType + u' ' + figures.sum.version;
    QCOMPARE(order, QStringList({u"basalt 1.0.0"_s, u"pebble 1.10.0"_s, u"pebble 1.9.0"_s,
                                 u"pebble 1.0.0"_s}));
}

void TestDriverHours::whatIsOlderThanAYearIsDropped()
{
    Store store(file());
    DriverMetrics old = busyHour();
    old.hour = utc("2025-02-28T13:00:00Z");
    DriverMetrics young = busyHour();
    young.hour = utc("2025-02-28T14:00:00Z"); // 366 days before the newest
    QVERIFY(settled(store.metrics.add({old, young})).ok());
    QCOMPARE(rows("driver_hours"), 2);
    QVERIFY(settled(store.metrics.add({busyHour()})).ok());
    QCOMPARE(rows("driver_hours"), 2);
    const QList<DriverFigures> read = all(store);
    QCOMPARE(read.first().sum.hour, young.hour);
    QCOMPARE(rows("driver_calls"), 2 * 5);
    QCOMPARE(rows("driver_latencies"), 2 * 2);
}

void TestDriverHours::muchThatIsOldGoesBitByBit()
{
    Store store(file());
    QList<DriverMetrics> old;
    for (int i = 0; i < 700; ++i) {
        old += counted("2020-01-01T00:00:00Z");
        old.last().hour = old.last().hour.addSecs(3600 * i);
    }
    QVERIFY(settled(store.metrics.add(old)).ok());
    QVERIFY(settled(store.metrics.add({busyHour()})).ok());
    QCOMPARE(rows("driver_hours"), 201);
    QVERIFY(settled(store.metrics.add({busyHour()})).ok());
    QCOMPARE(rows("driver_hours"), 1);
}

void TestDriverHours::whatWasHandedOverBeforeTheEndIsStored()
{
    {
        Store store(file());
        (void)store.metrics.add({busyHour()}); // as a program does that ends
    }
    Store store(file());
    QVERIFY(all(store).first().sum == busyHour());
}

void TestDriverHours::aDatabaseThatCannotBeUsedIsSaid()
{
    {
        Store store(file());
        QVERIFY(settled(store.fleet.load()).ok());
    }
    QVERIFY(sqlExecute(file(), {u"PRAGMA user_version = 99"_s}));
    Store store(file());
    const auto added = settled(store.metrics.add({busyHour()}));
    QVERIFY(!added.ok());
    QVERIFY(added.error().detail.contains(u"newer version"_s));
    QVERIFY(!settled(store.metrics.read(utc("2000-01-01T00:00:00Z"))).ok());
}

COALFACE_TEST(TestDriverHours)
#include "tst_driverhours.moc"
