// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/metrics/drivermeter.h"
#include "keptcounts.h"
#include "tests/drivers/driverfolder.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! Begins at an hour's beginning and is moved by hours.
class HourClock : public TestClock
{
public:
    int hours = 0;
    QDateTime now() const override
    {
        return QDateTime(QDate(2026, 3, 1), QTime(14 + hours, 0), Qt::UTC).addMSecs(monotonic());
    }
};

namespace {
const QString moodyType = u"moody"_s;
const QString scribeType = u"scribe"_s;

//! The ports by which the test driver is told what to do.
enum Mood { Good = 1, Crash = 2, Exit = 3, Hang = 4, Huge = 6, Silent = 7, CrashOnce = 9 };

} // namespace

//! What real hosts do, and what is counted of it.
class TestDriverMeter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void callsAreCountedByVerbAndClass();
    void aDeviceThatIsSilentIsUnreachable();
    void aCallThatItsCallerGaveUpIsNotCounted();
    void aCrashThatWasMadeGoodIsACrashAndAnAnsweredCall();
    void aCallThatCrashesItsHostTwiceIsOneFailedCall();
    void aDriverThatExitsHasCrashed();
    void aHangIsAHangAndNoCrash();
    void aWriteThatDiedWithItsHostIsTheDriversFault();
    void timeAndMemoryOfTheHostAreKnown();
    void theNextHourIsCountedByItself();
    void whatCannotBeStoredIsKeptAndCountedOnce();
    void theEndHandsOverWhatIsLeft();

private:
    bool ask(Mood mood, std::chrono::milliseconds deadline = 20s, const QString &id = {})
    {
        return answered(session().readTelemetry(miner(mood, id), deadline));
    }
    template<typename T>
    static bool answered(const QFuture<Result<T>> &future)
    {
        return QTest::qWaitFor([&] { return future.isFinished(); }, 20'000) && taken(future).ok();
    }
    MinerRef miner(Mood mood, const QString &id = {}) const
    {
        return {id.isEmpty() ? QString::number(mood) : id,
                {QHostAddress::LocalHost, quint16(mood)},
                {}};
    }
    DriverSession &session() { return *m_catalogue->session(moodyType); }
    //! Soon, so that is what was counted.
    bool soon(const std::function<bool(const DriverMetrics &)> &holds)
    {
        return QTest::qWaitFor(
            [&] {
                m_meter->save();
                return holds(m_log.of(moodyType));
            },
            20'000);
    }

    std::unique_ptr<DriverFolder> m_folder;
    HourClock m_clock;
    KeptCounts m_log;
    std::unique_ptr<DriverCatalogue> m_catalogue;
    std::unique_ptr<DriverMeter> m_meter;
};

void TestDriverMeter::init()
{
    m_folder = std::make_unique<DriverFolder>();
    m_folder->add(moodyType);
    m_folder->add(scribeType);
    m_clock.hours = 0;
    m_log = KeptCounts();
    m_catalogue = std::make_unique<DriverCatalogue>(m_folder->places(), m_clock,
                                                    DriverFolder::impatient());
    m_meter = std::make_unique<DriverMeter>(*m_catalogue, m_log, m_clock);
}

void TestDriverMeter::cleanup()
{
    m_meter.reset();
    m_catalogue.reset();
}

void TestDriverMeter::callsAreCountedByVerbAndClass()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(ask(Good));
    QVERIFY(!answered(session().readPoolInfo(miner(Good), 20s))); // it has none: unsupported
    QVERIFY(!answered(session().probe({QHostAddress::LocalHost, 1}, 20s))); // none of its devices
    QVERIFY(!ask(Huge)); // an answer that breaks the rules
    m_meter->save();
    const DriverMetrics counted = m_log.of(moodyType);
    QCOMPARE(counted.calls.value(u"readTelemetry"_s),
             (DriverMetrics::ByClass{{CallClass::Ok, 3}, {CallClass::Driver, 1}}));
    QCOMPARE(counted.calls.value(u"readPoolInfo"_s), (DriverMetrics::ByClass{{CallClass::Busy, 1}}));
    QCOMPARE(counted.calls.value(u"probe"_s), (DriverMetrics::ByClass{{CallClass::Ok, 1}}));
    QCOMPARE(counted.callCount(), 6);
    QCOMPARE(counted.driversFaults(), 1);
    QCOMPARE(counted.othersFailures(), 1);
    QCOMPARE(counted.latency.count(), 3);
    QCOMPARE(counted.crashes + counted.hangs + counted.restarts, 0);
}

void TestDriverMeter::aDeviceThatIsSilentIsUnreachable()
{
    QVERIFY(ask(Good)); // its host is there: what is not sent in time counts for nobody
    QVERIFY(!ask(Silent, 200ms));
    m_meter->save();
    QCOMPARE(m_log.calls(moodyType, "readTelemetry", CallClass::Unreachable), 1);
    QCOMPARE(m_log.of(moodyType).driversFaults(), 0);
    QCOMPARE(m_log.of(moodyType).hangs, 0);
}

void TestDriverMeter::aCallThatItsCallerGaveUpIsNotCounted()
{
    QVERIFY(ask(Good));
    const auto asked = session().readTelemetry(miner(Silent), 20s);
    session().cancel(QString::number(Silent));
    QVERIFY(!answered(asked));
    QCOMPARE(taken(asked).error().kind, Error::Kind::Aborted);
    m_meter->save();
    QCOMPARE(m_log.of(moodyType).callCount(), 1);
}

void TestDriverMeter::aCrashThatWasMadeGoodIsACrashAndAnAnsweredCall()
{
    MinerRef once = miner(CrashOnce);
    once.credentials.insert(u"session"_s, m_folder->configFolder() + u"/crashed"_s);
    QVERIFY(answered(session().readTelemetry(once, 20s)));
    QVERIFY(soon([](const DriverMetrics &counted) { return counted.callCount() == 1; }));
    const DriverMetrics counted = m_log.of(moodyType);
    QCOMPARE(counted.byClass().value(CallClass::Ok), 1);
    QCOMPARE(counted.crashes, 1);
    QCOMPARE(counted.hangs, 0);
    QCOMPARE(counted.restarts, 1);
}

void TestDriverMeter::aCallThatCrashesItsHostTwiceIsOneFailedCall()
{
    QVERIFY(!ask(Crash));
    QVERIFY(soon([](const DriverMetrics &counted) { return counted.restarts == 2; }));
    const DriverMetrics counted = m_log.of(moodyType);
    QCOMPARE(counted.calls.value(u"readTelemetry"_s),
             (DriverMetrics::ByClass{{CallClass::Driver, 1}}));
    QCOMPARE(counted.crashes, 2);
    QCOMPARE(counted.hangs, 0);
    QCOMPARE(counted.latency.count(), 0);
}

void TestDriverMeter::aDriverThatExitsHasCrashed()
{
    QVERIFY(!ask(Exit));
    QVERIFY(soon([](const DriverMetrics &counted) { return counted.crashes == 2; }));
    QCOMPARE(m_log.of(moodyType).hangs, 0);
}

void TestDriverMeter::aHangIsAHangAndNoCrash()
{
    QVERIFY(ask(Good)); // it runs: the next call's deadline does not pass while it starts
    QVERIFY(!ask(Hang, 300ms));
    QVERIFY(soon([](const DriverMetrics &counted) { return counted.restarts == 1; }));
    const DriverMetrics counted = m_log.of(moodyType);
    QCOMPARE(counted.hangs, 1);
    QCOMPARE(counted.crashes, 0);
    QCOMPARE(counted.calls.value(u"readTelemetry"_s),
             (DriverMetrics::ByClass{{CallClass::Ok, 1}, {CallClass::Driver, 1}}));
}

void TestDriverMeter::aWriteThatDiedWithItsHostIsTheDriversFault()
{
    // The caller gets a report, "unknown"; the driver gave no answer.
    const MinerRef target{u"m1"_s,
                          {QHostAddress::LocalHost, 2}, // it crashes when the request has left
                          {{u"marks"_s, m_folder->configFolder() + u"/marks"_s}}};
    const auto writing = m_catalogue->session(scribeType)
                             ->write(target, {WriteRequest::Verb::Restart}, {10s, 10s});
    QVERIFY(answered(writing));
    QCOMPARE(taken(writing).value().outcome, Outcome::Unknown);
    m_meter->save();
    QCOMPARE(m_log.of(scribeType).calls,
             (QMap<QString, DriverMetrics::ByClass>{{u"restart"_s, {{CallClass::Driver, 1}}}}));
    QTRY_COMPARE_WITH_TIMEOUT(([this] {
                                  m_meter->save();
                                  return m_log.of(scribeType).crashes;
                              }()),
                              1, 20'000);
}

void TestDriverMeter::timeAndMemoryOfTheHostAreKnown()
{
    QVERIFY(ask(Good));
#ifndef Q_OS_WIN
    QVERIFY(soon([](const DriverMetrics &counted) { return counted.cpuMs.has_value(); }));
    QVERIFY(*m_log.of(moodyType).cpuMs >= 0);
    QVERIFY2(*m_log.of(moodyType).cpuMs < 10'000, "since the host's start, not the computer's");
#endif
#if defined(Q_OS_LINUX) || defined(Q_OS_MACOS)
    QVERIFY(m_log.of(moodyType).peakRss.value_or(0) > 1'000'000);
#endif
}

void TestDriverMeter::theNextHourIsCountedByItself()
{
    QVERIFY(ask(Good));
    m_clock.hours = 1;
    QVERIFY(ask(Good));
    QVERIFY(ask(Good));
    m_meter->save();
    QList<qint64> calls;
    QList<QDateTime> hours;
    for (const DriverMetrics &metrics : std::as_const(m_log.kept)) {
        QCOMPARE(metrics.version, u"1.0.0"_s);
        calls += metrics.callCount();
        hours += metrics.hour;
    }
    QCOMPARE(calls, QList<qint64>({1, 2}));
    QCOMPARE(hours[0].secsTo(hours[1]), 3600);
    QCOMPARE(hours[1], hourOf(m_clock.now()));
}

void TestDriverMeter::whatCannotBeStoredIsKeptAndCountedOnce()
{
    m_log.fails = true;
    QVERIFY(ask(Good));
    m_meter->save();
    QVERIFY(ask(Good));
    QTRY_VERIFY_WITH_TIMEOUT(([this] {
                                 m_meter->save();
                                 return m_log.additions > 2;
                             }()),
                             20'000);
    QVERIFY(m_log.kept.isEmpty());
    m_log.fails = false;
    QVERIFY(soon([](const DriverMetrics &counted) { return counted.callCount() == 2; }));
    QVERIFY(ask(Good));
    m_meter->save();
    QCOMPARE(m_log.of(moodyType).callCount(), 3);
    QCOMPARE(m_log.of(moodyType).latency.count(), 3);
}

void TestDriverMeter::theEndHandsOverWhatIsLeft()
{
    QVERIFY(ask(Good));
    QVERIFY(m_log.kept.isEmpty());
    m_meter.reset();
    QCOMPARE(m_log.of(moodyType).callCount(), 1);
}

COALFACE_TEST(TestDriverMeter)
#include "tst_drivermeter.moc"
