// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/findings.h"
#include "core/fleet/minerstate.h"
#include "core/fleet/minerstatus.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

using Verdict = AlertVerdict;

const QDateTime noon(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

Miner healthy()
{
    Miner miner;
    miner.record.key = 1;
    miner.state = MinerState::Online;
    miner.status.lastAsked = miner.status.lastAnswered = noon;
    Telemetry telemetry;
    telemetry.timestamp = noon;
    telemetry.hashrate = 1e12;
    telemetry.hashrateExpected = 1e12;
    telemetry.temperature = 60;
    telemetry.uptime = 86'400;
    miner.telemetry = telemetry;
    return miner;
}

AlertRule withLimit(std::optional<double> limit)
{
    AlertRule rule;
    rule.enabled = true;
    rule.limit = limit;
    return rule;
}

AlertFinding find(AlertKind kind, Miner miner, const AlertRule &rule = {}, bool isActive = false,
                  std::optional<ShareCount> shares = {})
{
    miner.status.recentShares = shares;
    return findAlert(kind, rule,
                     {miner, {{u"temperature"_s, 70}, {u"temperature_vr"_s, 90}}, {}, isActive, noon});
}

} // namespace

Q_DECLARE_METATYPE(coalface::DriverState)
Q_DECLARE_METATYPE(coalface::AlertVerdict)

//! What the rules find at one moment.
class TestFindings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHealthyMinerIsClearOfEverything()
    {
        const Miner miner = healthy();
        for (const AlertKind kind :
             {AlertKind::Offline, AlertKind::NotHashing, AlertKind::PoolChanged})
            QCOMPARE(find(kind, miner).verdict, Verdict::Clear);
        QCOMPARE(find(AlertKind::Temperature, miner).verdict, Verdict::Clear);
        QCOMPARE(find(AlertKind::HashrateLow, miner, withLimit(30)).verdict, Verdict::Clear);
        QCOMPARE(find(AlertKind::Rejects, miner, withLimit(5)).verdict, Verdict::Unknown);
    }

    void aMissBrewsAndOfflineIsWhatTheFleetCallsOffline()
    {
        Miner miner = healthy();
        miner.status.misses = 1;
        miner.status.firstMiss = noon;
        QCOMPARE(find(AlertKind::Offline, miner).verdict, Verdict::Brewing);
        miner.state = MinerState::Offline;
        miner.status.misses = 3;
        const AlertFinding finding = find(AlertKind::Offline, miner);
        QCOMPARE(finding.verdict, Verdict::Holds);
        QCOMPARE(finding.since, noon);
    }

    void thatAnotherDeviceAnswersIsSaidInTheAlert()
    {
        Miner miner = healthy();
        miner.state = MinerState::Offline;
        miner.status.lastAsked = noon;
        noteMiss(miner.status, otherDevice(miner.record, u"02:00:00:00:00:02"_s));
        const AlertFinding finding = find(AlertKind::Offline, miner);
        QCOMPARE(finding.value, u"rejected"_s);
        QVERIFY(isOtherDevice(finding.value, finding.detail));
    }

    void thatItAnswersWithAFaultOfItsOwnIsSaidInTheAlert()
    {
        Miner miner = healthy();
        miner.state = MinerState::Offline;
        miner.status.lastAsked = noon;
        noteMiss(miner.status, {Error::Kind::Unreachable,
                                u"The device answered with HTTP 500, a fault of its own."_s});
        AlertFinding finding = find(AlertKind::Offline, miner);
        QCOMPARE(finding.value, u"unreachable"_s);
        QCOMPARE(finding.detail, u"It answers with a fault of its own (HTTP 500); it could not be "
                                 "read since 2026-03-01 12:00:00 UTC."_s);
        // What the window makes its own sentence of.
        QCOMPARE(ownFaultStatus(finding.value, finding.detail), u"500"_s);
        noteMiss(miner.status, {Error::Kind::Timeout, u"Nothing came in 8 s."_s});
        finding = find(AlertKind::Offline, miner);
        QCOMPARE(finding.detail, u"It has not answered since 2026-03-01 12:00:00 UTC."_s);
        QCOMPARE(offlineReason(finding.detail), QString());
    }

    void whatIsWrongWithItsAnswersIsSaidInTheAlert()
    {
        Miner miner = healthy();
        miner.state = MinerState::Offline;
        miner.status.lastAsked = noon;
        const QString reason = u"A web server answers in place of the miner's API: look there."_s;
        noteMiss(miner.status, {Error::Kind::Unreachable, reason});
        const QString detail = find(AlertKind::Offline, miner).detail;
        QCOMPARE(detail,
                 u"It has given no usable answer since 2026-03-01 12:00:00 UTC: "_s + reason);
        QCOMPARE(offlineReason(detail), reason);
        noteMiss(miner.status, {Error::Kind::Unreachable, u"10.0.0.3 refused the connection."_s});
        QCOMPARE(find(AlertKind::Offline, miner).detail,
                 u"It has not answered since 2026-03-01 12:00:00 UTC."_s);
    }

    void aBrokenDriversMinersAreNotCalledOffline()
    {
        Miner miner = healthy();
        miner.status.misses = 9;
        miner.status.lastError = u"driver_failed"_s;
        miner.state = MinerState::Offline;
        QCOMPARE(find(AlertKind::Offline, miner).verdict, Verdict::Unknown);
        miner.status.lastError.clear();
        miner.state = MinerState::NoDriver;
        QCOMPARE(find(AlertKind::Offline, miner).verdict, Verdict::Unknown);
    }

    void whatAPersonPausedIsNoAlert()
    {
        Miner miner = healthy();
        miner.telemetry->mode = u"paused"_s;
        miner.telemetry->hashrate = 0;
        miner.state = MinerState::Paused;
        QCOMPARE(find(AlertKind::NotHashing, miner).verdict, Verdict::Clear);
        QCOMPARE(find(AlertKind::HashrateLow, miner, withLimit(30)).verdict, Verdict::Clear);
        QCOMPARE(find(AlertKind::Rejects, miner, withLimit(5), true).verdict, Verdict::Clear);
        miner.state = MinerState::Offline; // and switched off then
        miner.status.misses = 5;
        QCOMPARE(find(AlertKind::Offline, miner).verdict, Verdict::Unknown);
    }

    void oldSamplesSayNothing_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("misses");
        QTest::newRow("a poll was missed") << int(MinerState::Online) << 1;
        QTest::newRow("offline") << int(MinerState::Offline) << 5;
        QTest::newRow("stale") << int(MinerState::Unknown) << 0;
        QTest::newRow("no driver") << int(MinerState::NoDriver) << 0;
    }
    void oldSamplesSayNothing()
    {
        QFETCH(int, state);
        QFETCH(int, misses);
        Miner miner = healthy();
        miner.state = MinerState(state);
        miner.status.misses = misses;
        miner.telemetry->temperature = 99;
        miner.telemetry->hashrate = 1e11;
        const ShareCount bad{10, 90, noon};
        for (const bool isActive : {false, true}) {
            QCOMPARE(find(AlertKind::NotHashing, miner, {}, isActive).verdict, Verdict::Unknown);
            QCOMPARE(find(AlertKind::Temperature, miner, {}, isActive).verdict, Verdict::Unknown);
            QCOMPARE(find(AlertKind::HashrateLow, miner, withLimit(30), isActive).verdict,
                     Verdict::Unknown);
            QCOMPARE(find(AlertKind::Rejects, miner, withLimit(5), isActive, bad).verdict,
                     Verdict::Unknown);
        }
    }

    void theHottestSensorAgainstItsOwnLimitCounts()
    {
        Miner miner = healthy();
        miner.telemetry->temperatureVr = 91.5;
        const AlertFinding finding = find(AlertKind::Temperature, miner);
        QCOMPARE(finding.verdict, Verdict::Holds);
        QCOMPARE(finding.part, u"temperature_vr"_s);
        QCOMPARE(finding.value, u"91.5"_s);
        QCOMPARE(finding.limit, u"90"_s);
        miner.telemetry->temperatureVr = {};
        miner.telemetry->temperature = {};
        QCOMPARE(find(AlertKind::Temperature, miner).verdict, Verdict::Unknown);
    }

    void itIsTooHotWhereTheFleetSaysSo()
    {
        for (const double celsius : {69.9, 70.0, 70.1}) {
            Miner miner = healthy();
            miner.telemetry->temperature = celsius;
            StateInput input;
            input.telemetry = miner.telemetry;
            input.status = miner.status;
            input.limits = {{u"temperature"_s, 70}};
            input.now = noon;
            const bool warns = minerState(input).reasons.contains(u"temperature"_s);
            QCOMPARE(find(AlertKind::Temperature, miner).verdict,
                     warns ? Verdict::Holds : Verdict::Clear);
        }
    }

    void coolingHasToBeClear()
    {
        Miner miner = healthy();
        miner.telemetry->temperature = 68;
        QCOMPARE(find(AlertKind::Temperature, miner, {}, false).verdict, Verdict::Clear);
        QCOMPARE(find(AlertKind::Temperature, miner, {}, true).verdict, Verdict::Holds);
        miner.telemetry->temperature = 67;
        QCOMPARE(find(AlertKind::Temperature, miner, {}, true).verdict, Verdict::Clear);
    }

    void theHashrateIsMeasuredByWhatIsExpected()
    {
        Miner miner = healthy();
        miner.telemetry->hashrate = 0.69e12;
        const AlertFinding finding = find(AlertKind::HashrateLow, miner, withLimit(30));
        QCOMPARE(finding.verdict, Verdict::Holds);
        QCOMPARE(finding.value, u"31"_s);
        miner.telemetry->hashrateAverage = 0.74e12; // the longer mean counts
        QCOMPARE(find(AlertKind::HashrateLow, miner, withLimit(30)).verdict, Verdict::Clear);
        QCOMPARE(find(AlertKind::HashrateLow, miner, withLimit(30), true).verdict, Verdict::Holds);
        miner.telemetry->hashrateAverage = 0.76e12;
        QCOMPARE(find(AlertKind::HashrateLow, miner, withLimit(30), true).verdict, Verdict::Clear);
        miner.telemetry->uptime = 60; // it has just begun
        QCOMPARE(find(AlertKind::HashrateLow, miner, withLimit(30)).verdict, Verdict::Unknown);
        miner.telemetry->uptime = 86'400;
        miner.telemetry->hashrateExpected = {};
        QCOMPARE(find(AlertKind::HashrateLow, miner, withLimit(30)).verdict, Verdict::Unknown);
    }

    void aLowHashrateIsSeenInTheMeanOfLateAndNotInADaysOnly()
    {
        Miner miner = healthy();
        miner.telemetry->hashrate = 0.5e12;
        miner.telemetry->hashrateAverage = 0.97e12; // of a day, an hour after it fell
        miner.telemetry->hashrateRecent = 0.69e12;
        QCOMPARE(find(AlertKind::HashrateLow, miner, withLimit(30)).verdict, Verdict::Holds);
        QCOMPARE(find(AlertKind::HashrateLow, miner, withLimit(30)).value, u"31"_s);
        // It is over a little nearer to what is expected only, and then at once.
        miner.telemetry->hashrateAverage = 0.6e12;
        miner.telemetry->hashrateRecent = 0.74e12;
        QCOMPARE(find(AlertKind::HashrateLow, miner, withLimit(30)).verdict, Verdict::Clear);
        QCOMPARE(find(AlertKind::HashrateLow, miner, withLimit(30), true).verdict, Verdict::Holds);
        miner.telemetry->hashrateRecent = 0.76e12;
        QCOMPARE(find(AlertKind::HashrateLow, miner, withLimit(30), true).verdict, Verdict::Clear);
    }

    //! Minutes at half its hash rate, and for how many of them and of the hour after that its hour's mean is low.
    void aShortDipIsNoLowHashrate_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<bool>("isLow");
        QTest::newRow("a moment") << 2 << false;
        QTest::newRow("a quarter of an hour") << 15 << false;
        QTest::newRow("half an hour") << 30 << false;
        QTest::newRow("an hour") << 60 << true;
    }
    void aShortDipIsNoLowHashrate()
    {
        QFETCH(int, minutes);
        QFETCH(bool, isLow);
        Miner miner = healthy();
        int low = 0;
        for (int minute = 0; minute <= minutes + 60; ++minute) {
            const int since = std::min(minute, minutes) - std::max(0, minute - 60);
            miner.telemetry->hashrate = minute < minutes ? 0.5e12 : 1e12;
            miner.telemetry->hashrateRecent = (60 - 0.5 * std::max(0, since)) / 60 * 1e12;
            const AlertFinding finding = find(AlertKind::HashrateLow, miner, withLimit(30));
            low += finding.verdict == Verdict::Holds ? 1 : 0;
        }
        QCOMPARE(low > 0, isLow);
        QVERIFY(!isLow || low >= 10); // the rule's ten minutes
    }

    void rejectsAreThoseOfLate()
    {
        const Miner miner = healthy();
        const auto of = [&](qint64 accepted, qint64 rejected, bool isActive) {
            return find(AlertKind::Rejects, miner, withLimit(5), isActive,
                        ShareCount{accepted, rejected, noon})
                .verdict;
        };
        QCOMPARE(of(95, 5, false), Verdict::Clear);
        QCOMPARE(of(94, 6, false), Verdict::Holds);
        QCOMPARE(of(95, 5, true), Verdict::Holds);
        QCOMPARE(of(96, 4, true), Verdict::Clear);
    }

    void aPoolIsSomeoneElsesWhereThatWasSeenOrLasts_data()
    {
        using Cause = PoolDrift::Cause;
        QTest::addColumn<int>("cause");
        QTest::addColumn<int>("seconds"); // it has lasted
        QTest::addColumn<bool>("isKnown");
        QTest::addColumn<AlertVerdict>("verdict");
        QTest::newRow("seen") << int(Cause::SomeoneElse) << 0 << true << Verdict::Holds;
        QTest::newRow("unseen") << int(Cause::Unseen) << 59 << true << Verdict::Brewing;
        QTest::newRow("unseen, and lasts") << int(Cause::Unseen) << 60 << true << Verdict::Holds;
        QTest::newRow("its own") << int(Cause::Device) << 3600 << true << Verdict::Clear;
        QTest::newRow("not known yet") << int(Cause::SomeoneElse) << 0 << false << Verdict::Unknown;
    }
    void aPoolIsSomeoneElsesWhereThatWasSeenOrLasts()
    {
        QFETCH(int, cause);
        QFETCH(int, seconds);
        QFETCH(bool, isKnown);
        QFETCH(AlertVerdict, verdict);
        PoolDrift drift;
        drift.inUse = {u"a.example:1"_s, u"thief"_s};
        drift.wanted.place = {u"a.example:1"_s, u"us"_s};
        drift.cause = PoolDrift::Cause(cause);
        drift.since = noon.addSecs(-seconds);
        const Miner miner = healthy();
        const AlertFinding finding = findAlert(AlertKind::PoolChanged, {},
                                               {miner, {}, drift, false, noon, isKnown});
        QCOMPARE(finding.verdict, verdict);
        if (verdict == Verdict::Clear || verdict == Verdict::Unknown)
            return;
        QCOMPARE(finding.value, u"a.example:1, thief"_s);
        QCOMPARE(finding.limit, u"a.example:1, us"_s);
        QVERIFY2(finding.detail.endsWith(u"a.example:1, us was set through Coalface."_s),
                 qPrintable(finding.detail));
    }

    void anotherFallbackIsToldWhereThePoolInUseIsRight()
    {
        PoolDrift fallback;
        fallback.isFallback = true;
        fallback.wanted.place = {u"b.example:2"_s, u"us"_s};
        fallback.cause = PoolDrift::Cause::SomeoneElse;
        fallback.since = noon;
        PoolDrift own;
        own.cause = PoolDrift::Cause::Device;
        const Miner miner = healthy();
        for (const std::optional<PoolDrift> &drift : {std::optional<PoolDrift>(), {own}}) {
            const AlertFinding finding = findAlert(AlertKind::PoolChanged, {},
                                                   {miner, {}, drift, false, noon, true, fallback});
            QCOMPARE(finding.verdict, Verdict::Holds);
            QCOMPARE(finding.part, u"fallback"_s);
            QVERIFY(finding.value.isEmpty());
            QCOMPARE(finding.limit, u"b.example:2, us"_s);
            QCOMPARE(finding.detail,
                     u"Someone else took the fallback pool away; b.example:2, us was "
                     "set through Coalface."_s);
        }
        PoolDrift inUse = own;
        inUse.cause = PoolDrift::Cause::SomeoneElse;
        QVERIFY(findAlert(AlertKind::PoolChanged, {}, {miner, {}, inUse, false, noon, true, fallback})
                    .part.isEmpty());
    }

    void startingAndIdleMinersHaveNoSecondAlert()
    {
        Miner miner = healthy();
        miner.telemetry->hashrate = 0;
        miner.state = MinerState::NotHashing;
        miner.reasons = {u"no_hashrate"_s};
        QCOMPARE(find(AlertKind::NotHashing, miner).verdict, Verdict::Holds);
        QCOMPARE(find(AlertKind::HashrateLow, miner, withLimit(30)).verdict, Verdict::Unknown);
        miner.state = MinerState::Starting;
        QCOMPARE(find(AlertKind::NotHashing, miner).verdict, Verdict::Unknown);
    }

    void aDriverIsBrokenWhereItWaitsForAPerson_data()
    {
        using State = DriverState;
        QTest::addColumn<DriverState>("state");
        QTest::addColumn<AlertVerdict>("verdict");
        QTest::newRow("broken") << State::Broken << Verdict::Holds;
        QTest::newRow("back off") << State::Backoff << Verdict::Unknown;
        QTest::newRow("starting") << State::Starting << Verdict::Unknown;
        QTest::newRow("ready") << State::Ready << Verdict::Clear;
        QTest::newRow("switched off") << State::Disabled << Verdict::Clear;
    }
    void aDriverIsBrokenWhereItWaitsForAPerson()
    {
        QFETCH(DriverState, state);
        QFETCH(AlertVerdict, verdict);
        DriverInfo info;
        info.state = state;
        QCOMPARE(findDriverAlert(info).verdict, verdict);
    }
};

COALFACE_TEST(TestFindings)
#include "tst_findings.moc"
