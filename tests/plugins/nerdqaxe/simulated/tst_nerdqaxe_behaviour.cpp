// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "plugins/nerdqaxe/simulated/bench.h"
#include "tests/testprogram/testprogram.h"

#include <QJsonArray>
#include <QtTest>

using namespace coalface::simulator;
using coalface::simulator::nerdqaxe::Bench;

namespace {
const QString lts = QStringLiteral("nerdqaxeplusplus-V1.0.37.2-LTS");
} // namespace

class tst_NerdQAxeBehaviour : public QObject
{
    Q_OBJECT
private slots:
    void aGoodPatchIsEmptyAndApplied();
    void wrongTypesAreSkippedWithoutAWord_data();
    void wrongTypesAreSkippedWithoutAWord();
    void badBodies();
    void valuesAboveTheLimitAreClamped();
    void oldFirmwareClampsNothing();
    void theFanKeyChangedWith35();
    void anUnknownFanModeRunsAtFullSpeed();
    void pidIsCutToHundredths();
    void poolsAreUsedAtOnceFrom35();
    void theStarsOfAPasswordAreStored();
    void dualModeBeginsWithARestart();
    void failoverModeListsTheActivePoolOnly();
    void restartTakesTheDeviceAwayAndResetsCounters();
    void longMeansBeginWithZeros();
    void firmware31PrintsTheShortMeanThreeTimes();
    void shutdownLastsUntilARestart();
    void overheatingSwitchesOffUntilARestart();
    void unknownPostsAndPatches();
    void foreignOriginsAreRefused();
    void valuesCanBeFixedAndLeftOut();
};

void tst_NerdQAxeBehaviour::aGoodPatchIsEmptyAndApplied()
{
    Bench bench(lts);
    const HttpAnswer answer = bench.patch(R"({"frequency":525,"coreVoltage":1130,"fun":[1]})");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.isEmpty());
    QCOMPARE(bench["frequency"].toInt(), 525);
    QCOMPARE(bench["coreVoltage"].toInt(), 1130);
}

void tst_NerdQAxeBehaviour::wrongTypesAreSkippedWithoutAWord_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("key");
    const auto row = [](const char *key, const char *value) {
        QTest::addRow("%s: %s", key, value)
            << QByteArray("{\"") + key + "\":" + value + '}' << QByteArray(key);
    };
    row("frequency", "525.5");
    row("frequency", "\"525\"");
    row("frequency", "0");
    row("frequency", "-5");
    row("frequency", "true");
    row("coreVoltage", "1130.25");
    row("stratumPort", "\"3333\"");
    row("stratumTLS", "1");
    row("stratumTLS", "\"true\"");
    row("stratumEnonceSubscribe", "1");
    row("stratumURL", "7");
    row("flipscreen", "1");
    row("invertscreen", "1");
    row("autoscreenoff", "1");
    row("invertfanpolarity", "1");
    row("autofanspeed", "true");
    row("manualFanSpeed", "\"50\"");
    row("fanspeed", "50");
}

void tst_NerdQAxeBehaviour::wrongTypesAreSkippedWithoutAWord()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, key);
    Bench bench(lts);
    const QJsonValue before = bench[key.constData()];
    QVERIFY(!before.isUndefined());
    const HttpAnswer answer = bench.patch(body);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.isEmpty());
    QCOMPARE(bench[key.constData()], before);
}

void tst_NerdQAxeBehaviour::badBodies()
{
    Bench bench(lts);
    QCOMPARE(bench.patch("{\"frequency\":525").status, 400);
    QCOMPARE(bench.patch("{\"frequency\":525").body, "Invalid JSON");
    const HttpAnswer tooLong = bench.patch("{\"frequency\":525}" + QByteArray(16384, ' '));
    QCOMPARE(tooLong.status, 500);
    QCOMPARE(tooLong.body, "content too long");
    QCOMPARE(bench["frequency"].toInt(), 600);
}

void tst_NerdQAxeBehaviour::valuesAboveTheLimitAreClamped()
{
    Bench bench(lts);
    QCOMPARE(bench.patch(R"({"frequency":950,"coreVoltage":1500})").status, 200);
    QCOMPARE(bench["frequency"].toInt(), 800);
    QCOMPARE(bench["coreVoltage"].toInt(), 1400);
    Bench degraded(QStringLiteral("nerdqxdegraded-v1.0.38-alpha9"));
    QCOMPARE(degraded["frequency"].toInt(), 495);
    QCOMPARE(degraded["coreVoltage"].toInt(), 1150);
}

void tst_NerdQAxeBehaviour::oldFirmwareClampsNothing()
{
    Bench bench(QStringLiteral("nerdqaxeplusplus-v1.0.31"));
    QCOMPARE(bench.patch(R"({"frequency":950})").status, 200);
    QCOMPARE(bench["frequency"].toInt(), 950);
}

void tst_NerdQAxeBehaviour::theFanKeyChangedWith35()
{
    const QByteArray body = R"({"autofanspeed":0,"fanspeed":42})";
    Bench old(QStringLiteral("nerdqaxeplus-v1.0.34"));
    old.patch(body);
    old.pass(2);
    QCOMPARE(old["fanspeed"].toInt(), 42);
    Bench later(lts);
    later.patch(body);
    later.pass(2);
    QCOMPARE(later["fanspeed"].toInt(), 100);
    later.patch(R"({"manualFanSpeed":42})");
    later.pass(2);
    QCOMPARE(later["fanspeed"].toInt(), 42);
    QCOMPARE(later["manualFanSpeed"].toInt(), 42);
}

void tst_NerdQAxeBehaviour::anUnknownFanModeRunsAtFullSpeed()
{
    Bench later(lts);
    later.patch(R"({"autofanspeed":1})"); // automatic for AxeOS
    later.pass(2);
    QCOMPARE(later["fanspeed"].toInt(), 100);
    Bench old(QStringLiteral("nerdqaxeplus-v1.0.25"));
    QCOMPARE(old["autofanspeed"].toInt(), 1);
    QVERIFY(old["fanspeed"].toInt() < 100);
}

void tst_NerdQAxeBehaviour::pidIsCutToHundredths()
{
    Bench bench(lts);
    bench.patch(R"({"pidI":0.29,"fans":[{},{"mode":0,"manualSpeed":35}]})");
    QCOMPARE(bench["pidI"].toDouble(), 0.28);
    bench.pass(2);
    QCOMPARE(bench["fanspeed2"].toInt(), 35);
    QCOMPARE(bench["autofanspeed"].toInt(), 2);
}

void tst_NerdQAxeBehaviour::poolsAreUsedAtOnceFrom35()
{
    const QByteArray body = R"({"stratumURL":"new.example","stratumPort":4444,"stratumUser":"me"})";
    Bench later(lts);
    QVERIFY(later.device().machine().poolConnected());
    later.patch(body);
    QCOMPARE(later["stratumURL"].toString(), u"new.example"_qs);
    QCOMPARE(later.device().machine().runningPools[0].url, "new.example");
    QVERIFY(!later.device().machine().poolConnected());
    later.pass(3);
    QVERIFY(later.device().machine().poolConnected());

    Bench old(QStringLiteral("nerdqaxeplus-v1.0.34"));
    old.patch(body);
    QCOMPARE(old["stratumURL"].toString(), u"new.example"_qs);
    QCOMPARE(old.device().machine().runningPools[0].url, "pool.example.org");
    old.ask("POST", "/api/system/restart");
    old.pass(10);
    QCOMPARE(old.device().machine().runningPools[0].url, "new.example");
}

void tst_NerdQAxeBehaviour::theStarsOfAPasswordAreStored()
{
    Bench bench(lts);
    bench.patch(R"({"stratumPassword":"*****"})");
    QCOMPARE(bench.device().machine().settings.pools[0].password, "*****");
}

void tst_NerdQAxeBehaviour::dualModeBeginsWithARestart()
{
    Bench bench(lts);
    bench.patch(R"({"poolMode":1,"poolBalance":30})");
    QJsonObject stratum = bench["stratum"].toObject();
    QCOMPARE(stratum.value(u"poolMode").toInt(), 1);
    QCOMPARE(stratum.value(u"activePoolMode").toInt(), 0);
    QCOMPARE(stratum.value(u"pools").toArray().size(), 1);
    bench.ask("POST", "/api/system/restart");
    bench.pass(10);
    stratum = bench["stratum"].toObject();
    QCOMPARE(stratum.value(u"activePoolMode").toInt(), 1);
    QCOMPARE(stratum.value(u"pools").toArray().size(), 2);
}

void tst_NerdQAxeBehaviour::failoverModeListsTheActivePoolOnly()
{
    Bench bench(QStringLiteral("nerdqaxeplusplus-v1.0.38-alpha9"));
    QVERIFY(bench.device().setCondition(u"fallback"_qs));
    const QJsonObject stratum = bench["stratum"].toObject();
    QCOMPARE(stratum.value(u"usingFallback"), QJsonValue(true));
    QCOMPARE(stratum.value(u"pools").toArray().size(), 1);
    // The dashboard labels it with the primary's host all the same.
    const QJsonObject dashboard
        = QJsonDocument::fromJson(bench.ask("GET", "/api/v2/dashboard").body).object();
    const QJsonObject entry
        = dashboard.value(u"stratum").toObject().value(u"pools").toArray().at(0).toObject();
    QCOMPARE(entry.value(u"host").toString(), u"pool.example.org"_qs);
}

void tst_NerdQAxeBehaviour::restartTakesTheDeviceAwayAndResetsCounters()
{
    Bench bench(lts);
    const double best = bench["bestDiff"].toDouble();
    QVERIFY(bench["sharesAccepted"].toInt() > 0);
    bench.patch(R"({"coreVoltage":1130})");
    QCOMPARE(bench.ask("POST", "/api/system/restart").body, "System will restart shortly.");
    QVERIFY(bench.device().reachable());
    bench.pass(2);
    QVERIFY(!bench.device().reachable());
    bench.pass(5);
    QVERIFY(bench.device().reachable());
    QVERIFY(bench["uptimeSeconds"].toInt() < 10);
    QCOMPARE(bench["sharesAccepted"].toInt(), 0);
    QCOMPARE(bench["coreVoltage"].toInt(), 1130);
    QVERIFY(bench["bestDiff"].toDouble() >= best);
    bench.pass(600);
    QVERIFY(bench["hashRate"].toDouble() > 4000);
    QVERIFY(bench["temp"].toDouble() > 40);
}

void tst_NerdQAxeBehaviour::longMeansBeginWithZeros()
{
    Bench bench(lts);
    bench.ask("POST", "/api/system/restart");
    bench.pass(606);
    const double now = bench["hashRate"].toDouble();
    QVERIFY(bench["hashRate_1d"].toDouble() < 0.02 * now);
    QVERIFY(bench["hashRate_1h"].toDouble() < 0.3 * now);
    QVERIFY(bench["hashRate_1m"].toDouble() > 0.9 * now);
}

void tst_NerdQAxeBehaviour::firmware31PrintsTheShortMeanThreeTimes()
{
    Bench bench(QStringLiteral("nerdqaxeplusplus-v1.0.31"));
    QCOMPARE(bench["hashRate_1h"], bench["hashRate_10m"]);
    QCOMPARE(bench["hashRate_1d"], bench["hashRate_10m"]);
    QCOMPARE(bench["hashRate"], bench["hashRate_10m"]);
    QVERIFY(bench["hashRate_1m"] != bench["hashRate_10m"]);
}

void tst_NerdQAxeBehaviour::shutdownLastsUntilARestart()
{
    Bench bench(lts);
    QCOMPARE(bench.ask("POST", "/api/system/shutdown").status, 200);
    bench.pass(30);
    QCOMPARE(bench["shutdown"], QJsonValue(true));
    for (const char *key : {"hashRate", "hashRate_1m", "hashRate_10m", "hashRate_1h", "hashRate_1d"})
        QCOMPARE(bench[key].toDouble(-1), 0.0);
    bench.ask("POST", "/api/system/restart");
    bench.pass(30);
    QCOMPARE(bench["shutdown"], QJsonValue(false));
    QVERIFY(bench["hashRate"].toDouble() > 0);
    Bench old(QStringLiteral("nerdqaxeplusplus-v1.0.35"));
    QCOMPARE(old.ask("POST", "/api/system/shutdown").status, 405);
}

void tst_NerdQAxeBehaviour::overheatingSwitchesOffUntilARestart()
{
    Bench bench(QStringLiteral("nerdqaxeplusplus-v1.0.38-alpha9"));
    bench.patch(R"({"autofanspeed":0,"manualFanSpeed":0})");
    bench.pass(600);
    QCOMPARE(bench["hashRate"].toDouble(-1), 0.0);
    QCOMPARE(bench["coreVoltageActual"].toInt(-1), 0);
    const QJsonObject dashboard
        = QJsonDocument::fromJson(bench.ask("GET", "/api/v2/dashboard").body).object();
    QCOMPARE(dashboard.value(u"system").toObject().value(u"boardError").toInt(), 1);
    bench.patch(R"({"autofanspeed":2})");
    bench.pass(60);
    QCOMPARE(bench["hashRate"].toDouble(-1), 0.0);
    bench.ask("POST", "/api/system/restart");
    bench.pass(30);
    QVERIFY(bench["hashRate"].toDouble() > 0);
}

void tst_NerdQAxeBehaviour::unknownPostsAndPatches()
{
    Bench bench(lts);
    QCOMPARE(bench.ask("POST", "/api/system/pause").status, 405);
    QCOMPARE(bench.ask("POST", "/api/system/identify").status, 405);
    QCOMPARE(bench.ask("PATCH", "/api/nothing").status, 405);
    QCOMPARE(bench.ask("POST", "/api/system/reset-stats").status, 204);
}

void tst_NerdQAxeBehaviour::foreignOriginsAreRefused()
{
    Bench now(lts);
    const auto status = [](Bench &bench, const char *origin) {
        return bench.ask("GET", "/api/system/info", {}, {{"Origin", origin}}).status;
    };
    QCOMPARE(status(now, "http://example.com"), 401);
    QCOMPARE(status(now, "https://192.168.1.5"), 401);
    QCOMPARE(status(now, "http://192.168.1.5:8080"), 200); // the port is ignored
    QCOMPARE(status(now, "http://localhost"), 200);
    QCOMPARE(status(now, "http://nerdqaxeplus"), 200);
    Bench old(QStringLiteral("nerdqaxeplus-v1.0.20"));
    QCOMPARE(status(old, "http://example.com"), 200);
}

void tst_NerdQAxeBehaviour::valuesCanBeFixedAndLeftOut()
{
    Bench bench(lts);
    QVERIFY(bench.device().setValues({{u"hashRate"_qs, 0}, {u"power"_qs, QJsonValue::Null}}));
    QVERIFY(bench.device().omitValues({u"macAddr"_qs}));
    QCOMPARE(bench["hashRate"].toDouble(-1), 0.0);
    QVERIFY(bench["power"].isNull());
    QVERIFY(bench["macAddr"].isUndefined());
    bench.device().resetValues({});
    QVERIFY(bench["hashRate"].toDouble() > 500);
    QVERIFY(bench["macAddr"].isString());
}

COALFACE_TEST(tst_NerdQAxeBehaviour)
#include "tst_nerdqaxe_behaviour.moc"
