// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/fixture.h"
#include "bitaxe/powermodes.h"
#include "bitaxe/readings.h"
#include "tests/testprogram/testprogram.h"

#include <QJsonArray>
#include <QTest>

using namespace coalface;
using namespace coalface::bitaxe;

namespace {

Telemetry read(const QJsonObject &info, const QJsonObject &asic = {})
{
    const Board board = boardOf(info, asic);
    return telemetryOf(info, board, modesOf(optionsOf(board, asic)));
}

//! One change to a reply in which everything is as it should be.
Telemetry readChanged(const char *key, const QJsonValue &value)
{
    QJsonObject info = fixture(QStringLiteral("gamma601-v2.15.3-system_info"));
    info.insert(QLatin1String(key), value);
    return read(info);
}

//! The value of a key as text, numbers with 10 digits; "-" where it is unknown.
QString shown(const Telemetry &telemetry, const TelemetryField &field)
{
    if (const auto *member = std::get_if<TelemetryField::Text>(&field.member))
        return (telemetry.**member).value_or(QStringLiteral("-"));
    const auto value = telemetryNumber(telemetry, field);
    return value ? QString::number(*value, 'g', 10) : QStringLiteral("-");
}

} // namespace

class TestBitaxeReadings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryKeyOfEveryRecording_data();
    void readsEveryKeyOfEveryRecording();
    void leavesUnknownWhatIsNotMeasured_data();
    void leavesUnknownWhatIsNotMeasured();
    void takesTheHotterOfTwoSensors();
    void countsTheBlocksOfThisRun();
    void averagesOnlyOverFilledWindows_data();
    void averagesOnlyOverFilledWindows();
    void forgetsMeansThatStandStill();
    void findsTheFanSpeedOfEveryGeneration_data();
    void findsTheFanSpeedOfEveryGeneration();
    void sumsTheErrorsOfAllChips();
    void tellsTheDevicesOwnFaults_data();
    void tellsTheDevicesOwnFaults();
    void saysThatItIsPaused();
    void tellsThePoolsThatItHasStored();
    void survivesNonsenseInEveryField_data();
    void survivesNonsenseInEveryField();
    void decodesAReply();
};

// Each text holds the 24 values in the order of telemetryFields(), worked out by hand from the
// recording.
void TestBitaxeReadings::readsEveryKeyOfEveryRecording_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *values) {
        QTest::newRow(name) << QString::fromLatin1(values).simplified();
    };
    // hashrate temperature power uptime mode | average expected vr board efficiency
    // accepted rejected best session url difficulty | frequency core input rpm percent rssi errors error
    row("gamma601-v2.10.1",
        "1.184809322e+12 64.125 22.06066704 258691 standard - 1.071e+12 86 - 18.61959272"
        " 20205 24 2030000000 138170000 192.168.1.20:3333 1000 525 1.15 5.046875 5471 100 -35 - -");
    row("gamma601-v2.11.0b6",
        "1.620061768e+12 62.75 30.62738037 92290 custom - 1.632e+12 69 - 18.90506954"
        " 2500 5 572141152 45037351 public-pool.io:21496 16384 800 1.28 4.9609375 3419 100 -68 "
        "170846 -");
    row("gamma601-v2.12.2", "1.072240723e+12 60.125 18.7522583 18574 standard 1.071873657e+12 "
                            "1.071e+12 62 - 17.48885106"
                            " 4768 13 49224525 2038368 solo.ckpool.org:3333 1000 525 1.15 5.09375 "
                            "3915 48.4200668 -44 1415 -");
    row("gamma601-v2.15.3",
        "1.039515625e+12 65.125 20.1245117 612447 custom 1.070274414e+12 1.071e+12 73 - 19.35950862"
        " 1908 11 4.289657886e+10 634703787 pool.example.org:3333 8192 525 1.1 4.9765625 4057 "
        "60.73920822"
        " -49 835530 -");
    row("gamma602-v2.13.2",
        "4.75e+11 60 11.67000008 38 custom - 4.2e+11 45 40 24.56842121"
        " 1 10 238214491 21212121 public-pool.io:21496 1000 485 1.2 5.20875 4146 50 -32 4 -");
    row("gamma602-v2.14.2",
        "4.75e+11 60 11.67000008 38 custom - 4.2e+11 45 40 24.56842121"
        " 1 10 238214491 21212121 public-pool.io:21496 1000 485 1.2 5.20875 4146 50 -32 4 -");
    row("hex302-v2.0.7_48_ge561f60",
        "2.372758334e+12 58 58.35174561 212115 custom - 2.8161e+12 - 48 24.59236778"
        " 19739 0 4290000000 - 192.168.1.20:2018 - 525 1.2 11.90625 0 35 - - -");
    // Its asicCount says 1 where six chips hash: the expected hash rate follows it.
    row("hex302-v2.6.0",
        "2.372758334e+12 58 58.35174561 212115 custom - 4.6935e+11 45 - 24.59236778"
        " 19739 6 4290000000 3830000 public-pool.io:21496 1000 525 1.2 11.90625 5515 35 -44 - -");
    row("supra401-v2.4.5_3_gb5d1e36_dirty",
        "1e+12 59.875 2.650000095 4 standard - 6.2524e+11 78 - 2.650000095"
        " 0 0 483000 0 btc.example.pool:3333 - 490 1.166 5.175 3517 35 - - -");
    row("ultra-v2.0.0", "0 60 11.67000008 38 - - - - - -"
                        " 1 0 0 - 192.168.1.242:3333 - 485 1.2 5.20875 82 - - - -");
    row("ultra204-v2.1.10", "4.75e+11 60 11.67000008 38 standard - 3.2592e+11 45 40 24.56842121"
                            " 1 0 0 0 public-pool.io:21496 - 485 1.2 5.20875 0 100 - - -");
    row("ultra204-v2.6.5", "4.75e+11 60 11.67000008 38 standard - 3.2592e+11 45 40 24.56842121"
                           " 1 0 0 0 test.public-pool.io:21497 - 485 1.2 5.20875 0 100 - - -");
    row("ultra204-v2.8.1", "4.75e+11 60 11.67000008 38 standard - 4.2e+11 45 40 24.56842121"
                           " 1 0 0 0 test.public-pool.io:21497 - 485 1.2 5.20875 0 100 -32 - -");
    row("ultra204-v2.9.0", "4.75e+11 60 11.67000008 38 standard - 4.2e+11 45 40 24.56842121"
                           " 1 0 0 0 test.public-pool.io:21497 - 485 1.2 5.20875 0 100 -32 - -");
}

void TestBitaxeReadings::readsEveryKeyOfEveryRecording()
{
    QFETCH(QString, expected);
    const QJsonObject info = fixture(QString::fromLatin1(QTest::currentDataTag())
                                     + QStringLiteral("-system_info"));
    QVERIFY(!info.isEmpty());

    const Telemetry telemetry = read(info);
    const QStringList values = expected.split(u' ');
    QCOMPARE(values.size(), qsizetype(telemetryFields().size()));
    for (qsizetype i = 0; i < values.size(); ++i) {
        const TelemetryField &field = telemetryFields()[i];
        QVERIFY2(shown(telemetry, field) == values.at(i),
                 qPrintable(QStringLiteral("%1 is %2 instead of %3")
                                .arg(field.key, shown(telemetry, field), values.at(i))));
    }
}

void TestBitaxeReadings::leavesUnknownWhatIsNotMeasured_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *from, const QJsonValue &value, const char *key) {
        QTest::addRow("%s %s", from, qPrintable(value.toVariant().toString()))
            << QString::fromLatin1(from) << value << QString::fromLatin1(key);
    };
    const QJsonValue null;
    row("temp", -1, "temperature");
    row("temp", 0, "temperature");
    row("temp", null, "temperature");
    row("vrTemp", 0, "temperature_vr");
    row("hashRate", null, "hashrate");
    row("hashRate", -1, "hashrate");
    row("hashRate", true, "hashrate");
    row("power", null, "power");
    row("power", QStringLiteral("20"), "power");
    row("voltage", 0, "input_voltage");
    row("coreVoltage", 0, "core_voltage");
    row("frequency", 0, "frequency");
    row("uptimeSeconds", -5, "uptime");
    row("uptimeSeconds", 1e300, "uptime");
    row("sharesAccepted", null, "shares_accepted");
    row("sharesRejected", -1, "shares_rejected");
    row("bestDiff", null, "best_difficulty");
    row("bestSessionDiff", QStringLiteral("?"), "best_session_difficulty");
    row("poolDifficulty", 0, "pool_difficulty");
    row("fanspeed", null, "fan_percent");
    row("fanspeed", -1, "fan_percent");
    row("wifiRSSI", null, "wifi_rssi");
    row("hashrateMonitor", null, "hardware_errors");
    row("power_fault", QStringLiteral(" "), "error");
}

void TestBitaxeReadings::leavesUnknownWhatIsNotMeasured()
{
    QFETCH(QString, from);
    QFETCH(QJsonValue, value);
    QFETCH(QString, key);
    const TelemetryField *field = telemetryField(key);
    QVERIFY(field);
    QCOMPARE(shown(readChanged(qPrintable(from), value), *field), QStringLiteral("-"));
}

void TestBitaxeReadings::takesTheHotterOfTwoSensors()
{
    QCOMPARE(readChanged("temp2", 70.5).temperature, 70.5);
    QCOMPARE(readChanged("temp2", 40).temperature, 65.125);
    QCOMPARE(readChanged("temp2", 0).temperature, 65.125);
    QCOMPARE(read(json("{'temp':-1,'temp2':61}")).temperature, 61.0);
}

void TestBitaxeReadings::countsTheBlocksOfThisRun()
{
    // blockFound came with 2.11.0.
    QVERIFY(!read(fixture(QStringLiteral("gamma601-v2.10.1-system_info"))).blocksFound);
    QCOMPARE(read(fixture(QStringLiteral("gamma601-v2.11.0b6-system_info"))).blocksFound, 0);
    QCOMPARE(read(fixture(QStringLiteral("gamma602-v2.13.2-system_info"))).blocksFound, 1);
    QVERIFY(!readChanged("blockFound", -1).blocksFound);
}

void TestBitaxeReadings::averagesOnlyOverFilledWindows_data()
{
    QTest::addColumn<QJsonValue>("uptime");
    QTest::addColumn<double>("expected"); // 0: none
    QTest::newRow("an hour") << QJsonValue(3600) << 3e9;
    QTest::newRow("less than an hour") << QJsonValue(3599) << 2e9;
    QTest::newRow("ten minutes") << QJsonValue(600) << 2e9;
    QTest::newRow("less than ten minutes") << QJsonValue(599) << 1e9;
    QTest::newRow("just started") << QJsonValue(59) << 0.0;
    QTest::newRow("not known since when") << QJsonValue() << 0.0;
}

void TestBitaxeReadings::averagesOnlyOverFilledWindows()
{
    QFETCH(QJsonValue, uptime);
    QFETCH(double, expected);
    QJsonObject info = json("{'hashRate':5,'hashRate_1m':1,'hashRate_10m':2,'hashRate_1h':3}");
    info.insert(QLatin1String("uptimeSeconds"), uptime);
    QCOMPARE(read(info).hashrateAverage.value_or(0), expected);
    QCOMPARE(read(info).hashrateRecent.value_or(0), expected > 1e9 ? expected : 0); // no minute's
}

void TestBitaxeReadings::forgetsMeansThatStandStill()
{
    QVERIFY(!readChanged("hashRate", 0).hashrateAverage);
    QVERIFY(!readChanged("hashRate", 0).hashrateRecent);
    QVERIFY(!readChanged("miningPaused", true).hashrateAverage);
    QVERIFY(!readChanged("miningPaused", true).hashrateRecent);
    QVERIFY(!readChanged("hashRate", QJsonValue()).hashrateAverage);
    QCOMPARE(readChanged("hashRate_1h", 0).hashrateAverage.value_or(0), 1072.505127e9);
}

void TestBitaxeReadings::findsTheFanSpeedOfEveryGeneration_data()
{
    QTest::addColumn<QByteArray>("info");
    QTest::addColumn<double>("rpm");     // below 0: unknown
    QTest::addColumn<double>("percent"); // below 0: unknown
    QTest::newRow("2.0.0") << QByteArray("{'version':'v2.0.0','fanSpeed':4100}") << 4100.0 << -1.0;
    QTest::newRow("2.1.3") << QByteArray("{'version':'v2.1.3','fanSpeed':4100,'fanspeed':35}")
                           << 4100.0 << 35.0;
    QTest::newRow("2.1.4") << QByteArray("{'version':'v2.1.4','fanSpeedRpm':4000,'fanspeed':30}")
                           << 4000.0 << 30.0;
    QTest::newRow("2.1.9") << QByteArray("{'version':'v2.1.9','fanrpm':0,'fanspeed':30}") << 0.0
                           << 30.0;
    QTest::newRow("two fans") << QByteArray("{'version':'v2.11.0','fanrpm':3000,'fan2rpm':3500}")
                              << 3500.0 << -1.0;
    QTest::newRow("fork with a percentage")
        << QByteArray("{'version':'v2.9.0','fanSpeed':66}") << -1.0 << -1.0;
    QTest::newRow("float") << QByteArray("{'version':'v2.11.0','fanrpm':3000,'fanspeed':48.5}")
                           << 3000.0 << 48.5;
}

void TestBitaxeReadings::findsTheFanSpeedOfEveryGeneration()
{
    QFETCH(QByteArray, info);
    QFETCH(double, rpm);
    QFETCH(double, percent);
    const Telemetry telemetry = read(json(info));
    QCOMPARE(telemetry.fanRpm.value_or(-1), rpm);
    QCOMPARE(telemetry.fanPercent.value_or(-1), percent);
}

void TestBitaxeReadings::sumsTheErrorsOfAllChips()
{
    const auto errors = [](const char *asics) {
        return read(json(QByteArray("{'hashrateMonitor':{'asics':") + asics + "}}")).hardwareErrors;
    };
    QCOMPARE(errors("[{'errorCount':3},{'errorCount':0},{'errorCount':39}]"), 42);
    QCOMPARE(errors("[{'errorCount':0}]"), 0);
    QCOMPARE(errors("[{'errorCount':null},{'errorCount':7},5]"), 7);
    QVERIFY(!errors("[]"));
    QVERIFY(!errors("[{'total':5}]"));
    QVERIFY(!errors("{}"));
}

void TestBitaxeReadings::tellsTheDevicesOwnFaults_data()
{
    QTest::addColumn<QByteArray>("info");
    QTest::addColumn<QString>("expected");
    QTest::newRow("power") << QByteArray("{'power_fault':'VIN under voltage'}")
                           << QStringLiteral("VIN under voltage");
    QTest::newRow("hardware") << QByteArray("{'hardware_fault':'ASIC not found'}")
                              << QStringLiteral("ASIC not found");
    QTest::newRow("both") << QByteArray("{'hardware_fault':'b','power_fault':'a'}")
                          << QStringLiteral("a; b");
    QTest::newRow("overheated") << QByteArray("{'overheat_mode':1}")
                                << QStringLiteral("Overheat protection is on");
    QTest::newRow("overheated, true")
        << QByteArray("{'overheat_mode':true}") << QStringLiteral("Overheat protection is on");
    QTest::newRow("overheated, v2.1.9")
        << QByteArray("{'overheat':1}") << QStringLiteral("Overheat protection is on");
    QTest::newRow("none") << QByteArray("{'overheat_mode':0}") << QString();
}

void TestBitaxeReadings::tellsTheDevicesOwnFaults()
{
    QFETCH(QByteArray, info);
    QFETCH(QString, expected);
    QCOMPARE(read(json(info)).error.value_or(QString()), expected);
}

void TestBitaxeReadings::tellsThePoolsThatItHasStored()
{
    for (const QString &name :
         {QStringLiteral("ultra204-v2.6.5"), QStringLiteral("gamma601-v2.15.3")})
        QVERIFY(read(fixture(name + QStringLiteral("-system_info"))).poolsAreStored);
}

void TestBitaxeReadings::saysThatItIsPaused()
{
    QCOMPARE(readChanged("miningPaused", true).mode, QStringLiteral("paused"));
    QCOMPARE(readChanged("miningPaused", 1).mode, QStringLiteral("paused"));
    QCOMPARE(readChanged("miningPaused", false).mode, QStringLiteral("custom"));
    QCOMPARE(readChanged("hardware_fault", QStringLiteral("x")).mode, QStringLiteral("custom"));
}

void TestBitaxeReadings::survivesNonsenseInEveryField_data()
{
    QTest::addColumn<QJsonValue>("nonsense");
    QTest::newRow("null") << QJsonValue();
    QTest::newRow("flag") << QJsonValue(true);
    QTest::newRow("text") << QJsonValue(QStringLiteral("\u2603 1e999"));
    QTest::newRow("long text") << QJsonValue(QString(100000, u'9'));
    QTest::newRow("huge") << QJsonValue(1.7e308);
    QTest::newRow("hugely negative") << QJsonValue(-1.7e308);
    QTest::newRow("list") << QJsonValue(
        QJsonArray{1, QJsonArray{QJsonObject()}, QStringLiteral("x")});
    QTest::newRow("object") << QJsonValue(
        QJsonObject{{QStringLiteral("asics"), QStringLiteral("x")}});
}

void TestBitaxeReadings::survivesNonsenseInEveryField()
{
    QFETCH(QJsonValue, nonsense);
    QJsonObject info = fixture(QStringLiteral("gamma601-v2.15.3-system_info"));
    const QStringList keys = info.keys();
    for (const QString &key : keys)
        info.insert(key, nonsense);
    const Telemetry telemetry = read(info, info);
    QVERIFY(!telemetry.hashrate);
    QVERIFY(!telemetry.hashrateExpected);
    QVERIFY(!telemetry.efficiency);
}

void TestBitaxeReadings::decodesAReply()
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/gamma601-v2.15.3-system_info.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray body = file.readAll();
    const QJsonObject asic = fixture(QStringLiteral("gamma601-v2.15.3-system_asic"));
    QBENCHMARK
    {
        const Telemetry telemetry = read(QJsonDocument::fromJson(body).object(), asic);
        QVERIFY(telemetry.hashrate.has_value());
    }
}

COALFACE_TEST(TestBitaxeReadings)
#include "tst_bitaxe_readings.moc"
