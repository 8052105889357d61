// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/faults.h"
#include "nerdqaxe/hashrates.h"
#include "nerdqaxe/powermodes.h"
#include "nerdqaxe/readings.h"
#include "plugins/fixture.h"
#include "tests/testprogram/testprogram.h"

#include <QJsonArray>
#include <QTest>

using namespace coalface;
using namespace coalface::nerdqaxe;

namespace {

QJsonObject info(const char *name)
{
    return fixture(QLatin1String(name) + QStringLiteral("-system_info"));
}

QJsonObject with(QJsonObject object, const char *changes)
{
    const QJsonObject added = json(changes);
    for (auto it = added.begin(); it != added.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QJsonObject lts()
{
    return info("nerdqaxeplusplus-V1.0.37.2_LTS");
}

} // namespace

#define COMPARE_NUMBER(actual, expected) \
    do { \
        QVERIFY((actual).has_value()); \
        QVERIFY2(qAbs(*(actual) - (expected)) <= 1e-9 * qAbs(double(expected)), \
                 qPrintable(QString::number(*(actual), 'g', 12))); \
    } while (false)

class TestNerdQAxeReadings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheLongTermRecording();
    void readsTheBetaRecording();
    void readsTheRecordingOf30();
    void readsTheExcerptOf37();
    void readsEveryMock_data();
    void readsEveryMock();
    void theHashRateIsAbsentFrom5To19();
    void theHashRateOf20To32IsTheTenMinuteMean();
    void aMeanCountsOnlyAfterItsWindow_data();
    void aMeanCountsOnlyAfterItsWindow();
    void hourAndDayOf31AreTheTenMinuteMean();
    void aMinerThatStandsStillHasNoMean();
    void temperatureZeroIsUnknown();
    void zerosOfChipSensorsAreNoTemperatures();
    void theHottestChipCounts();
    void theRegulatorsInnerSensorOnlyStandsIn();
    void nanAndTextsAreUnknown();
    void theFasterFanCounts();
    void difficultiesAreTextsOrNumbers();
    void attachedBoardsCountInPowerToo();
    void aShutdownIsAFaultAndNoPause();
    void switchedOffByItself();
    void theReasonComesFromTheDashboard();
    void aPoolWhoseWorkIsTurnedDown();
    void poolsAreUsedAtOnceFrom35On();
    void mocksInventKeysThatAreNotRead();
    void allTextsInsteadOfNumbersIsUnreadable();
    void anEmptyReplyIsUnknownThroughout();
};

void TestNerdQAxeReadings::readsTheLongTermRecording()
{
    const QList<PowerMode> modes = modesOf(
        optionsOf(fixture(QStringLiteral("nerdqaxeplusplus-v1.1.0_beta1-system_asic"))));
    const Telemetry t = telemetryOf(lts(), modes);
    QCOMPARE(t.mac, QStringLiteral("aa:bb:cc:dd:ee:ff"));
    COMPARE_NUMBER(t.hashrate, 4881.947e9);
    COMPARE_NUMBER(t.hashrateAverage, 4878.346e9); // 41 days up: the day's
    COMPARE_NUMBER(t.hashrateRecent, 4875.798e9);  // the hour's
    COMPARE_NUMBER(t.hashrateExpected, 4896e9);    // 600 MHz × 2040 × 4
    COMPARE_NUMBER(t.temperature, 55.0625);
    COMPARE_NUMBER(t.temperatureVr, 54.4375);
    QVERIFY(!t.temperatureBoard);
    COMPARE_NUMBER(t.power, 74.25);
    COMPARE_NUMBER(t.efficiency, 74.25 / 4.881947);
    COMPARE_NUMBER(t.inputVoltage, 12.04688); // mV here, V in minVoltage
    COMPARE_NUMBER(t.coreVoltage, 1.15);
    COMPARE_NUMBER(t.frequency, 600);
    QCOMPARE(t.uptime, 3554014);
    QCOMPARE(t.mode, QStringLiteral("standard"));
    QCOMPARE(t.sharesAccepted, 874110);
    QCOMPARE(t.sharesRejected, 231);
    QCOMPARE(t.blocksFound, 0);
    COMPARE_NUMBER(t.bestDifficulty, 36603151167.0);
    COMPARE_NUMBER(t.bestSessionDifficulty, 2833151285.0);
    QCOMPARE(t.poolUrl, QStringLiteral("stratum+ssl://pool.example.com:4333"));
    QCOMPARE(t.poolUser, QStringLiteral("bc1qexampleaddressexampleaddressexampl.nerdqaxe"));
    QCOMPARE(t.fallbackUrl, QStringLiteral("fallback.example.com:3333"));
    QCOMPARE(t.fallbackUser, QStringLiteral("bc1qexampleaddressexampleaddressexampl.nerdqaxe"));
    COMPARE_NUMBER(t.poolDifficulty, 4687);
    COMPARE_NUMBER(t.fanRpm, 2347);
    COMPARE_NUMBER(t.fanPercent, 90);
    COMPARE_NUMBER(t.wifiRssi, -44);
    QCOMPARE(t.hardwareErrors, 0);
    QVERIFY(!t.error);
}

void TestNerdQAxeReadings::readsTheBetaRecording()
{
    const Telemetry t = telemetryOf(info("nerdqaxeplusplus-v1.1.0_beta1"), {});
    COMPARE_NUMBER(t.hashrate, 5455.551e9);
    COMPARE_NUMBER(t.hashrateAverage, 5509.091e9); // 12 h up: the day's is half zeros
    COMPARE_NUMBER(t.hashrateExpected, 5548.8e9);  // 680 × 2040 × 4
    COMPARE_NUMBER(t.power, 103);                  // above maxPower, and true
    COMPARE_NUMBER(t.inputVoltage, 12.25);
    COMPARE_NUMBER(t.temperature, 59.875);
    COMPARE_NUMBER(t.bestDifficulty, 13790464144.0);
    QCOMPARE(t.poolUrl, QStringLiteral("192.168.1.6:2018"));
    COMPARE_NUMBER(t.poolDifficulty, 16384);
    COMPARE_NUMBER(t.fanRpm, 1796);
    COMPARE_NUMBER(t.fanPercent, 54);
    QVERIFY(!t.mode); // without lists no mode
}

void TestNerdQAxeReadings::readsTheRecordingOf30()
{
    const Telemetry t = telemetryOf(info("nerdqaxeplusplus-v1.0.30"), {});
    COMPARE_NUMBER(t.hashrate, 4756.291e9);
    COMPARE_NUMBER(t.hashrateAverage, 4756.291e9);
    COMPARE_NUMBER(t.hashrateExpected, 4814.4e9); // 590 × 2040 × 4
    COMPARE_NUMBER(t.bestDifficulty, 270e6);
    COMPARE_NUMBER(t.bestSessionDifficulty, 2.75e6);
    COMPARE_NUMBER(t.poolDifficulty, 4096);
    COMPARE_NUMBER(t.inputVoltage, 11.76563);
    COMPARE_NUMBER(t.coreVoltage, 1.12);
    QCOMPARE(t.poolUrl, QStringLiteral("eu.stratum.braiins.com:3333"));
    QVERIFY(!t.wifiRssi);
    QVERIFY(!t.hardwareErrors);
}

void TestNerdQAxeReadings::readsTheExcerptOf37()
{
    const Telemetry t = telemetryOf(info("nerdaxegamma-v1.0.37.1"), {});
    COMPARE_NUMBER(t.hashrate, 1424.808e9);
    COMPARE_NUMBER(t.hashrateAverage, 1422.106e9); // 4.5 h up
    COMPARE_NUMBER(t.temperatureVr, 59.75);
    COMPARE_NUMBER(t.bestDifficulty, 58389175);
    QCOMPARE(t.poolUrl, QStringLiteral("192.168.1.45:23334"));
    QVERIFY(!t.hashrateExpected);
    QVERIFY(!t.frequency);
    QVERIFY(!t.fanRpm);
}

void TestNerdQAxeReadings::readsEveryMock_data()
{
    QTest::addColumn<QString>("name");
    for (const char *version : {"v1.0.15", "v1.0.20", "v1.0.25", "v1.0.29", "v1.0.34"})
        QTest::newRow(version) << QStringLiteral("nerdqaxeplus-%1-system_info")
                                      .arg(QLatin1String(version));
}

void TestNerdQAxeReadings::readsEveryMock()
{
    QFETCH(QString, name);
    const Telemetry t = telemetryOf(fixture(name), {});
    COMPARE_NUMBER(t.hashrate, 475e9);
    QVERIFY(!t.hashrateAverage); // 38 s up
    QVERIFY(!t.hashrateRecent);
    COMPARE_NUMBER(t.hashrateExpected, 325.92e9); // 485 × 672 × 1
    COMPARE_NUMBER(t.temperature, 60);
    COMPARE_NUMBER(t.temperatureVr, 45);
    COMPARE_NUMBER(t.power, 11.670000076293945);
    COMPARE_NUMBER(t.inputVoltage, 5.20875);
    COMPARE_NUMBER(t.coreVoltage, 1.2);
    COMPARE_NUMBER(t.bestDifficulty, 0);
    COMPARE_NUMBER(t.fanPercent, 100);
    QCOMPARE(t.uptime, 38);
    QCOMPARE(t.poolUrl, QStringLiteral("public-pool.io:21496"));
    QVERIFY(!t.poolDifficulty); // 0, or not there
}

void TestNerdQAxeReadings::theHashRateIsAbsentFrom5To19()
{
    const QJsonObject old = info("nerdqaxeplus-v1.0.15");
    QVERIFY(!old.contains(QStringLiteral("hashRate")));
    COMPARE_NUMBER(presentHashrate(old), 475e9);
}

void TestNerdQAxeReadings::theHashRateOf20To32IsTheTenMinuteMean()
{
    // From v1.0.31 on there is a shorter one.
    COMPARE_NUMBER(presentHashrate(
                       json("{'hashRate':4800,'hashRate_10m':4800,'hashRate_1m':3900}")),
                   3900e9);
    COMPARE_NUMBER(presentHashrate(json("{'hashRate':4800,'hashRate_10m':4800}")), 4800e9);
    // From v1.0.33 on it is the present one.
    COMPARE_NUMBER(presentHashrate(
                       json("{'hashRate':4811,'hashRate_10m':4800,'hashRate_1m':3900}")),
                   4811e9);
}

void TestNerdQAxeReadings::aMeanCountsOnlyAfterItsWindow_data()
{
    QTest::addColumn<int>("uptime");
    QTest::addColumn<double>("expected"); // 0: none
    QTest::addColumn<double>("recent");
    QTest::newRow("just started") << 59 << 0.0 << 0.0;
    QTest::newRow("a minute") << 60 << 4874.594e9 << 0.0;
    QTest::newRow("ten minutes") << 600 << 4878.985e9 << 4878.985e9;
    QTest::newRow("an hour") << 3600 << 4875.798e9 << 4875.798e9;
    QTest::newRow("almost a day") << 86399 << 4875.798e9 << 4875.798e9;
    QTest::newRow("a day") << 86400 << 4878.346e9 << 4875.798e9;
}

void TestNerdQAxeReadings::aMeanCountsOnlyAfterItsWindow()
{
    QFETCH(int, uptime);
    QFETCH(double, expected);
    QFETCH(double, recent);
    QJsonObject device = lts();
    device.insert(QStringLiteral("uptimeSeconds"), uptime);
    QCOMPARE(meanHashrate(device).value_or(0), expected);
    QCOMPARE(recentHashrate(device).value_or(0), recent);
}

void TestNerdQAxeReadings::hourAndDayOf31AreTheTenMinuteMean()
{
    const QJsonObject device = json(
        "{'hashRate':4700,'hashRate_1m':4710,'hashRate_10m':4700,"
        "'hashRate_1h':4700,'hashRate_1d':4700,'uptimeSeconds':200000}");
    COMPARE_NUMBER(presentHashrate(device), 4710e9);
    COMPARE_NUMBER(meanHashrate(device), 4700e9);
}

void TestNerdQAxeReadings::aMinerThatStandsStillHasNoMean()
{
    const Telemetry t = telemetryOf(with(lts(), "{'hashRate':0}"), {});
    COMPARE_NUMBER(t.hashrate, 0);
    QVERIFY(!t.hashrateAverage && !t.hashrateRecent);
    QVERIFY(!t.efficiency);
}

void TestNerdQAxeReadings::temperatureZeroIsUnknown()
{
    const Telemetry t = telemetryOf(with(lts(), "{'temp':0,'vrTemp':0,'vrTempInt':0}"), {});
    QVERIFY(!t.temperature);
    QVERIFY(!t.temperatureVr);
}

void TestNerdQAxeReadings::zerosOfChipSensorsAreNoTemperatures()
{
    QVERIFY(!telemetryOf(with(lts(), "{'temp':0,'asicTemps':[0,0,0,0]}"), {}).temperature);
}

void TestNerdQAxeReadings::theHottestChipCounts()
{
    COMPARE_NUMBER(telemetryOf(with(lts(), "{'temp':58.5,'asicTemps':[57.5,58,59,58.5]}"), {})
                       .temperature,
                   59);
}

void TestNerdQAxeReadings::theRegulatorsInnerSensorOnlyStandsIn()
{
    COMPARE_NUMBER(telemetryOf(with(lts(), "{'vrTemp':0}"), {}).temperatureVr, 58.125);
}

void TestNerdQAxeReadings::nanAndTextsAreUnknown()
{
    // NaN prints as null.
    const Telemetry t = telemetryOf(with(lts(), "{'hashRate':null,'power':null,'temp':'hot'}"), {});
    QVERIFY(!t.hashrate);
    QVERIFY(!t.power);
    QVERIFY(!t.temperature);
    QCOMPARE(t.uptime, 3554014);
}

void TestNerdQAxeReadings::theFasterFanCounts()
{
    const Telemetry t
        = telemetryOf(with(lts(),
                           "{'fanspeed':30,'fanspeed2':80,'fanrpm':900,'fanrpm2':2100,'fans':[]}"),
                      {});
    COMPARE_NUMBER(t.fanPercent, 80);
    COMPARE_NUMBER(t.fanRpm, 2100);
    // The setting is no measurement.
    const Telemetry manual = telemetryOf(json("{'manualFanSpeed':79}"), {});
    QVERIFY(!manual.fanPercent);
}

void TestNerdQAxeReadings::difficultiesAreTextsOrNumbers()
{
    COMPARE_NUMBER(telemetryOf(json("{'bestDiff':'4.29G'}"), {}).bestDifficulty, 4.29e9);
    COMPARE_NUMBER(telemetryOf(json("{'bestDiff':1.274507897e14}"), {}).bestDifficulty,
                   127450789700000.0);
}

void TestNerdQAxeReadings::attachedBoardsCountInPowerToo()
{
    const Telemetry t
        = telemetryOf(with(lts(),
                           "{'can':{'hasExtension':true,'enabled':true,'fleetPower':150.5}}"),
                      {});
    COMPARE_NUMBER(t.power, 150.5);
    QVERIFY(!t.hashrateExpected);
    const Telemetry silent = telemetryOf(with(lts(), "{'can':{'enabled':true}}"), {});
    QVERIFY(!silent.power);
    QVERIFY(!silent.efficiency);
    const Telemetry alone = telemetryOf(with(lts(), "{'can':{'enabled':false}}"), {});
    COMPARE_NUMBER(alone.power, 74.25);
}

void TestNerdQAxeReadings::aShutdownIsAFaultAndNoPause()
{
    const QJsonObject off = with(lts(), "{'shutdown':true,'hashRate':0,'hashRate_1m':0,"
                                        "'hashRate_10m':0,'hashRate_1h':0,'hashRate_1d':0,"
                                        "'coreVoltageActual':0}");
    QVERIFY(isShutDown(off));
    QVERIFY(!hasProtectedItself(off));
    const Telemetry t = telemetryOf(off, modesOf(optionsOf(fixture(QStringLiteral(
                                             "nerdqaxeplusplus-v1.1.0_beta1-system_asic")))));
    COMPARE_NUMBER(t.hashrate, 0);
    QVERIFY(t.mode != QStringLiteral("paused"));
    QVERIFY(t.error->startsWith(QStringLiteral("Shut down")));
}

void TestNerdQAxeReadings::switchedOffByItself()
{
    const char off[] = "{'hashRate':0,'coreVoltage':0,'coreVoltageActual':0}";
    const Telemetry t = telemetryOf(with(lts(), off), {});
    QVERIFY(t.error->contains(QStringLiteral("switched its chips off")));
    QVERIFY(!t.coreVoltage);
    // Not while it starts, and not while it hashes.
    QVERIFY(!hasProtectedItself(with(with(lts(), off), "{'uptimeSeconds':20}")));
    QVERIFY(!hasProtectedItself(with(lts(), "{'coreVoltageActual':0}")));
}

void TestNerdQAxeReadings::theReasonComesFromTheDashboard()
{
    QVERIFY(!boardErrorOf(fixture(QStringLiteral("nerdqaxeplus-v1.0.38_alpha9-v2_dashboard"))));
    const Telemetry t = telemetryOf(with(lts(), "{'hashRate':0,'coreVoltageActual':0}"), {},
                                    json("{'system':{'boardError':2}}"));
    QVERIFY(t.error->contains(QStringLiteral("Board error 2 (the voltage regulator was too hot)")));
    QVERIFY(boardErrorOf(json("{'system':{'boardError':99}}")));
}

void TestNerdQAxeReadings::poolsAreUsedAtOnceFrom35On()
{
    QVERIFY(telemetryOf(info("nerdqaxeplusplus-v1.0.30"), {}).poolsAreStored);
    QVERIFY(!telemetryOf(info("nerdqaxeplusplus-v1.1.0_beta1"), {}).poolsAreStored);
    QVERIFY(!telemetryOf(lts(), {}).poolsAreStored);
}

void TestNerdQAxeReadings::aPoolWhoseWorkIsTurnedDown()
{
    QVERIFY(!telemetryOf(info("nerdqaxeplusplus-v1.1.0_beta1"), {}).error);
    const Telemetry t
        = telemetryOf(json("{'stratum':{'pools':[{'verifyBlocked':'fee\\u0007 too high'}]}}"), {});
    QCOMPARE(t.error, QStringLiteral("A pool's work is turned down: fee too high"));
}

void TestNerdQAxeReadings::mocksInventKeysThatAreNotRead()
{
    // boardtemp1 and boardtemp2 never come from firmware.
    QVERIFY(!telemetryOf(info("nerdqaxeplus-v1.0.29"), {}).temperatureBoard);
}

void TestNerdQAxeReadings::allTextsInsteadOfNumbersIsUnreadable()
{
    QVERIFY(!whyUnreadable(lts()));
    QVERIFY(!whyUnreadable(QJsonObject()));
    const auto why = whyUnreadable(
        json("{'hashRate':'1','temp':'2','power':'3','uptimeSeconds':'4'}"));
    QVERIFY(why);
    QCOMPARE(why->kind, Error::Kind::BadReply);
}

void TestNerdQAxeReadings::anEmptyReplyIsUnknownThroughout()
{
    QCOMPARE(telemetryOf(QJsonObject(), {}), Telemetry());
}

COALFACE_TEST(TestNerdQAxeReadings)
#include "tst_nerdqaxe_readings.moc"
