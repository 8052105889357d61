// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/pooladdress.h"
#include "nerdqaxe/pools.h"
#include "nerdqaxe/settingsform.h"
#include "plugins/fixture.h"
#include "tests/testprogram/testprogram.h"

#include <QJsonArray>
#include <QTest>

using namespace coalface;
using namespace coalface::nerdqaxe;

namespace {

//! A failover or dual setup of v1.0.35 and later; `stratum` without its braces.
QJsonObject device(const char *stratum)
{
    return json(QByteArray("{'stratumURL':'first.example','stratumPort':1111,'stratumUser':'a',"
                           "'stratumTLS':true,'fallbackStratumURL':'second.example',"
                           "'fallbackStratumPort':2222,'fallbackStratumUser':'b',"
                           "'fallbackStratumTLS':false,'poolDifficulty':7,'stratum':{")
                + stratum + "}}");
}

const char firstUrl[] = "stratum+ssl://first.example:1111";
const char secondUrl[] = "second.example:2222";

QJsonObject ltsInfo()
{
    return fixture(QStringLiteral("nerdqaxeplusplus-V1.0.37.2_LTS-system_info"));
}

PoolSettings wanted(const char *url, int slot = 0, const char *password = "x")
{
    return {slot, QString::fromLatin1(url), QStringLiteral("me.worker"),
            QString::fromLatin1(password), false};
}

} // namespace

class TestNerdQAxePools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsBothSlots();
    void oldFirmwareHasOnePool();
    void theFallbackIsToldWhicheverPoolIsInUse();
    void theFallbackFlagMovedWith35();
    void theOneEntryInFailoverModeIsThatOfTheActivePool();
    void laterFirmwareMarksTheActiveEntry();
    void theActiveModeCountsNotTheConfiguredOne();
    void inDualModeTheConnectedOneWithMoreWorkIsNamed_data();
    void inDualModeTheConnectedOneWithMoreWorkIsNamed();
    void neverTellsAPassword();
    void readsAddresses_data();
    void readsAddresses();
    void writesStrictTypes();
    void writesOnlyWhatTheFirmwareKnows();
    void sendsAPasswordOnlyAsGiven();
    void aV2SlotBecomesV1();
    void refusesWhatWouldBeStoredWrongly_data();
    void refusesWhatWouldBeStoredWrongly();
    void comparesWhatTheDeviceShows();
};

void TestNerdQAxePools::listsBothSlots()
{
    const PoolInfo pools = poolsOf(ltsInfo());
    const QString user = QStringLiteral("bc1qexampleaddressexampleaddressexampl.nerdqaxe");
    QCOMPARE(pools.pools,
             (QList<PoolSlot>{{0, QStringLiteral("stratum+ssl://pool.example.com:4333"), user, true},
                              {1, QStringLiteral("fallback.example.com:3333"), user, false}}));
}

void TestNerdQAxePools::oldFirmwareHasOnePool()
{
    const PoolInfo pools = poolsOf(fixture(QStringLiteral("nerdqaxeplus-v1.0.15-system_info")));
    QCOMPARE(pools.pools.size(), 1);
    QCOMPARE(pools.pools.first().url, QStringLiteral("public-pool.io:21496"));
    QVERIFY(pools.pools.first().active);
    // An empty fallback is none.
    QCOMPARE(poolsOf(fixture(QStringLiteral("nerdqaxeplus-v1.0.34-system_info"))).pools.size(), 1);
}

void TestNerdQAxePools::theFallbackIsToldWhicheverPoolIsInUse()
{
    QCOMPARE(fallbackPool(device("'usingFallback':false,'pools':[{}]")),
             (PoolSlot{1, QString::fromLatin1(secondUrl), QStringLiteral("b"), false}));
    QCOMPARE(fallbackPool(device("'usingFallback':true,'pools':[{}]")),
             (PoolSlot{1, QString::fromLatin1(secondUrl), QStringLiteral("b"), true}));
    // It came with v1.0.25; an empty one is none.
    QVERIFY(!fallbackPool(fixture(QStringLiteral("nerdqaxeplus-v1.0.20-system_info"))));
    const auto none = fallbackPool(fixture(QStringLiteral("nerdqaxeplus-v1.0.25-system_info")));
    QVERIFY(none && none->url.isEmpty());
}

void TestNerdQAxePools::theFallbackFlagMovedWith35()
{
    QJsonObject old = fixture(QStringLiteral("nerdqaxeplusplus-v1.0.30-system_info"));
    QCOMPARE(activePool(old).url, QStringLiteral("eu.stratum.braiins.com:3333"));
    old.insert(QStringLiteral("isUsingFallbackStratum"), true);
    QCOMPARE(activePool(old).url, QStringLiteral("public-pool.io:21496"));
    // The old flag means nothing beside the new object.
    QJsonObject later = device("'usingFallback':false,'pools':[{}]");
    later.insert(QStringLiteral("isUsingFallbackStratum"), true);
    QCOMPARE(activePool(later).url, QLatin1String(firstUrl));
}

void TestNerdQAxePools::theOneEntryInFailoverModeIsThatOfTheActivePool()
{
    const QJsonObject info = device("'poolMode':0,'activePoolMode':0,'usingFallback':true,"
                                    "'pools':[{'connected':true,'poolDifficulty':512}]");
    QCOMPARE(activePool(info).url, QLatin1String(secondUrl));
    QVERIFY(!poolsOf(info).pools.at(0).active);
    QVERIFY(poolsOf(info).pools.at(1).active);
    QCOMPARE(activePoolDifficulty(info), 512.0);
    // The users are in the flat keys only.
    QJsonObject named = info;
    named.insert(QStringLiteral("stratumUser"), QStringLiteral("bc1q.one"));
    named.insert(QStringLiteral("fallbackStratumUser"), QStringLiteral("bc1q.two"));
    QCOMPARE(activePool(named).user, QStringLiteral("bc1q.two"));
}

void TestNerdQAxePools::laterFirmwareMarksTheActiveEntry()
{
    const QJsonObject info = device("'activePoolMode':0,'pools':[{'active':false},"
                                    "{'active':true,'poolDifficulty':99}]");
    QCOMPARE(activePool(info).url, QLatin1String(secondUrl));
    QCOMPARE(activePoolDifficulty(info), 99.0);
}

void TestNerdQAxePools::theActiveModeCountsNotTheConfiguredOne()
{
    // Dual is configured, failover still runs until the next restart.
    const QJsonObject info = device("'poolMode':1,'activePoolMode':0,'poolBalance':10,"
                                    "'usingFallback':false,'pools':[{'poolDifficulty':5}]");
    QCOMPARE(activePool(info).url, QLatin1String(firstUrl));
    QCOMPARE(activePoolDifficulty(info), 5.0);
}

void TestNerdQAxePools::inDualModeTheConnectedOneWithMoreWorkIsNamed_data()
{
    QTest::addColumn<bool>("first");
    QTest::addColumn<bool>("second");
    QTest::addColumn<int>("balance");
    QTest::addColumn<int>("slot");
    QTest::newRow("both, half and half") << true << true << 50 << 0;
    QTest::newRow("both, more for the second") << true << true << 30 << 1;
    QTest::newRow("only the second connected") << false << true << 90 << 1;
    QTest::newRow("only the first connected") << true << false << 10 << 0;
    QTest::newRow("none") << false << false << 50 << 0;
}

void TestNerdQAxePools::inDualModeTheConnectedOneWithMoreWorkIsNamed()
{
    QFETCH(bool, first);
    QFETCH(bool, second);
    QFETCH(int, balance);
    QFETCH(int, slot);
    const auto word = [](bool value) { return value ? "true" : "false"; };
    const QJsonObject info = device(
        QByteArray("'activePoolMode':1,'usingFallback':true,'poolBalance':"
                   + QByteArray::number(balance) + ",'pools':[{'connected':" + word(first)
                   + ",'poolDifficulty':10},{'connected':" + word(second) + ",'poolDifficulty':20}]")
            .constData());
    const PoolInfo pools = poolsOf(info);
    QCOMPARE(pools.pools.at(0).active, slot == 0);
    QCOMPARE(pools.pools.at(1).active, slot == 1);
    QCOMPARE(activePoolDifficulty(info), slot == 0 ? 10.0 : 20.0);
}

void TestNerdQAxePools::neverTellsAPassword()
{
    QJsonObject info = ltsInfo();
    info.insert(QStringLiteral("stratumPassword"), QStringLiteral("secret"));
    QVERIFY(!poolsOf(info).hasPassword);
}

void TestNerdQAxePools::readsAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host"); // empty: refused
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("tls");
    const auto row = [](const char *url, const char *host, int port, bool tls) {
        QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(host) << port << tls;
    };
    row("pool.example.com:3333", "pool.example.com", 3333, false);
    row("stratum+tcp://pool.example.com:3333", "pool.example.com", 3333, false);
    row("STRATUM+SSL://pool.example.com:4333", "pool.example.com", 4333, true);
    row(" 192.168.1.6:2018 ", "192.168.1.6", 2018, false);
    row("[fd00::1]:3333", "fd00::1", 3333, false);
    row("fd00::1:3333", "", 0, false);
    row("stratum2+tcp://pool.example.com:3333", "", 0, false);
    row("http://pool.example.com:80", "", 0, false);
    row("pool.example.com", "", 0, false);
    row("pool.example.com:", "", 0, false);
    row("pool.example.com:0", "", 0, false);
    row("pool.example.com:65536", "", 0, false);
    row("pool.example.com:3333/path", "", 0, false);
    row("pool.example.com/path:3333", "", 0, false);
    row("user@pool.example.com:3333", "", 0, false);
    row(":3333", "", 0, false);
    row("", "", 0, false);
}

void TestNerdQAxePools::readsAddresses()
{
    QFETCH(QString, url);
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(bool, tls);
    const auto address = poolAddress(url);
    QCOMPARE(address.ok(), !host.isEmpty());
    if (address)
        QCOMPARE(*address, (PoolAddress{host, port, tls}));
    else
        QVERIFY(address.error().detail.endsWith(u'.'));
}

void TestNerdQAxePools::writesStrictTypes()
{
    const PoolSettings pool = wanted("stratum+ssl://pool.example.com:4333", 1, "secret");
    const HttpRequest request = patchRequest(poolSettings(pool, *poolAddress(pool.url), ltsInfo()));
    QCOMPARE(request.method, "PATCH");
    QCOMPARE(request.path, QStringLiteral("/api/system"));
    QCOMPARE(request.contentType, "application/json");
    // Keys in their order: an integer, true, a bare host.
    QCOMPARE(request.body, R"({"fallbackStratumPassword":"secret","fallbackStratumPort":4333,)"
                           R"("fallbackStratumTLS":true,"fallbackStratumURL":"pool.example.com",)"
                           R"("fallbackStratumUser":"me.worker"})");
    QCOMPARE(patchRequest(pairSettings({525, 1150})).body,
             R"({"coreVoltage":1150,"frequency":525})");
}

void TestNerdQAxePools::writesOnlyWhatTheFirmwareKnows()
{
    const PoolSettings pool = wanted("pool.example.com:3333");
    const QJsonObject old = poolSettings(pool, *poolAddress(pool.url),
                                         fixture(QStringLiteral(
                                             "nerdqaxeplusplus-v1.0.30-system_info")));
    QVERIFY(!old.contains(QStringLiteral("stratumTLS")));
    // Where TLS is known it is switched off, too.
    const QJsonObject later = poolSettings(pool, *poolAddress(pool.url), ltsInfo());
    QCOMPARE(later.value(QStringLiteral("stratumTLS")), QJsonValue(false));
    QVERIFY(!later.contains(QStringLiteral("stratumProtocol")));
}

void TestNerdQAxePools::sendsAPasswordOnlyAsGiven()
{
    const PoolSettings pool = wanted("pool.example.com:3333", 0, "");
    QVERIFY(!poolSettings(pool, *poolAddress(pool.url), ltsInfo())
                 .contains(QStringLiteral("stratumPassword")));
}

void TestNerdQAxePools::aV2SlotBecomesV1()
{
    QJsonObject info = ltsInfo();
    info.insert(QStringLiteral("stratumProtocol"), 1);
    const PoolSettings pool = wanted("pool.example.com:3333");
    QCOMPARE(poolSettings(pool, *poolAddress(pool.url), info).value(QStringLiteral("stratumProtocol")),
             QJsonValue(0));
}

void TestNerdQAxePools::refusesWhatWouldBeStoredWrongly_data()
{
    QTest::addColumn<PoolSettings>("pool");
    QTest::addColumn<QString>("recording");
    QTest::addColumn<QString>("words"); // empty: taken
    const QString ltsInfo = QStringLiteral("nerdqaxeplusplus-V1.0.37.2_LTS-system_info");
    const QString old = QStringLiteral("nerdqaxeplus-v1.0.20-system_info");
    QTest::newRow("good") << wanted("a:1") << ltsInfo << QString();
    QTest::newRow("slot 2") << wanted("a:1", 2) << ltsInfo << QStringLiteral("no pool 3");
    QTest::newRow("slot -1") << wanted("a:1", -1) << ltsInfo << QStringLiteral("no pool 0");
    QTest::newRow("no fallback yet") << wanted("a:1", 1) << old << QStringLiteral("v1.0.25");
    QTest::newRow("no TLS yet") << wanted("stratum+ssl://a:1") << old << QStringLiteral("v1.0.36");
    QTest::newRow("no port") << wanted("a") << ltsInfo << QStringLiteral("port");
    QTest::newRow("stars") << wanted("a:1", 0, "*****") << ltsInfo << QStringLiteral("stars");
    QTest::newRow("line end") << wanted("a:1", 0, "x\r\ny") << ltsInfo << QStringLiteral("control");
    QTest::newRow("a star is a password") << wanted("a:1", 0, "*") << ltsInfo << QString();
}

void TestNerdQAxePools::refusesWhatWouldBeStoredWrongly()
{
    QFETCH(PoolSettings, pool);
    QFETCH(QString, recording);
    QFETCH(QString, words);
    const auto why = whyPoolIsRefused(pool, fixture(recording));
    QCOMPARE(why.has_value(), !words.isEmpty());
    QVERIFY2(!why || why->contains(words), qPrintable(why.value_or(QString())));
}

void TestNerdQAxePools::comparesWhatTheDeviceShows()
{
    const QJsonObject settings = json("{'stratumURL':'a','stratumPort':1,'stratumTLS':true,"
                                      "'stratumPassword':'never shown'}");
    QVERIFY(shows(json("{'stratumURL':'a','stratumPort':1,'stratumTLS':1}"), settings));
    QVERIFY(!shows(json("{'stratumURL':'a','stratumPort':2,'stratumTLS':true}"), settings));
    QVERIFY(!shows(json("{'stratumURL':'b','stratumPort':1,'stratumTLS':true}"), settings));
    QVERIFY(!shows(json("{'stratumURL':'a','stratumPort':1}"), settings));
    QVERIFY(!shows(json("{}"), json("{'frequency':0}")));
}

COALFACE_TEST(TestNerdQAxePools)
#include "tst_nerdqaxe_pools.moc"
