// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "fixtures.h"
#include "nmminer/info.h"
#include "nmminer/protocol.h"
#include "nmminer/recognition.h"
#include "nmminer/startwatch.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace coalface::nmminer;

namespace {
QJsonObject info()
{
    return fixtureObject("nmminer-v2.0.04-api_system_info.json");
}

QJsonObject infoWith(const char *group, const char *key, const QJsonValue &value)
{
    QJsonObject whole = info();
    QJsonObject part = whole.value(QLatin1String(group)).toObject();
    part.insert(QLatin1String(key), value);
    whole.insert(QLatin1String(group), part);
    return whole;
}

HttpReply reply(const QByteArray &body, int status = 200,
                const QByteArray &type = "application/json")
{
    return {status, type, {}, body};
}
} // namespace

class TestNMMinerInfo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheFixture();
    void theHashrateIsInGigahashesHereAndInHashesInProbe();
    void difficultiesWithSuffixes();
    void noSensorIsNoTemperature();
    void numbersMayBeTexts();
    void valuesOfTheWrongTypeAreUnknown();
    void anAnswerWithoutWorkCannotBeRead();
    void tellsWhoItIs();
    void detailsHoldNoWorker();
    void recognisesProbe_data();
    void recognisesProbe();
    void recognisesInfo_data();
    void recognisesInfo();
    void answers_data();
    void answers();
    void aLoginPageIsAnotherDevice();
    void refusals_data();
    void refusals();
    void aStartIsSeenByTheUptime();
};

// The expected readings that the fixtures' README states, and the rest by hand.
void TestNMMinerInfo::readsTheFixture()
{
    const Telemetry telemetry = telemetryOf(info());
    QCOMPARE(telemetry.hashrate.value_or(0), 956'432.0);
    QCOMPARE(telemetry.sharesAccepted.value_or(0), 128);
    QCOMPARE(telemetry.sharesRejected.value_or(0), 2);
    QCOMPARE(telemetry.temperature.value_or(0), 51.3);
    QCOMPARE(telemetry.uptime.value_or(0), 4321);
    QCOMPARE(telemetry.bestSessionDifficulty.value_or(0), 0.04215);
    QCOMPARE(telemetry.bestDifficulty.value_or(0), 1.7833);
    QCOMPARE(telemetry.blocksFound, 0);
    QCOMPARE(telemetryOf(infoWith("miner", "blkhits", 1)).blocksFound, 1);
    QCOMPARE(telemetry.poolDifficulty.value_or(0), 0.0005);
    QCOMPARE(telemetry.wifiRssi.value_or(0), -52.0);
    QCOMPARE(telemetry.poolUrl, QStringLiteral("pool.example.com:3333"));
    QVERIFY(!telemetry.fallbackUrl); // "no list of pools here" (protocol page, 4.3)
    QCOMPARE(telemetry.poolUser,
             QStringLiteral("bc1qfakefakefakefakefakefakefakefakefakef0.worker1"));
    QVERIFY(!telemetry.power && !telemetry.efficiency && !telemetry.hashrateAverage
            && !telemetry.frequency && !telemetry.fanRpm && !telemetry.mode);
}

void TestNMMinerInfo::theHashrateIsInGigahashesHereAndInHashesInProbe()
{
    QCOMPARE(fixtureObject("nmminer-v2.0.04-probe.json").value(u"hr").toDouble(),
             telemetryOf(info()).hashrate.value_or(0));
}

void TestNMMinerInfo::difficultiesWithSuffixes()
{
    QCOMPARE(telemetryOf(infoWith("miner", "bestDiffEver", QStringLiteral("92.67T"))).bestDifficulty,
             92.67e12);
    QCOMPARE(telemetryOf(infoWith("miner", "poolDiff", QStringLiteral("8.00K"))).poolDifficulty,
             8000);
    QCOMPARE(telemetryOf(infoWith("miner", "poolDiff", 8000)).poolDifficulty, 8000);
    QVERIFY(!telemetryOf(infoWith("miner", "poolDiff", QStringLiteral("0.00000"))).poolDifficulty);
}

void TestNMMinerInfo::noSensorIsNoTemperature()
{
    QVERIFY(!telemetryOf(infoWith("temps", "vcore", QJsonValue())).temperature);
    QVERIFY(!telemetryOf(infoWith("temps", "vcore", 0)).temperature);
}

void TestNMMinerInfo::numbersMayBeTexts()
{
    const auto text = [](const char *value) { return QJsonValue(QLatin1String(value)); };
    QCOMPARE(telemetryOf(infoWith("miner", "hashRate", text("0.000956432"))).hashrate, 956'432.0);
    QCOMPARE(telemetryOf(infoWith("miner", "sAccepted", text("128"))).sharesAccepted, 128);
    QCOMPARE(telemetryOf(infoWith("identity", "rssi", text("-52"))).wifiRssi, -52.0);
}

void TestNMMinerInfo::valuesOfTheWrongTypeAreUnknown()
{
    for (const QJsonValue &odd :
         {QJsonValue(), QJsonValue(QJsonObject()), QJsonValue(true),
          QJsonValue(QStringLiteral("N/A")), QJsonValue(-1e300), QJsonValue(1e300)}) {
        QVERIFY(!telemetryOf(infoWith("miner", "hashRate", odd)).hashrate);
        QVERIFY(!telemetryOf(infoWith("miner", "sAccepted", odd)).sharesAccepted);
        QVERIFY(!telemetryOf(infoWith("miner", "uptimeSeconds", odd)).uptime);
        QVERIFY(!telemetryOf(infoWith("temps", "vcore", odd)).temperature);
        QVERIFY(!telemetryOf(infoWith("identity", "rssi", odd)).wifiRssi);
    }
    QCOMPARE(telemetryOf(object("{'miner':[],'stratum':7,'temps':'x'}")), Telemetry());
}

void TestNMMinerInfo::anAnswerWithoutWorkCannotBeRead()
{
    QVERIFY(!whyUnreadable(info()));
    const auto why = whyUnreadable(object("{'identity':{'hwModel':'NMMiner'},'miner':{}}"));
    QVERIFY(why && why->kind == Error::Kind::BadReply);
}

void TestNMMinerInfo::tellsWhoItIs()
{
    const Identity byProbe = identityOfProbe(fixtureObject("nmminer-v2.0.04-probe.json"));
    QCOMPARE(byProbe.manufacturer, QStringLiteral("NMTech"));
    QCOMPARE(byProbe.model, QStringLiteral("NMMiner"));
    QCOMPARE(byProbe.firmware, QStringLiteral("v2.0.04"));
    QCOMPARE(byProbe.hostname, QStringLiteral("nm-cyd-c5-ab12cd"));
    QVERIFY(byProbe.mac.isEmpty());
    QCOMPARE(identityOfInfo(info()), byProbe);
}

void TestNMMinerInfo::detailsHoldNoWorker()
{
    const auto details = detailsOf(info());
    QCOMPARE(details.value(QStringLiteral("fwVersion")), QStringLiteral("v2.0.04"));
    QCOMPARE(details.value(QStringLiteral("freeHeap")), QStringLiteral("118432"));
    QCOMPARE(details.value(QStringLiteral("uptimeEver")), QStringLiteral("58732"));
    for (const QString &detail : details)
        QVERIFY(!detail.contains(QLatin1String("bc1q")));
}

void TestNMMinerInfo::recognisesProbe_data()
{
    QTest::addColumn<QJsonObject>("page");
    QTest::addColumn<QString>("words"); // empty = it is one
    const QJsonObject page = fixtureObject("nmminer-v2.0.04-probe.json");
    const auto with = [&page](const char *key, const QJsonValue &value) {
        QJsonObject changed = page;
        changed.insert(QLatin1String(key), value);
        return changed;
    };
    const auto without = [&page](const char *key) {
        QJsonObject changed = page;
        changed.remove(QLatin1String(key));
        return changed;
    };
    QTest::newRow("documented") << page << QString();
    QTest::newRow("version without v") << with("ver", QStringLiteral("2.1.0")) << QString();
    QTest::newRow("standing still") << with("hr", 0) << QString();
    QTest::newRow("NMAxe") << with("model", QStringLiteral("NMAxe")) << QStringLiteral("\"NMAxe\"");
    QTest::newRow("NMAxe-Gamma") << with("model", QStringLiteral("NMAxe-Gamma"))
                                 << QStringLiteral("another driver");
    QTest::newRow("NMQAxe++") << with("model", QStringLiteral("NMQAxe++"))
                              << QStringLiteral("another driver");
    QTest::newRow("other case") << with("model", QStringLiteral("nmminer"))
                                << QStringLiteral("another kind");
    QTest::newRow("no hash rate") << without("hr") << QStringLiteral("another kind");
    QTest::newRow("no version") << without("ver") << QStringLiteral("another kind");
    QTest::newRow("no model") << without("model") << QStringLiteral("another kind");
    QTest::newRow("empty") << QJsonObject() << QStringLiteral("another kind");
}

void TestNMMinerInfo::recognisesProbe()
{
    QFETCH(QJsonObject, page);
    QFETCH(QString, words);
    const auto why = whyNotByProbe(page);
    QCOMPARE(why.has_value(), !words.isEmpty());
    if (why) {
        QCOMPARE(why->kind, Error::Kind::Rejected);
        QVERIFY2(why->detail.contains(words), qPrintable(why->detail));
    }
}

void TestNMMinerInfo::recognisesInfo_data()
{
    QTest::addColumn<QJsonObject>("page");
    QTest::addColumn<QString>("words"); // empty = it is one
    QTest::newRow("documented") << info() << QString();
    QTest::newRow("NMAxe") << infoWith("identity", "hwModel", QStringLiteral("NMAxe"))
                           << QStringLiteral("\"NMAxe\"");
    QTest::newRow("power group") << object("{'power':{'power':12},'miner':{'hashRate':720}}")
                                 << QStringLiteral("An NMAxe");
    QTest::newRow("display name") << object("{'identity':{'displayName':'x'}}")
                                  << QStringLiteral("An NMAxe");
    QTest::newRow("Bitaxe") << object(
        "{'ASICModel':'BM1370','hashRate':1,'macAddr':'02:00:00:00:00:01'}")
                            << QStringLiteral("AxeOS");
    QTest::newRow("something else") << object("{'hello':1}") << QStringLiteral("another");
}

void TestNMMinerInfo::recognisesInfo()
{
    QFETCH(QJsonObject, page);
    QFETCH(QString, words);
    const auto why = whyNotByInfo(page);
    QCOMPARE(why.has_value(), !words.isEmpty());
    if (why) {
        QCOMPARE(why->kind, Error::Kind::Rejected);
        QVERIFY2(why->detail.contains(words), qPrintable(why->detail));
    }
}

void TestNMMinerInfo::answers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("rejected"); // as a stranger; a known miner says BadReply
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, int status, const char *type, const QByteArray &body,
                        bool rejected, const char *words) {
        QTest::newRow(name) << status << QByteArray(type) << body << rejected
                            << QString::fromLatin1(words);
    };
    row("an update is in progress", 503, "text/plain",
        fixture("nmaxe-constructed_v3-probe_503.txt"), false, "ask again later");
    row("web page for every path", 200, "text/html", "<html></html>", true, "web page");
    row("text", 200, "text/plain", "OK", true, "text instead");
    row("list", 200, "application/json", "[{}]", true, "list");
    row("missing page", 404, "text/html", "", true, "404");
    row("redirect", 302, "text/html", "", true, "302");
    row("an AxeOS that refuses this address", 401, "text/html", "Unauthorized", false, "401");
    row("fault", 500, "text/plain", "", false, "fault");
    row("broken", 200, "application/json", "{\"a\":", false, "broken JSON");
    row("broken, called text", 200, "text/plain", "{\"a\":", false, "broken JSON");
}

void TestNMMinerInfo::answers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(bool, rejected);
    QFETCH(QString, words);
    const auto known = objectIn(reply(body, status, type));
    const auto stranger = objectFromStranger(reply(body, status, type));
    QVERIFY(!known.ok() && !stranger.ok());
    // What it reports of itself is no answer that the driver did not understand.
    const auto kind = status >= 500 ? Error::Kind::Unreachable : Error::Kind::BadReply;
    QCOMPARE(known.error().kind, kind);
    QCOMPARE(stranger.error().kind, rejected ? Error::Kind::Rejected : kind);
    QVERIFY2(known.error().detail.contains(words), qPrintable(known.error().detail));
    QVERIFY(objectIn(reply("{\"a\":1}", 200, "text/plain")).ok());
}

void TestNMMinerInfo::aLoginPageIsAnotherDevice()
{
    HttpReply page = reply("", 401, "text/html");
    page.headers.append(qMakePair(QByteArray("www-authenticate"), QByteArray("Basic")));
    QCOMPARE(objectFromStranger(page).error().kind, Error::Kind::Rejected);
}

void TestNMMinerInfo::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("outcome"); // -1 = it may have done it
    QTest::newRow("done") << 200 << -1;
    QTest::newRow("no content") << 204 << -1;
    QTest::newRow("bad value") << 400 << int(Outcome::Refused);
    QTest::newRow("missing page") << 404 << int(Outcome::Unsupported);
    QTest::newRow("too long") << 413 << int(Outcome::Refused);
    QTest::newRow("too soon") << 429 << int(Outcome::Refused);
    QTest::newRow("redirect") << 302 << int(Outcome::Refused);
    QTest::newRow("fault") << 500 << -1;
    QTest::newRow("update") << 503 << int(Outcome::Refused);
}

void TestNMMinerInfo::refusals()
{
    QFETCH(int, status);
    QFETCH(int, outcome);
    const auto refusal = refusalIn(
        reply(fixture("nmminer-v2.0.04-api_weather_refresh_post_429.txt"), status, "text/plain"));
    QCOMPARE(refusal ? int(refusal->outcome) : -1, outcome);
    QVERIFY(!refusal || !refusal->verified);
    QVERIFY(!refusalIn(reply(fixture("nmminer-v2.0.04-api_setting_mining_post.txt"))));
    QVERIFY(!refusalIn(reply(fixture("nmminer-v2.0.04-api_system_restart_post.json"))));
    QVERIFY(!refusalIn(reply(fixture("nmminer-v2.0.04-api_swarm_find_post.json"))));
}

void TestNMMinerInfo::aStartIsSeenByTheUptime()
{
    StartWatch watch(info()); // 4321 s
    watch.noteAsking();
    QVERIFY(watch.hasRestarted(infoWith("miner", "uptimeSeconds", 3)));
    QVERIFY(!watch.hasRestarted(infoWith("miner", "uptimeSeconds", 4321)));
    QVERIFY(!watch.hasRestarted(infoWith("miner", "uptimeSeconds", 9999)));
    QVERIFY(!watch.hasRestarted(infoWith("miner", "uptimeSeconds", QJsonValue())));
    StartWatch blind(infoWith("miner", "uptimeSeconds", QJsonValue()));
    QVERIFY(!blind.hasRestarted(infoWith("miner", "uptimeSeconds", 0)));
}

COALFACE_TEST(TestNMMinerInfo)
#include "tst_nmminer_info.moc"
