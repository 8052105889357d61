// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/drivermetrics.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! What is counted of a driver, and what is computed from it.
class TestDriverMetrics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bucketsAreFourToADoubling();
    void aPercentileIsRightToTenPercent_data();
    void aPercentileIsRightToTenPercent();
    void percentilesOfUnevenTimesLieWhereTheCallsAre();
    void withoutCallsThereIsNoPercentile();
    void bucketsThatCannotBeAreIgnored();
    void onlyReadingsThatWentWellHaveALatency();
    void countsAddUp();
    void addingKeepsWhatIsUnknownUnknown();
    void anHourBeginsWhereTheClockStrikes_data();
    void anHourBeginsWhereTheClockStrikes();
};

void TestDriverMetrics::bucketsAreFourToADoubling()
{
    // The bounds: 1, 1.19, 1.41, 1.68, 2, 2.38, 2.83, 3.36, 4 ms
    QCOMPARE(LatencyHistogram::bucketOf(-5), 0);
    QCOMPARE(LatencyHistogram::bucketOf(0), 0);
    QCOMPARE(LatencyHistogram::bucketOf(1), 0);
    QCOMPARE(LatencyHistogram::bucketOf(2), 4);
    QCOMPARE(LatencyHistogram::bucketOf(3), 7);
    QCOMPARE(LatencyHistogram::bucketOf(4), 8);
    QCOMPARE(LatencyHistogram::bucketOf(1024), 40);
    QCOMPARE(LatencyHistogram::bucketOf(1025), 41);
    QCOMPARE(LatencyHistogram::bucketOf(1'048'576), LatencyHistogram::lastBucket);
    QCOMPARE(LatencyHistogram::bucketOf(std::numeric_limits<qint64>::max()),
             LatencyHistogram::lastBucket);
}

void TestDriverMetrics::aPercentileIsRightToTenPercent_data()
{
    QTest::addColumn<qint64>("milliseconds");
    for (const qint64 ms : {1, 2, 3, 7, 20, 99, 250, 1000, 8000, 120'000})
        QTest::addRow("%lld ms", qlonglong(ms)) << ms;
}

void TestDriverMetrics::aPercentileIsRightToTenPercent()
{
    QFETCH(const qint64, milliseconds);
    LatencyHistogram histogram;
    histogram.add(milliseconds);
    const double found = histogram.percentile(0.5).value();
    QVERIFY2(found > 0.9 * double(milliseconds) && found < 1.1 * double(milliseconds),
             qPrintable(QString::number(found)));
}

void TestDriverMetrics::percentilesOfUnevenTimesLieWhereTheCallsAre()
{
    LatencyHistogram histogram;
    for (int i = 0; i < 94; ++i)
        histogram.add(20);
    for (int i = 0; i < 4; ++i)
        histogram.add(300);
    histogram.add(5000);
    histogram.add(5000);
    QCOMPARE(histogram.count(), 100);
    // Of 100 calls the 50th took 20 ms, the 95th 300 ms, the 99th 5000 ms.
    const auto near = [&](double share, double expected) {
        const double found = histogram.percentile(share).value();
        return found > 0.9 * expected && found < 1.1 * expected;
    };
    QVERIFY(near(0.5, 20));
    QVERIFY(near(0.94, 20));
    QVERIFY(near(0.95, 300));
    QVERIFY(near(0.98, 300));
    QVERIFY(near(0.99, 5000));
    QVERIFY(near(1, 5000));
    QVERIFY(near(0, 20));
}

void TestDriverMetrics::withoutCallsThereIsNoPercentile()
{
    QVERIFY(!LatencyHistogram().percentile(0.5));
    QCOMPARE(LatencyHistogram().count(), 0);
}

void TestDriverMetrics::bucketsThatCannotBeAreIgnored()
{
    LatencyHistogram histogram;
    histogram.addCount(-1, 5);
    histogram.addCount(LatencyHistogram::lastBucket + 1, 5);
    histogram.addCount(3, 0);
    histogram.addCount(3, -2);
    QVERIFY(histogram == LatencyHistogram());
}

void TestDriverMetrics::onlyReadingsThatWentWellHaveALatency()
{
    DriverMetrics metrics;
    metrics.countCall(u"readTelemetry"_s, CallClass::Ok, 20);
    metrics.countCall(u"readPoolInfo"_s, CallClass::Ok, 20);
    metrics.countCall(u"readTelemetry"_s, CallClass::Unreachable, 8000);
    metrics.countCall(u"readTelemetry"_s, CallClass::Protocol, 9);
    metrics.countCall(u"setPool"_s, CallClass::Ok, 30'000);
    metrics.countCall(u"probe"_s, CallClass::Ok, 1);
    metrics.countCall(u"recognise"_s, CallClass::Ok, 1);
    QCOMPARE(metrics.latency.buckets(), (QMap<int, qint64>{{LatencyHistogram::bucketOf(20), 2}}));
    QCOMPARE(metrics.callCount(), 7);
}

void TestDriverMetrics::countsAddUp()
{
    DriverMetrics one;
    one.driverType = u"ferret"_s;
    one.crashes = 1;
    one.cpuMs = 30;
    one.peakRss = 5'000'000;
    one.countCall(u"readTelemetry"_s, CallClass::Ok, 10);
    one.countCall(u"readTelemetry"_s, CallClass::Protocol, 10);
    DriverMetrics other;
    other.hangs = 2;
    other.restarts = 3;
    other.cpuMs = 12;
    other.peakRss = 4'000'000;
    other.countCall(u"readTelemetry"_s, CallClass::Ok, 500);
    other.countCall(u"probe"_s, CallClass::Unreachable, 1000);
    other.countCall(u"setMode"_s, CallClass::Driver, 0);
    other.countCall(u"setMode"_s, CallClass::Busy, 0);
    one.add(other);
    QCOMPARE(one.driverType, u"ferret"_s);
    QCOMPARE(one.calls.value(u"readTelemetry"_s).value(CallClass::Ok), 2);
    QCOMPARE(one.callCount(), 6);
    QCOMPARE(one.driversFaults(), 2);
    QCOMPARE(one.othersFailures(), 2);
    QCOMPARE(one.byClass().size(), 6);
    QCOMPARE(one.byClass().value(CallClass::Auth, -1), 0);
    QCOMPARE(one.latency.count(), 2);
    QCOMPARE(one.crashes, 1);
    QCOMPARE(one.hangs, 2);
    QCOMPARE(one.restarts, 3);
    QCOMPARE(one.cpuMs, std::optional<qint64>(42));
    QCOMPARE(one.peakRss, std::optional<qint64>(5'000'000));
}

void TestDriverMetrics::addingKeepsWhatIsUnknownUnknown()
{
    DriverMetrics one;
    one.add(DriverMetrics());
    QVERIFY(!one.cpuMs);
    QVERIFY(!one.peakRss);
    DriverMetrics known;
    known.cpuMs = 0;
    known.peakRss = 1;
    one.add(known);
    one.add(DriverMetrics());
    QCOMPARE(one.cpuMs, std::optional<qint64>(0));
    QCOMPARE(one.peakRss, std::optional<qint64>(1));
}

void TestDriverMetrics::anHourBeginsWhereTheClockStrikes_data()
{
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("hour");
    QTest::newRow("within") << u"2026-03-01T14:59:59.999Z"_s << u"2026-03-01T14:00:00Z"_s;
    QTest::newRow("its first moment") << u"2026-03-01T14:00:00Z"_s << u"2026-03-01T14:00:00Z"_s;
    QTest::newRow("another zone") << u"2026-03-01T20:15:00+05:30"_s << u"2026-03-01T14:00:00Z"_s;
    QTest::newRow("a dead battery") << u"1969-12-31T23:30:00Z"_s << u"1969-12-31T23:00:00Z"_s;
}

void TestDriverMetrics::anHourBeginsWhereTheClockStrikes()
{
    QFETCH(const QString, time);
    QFETCH(const QString, hour);
    QCOMPARE(hourOf(QDateTime::fromString(time, Qt::ISODateWithMs)),
             QDateTime::fromString(hour, Qt::ISODate));
}

COALFACE_TEST(TestDriverMetrics)
#include "tst_drivermetrics.moc"
