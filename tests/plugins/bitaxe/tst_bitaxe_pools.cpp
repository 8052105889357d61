// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/fixture.h"
#include "bitaxe/pools.h"
#include "tests/testprogram/testprogram.h"

#include <QJsonArray>
#include <QTest>

using namespace coalface;
using namespace coalface::bitaxe;

class TestBitaxePools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsPoolAndFallback();
    void listsTheSlotsOfLaterFirmware();
    void followsTheIndices_data();
    void followsTheIndices();
    void theUserIsThatOfThePoolInUse();
    void theFallbackIsToldWhicheverPoolIsInUse();
    void writesTheUrl_data();
    void writesTheUrl();
    void skipsUnusableSlots();
};

void TestBitaxePools::listsPoolAndFallback()
{
    const PoolInfo pools = poolsOf(fixture(QStringLiteral("gamma601-v2.12.2-system_info")));
    const QString user = QStringLiteral(
        "bc1qexample0example0example0example0example0example0example0ex.bitaxe");
    const PoolInfo expected{{{0, QStringLiteral("public-pool.io:21496"), user, false},
                             {1, QStringLiteral("solo.ckpool.org:3333"), user, true}},
                            false};
    QCOMPARE(pools, expected);

    const PoolInfo old = poolsOf(fixture(QStringLiteral("hex302-v2.0.7_48_ge561f60-system_info")));
    QCOMPARE(old.pools, (QList<PoolSlot>{{0, QStringLiteral("192.168.1.20:2018"),
                                          QStringLiteral("example.hex"), true}}));
}

void TestBitaxePools::listsTheSlotsOfLaterFirmware()
{
    const PoolInfo pools = poolsOf(fixture(QStringLiteral("gamma601-v2.15.3-system_info")));
    const QString user = QStringLiteral("example-worker");
    const PoolInfo expected{{{0, QStringLiteral("pool.example.org:3333"), user, true},
                             {1, QStringLiteral("fallback.example.org:3333"), user, false}},
                            true};
    QCOMPARE(pools, expected);
}

void TestBitaxePools::followsTheIndices_data()
{
    QTest::addColumn<int>("primary");
    QTest::addColumn<int>("secondary");
    QTest::addColumn<QJsonValue>("fallback");
    QTest::addColumn<QString>("url");
    const QString pool = QStringLiteral("pool.example.org:3333");
    const QString other = QStringLiteral("fallback.example.org:3333");
    QTest::newRow("primary") << 0 << 1 << QJsonValue(0) << pool;
    QTest::newRow("fallback") << 0 << 1 << QJsonValue(1) << other;
    QTest::newRow("fallback, true") << 0 << 1 << QJsonValue(true) << other;
    QTest::newRow("swapped") << 1 << 0 << QJsonValue(0) << other;
    QTest::newRow("swapped fallback") << 1 << 0 << QJsonValue(1) << pool;
    QTest::newRow("empty slot") << 5 << 1 << QJsonValue(0) << QString();
    QTest::newRow("no such slot") << 99 << 1 << QJsonValue(0) << QString();
}

void TestBitaxePools::followsTheIndices()
{
    QFETCH(int, primary);
    QFETCH(int, secondary);
    QFETCH(QJsonValue, fallback);
    QFETCH(QString, url);
    QJsonObject info = fixture(QStringLiteral("gamma601-v2.15.3-system_info"));
    info.insert(QLatin1String("primaryPoolIndex"), primary);
    info.insert(QLatin1String("secondaryPoolIndex"), secondary);
    info.insert(QLatin1String("isUsingFallbackStratum"), fallback);
    QCOMPARE(activePool(info).url, url);
}

void TestBitaxePools::theUserIsThatOfThePoolInUse()
{
    QJsonObject flat = json("{'stratumURL':'a.example','stratumPort':3333,'stratumUser':'bc1q.one',"
                            "'fallbackStratumURL':'a.example','fallbackStratumPort':3333,"
                            "'fallbackStratumUser':'bc1q.two','isUsingFallbackStratum':0}");
    QCOMPARE(activePool(flat),
             (PoolSlot{0, QStringLiteral("a.example:3333"), QStringLiteral("bc1q.one"), true}));
    flat.insert(QLatin1String("isUsingFallbackStratum"), 1);
    QCOMPARE(activePool(flat),
             (PoolSlot{1, QStringLiteral("a.example:3333"), QStringLiteral("bc1q.two"), true}));
    // From v2.15.0 the slot counts, and what the flat keys say is a mirror.
    const QJsonObject listed = json(
        "{'stratumUser':'mirror','primaryPoolIndex':3,'secondaryPoolIndex':0,'pools':["
        "{'id':0,'stratumURL':'a','stratumPort':1,'stratumUser':'zero'},"
        "{'id':3,'stratumURL':'a','stratumPort':1,'stratumUser':'three'}]}");
    QCOMPARE(activePool(listed).user, QStringLiteral("three"));
    QCOMPARE(activePool({}), PoolSlot());
}

void TestBitaxePools::theFallbackIsToldWhicheverPoolIsInUse()
{
    const auto fallbackOf = [](const char *name) {
        return fallbackPool(fixture(QString::fromLatin1(name)));
    };
    const QString user = QStringLiteral(
        "bc1qexample0example0example0example0example0example0example0ex.bitaxe");
    // In use here.
    QCOMPARE(fallbackOf("gamma601-v2.12.2-system_info"),
             (PoolSlot{1, QStringLiteral("solo.ckpool.org:3333"), user, true}));
    QCOMPARE(fallbackOf("gamma601-v2.15.3-system_info"),
             (PoolSlot{1, QStringLiteral("fallback.example.org:3333"),
                       QStringLiteral("example-fallback"), false}));
    // It came with v2.3.0: until then nothing is known of one.
    QVERIFY(!fallbackOf("hex302-v2.0.7_48_ge561f60-system_info"));
    // "The flat keys mirror the slots chosen by the two indices" (protocol page, 3.2).
    const auto listed = fallbackPool(
        json("{'primaryPoolIndex':0,'secondaryPoolIndex':4,'pools':[{'id':1,'stratumURL':'b',"
             "'stratumPort':2,'stratumUser':'two'}],'fallbackStratumURL':'e',"
             "'fallbackStratumPort':5,'fallbackStratumUser':'five','fallbackStratumTLS':1}"));
    QCOMPARE(listed,
             (PoolSlot{1, QStringLiteral("stratum+ssl://e:5"), QStringLiteral("five"), false}));
    const auto none = fallbackPool(json("{'fallbackStratumURL':'','fallbackStratumPort':3333}"));
    QVERIFY(none && none->url.isEmpty());
}

void TestBitaxePools::writesTheUrl_data()
{
    QTest::addColumn<QByteArray>("info");
    QTest::addColumn<QString>("url");
    QTest::newRow("host") << QByteArray("{'stratumURL':'a.example','stratumPort':3333}")
                          << QStringLiteral("a.example:3333");
    QTest::newRow("TLS") << QByteArray(
        "{'stratumURL':'a.example','stratumPort':4333,'stratumTLS':2}")
                         << QStringLiteral("stratum+ssl://a.example:4333");
    QTest::newRow("TLS off") << QByteArray(
        "{'stratumURL':'a.example','stratumPort':3333,'stratumTLS':false}")
                             << QStringLiteral("a.example:3333");
    QTest::newRow("typed with a scheme")
        << QByteArray("{'stratumURL':'stratum+tcp://a.example','stratumPort':3333}")
        << QStringLiteral("stratum+tcp://a.example:3333");
    QTest::newRow("IPv6") << QByteArray("{'stratumURL':'2001:db8::1','stratumPort':3333}")
                          << QStringLiteral("[2001:db8::1]:3333");
    QTest::newRow("no port") << QByteArray("{'stratumURL':'a.example'}")
                             << QStringLiteral("a.example");
    QTest::newRow("no possible port")
        << QByteArray("{'stratumURL':'a.example','stratumPort':99999}")
        << QStringLiteral("a.example");
    QTest::newRow("none") << QByteArray("{'stratumURL':'','stratumPort':3333}") << QString();
    QTest::newRow("fallback without one")
        << QByteArray("{'stratumURL':'a','stratumPort':1,'isUsingFallbackStratum':1}") << QString();
    QTest::newRow("empty list") << QByteArray("{'pools':[],'stratumURL':'a','stratumPort':1}")
                                << QStringLiteral("a:1");
}

void TestBitaxePools::writesTheUrl()
{
    QFETCH(QByteArray, info);
    QFETCH(QString, url);
    QCOMPARE(activePool(json(info)).url, url);
}

void TestBitaxePools::skipsUnusableSlots()
{
    const PoolInfo pools = poolsOf(
        json("{'primaryPoolIndex':3,'pools':[5,{},{'id':9,'stratumURL':'a'},{'id':-1,'stratumURL':'"
             "a'},{'id':4},"
             "{'id':3,'stratumURL':'c','stratumPort':1,'stratumPassword':''},"
             "{'id':2,'stratumURL':'b','stratumPort':1,'stratumPassword':'*****'},{'id':3,'"
             "stratumURL':'twice'}]}"));
    const PoolInfo expected{{{2, QStringLiteral("b:1"), {}, false},
                             {3, QStringLiteral("c:1"), {}, true}},
                            false};
    QCOMPARE(pools, expected);
}

COALFACE_TEST(TestBitaxePools)
#include "tst_bitaxe_pools.moc"
