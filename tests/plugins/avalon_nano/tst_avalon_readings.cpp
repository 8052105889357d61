// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "fixture.h"

#include "avalon_nano/changes.h"
#include "avalon_nano/pools.h"
#include "avalon_nano/readings.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace coalface::avalon_nano;

namespace {
Telemetry read(const char *model, const Snapshot &snapshot)
{
    Version version;
    version.model = QString::fromLatin1(model);
    version.product = u"Avalon"_qs;
    return telemetryOf(modelOf(version.model), version, snapshot);
}

Snapshot nano3s()
{
    return recordedSnapshot(u"nano3s-25021401_56abae7-summary.json"_qs,
                            u"nano3s-25021401_56abae7-stats.json"_qs,
                            u"nano3s-25021401_56abae7-pools.json"_qs);
}

Snapshot q()
{
    return recordedSnapshot(u"q-25052801_14a19a2-summary.json"_qs,
                            u"q-25052801_14a19a2-stats.json"_qs,
                            u"q-25052801_14a19a2-pools.json"_qs);
}

Telemetry withMm(const char *mm, const char *model = "Nano3s")
{
    Snapshot snapshot;
    snapshot.mm = MmString::parse(QString::fromUtf8(mm));
    return read(model, snapshot);
}
} // namespace

class TestAvalonReadings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nano3sByHand();
    void nano3ByHand();
    void qInStandbyByHand();
    void theJoinedFixture();
    void theNoisyFiveSecondsAreNotTheHashrate();
    void withoutGhsspdTheMinuteCounts();
    void theMeanIsThePastWhenTheMachineStandsStill();
    void zeroDegreesAndAbsentSensorsAreUnknown();
    void temperatureOfDevsIsNotRead();
    void zeroFrequencyIsUnknown();
    void faultsBecomeWords();
    void allNumbersMayBeTexts();
    void hostileNumbersAreDropped();
    void uptimeIsTheSystems();
    void aRestartIsSeenByOneClock();
    void nothingToGoByIsAnError();
    void theActivePoolIsNotTheFirst();
    void aPoolOverviewByHand();
    void passwordsOfPoolsAreNotKept();
    void brokenPoolListsAreSurvived();
    void samePools();
};

void TestAvalonReadings::nano3sByHand()
{
    const Telemetry t = read("Nano3s", nano3s());
    QCOMPARE(t.hashrate.value_or(-1), 6.42303e12);           // GHSspd[6423.03]
    QCOMPARE(t.hashrateAverage.value_or(-1), 6.34729507e12); // MHS av 6347295.07
    QCOMPARE(t.hashrateRecent.value_or(-1), 6.62344302e12);  // MHS 15m, 3.6 h after the start
    QCOMPARE(t.hashrateExpected.value_or(-1), 6.5802e12);    // GHSmm[6580.20]
    QCOMPARE(t.temperature, 96.0);
    QVERIFY(!t.temperatureBoard && !t.temperatureVr);
    QCOMPARE(t.power, 132.0); // PS[6], not MPO 133
    QCOMPARE(t.uptime, 15954);
    QCOMPARE(t.mode, u"high"_qs);
    QCOMPARE(t.sharesAccepted, 2567);
    QCOMPARE(t.blocksFound, 0);
    QCOMPARE(t.sharesRejected, 1);
    QCOMPARE(t.bestSessionDifficulty, 111181383.0);
    QVERIFY(!t.bestDifficulty);
    QCOMPARE(t.poolUrl, u"stratum+tcp://stratum.braiins.com:3333"_qs);
    QCOMPARE(t.poolUser, u"fakeaccount.worker1"_qs);
    QCOMPARE(t.fallbackUrl, u"stratum+tcp://stratum.braiins.com:3333"_qs); // POOL 1
    QCOMPARE(t.fallbackUser, u"fakeaccount.worker1"_qs);
    QCOMPARE(t.poolDifficulty, 8192.0);
    QCOMPARE(t.frequency, 450.95);
    QCOMPARE(t.inputVoltage, 27.697);
    QVERIFY(!t.coreVoltage);
    QCOMPARE(t.fanRpm, 1720.0);
    QCOMPARE(t.fanPercent, 36.0);
    QVERIFY(!t.wifiRssi); // only in litestats
    QCOMPARE(t.hardwareErrors, 0);
    QVERIFY(!t.error);
    QCOMPARE(t.efficiency.value_or(-1), 132.0 / 6.42303);
}

void TestAvalonReadings::nano3ByHand()
{
    const Telemetry t = read("nano3", recordedSnapshot(u"nano3-24071801_42c628d-summary.json"_qs,
                                                       u"nano3-24071801_42c628d-stats.json"_qs));
    QCOMPARE(t.hashrate.value_or(-1), 3.3324e12);
    QCOMPARE(t.hashrateAverage.value_or(-1), 3.04807668e12);
    QCOMPARE(t.power, 92.0); // PS[5]; PS[6] is 314 mV
    QCOMPARE(t.inputVoltage, 27.80);
    QCOMPARE(t.temperature, 87.0);
    QCOMPARE(t.uptime, 101793);
    QCOMPARE(t.mode, u"medium"_qs);
    QVERIFY(!t.frequency); // Freq[0.00]
    QCOMPARE(t.fanRpm, 3360.0);
    QCOMPARE(t.fanPercent, 43.0);
    QCOMPARE(t.hardwareErrors, 148);
    QCOMPARE(t.sharesAccepted, 21853);
    QCOMPARE(t.sharesRejected, 15);
    QVERIFY(!t.poolUrl);
    QVERIFY(!t.fallbackUrl); // pools was not recorded

    const Telemetry plain = read("nano3",
                                 recordedSnapshot({}, u"nano3-24071801_42c628d-estats.txt"_qs));
    QCOMPARE(plain.power, 89.0);
    QCOMPARE(plain.hashrate.value_or(-1), 2.63098e12);
    QCOMPARE(plain.uptime, 512943);
    QCOMPARE(plain.hardwareErrors, 182);
}

void TestAvalonReadings::qInStandbyByHand()
{
    const Telemetry t = read("Q", q());
    QCOMPARE(t.hashrate, 0.0);
    QVERIFY(!t.hashrateAverage); // "MHS av" still says 44.5 TH/s
    QVERIFY(!t.hashrateRecent);
    QVERIFY(!t.efficiency);
    QVERIFY(!t.temperature); // TMax[0]
    QCOMPARE(t.temperatureBoard, 27.0);
    QCOMPARE(t.power, 146.0);
    QCOMPARE(t.mode, u"paused"_qs);
    QCOMPARE(t.fanRpm, 0.0);
    QCOMPARE(t.uptime, 37850);
    QVERIFY(!t.wifiRssi); // RSSI[0], wired
    QCOMPARE(t.poolUrl, u"stratum+tcp://pool.example.com:4444"_qs);
    QCOMPARE(t.poolDifficulty, 524288.0);
    QCOMPARE(t.frequency, 282.86);
}

void TestAvalonReadings::theJoinedFixture()
{
    const Reply joined = recordedReply(u"nano3s-25021401_56abae7-summary+version+stats.json"_qs);
    Snapshot snapshot;
    snapshot.summary = partOf(joined, Key("summary"))->first(Key("SUMMARY"));
    snapshot.device = partOf(joined, Key("stats"))->first(Key("STATS"));
    snapshot.mm = MmString::of(snapshot.device);
    const Telemetry t = read("Nano3s", snapshot);
    QCOMPARE(t.sharesAccepted, 188);
    QCOMPARE(t.hashrateAverage.value_or(-1), 5.44389745e12);
    QVERIFY(!t.hashrateRecent); // "MHS 15m" still fades in: 1.95 TH/s
    QVERIFY(t.power && t.hashrate && t.uptime);
}

void TestAvalonReadings::theNoisyFiveSecondsAreNotTheHashrate()
{
    Snapshot snapshot = nano3s();
    snapshot.mm = {};
    const Telemetry t = read("Nano3s", snapshot);
    QCOMPARE(t.hashrate.value_or(-1), 6.83780788e12); // "MHS 1m", not "MHS 5s" 7102024.09
}

void TestAvalonReadings::withoutGhsspdTheMinuteCounts()
{
    Snapshot snapshot;
    snapshot.summary = QJsonObject{{u"MHS 5m"_qs, 2.0},
                                   {u"MHS 5s"_qs, 99.0},
                                   {u"MHS 30s"_qs, 98.0},
                                   {u"MHS av"_qs, 3.0}};
    QCOMPARE(read("Nano3s", snapshot).hashrate, 2e6);
    snapshot.summary.insert(u"MHS 1m"_qs, 1.0);
    QCOMPARE(read("Nano3s", snapshot).hashrate, 1e6);
}

void TestAvalonReadings::theMeanIsThePastWhenTheMachineStandsStill()
{
    Snapshot snapshot = nano3s();
    snapshot.mm = MmString::parse(u"GHSspd[0.00] PS[0 0 27697 1 0 3678 12] MPO[133]");
    const Telemetry t = read("Nano3s", snapshot);
    QCOMPARE(t.hashrate, 0.0);
    QVERIFY(!t.hashrateAverage && !t.efficiency);
    QCOMPARE(t.power, 12.0);
}

void TestAvalonReadings::zeroDegreesAndAbsentSensorsAreUnknown()
{
    const Telemetry t = withMm(
        "ITemp[-273] OTemp[-273] TMax[0] TAvg[0] HBOTemp[-273] HBTemp[0] MTmax[0]");
    QVERIFY(!t.temperature && !t.temperatureBoard);
    QCOMPARE(withMm("TMax[-273] MTmax[ 80  82 ]").temperature, 82.0);
    QCOMPARE(withMm("HBOTemp[-273] HBTemp[41]").temperatureBoard, 41.0);
}

void TestAvalonReadings::temperatureOfDevsIsNotRead()
{
    Snapshot snapshot;
    snapshot.summary = recordedReply(u"nano3s-25021401_56abae7-devs.json"_qs).first(Key("DEVS"));
    QVERIFY(!read("Nano3s", snapshot).temperature); // "Temperature" 0.00
}

void TestAvalonReadings::zeroFrequencyIsUnknown()
{
    QVERIFY(!withMm("Freq[0.00]").frequency);
    QCOMPARE(withMm("Freq[450.95]").frequency, 450.95);
}

void TestAvalonReadings::faultsBecomeWords()
{
    QVERIFY(!withMm("ECHU[0 0] ECMM[0] PS[0 1] FanErr[0]").error);
    QCOMPARE(withMm("ECHU[0 16] ECMM[2] PS[2048 0] FanErr[1]").error,
             u"Hash board error 16; Controller error 2; Power supply: fan; Fan error"_qs);
}

void TestAvalonReadings::allNumbersMayBeTexts()
{
    Snapshot snapshot = nano3s();
    for (auto it = snapshot.summary.begin(); it != snapshot.summary.end(); ++it)
        *it = u"  "_qs + QString::number(it->toDouble(), 'f', 4);
    const Telemetry t = read("Nano3s", snapshot);
    QCOMPARE(t.sharesAccepted, 2567);
    QCOMPARE(t.hashrateAverage.value_or(-1), 6.34729507e12);
}

void TestAvalonReadings::hostileNumbersAreDropped()
{
    const Telemetry t = withMm("GHSspd[1e300] TMax[999] FanR[5000%] Fan1[-3] Elapsed[1e30] "
                               "HW[1e40] Freq[1e9] PS[1e300 1 2 3 4 5 6] "
                               "WORKMODE[1e300] RSSI[-900] ADJ[nan]");
    QVERIFY(!t.hashrate && !t.temperature && !t.fanPercent && !t.fanRpm && !t.uptime
            && !t.hardwareErrors);
    QVERIFY(!t.frequency && !t.wifiRssi && !t.mode);
}

void TestAvalonReadings::uptimeIsTheSystems()
{
    QCOMPARE(uptimeOf(nano3s()), 15954); // the program runs for 12961 s
    Snapshot snapshot = nano3s();
    snapshot.mm = {};
    QCOMPARE(uptimeOf(snapshot), 12961);
    QVERIFY(!uptimeOf({}));
}

void TestAvalonReadings::aRestartIsSeenByOneClock()
{
    const Snapshot before = nano3s();
    Snapshot now = before;
    QVERIFY(!hasRestarted(now, before, 10));
    now.mm = {}; // the program's clock alone is less than the system's was: that is no restart
    QVERIFY(!hasRestarted(now, before, 10));
    now.summary.insert(u"Elapsed"_qs, 12960);
    QVERIFY(hasRestarted(now, before, 10));
    now.mm = MmString::parse(u"Elapsed[20]");
    QVERIFY(hasRestarted(now, before, 10));
    QVERIFY(!hasRestarted(before, before, 100'000)); // a clock that stands still tells nothing
    QVERIFY(hasRestarted(now, {}, 21));              // it has started since the request
    QVERIFY(!hasRestarted(now, {}, 20));
}

void TestAvalonReadings::nothingToGoByIsAnError()
{
    QVERIFY(!whyUnreadable(nano3s()));
    const Snapshot antminer = recordedSnapshot(u"antminer_s19pro-49.0.1.3-summary.json"_qs,
                                               u"antminer_s19pro-49.0.1.3-stats.json"_qs);
    QVERIFY(whyUnreadable(antminer));
    QCOMPARE(whyUnreadable({})->kind, Error::Kind::BadReply);
}

void TestAvalonReadings::theActivePoolIsNotTheFirst()
{
    const auto pools = replyIn(R"({"STATUS":[{"STATUS":"S"}],"POOLS":[
        {"POOL":0,"URL":"stratum+tcp://a:1","Status":"Dead","Priority":0,"User":"u","Stratum Active":false,"Stratum Difficulty":1},
        {"POOL":1,"URL":"stratum+tcp://b:2","Status":"Alive","Priority":1,"User":"v","Stratum Active":false},
        {"POOL":2,"URL":"stratum+tcp://c:3","Status":"Alive","Priority":2,"User":"w","Stratum Active":true,"Stratum Difficulty":0,"Work Difficulty":64}]})");
    const QJsonArray list = pools->list(Key("POOLS"));
    QCOMPARE(activePoolUrl(list), u"stratum+tcp://c:3"_qs);
    QCOMPARE(activePoolUser(list), u"w"_qs);
    QCOMPARE(activePoolDifficulty(list), 64.0);
    const PoolInfo info = poolsOf(list);
    QCOMPARE(info.pools.size(), 3);
    QVERIFY(!info.pools[0].active && !info.pools[1].active && info.pools[2].active);
    QVERIFY(activePoolUrl({}).isEmpty() && activePoolUser({}).isEmpty());
}

void TestAvalonReadings::aPoolOverviewByHand()
{
    const PoolInfo info = poolsOf(nano3s().pools);
    QCOMPARE(info.pools.size(), 3);
    QVERIFY((info.pools[0]
             == PoolSlot{0, u"stratum+tcp://stratum.braiins.com:3333"_qs, u"fakeaccount.worker1"_qs,
                         true}));
    QVERIFY(!info.pools[1].active && !info.pools[2].active);
    QVERIFY(!info.hasPassword);
    // Avalon Q, with one pool configured.
    const PoolInfo single = poolsOf(q().pools);
    QCOMPARE(single.pools.size(), 1);
    QVERIFY(single.hasPassword && single.pools[0].active);
}

void TestAvalonReadings::passwordsOfPoolsAreNotKept()
{
    const auto pools = replyIn(
        R"({"STATUS":[{"STATUS":"S"}],"POOLS":[{"POOL":0,"URL":"stratum+tcp://me:secret@a:1","User":"u",
        "Password":"secret","Stratum Active":true}]})");
    const PoolInfo info = poolsOf(pools->list(Key("POOLS")));
    QVERIFY(info.hasPassword);
    QCOMPARE(info.pools[0].url, u"stratum+tcp://a:1"_qs);
    QCOMPARE(info.pools[0].user, u"u"_qs);
}

void TestAvalonReadings::brokenPoolListsAreSurvived()
{
    const auto pools = replyIn(
        R"({"STATUS":[{"STATUS":"S"}],"POOLS":[5,"x",null,{},{"POOL":-1,"URL":"a"},{"POOL":99,"URL":"a"},
        {"POOL":"1","URL":"b:1","Stratum Active":"true"},{"POOL":1,"URL":"c:1"},{"POOL":0,"URL":""}]})");
    const PoolInfo info = poolsOf(pools->list(Key("POOLS")));
    QCOMPARE(info.pools.size(), 1);
    QVERIFY((info.pools[0] == PoolSlot{1, u"b:1"_qs, QString(), true}));
}

void TestAvalonReadings::samePools()
{
    QVERIFY(isSamePool(u"pool.example.org:3333"_qs, u"stratum+tcp://Pool.example.org:3333"_qs));
    QVERIFY(!isSamePool(u"stratum+ssl://pool.example.org:3333"_qs, u"pool.example.org:3333"_qs));
}

COALFACE_TEST(TestAvalonReadings)
#include "tst_avalon_readings.moc"
