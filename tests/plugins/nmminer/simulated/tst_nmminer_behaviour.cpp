// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
// How the simulated devices react and move on.
#include "bench.h"
#include "tests/testprogram/testprogram.h"

#include <QtTest>

using namespace coalface::simulator;

namespace {
constexpr char mining[] = "/api/setting/mining";

QString str(const char *text)
{
    return QString::fromLatin1(text);
}
} // namespace

class tst_NMMinerBehaviour : public QObject
{
    Q_OBJECT
private slots:
    void sharesAndUptimeGrow();
    void theSameSeedGivesTheSameDevice();
    void settingsAreChangedInPart();
    void refusedSettings_data();
    void refusedSettings();
    void theWifiPasswordIsWriteOnly();
    void aNewPoolIsUsedAfterARestartOrAtOnce();
    void theDefectEmptiesThePool();
    void onlyAffectedFirmwareHasTheDefect();
    void restartTakesTheDeviceAwayAndResetsCounters();
    void identifyIsOnlyAnswered();
    void weatherIsRateLimited();
    void siblingsPagesAreMissing();
    void conditions();
    void valuesCanBeFixedAndLeftOut();
};

void tst_NMMinerBehaviour::sharesAndUptimeGrow()
{
    Bench bench("cyd28-v2.0.04");
    const int uptime = bench.info("miner", "uptimeSeconds").toInt();
    const int accepted = bench.info("miner", "sAccepted").toInt();
    const double rate = bench.info("miner", "hashRate").toDouble();
    QVERIFY(rate > 0.0008 && rate < 0.0011);
    bench.pass(600);
    QCOMPARE(bench.info("miner", "uptimeSeconds").toInt(), uptime + 600);
    QVERIFY(bench.info("miner", "sAccepted").toInt() > accepted);
    QVERIFY(bench.info("miner", "hashRate").toDouble() != rate);

    Bench announcing("cyd28-v1.8.10");
    const QString before = announcing.status().value(u"Uptime").toString();
    announcing.pass(5);
    QVERIFY(announcing.status().value(u"Uptime").toString() != before);
}

void tst_NMMinerBehaviour::theSameSeedGivesTheSameDevice()
{
    QCOMPARE(Bench("cyd28-v1.8.10").device().datagram(12345),
             Bench("cyd28-v1.8.10").device().datagram(12345));
    QVERIFY(Bench("cyd28-v1.8.10", 2).device().datagram(12345)
            != Bench("cyd28-v1.8.10").device().datagram(12345));
}

void tst_NMMinerBehaviour::settingsAreChangedInPart()
{
    Bench bench("cyd28-v2.0.04");
    QJsonObject expected = bench.object(mining);
    const HttpAnswer answer = bench.ask("POST", mining, R"({"PrimaryAddress":"me.1","Fun":[1]})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body,
             simulatedFixture(str("nmminer-v2.0.04-api_setting_mining_post.txt")).trimmed());
    QCOMPARE(answer.contentType, QByteArray("text/plain"));
    expected.insert(str("PrimaryAddress"), str("me.1"));
    QCOMPARE(bench.object(mining), expected);
}

void tst_NMMinerBehaviour::refusedSettings_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *path, const QByteArray &body,
                        const char *type = "application/json", int status = 400) {
        QTest::newRow(name) << QByteArray(path) << body << QByteArray(type) << status;
    };
    row("bad JSON", mining, "PrimaryPool=x");
    row("wrong type", mining, R"({"PrimaryAddress":"me","PrimaryPool":7})");
    row("not called JSON", mining, R"({"PrimaryAddress":"me"})", "text/plain");
    row("too long", mining, "{\"PrimaryAddress\":\"" + QByteArray(3000, 'x') + "\"}",
        "application/json", 413);
    row("out of range", "/api/setting/preference", R"({"Brightness":0})");
    row("a switch as a word", "/api/setting/preference", R"({"LedEnable":true})");
    row("no such page", "/api/setting/power", R"({})", "application/json", 404);
}

void tst_NMMinerBehaviour::refusedSettings()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    Bench bench("cyd28-v2.0.04");
    const QByteArray before = bench.ask("GET", mining).body;
    QCOMPARE(bench.ask("POST", path, body, type).status, status);
    QCOMPARE(bench.ask("GET", mining).body, before);
}

void tst_NMMinerBehaviour::theWifiPasswordIsWriteOnly()
{
    Bench bench("cyd28-v2.0.04");
    QCOMPARE(bench.ask("POST", "/api/setting/network", R"({"WiFiPWD":"new-secret"})").status, 200);
    QVERIFY(!bench.ask("GET", "/api/setting/network").body.contains("secret"));
}

void tst_NMMinerBehaviour::aNewPoolIsUsedAfterARestartOrAtOnce()
{
    const QByteArray change = R"({"PrimaryPool":"stratum+tcp://new.example.org:21496"})";
    Bench patient("cyd28-v2.0.04");
    QCOMPARE(patient.ask("POST", mining, change).status, 200);
    patient.pass(120);
    QCOMPARE(patient.info("stratum", "url").toString(), str("pool.example.org:3333"));
    patient.ask("POST", "/api/system/restart");
    patient.pass(10);
    QCOMPARE(patient.info("stratum", "url").toString(), str("new.example.org:21496"));

    Bench quick("esp32s3-v2.1.0");
    QCOMPARE(quick.ask("POST", mining, change).status, 200);
    quick.pass(10);
    QCOMPARE(quick.info("stratum", "url").toString(), str("new.example.org:21496"));
}

void tst_NMMinerBehaviour::theDefectEmptiesThePool()
{
    Bench bench("cyd28-v2.0.04");
    QVERIFY(bench.device().setCondition(str("emptypool")));
    QCOMPARE(bench.ask("POST", mining, R"({"PrimaryAddress":"me"})").status, 200);
    QCOMPARE(bench.object(mining).value(u"PrimaryPool").toString(), str("[:33]"));
    bench.ask("POST", "/api/system/restart");
    bench.pass(10);
    QCOMPARE(bench.info("stratum", "url").toString(), QString());
}

void tst_NMMinerBehaviour::onlyAffectedFirmwareHasTheDefect()
{
    QVERIFY(Bench("cyd28-v2.0.02").device().conditions().contains(str("emptypool")));
    QVERIFY(!Bench("esp32s3-v2.1.0").device().conditions().contains(str("emptypool")));
    QVERIFY(!Bench("esp32s3-v2.1.0").device().setCondition(str("emptypool")));
}

void tst_NMMinerBehaviour::restartTakesTheDeviceAwayAndResetsCounters()
{
    Bench bench("cyd28-v2.0.04");
    const int ever = bench.info("miner", "uptimeEver").toInt();
    QCOMPARE(bench.ask("POST", "/api/system/restart").body, QByteArray("{\"status\":\"ok\"}"));
    QVERIFY(bench.device().reachable());
    QVERIFY(bench.device().nextChange());
    bench.pass(1);
    QVERIFY(!bench.device().reachable());
    bench.pass(5);
    QVERIFY(bench.device().reachable());
    QVERIFY(bench.info("miner", "uptimeSeconds").toInt() < 5);
    QCOMPARE(bench.info("miner", "sAccepted").toInt(), 0);
    QVERIFY(bench.info("miner", "uptimeEver").toInt() >= ever);
    bench.pass(30);
    QVERIFY(bench.info("miner", "hashRate").toDouble() > 0);
}

void tst_NMMinerBehaviour::identifyIsOnlyAnswered()
{
    Bench bench("cyd28-v2.0.04");
    const QJsonObject before = bench.object("/api/system/info");
    QCOMPARE(bench.ask("POST", "/api/swarm/find").body, QByteArray("{\"status\":\"ok\"}"));
    QCOMPARE(bench.object("/api/system/info"), before);
}

void tst_NMMinerBehaviour::weatherIsRateLimited()
{
    Bench bench("cyd28-v2.0.04");
    QCOMPARE(bench.ask("POST", "/api/weather/refresh").status, 200);
    bench.pass(18);
    const HttpAnswer second = bench.ask("POST", "/api/weather/refresh");
    QCOMPARE(second.status, 429);
    QCOMPARE(second.body,
             simulatedFixture(str("nmminer-v2.0.04-api_weather_refresh_post_429.txt")).trimmed());
    bench.pass(60);
    QCOMPARE(bench.ask("POST", "/api/weather/refresh").status, 200);
}

void tst_NMMinerBehaviour::siblingsPagesAreMissing()
{
    Bench bench("cyd28-v2.0.04");
    for (const char *path : {"/ws", "/api/update/firmware", "/api/system/OTA", "/api/mining/state",
                             "/api/system/asic"}) {
        QCOMPARE(bench.ask("GET", path).status, 404);
        QCOMPARE(bench.ask("POST", path).status, 404);
    }
    QCOMPARE(bench.ask("PATCH", mining, "{}").status, 404);
    QCOMPARE(bench.ask("OPTIONS", mining).status, 204);
    QVERIFY(bench.ask("GET", "/probe").moreHeaders.contains("Access-Control-Allow-Origin: *"));
}

void tst_NMMinerBehaviour::conditions()
{
    Bench dead("cyd28-v1.8.10");
    QVERIFY(dead.device().setCondition(str("dead")));
    QCOMPARE(dead.status().value(u"HashRate").toString(), str("0.000H/s"));
    QVERIFY(!dead.device().setCondition(str("sad")));
    Bench bad("cyd28-v2.0.04");
    QVERIFY(bad.device().setCondition(str("rejects")));
    const int before = bad.info("miner", "sRejected").toInt();
    bad.pass(600);
    QVERIFY(bad.info("miner", "sRejected").toInt() > before + 20);
}

void tst_NMMinerBehaviour::valuesCanBeFixedAndLeftOut()
{
    Bench web("cyd28-v2.0.04");
    QVERIFY(web.device().setValues({{str("miner.hashRate"), 0}, {str("odd"), 1}}));
    QVERIFY(web.device().omitValues({str("temps.vcore")}));
    QCOMPARE(web.info("miner", "hashRate"), QJsonValue(0));
    QVERIFY(web.info("temps", "vcore").isUndefined());
    QVERIFY(web.object("/api/system/info").contains(u"odd"));
    web.device().resetValues({});
    QVERIFY(web.info("miner", "hashRate").toDouble() > 0);
    QVERIFY(!web.info("temps", "vcore").isUndefined());

    Bench heard("cyd28-v1.8.10");
    QVERIFY(heard.device().setValues({{str("Temp"), 44.5}}));
    QCOMPARE(heard.status().value(u"Temp").toDouble(), 44.5);
    QVERIFY(heard.device().omitValues({str("Version")}));
    QVERIFY(!heard.status().contains(u"Version"));
}

COALFACE_TEST(tst_NMMinerBehaviour)
#include "tst_nmminer_behaviour.moc"
