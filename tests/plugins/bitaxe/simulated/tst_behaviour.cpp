// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "simulator/family.h"
#include "tests/testprogram/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace coalface::simulator;

namespace coalface::simulator {
std::unique_ptr<Family> family_bitaxe();
}

namespace {
// A device with its own clock.
class Bench
{
public:
    explicit Bench(const QString &variant) : m_device(family_bitaxe()->makeDevice(variant, 0, 1))
    {
        pass(60);
    }
    void pass(int seconds)
    {
        for (int i = 0; i < seconds; ++i)
            m_device->advanceTo(m_now += 1000);
    }
    HttpAnswer ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                   const QByteArray &origin = {})
    {
        HttpRequest request;
        request.method = method;
        request.path = path;
        request.body = body;
        request.bodyReads = body.isEmpty() ? 0 : 1;
        if (!origin.isEmpty())
            request.headers.append({"Origin", origin});
        return m_device->handle(request);
    }
    HttpAnswer patch(const QByteArray &body) { return ask("PATCH", "/api/system", body); }
    QJsonObject info()
    {
        return QJsonDocument::fromJson(ask("GET", "/api/system/info").body).object();
    }
    QJsonValue operator[](const char *key) { return info().value(QLatin1String(key)); }
    Device &device() { return *m_device; }

private:
    std::unique_ptr<Device> m_device;
    qint64 m_now = 0;
};

QJsonDocument fixtureDocument(const QString &name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/../fixtures/") + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll())
                                          : QJsonDocument();
}

QJsonDocument json(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body);
}
} // namespace

class tst_Behaviour : public QObject
{
    Q_OBJECT
private slots:
    void aGoodPatchIsEmptyAndApplied();
    void unknownKeysAreTakenAndIgnored();
    void keysAreFoundInAnyCase();
    void refusedValues_data();
    void refusedValues();
    void oldFirmwareChecksNothing();
    void theFanKeyHasChanged();
    void bodiesWithoutLengthOrTooLong();
    void flatPoolKeysUpTo214();
    void flatPoolKeysAreIgnoredFrom215();
    void aPoolRecordReplacesTheSlot();
    void newPoolsShowLate();
    void badPoolRecords_data();
    void badPoolRecords();
    void poolSlotsByPutAndDelete();
    void aNewHostnameIsAnnouncedFrom215();
    void restartTakesTheDeviceAwayAndResetsCounters();
    void pauseStopsTheChipAndResumeStartsIt();
    void identifyToggles();
    void repliesOfCommandsByGeneration();
    void foreignOriginsAreRefused();
    void valuesCanBeFixedAndLeftOut();
};

void tst_Behaviour::aGoodPatchIsEmptyAndApplied()
{
    Bench bench(u"gamma601-v2.14.2"_qs);
    const HttpAnswer answer = bench.patch(
        R"({"frequency":550.5,"coreVoltage":1200,"overclockEnabled":true})");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.isEmpty());
    QVERIFY(answer.chunked);
    QCOMPARE(bench["frequency"].toDouble(), 550.5);
    QCOMPARE(bench["coreVoltage"].toInt(), 1200);
    QCOMPARE(bench["overclockEnabled"].toInt(), 1);
    bench.pass(3);
    QCOMPARE(bench["actualFrequency"].toDouble(), 550.5);
}

void tst_Behaviour::unknownKeysAreTakenAndIgnored()
{
    for (const QString &variant : {u"ultra204-v2.6.5"_qs, u"gamma601-v2.15.3"_qs}) {
        Bench bench(variant);
        const QJsonValue before = bench["coreVoltage"];
        QCOMPARE(bench.patch(R"({"voltage":1300,"fun":[1]})").status, 200);
        QCOMPARE(bench["coreVoltage"], before);
    }
}

void tst_Behaviour::keysAreFoundInAnyCase()
{
    Bench bench(u"gamma601-v2.15.3"_qs);
    QCOMPARE(bench.patch(R"({"FREQUENCY":490})").status, 200);
    QCOMPARE(bench["frequency"].toInt(), 490);
}

void tst_Behaviour::refusedValues_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *body, const char *words) {
        QTest::newRow(body) << QByteArray(body) << QByteArray(words);
    };
    row(R"({"coreVoltage":1200,"frequency":0})", "Wrong API input");
    row(R"({"coreVoltage":1200,"frequency":"550"})", "Wrong API input");
    row(R"({"coreVoltage":1200,"temptarget":67})", "Wrong API input");
    row(R"({"coreVoltage":1200,"autofanspeed":2})", "Wrong API input");
    row(R"({"coreVoltage":1200,"overheat_mode":1})", "Wrong API input");
    row(R"({"coreVoltage":1200,"rotation":45})", "Wrong API input");
    row(R"({"coreVoltage":1200,"hostname":""})", "Wrong API input");
    row(R"({"coreVoltage":1200,"manualFanSpeed":101})", "Wrong API input");
    row(R"({"coreVoltage":1200)", "Invalid JSON");
    row("", "Invalid JSON");
}

void tst_Behaviour::refusedValues()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, words);
    Bench bench(u"gamma601-v2.11.0b6"_qs);
    const HttpAnswer answer = bench.patch(body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.body, words);
    QCOMPARE(answer.contentType, "text/html");
    QCOMPARE(bench["coreVoltage"].toInt(), 1150);
}

void tst_Behaviour::oldFirmwareChecksNothing()
{
    Bench bench(u"gamma601-v2.10.1"_qs);
    QCOMPARE(bench.patch(R"({"coreVoltage":9000,"frequency":"fast","temptarget":99})").status, 200);
    QCOMPARE(bench["coreVoltage"].toInt(), 9000);
    QCOMPARE(bench["frequency"].toInt(), 525);
    QCOMPARE(bench["temptarget"].toInt(), 99);
}

void tst_Behaviour::theFanKeyHasChanged()
{
    const QByteArray body = R"({"autofanspeed":0,"fanspeed":42})";
    Bench old(u"gamma601-v2.10.1"_qs);
    QCOMPARE(old.patch(body).status, 200);
    old.pass(2);
    QCOMPARE(old["fanspeed"].toInt(), 42);
    Bench later(u"gamma601-v2.11.0b6"_qs);
    QCOMPARE(later.patch(body).status, 200);
    QCOMPARE(later["manualFanSpeed"].toInt(), 100);
    QCOMPARE(later.patch(R"({"manualFanSpeed":42})").status, 200);
    later.pass(2);
    QCOMPARE(later["fanspeed"].toInt(), 42);
}

void tst_Behaviour::bodiesWithoutLengthOrTooLong()
{
    Bench bench(u"gamma601-v2.15.3"_qs);
    HttpRequest request;
    request.method = "PATCH";
    request.path = "/api/system";
    request.body = R"({"frequency":490})";
    request.chunked = true;
    QCOMPARE(bench.device().handle(request).body, "Invalid JSON");
    request.chunked = false;
    request.body.append(QByteArray(10240, ' '));
    QCOMPARE(bench.device().handle(request).status, 500);
    QCOMPARE(bench["frequency"].toInt(), 525);
}

void tst_Behaviour::flatPoolKeysUpTo214()
{
    Bench bench(u"gamma602-v2.14.2"_qs);
    QCOMPARE(bench.patch(R"({"stratumURL":"a.example","stratumPort":1,"fallbackStratumUser":"me"})")
                 .status,
             200);
    QCOMPARE(bench["stratumURL"].toString(), u"a.example"_qs);
    QCOMPARE(bench["stratumPort"].toInt(), 1);
    QCOMPARE(bench["fallbackStratumUser"].toString(), u"me"_qs);
    QCOMPARE(bench["fallbackStratumURL"].toString(), u"fallback.example.org"_qs);
    QCOMPARE(bench.patch(R"({"stratumURL":"b.example","stratumPort":0})").status, 400);
    QCOMPARE(bench["stratumURL"].toString(), u"a.example"_qs);
}

void tst_Behaviour::flatPoolKeysAreIgnoredFrom215()
{
    Bench bench(u"gamma601-v2.15.3"_qs);
    QCOMPARE(bench.patch(R"({"stratumURL":"a.example","stratumPort":0})").status, 200);
    bench.pass(5);
    QCOMPARE(bench["stratumURL"].toString(), u"pool.example.org"_qs);
}

void tst_Behaviour::aPoolRecordReplacesTheSlot()
{
    Bench bench(u"gamma601-v2.15.3"_qs);
    QCOMPARE(bench["pools"].toArray().first().toObject().value(u"stratumSuggestedDifficulty").toInt(),
             1000);
    QCOMPARE(bench
                 .patch(
                     R"({"pools":[{"id":0,"stratumURL":"a.example","stratumPort":3334,"stratumUser":"me"}]})")
                 .status,
             200);
    bench.pass(5);
    const QJsonObject pool = bench["pools"].toArray().first().toObject();
    QCOMPARE(pool.value(u"stratumURL").toString(), u"a.example"_qs);
    QCOMPARE(pool.value(u"stratumSuggestedDifficulty").toInt(-1), 0);
    QCOMPARE(pool.value(u"stratumDecodeCoinbase"), QJsonValue(true));
    QCOMPARE(pool.value(u"stratumPassword").toString(), u"*****"_qs);
    QCOMPARE(bench["stratumURL"].toString(), u"a.example"_qs);
}

void tst_Behaviour::newPoolsShowLate()
{
    Bench bench(u"gamma601-v2.15.3"_qs);
    QCOMPARE(bench.patch(R"({"primaryPoolIndex":1})").status, 200);
    QCOMPARE(bench["primaryPoolIndex"].toInt(), 0);
    QCOMPARE(bench["stratumURL"].toString(), u"pool.example.org"_qs);
    bench.pass(2);
    QCOMPARE(bench["primaryPoolIndex"].toInt(), 1);
    QCOMPARE(bench["stratumURL"].toString(), u"fallback.example.org"_qs);
}

void tst_Behaviour::badPoolRecords_data()
{
    QTest::addColumn<QByteArray>("record");
    const auto row = [](const char *record) { QTest::newRow(record) << QByteArray(record); };
    row(R"({"stratumURL":"a","stratumPort":1,"stratumUser":"u"})");
    row(R"({"id":8,"stratumURL":"a","stratumPort":1,"stratumUser":"u"})");
    row(R"({"id":0,"stratumURL":"","stratumPort":1,"stratumUser":"u"})");
    row(R"({"id":0,"stratumURL":"a","stratumUser":"u"})");
    row(R"({"id":0,"stratumURL":"a","stratumPort":65536,"stratumUser":"u"})");
    row(R"({"id":0,"stratumURL":"a","stratumPort":1,"stratumUser":""})");
    row(R"({"id":0,"stratumURL":"a","stratumPort":1,"stratumUser":"u","stratumTLS":3})");
    row("7");
}

void tst_Behaviour::badPoolRecords()
{
    QFETCH(QByteArray, record);
    Bench bench(u"gamma601-v2.15.3"_qs);
    const QByteArray good = R"({"id":1,"stratumURL":"good","stratumPort":1,"stratumUser":"u"})";
    QCOMPARE(bench.patch("{\"frequency\":490,\"pools\":[" + good + ',' + record + "]}").status, 400);
    bench.pass(5);
    QCOMPARE(bench["frequency"].toInt(), 525);
    QCOMPARE(bench["fallbackStratumURL"].toString(), u"fallback.example.org"_qs);
}

void tst_Behaviour::poolSlotsByPutAndDelete()
{
    Bench bench(u"gamma601-v2.15.3"_qs);
    const QByteArray record = R"({"stratumURL":"c","stratumPort":1,"stratumUser":"u"})";
    const HttpAnswer put = bench.ask("PUT", "/api/system/pools/4", record);
    QCOMPARE(put.status, 200);
    QCOMPARE(json(put), fixtureDocument(u"any-v2.15.0-put_pool_reply.json"_qs));
    bench.pass(3);
    QCOMPARE(bench["pools"].toArray().last().toObject().value(u"id").toInt(), 4);
    QCOMPARE(bench.ask("DELETE", "/api/system/pools/0").status, 400);
    QCOMPARE(bench.ask("DELETE", "/api/system/pools/4").status, 200);
    bench.pass(3);
    QCOMPARE(bench["pools"].toArray().size(), 2);
    QCOMPARE(bench.ask("PUT", "/api/system/pools/nine", record).status, 200);
    bench.pass(3);
    QCOMPARE(bench["stratumURL"].toString(), u"c"_qs);
    Bench older(u"gamma602-v2.14.2"_qs);
    QCOMPARE(older.ask("PUT", "/api/system/pools/4", record).status, 404);
}

void tst_Behaviour::aNewHostnameIsAnnouncedFrom215()
{
    Bench bench(u"gamma601-v2.15.3"_qs);
    const HttpAnswer answer = bench.patch(R"({"hostname":"example-miner.local"})");
    QCOMPARE(json(answer), fixtureDocument(u"any-v2.15.0-patch_hostname_reply.json"_qs));
    QCOMPARE(bench["hostname"].toString(), u"example-miner"_qs);
    QVERIFY(bench.patch(R"({"hostname":"example-miner"})").body.isEmpty());
}

void tst_Behaviour::restartTakesTheDeviceAwayAndResetsCounters()
{
    Bench bench(u"gamma601-v2.15.3"_qs);
    const double best = bench["bestDiff"].toDouble();
    QVERIFY(bench["uptimeSeconds"].toInt() > 3600);
    QVERIFY(bench["sharesAccepted"].toInt() > 0);
    QCOMPARE(bench.patch(R"({"coreVoltage":1100})").status, 200);
    const HttpAnswer answer = bench.ask("POST", "/api/system/restart");
    QCOMPARE(json(answer), fixtureDocument(u"any-v2.13.0-restart_reply.json"_qs));
    QVERIFY(bench.device().reachable());
    QVERIFY(bench.device().nextChange().has_value());
    bench.pass(2);
    QVERIFY(!bench.device().reachable());
    bench.pass(5);
    QVERIFY(bench.device().reachable());
    QVERIFY(!bench.device().nextChange().has_value());
    QVERIFY(bench["uptimeSeconds"].toInt() < 10);
    QCOMPARE(bench["sharesAccepted"].toInt(), 0);
    QCOMPARE(bench["coreVoltage"].toInt(), 1100);
    QVERIFY(bench["bestDiff"].toDouble() >= best);
    QVERIFY(bench["temp"].toDouble() < 40);
    bench.pass(600);
    QVERIFY(bench["temp"].toDouble() > 45);
    QVERIFY(bench["hashRate"].toDouble() > 900);
}

void tst_Behaviour::pauseStopsTheChipAndResumeStartsIt()
{
    Bench bench(u"gamma601-v2.15.3"_qs);
    const double average = bench["hashRate_10m"].toDouble();
    QCOMPARE(json(bench.ask("POST", "/api/system/pause")),
             fixtureDocument(u"any-v2.14.0-pause_reply.json"_qs));
    QCOMPARE(json(bench.ask("POST", "/api/system/pause")),
             fixtureDocument(u"any-v2.14.0-pause_reply.json"_qs));
    bench.pass(30);
    QCOMPARE(bench["miningPaused"], QJsonValue(true));
    QCOMPARE(bench["temp"].toDouble(), -1.0);
    QCOMPARE(bench["hashRate"].toDouble(), 0.0);
    QCOMPARE(bench["hashRate_10m"].toDouble(), average);
    QCOMPARE(bench["fanspeed"].toDouble(), 30.0);
    QCOMPARE(bench["coreVoltageActual"].toInt(), 0);
    QCOMPARE(json(bench.ask("POST", "/api/system/resume")),
             fixtureDocument(u"any-v2.14.0-resume_reply.json"_qs));
    bench.pass(15);
    QCOMPARE(bench["miningPaused"], QJsonValue(false));
    QVERIFY(bench["hashRate"].toDouble() > 500);
    Bench older(u"gamma602-v2.13.2"_qs);
    QCOMPARE(older.ask("POST", "/api/system/pause").status, 404);
}

void tst_Behaviour::identifyToggles()
{
    Bench bench(u"gamma602-v2.13.2"_qs);
    const QJsonDocument on = fixtureDocument(u"any-v2.13.0-identify_on_reply.json"_qs);
    const QJsonDocument off = fixtureDocument(u"any-v2.13.0-identify_off_reply.json"_qs);
    QCOMPARE(json(bench.ask("POST", "/api/system/identify")), on);
    bench.pass(10);
    QCOMPARE(json(bench.ask("POST", "/api/system/identify")), off);
    QCOMPARE(json(bench.ask("POST", "/api/system/identify")), on);
    bench.pass(31);
    QCOMPARE(json(bench.ask("POST", "/api/system/identify")), on);
}

void tst_Behaviour::repliesOfCommandsByGeneration()
{
    Bench twelve(u"gamma601-v2.12.2"_qs);
    const HttpAnswer restart = twelve.ask("POST", "/api/system/restart");
    QCOMPARE(restart.body, "System will restart shortly.");
    QCOMPARE(restart.contentType, "text/html");
    Bench eight(u"ultra204-v2.8.1"_qs);
    QCOMPARE(eight.ask("POST", "/api/system/identify").status, 405);
    Bench nine(u"ultra204-v2.9.0"_qs);
    QCOMPARE(nine.ask("POST", "/api/system/identify").status, 404);
    QCOMPARE(nine.ask("GET", "/api/system").status, 405);
}

void tst_Behaviour::foreignOriginsAreRefused()
{
    Bench now(u"gamma602-v2.14.2"_qs);
    QCOMPARE(now.ask("GET", "/api/system/info", {}, "http://example.com").status, 401);
    QCOMPARE(now.ask("GET", "/api/system/info", {}, "http://192.168.1.5:8080").status, 401);
    QCOMPARE(now.ask("GET", "/api/system/info", {}, "http://192.168.1.5").status, 200);
    Bench old(u"supra401-v2.4.5"_qs);
    QCOMPARE(old.ask("GET", "/api/system/info", {}, "http://example.com").status, 200);
}

void tst_Behaviour::valuesCanBeFixedAndLeftOut()
{
    Bench bench(u"gamma601-v2.15.3"_qs);
    QVERIFY(bench.device().setValues({{u"hashRate"_qs, 0}, {u"power"_qs, QJsonValue::Null}}));
    QVERIFY(bench.device().omitValues({u"macAddr"_qs}));
    QCOMPARE(bench["hashRate"].toDouble(-1), 0.0);
    QVERIFY(bench["power"].isNull());
    QVERIFY(bench["macAddr"].isUndefined());
    bench.device().resetValues({u"hashRate"_qs});
    QVERIFY(bench["hashRate"].toDouble() > 500);
    QVERIFY(bench["macAddr"].isUndefined());
    bench.device().resetValues({});
    QVERIFY(bench["macAddr"].isString());
}

COALFACE_TEST(tst_Behaviour)
#include "tst_behaviour.moc"
