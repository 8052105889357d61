// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/driver.h"
#include "bitaxe/statistics.h"
#include "plugins/webdevice.h"
#include "tests/testprogram/testprogram.h"
#include "writebench.h"

#include <minersdk/net/minerlink.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <cmath>

using namespace coalface;
using namespace coalface::bitaxe;
using namespace std::chrono_literals;

namespace {

QByteArray recordedBody(const char *name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject recordedObject(const char *name)
{
    return QJsonDocument::fromJson(recordedBody(name)).object();
}

//! Keys and texts in single quotes, so that it can be read here.
QJsonObject record(QByteArray text)
{
    return QJsonDocument::fromJson(text.replace('\'', '"')).object();
}

Result<RecordedHistory> readFrom(MinerAdapter &adapter, std::chrono::seconds reach = 1h)
{
    HistoryJob job(reach, QDeadlineTimer(20000));
    qobject_cast<MinerHistory *>(&adapter)->readHistory(&job);
    if (!QTest::qWaitFor([&job] { return job.isFinished(); }, 30000))
        return Error{Error::Kind::Internal, QStringLiteral("It never ended.")};
    return job.result();
}

QString whyNot(const Result<RecordedHistory> &history)
{
    return history ? QString() : history.error().detail;
}

} // namespace

//! What AxeOS records by itself (protocol page, section 7).
class TestBitaxeHistory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheRecordingOf215();
    void readsOnlyTheColumnsThatAreThere();
    void readsTheLabelsBefore211();
    void labelsAreFoundByNameAndCase();
    void withoutLabelsNothingIsGuessed();
    void anEmptyRecordIsNoReadings();
    void rowsThatCannotBeAreLeftOut_data();
    void rowsThatCannotBeAreLeftOut();
    void valuesThatCannotBeAreUnknown();
    void aReplyWithoutItsClockIsNone_data();
    void aReplyWithoutItsClockIsNone();
    void meansCountOnceTheirWindowIsFilled();
    void asksOnlyDevicesThatRecord_data();
    void asksOnlyDevicesThatRecord();
    void tellsWhoAnsweredAndAsksTwoPages();
    void theSimulatedMinersRowsComeBack_data();
    void theSimulatedMinersRowsComeBack();
    void aRestartEmptiesTheRecord();
};

void TestBitaxeHistory::readsTheRecordingOf215()
{
    const auto history = recordIn(recordedObject("gamma601-v2.15.3-system_statistics.json"), 1h);
    QVERIFY(history.ok());
    QCOMPARE(history->readings.size(), 3);
    // 612447946 - 612409553, and so on.
    QCOMPARE(history->readings[0].ageMs, 38'393);
    QCOMPARE(history->readings[1].ageMs, 1'393);
    QCOMPARE(history->readings[2].ageMs, 393);
    Telemetry expected;
    expected.hashrate = 1026.9614258 * 1e9;
    expected.hashrateAverage = 1070.0964355 * 1e9; // of an hour; it runs for 7 days
    expected.temperature = 64.625;                 // asicTemp2 is -1: there is none
    expected.temperatureVr = 73;
    expected.power = 20.1757813;
    expected.inputVoltage = 4976.5625 / 1000;
    expected.fanPercent = 60.1577415;
    expected.fanRpm = 4069;
    expected.wifiRssi = -46;
    QCOMPARE(history->readings[0].reading, expected);
    const auto recent = recordIn(recordedObject("gamma601-v2.15.3-system_statistics.json"), 30s);
    QCOMPARE(recent->readings.size(), 2);
}

void TestBitaxeHistory::readsOnlyTheColumnsThatAreThere()
{
    const auto history = recordIn(recordedObject("gamma601-v2.15.3-system_statistics_columns.json"),
                                  1h);
    QVERIFY(history.ok());
    Telemetry expected;
    expected.power = 20.1245117;
    expected.fanRpm = 4081;
    QCOMPARE(history->readings.last().reading, expected);
}

void TestBitaxeHistory::readsTheLabelsBefore211()
{
    const auto history = recordIn(
        record(
            "{'currentTimestamp':61125,'labels':['hashRate','temp','vrTemp','power','voltage',"
            "'current','coreVoltageActual','fanspeed','fanrpm','wifiRSSI','freeHeap','timestamp'],"
            "'statistics':[[0,-1,0,14.45,5031.25,0,0,100,0,-60,100000,13131],"
            "[440.1,60.125,52,15.1171875,5000,9000,1190,63,3300,-58,99000,28125]]}"),
        1h);
    QVERIFY(history.ok());
    QCOMPARE(history->readings.size(), 2);
    const Telemetry &starting = history->readings[0].reading;
    QCOMPARE(history->readings[0].ageMs, 61125 - 13131);
    QCOMPARE(starting.hashrate, 0.0); // measured: nothing
    QVERIFY(!starting.temperature);   // -1
    QVERIFY(!starting.temperatureVr); // 0: no sensor
    const Telemetry &running = history->readings[1].reading;
    QCOMPARE(running.hashrate, 440.1 * 1e9);
    QCOMPARE(running.temperature, 60.125);
    QCOMPARE(running.temperatureVr, 52.0);
    QCOMPARE(running.inputVoltage, 5.0);
    QCOMPARE(running.fanPercent, 63.0);
    QCOMPARE(running.fanRpm, 3300.0);
    QCOMPARE(running.wifiRssi, -58.0);
    QVERIFY(!running.coreVoltage); // that is what it is set to; the record has what was measured
}

void TestBitaxeHistory::labelsAreFoundByNameAndCase()
{
    const auto history = recordIn(
        record("{'currentTimestamp':2000,'labels':['timestamp','POWER','power','new','hashrate'],"
               "'statistics':[[1000,99,12.5,'?',500]]}"),
        1h);
    Telemetry expected;
    expected.power = 12.5;
    expected.hashrate = 500e9;
    QCOMPARE(history->readings.size(), 1);
    QCOMPARE(history->readings[0].reading, expected);
}

void TestBitaxeHistory::withoutLabelsNothingIsGuessed()
{
    const auto history = recordIn(recordedObject("ultra204-v2.8.1-statistics_dashboard.json"), 1h);
    QVERIFY(!history.ok());
    QCOMPARE(history.error().kind, Error::Kind::Unsupported);
}

void TestBitaxeHistory::anEmptyRecordIsNoReadings()
{
    const auto history = recordIn(recordedObject("suprahex-v2.10.1-system_statistics.json"), 1h);
    QVERIFY(history.ok());
    QVERIFY(history->readings.isEmpty());
}

void TestBitaxeHistory::rowsThatCannotBeAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::newRow("of the future: a start in between") << QByteArray("[9,5001]");
    QTest::newRow("of before the start") << QByteArray("[9,-1]");
    QTest::newRow("no time") << QByteArray("[9,null]");
    QTest::newRow("a time in words") << QByteArray("[9,'1000']");
    QTest::newRow("too short") << QByteArray("[9]");
    QTest::newRow("no list") << QByteArray("{'power':9}");
    QTest::newRow("a number") << QByteArray("9");
    QTest::newRow("nothing known") << QByteArray("[null,2000]");
    QTest::newRow("a time twice") << QByteArray("[9,1000]");
}

void TestBitaxeHistory::rowsThatCannotBeAreLeftOut()
{
    QFETCH(QByteArray, row);
    // Out of order, too: the later row comes first.
    const auto history = recordIn(record("{'currentTimestamp':5000,'labels':['power','timestamp'],"
                                         "'statistics':[[2,4000],[1,1000],"
                                         + row + "]}"),
                                  1h);
    QVERIFY(history.ok());
    QCOMPARE(history->readings.size(), 2);
    QCOMPARE(history->readings[0].ageMs, 4000);
    QCOMPARE(history->readings[0].reading.power, 1.0);
    QCOMPARE(history->readings[1].ageMs, 1000);
}

void TestBitaxeHistory::valuesThatCannotBeAreUnknown()
{
    const auto history = recordIn(
        record("{'currentTimestamp':5000,'labels':['hashrate','asicTemp','power','fanSpeed',"
               "'timestamp'],'statistics':[[null,1e12,-3,40,1000]]}"),
        1h);
    Telemetry expected;
    expected.fanPercent = 40;
    QCOMPARE(history->readings.size(), 1);
    QCOMPARE(history->readings[0].reading, expected);
}

void TestBitaxeHistory::aReplyWithoutItsClockIsNone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no clock") << QByteArray("{'labels':['timestamp'],'statistics':[]}");
    QTest::newRow("null") << QByteArray(
        "{'currentTimestamp':null,'labels':['timestamp'],'statistics':[]}");
    QTest::newRow("negative") << QByteArray(
        "{'currentTimestamp':-1,'labels':['timestamp'],'statistics':[]}");
    QTest::newRow("beyond all times")
        << QByteArray("{'currentTimestamp':1e300,'labels':['timestamp'],'statistics':[]}");
    QTest::newRow("no rows") << QByteArray("{'currentTimestamp':1,'labels':['timestamp']}");
    QTest::newRow("no column of times")
        << QByteArray("{'currentTimestamp':1,'labels':['power'],'statistics':[[1]]}");
}

void TestBitaxeHistory::aReplyWithoutItsClockIsNone()
{
    QFETCH(QByteArray, text);
    const auto history = recordIn(record(text), 1h);
    QVERIFY(!history.ok());
    QCOMPARE(history.error().kind, Error::Kind::BadReply);
}

void TestBitaxeHistory::meansCountOnceTheirWindowIsFilled()
{
    const auto history = recordIn(
        record("{'currentTimestamp':4000000,'labels':['hashrate','hashrate_1m','hashrate_10m',"
               "'hashrate_1h','timestamp'],'statistics':[[5,1,10,60,59999],[5,1,10,60,60000],"
               "[5,1,10,60,600000],[5,1,10,60,3600000],[0,1,10,60,3700000]]}"),
        2h);
    QList<std::optional<double>> means;
    for (const RecordedReading &one : history->readings)
        means += one.reading.hashrateAverage;
    // At 0 GH/s the firmware leaves the means as they were.
    QCOMPARE(means, (QList<std::optional<double>>{std::nullopt, 1e9, 10e9, 60e9, std::nullopt}));
}

void TestBitaxeHistory::asksOnlyDevicesThatRecord_data()
{
    QTest::addColumn<QByteArray>("info");
    QTest::addColumn<bool>("records");
    QTest::newRow("before 2.8") << QByteArray("{}") << false;
    QTest::newRow("2.8") << QByteArray("{'statsLimit':720,'statsDuration':1}") << true;
    QTest::newRow("2.8, off") << QByteArray("{'statsLimit':720,'statsDuration':0}") << false;
    QTest::newRow("2.9, off") << QByteArray("{'statsFrequency':0}") << false;
    QTest::newRow("2.9") << QByteArray("{'statsFrequency':120}") << true;
    QTest::newRow("2.14, off") << QByteArray("{'statsFrequency':0,'statsLimit':720}") << false;
    QTest::newRow("nonsense") << QByteArray("{'statsFrequency':'often'}") << false;
}

void TestBitaxeHistory::asksOnlyDevicesThatRecord()
{
    QFETCH(QByteArray, info);
    QFETCH(bool, records);
    const auto why = whyNoRecord(record(info));
    QCOMPARE(!why, records);
    if (why)
        QCOMPARE(why->kind, Error::Kind::Unsupported);
}

void TestBitaxeHistory::tellsWhoAnsweredAndAsksTwoPages()
{
    WebDevice device;
    MinerLink link(Endpoint{QHostAddress::LocalHost, device.serverPort()});
    const auto adapter = Driver().adapterFor(link);
    QJsonObject info = recordedObject("gamma601-v2.15.3-system_info.json");
    const auto show = [&](int frequency) {
        info.insert(QStringLiteral("statsFrequency"), frequency);
        device.pages["/api/system/info"].body = QJsonDocument(info).toJson();
    };
    device.pages["/api/system/statistics"].body = recordedBody(
        "gamma601-v2.15.3-system_statistics.json");
    show(30);
    const auto history = readFrom(*adapter);
    QVERIFY(history.ok());
    QCOMPARE(history->readings.size(), 3);
    QCOMPARE(*history->mac, normalisedMac(info.value(QStringLiteral("macAddr")).toString()));
    QCOMPARE(device.requests, (QByteArrayList{"/api/system/info", "/api/system/statistics"}));

    show(0);
    device.requests.clear();
    QCOMPARE(readFrom(*adapter).error().kind, Error::Kind::Unsupported);
    QCOMPARE(device.requests, QByteArrayList{"/api/system/info"});

    show(30);
    device.pages["/api/system/statistics"].body = QByteArray(1'100'000, ' ') + "{}";
    QCOMPARE(readFrom(*adapter).error().kind, Error::Kind::BadReply); // larger than a record is
    device.pages["/api/system/statistics"] = {"<html>", 200, "text/html"};
    QCOMPARE(readFrom(*adapter).error().kind, Error::Kind::BadReply);
}

void TestBitaxeHistory::theSimulatedMinersRowsComeBack_data()
{
    QTest::addColumn<QString>("variant");
    QTest::newRow("2.15") << QStringLiteral("gamma601-v2.15.3");
    QTest::newRow("2.12") << QStringLiteral("hex303-v2.12.2");
    QTest::newRow("old labels") << QStringLiteral("suprahex701-v2.10.1");
}

void TestBitaxeHistory::theSimulatedMinersRowsComeBack()
{
    QFETCH(QString, variant);
    WriteBench bench(variant);
    bench.settings().statsFrequency = 30;
    bench.engine().skip(20 * 60'000);
    const auto history = readFrom(bench.adapter(), 600s);
    QVERIFY2(history.ok(), qPrintable(whyNot(history)));
    // Ten minutes with a row every 30 s; one more or less by where they begin.
    QVERIFY2(qAbs(history->readings.size() - 20) <= 1,
             qPrintable(QString::number(history->readings.size())));
    for (const RecordedReading &one : history->readings) {
        const auto &now = bench.machine();
        QVERIFY(qAbs(*one.reading.hashrate / 1e9 - now.expectedHashrate())
                < 0.5 * now.expectedHashrate());
        QVERIFY(*one.reading.power > 5 && one.reading.temperature);
    }
    QCOMPARE(history->readings[0].ageMs - history->readings[1].ageMs, 30'000);
    QVERIFY(history->mac);
}

void TestBitaxeHistory::aRestartEmptiesTheRecord()
{
    WriteBench bench(QStringLiteral("gamma601-v2.15.3"));
    bench.settings().statsFrequency = 30;
    bench.engine().skip(20 * 60'000);
    RestartJob restart(QDeadlineTimer(20000));
    bench.adapter().restart(&restart);
    QTRY_VERIFY(bench.writes().size() == 1);
    bench.engine().skip(60'000);
    QTRY_VERIFY_WITH_TIMEOUT(restart.isFinished(), 20000);
    const auto history = readFrom(bench.adapter());
    QVERIFY2(history.ok(), qPrintable(whyNot(history)));
    QVERIFY(history->readings.size() <= 3); // of the minute since, and not of the 20 before
}

COALFACE_TEST(TestBitaxeHistory)
#include "tst_bitaxe_history.moc"
