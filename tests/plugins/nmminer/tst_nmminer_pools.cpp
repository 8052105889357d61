// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "fixtures.h"
#include "nmminer/poolchange.h"
#include "nmminer/pools.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace coalface::nmminer;

namespace {
constexpr char worker[] = "bc1qfakefakefakefakefakefakefakefakefakef0.worker1";

QJsonObject page()
{
    return fixtureObject("nmminer-v2.0.04-api_setting_mining.json");
}

QString str(const char *text)
{
    return QString::fromLatin1(text);
}

PoolSettings wish(const char *url, const QString &user = str(worker),
                  const QString &password = str("x"))
{
    return {0, QString::fromLatin1(url), user, password, false};
}
} // namespace

class TestNMMinerPools : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addresses_data();
    void addresses();
    void readsTheFixture();
    void passwordsStayBehind();
    void anotherPageIsNoSettings();
    void thePoolInUseIsActive_data();
    void thePoolInUseIsActive();
    void sendsOnlyWhatDiffers_data();
    void sendsOnlyWhatDiffers();
    void theFixtureNeedsNoChange();
    void neverSendsWifiOrTheOtherPool();
    void refusesBeforeSending_data();
    void refusesBeforeSending();
    void aSavedPoolThatComesBackEmptyIsSeen_data();
    void aSavedPoolThatComesBackEmptyIsSeen();
    void useIsComparedWithoutTheScheme();
    void whatCannotBeSeenInUse();
    void whatAReadingTellsOfWhatIsStored_data();
    void whatAReadingTellsOfWhatIsStored();
    void withoutAFallbackThatIsTold();
};

void TestNMMinerPools::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url"); // empty = none
    QTest::newRow("as in the settings")
        << str("stratum+tcp://pool.example.com:3333") << str("stratum+tcp://pool.example.com:3333");
    QTest::newRow("as in use") << str("pool.example.com:3333")
                               << str("stratum+tcp://pool.example.com:3333");
    QTest::newRow("secured") << str("Stratum+SSL://Pool.Example.com:4333")
                             << str("stratum+ssl://pool.example.com:4333");
    QTest::newRow("address") << str(" 192.168.1.5:21496 ") << str("stratum+tcp://192.168.1.5:21496");
    for (const char *none :
         {"", ":33", "[:33]", "stratum+tcp://", "stratum+tcp://:3333", "pool.example.com",
          "pool.example.com:0", "pool.example.com:65536", "pool.example.com:-1", "http://a:80",
          "pool.example.com:3333/x", "user@pool:3333", "pool example:3333", "stratum+tcp://a:b"})
        QTest::newRow(none) << str(none) << QString();
}

void TestNMMinerPools::addresses()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    const auto address = poolAddressIn(text);
    QCOMPARE(address ? address->url() : QString(), url);
}

void TestNMMinerPools::readsTheFixture()
{
    const auto settings = miningSettings(page(), str("x"));
    QVERIFY(settings);
    QCOMPARE(settings->at(0).url, str("stratum+tcp://pool.example.com:3333"));
    QCOMPARE(settings->at(0).user, str(worker));
    QVERIFY(settings->at(0).hasPassword && settings->at(0).passwordMatches);
    QCOMPARE(settings->at(1).url, str("stratum+tcp://pool2.example.com:3333"));

    const PoolInfo pools = poolsOf(*settings, str("pool.example.com:3333"), str(worker));
    QCOMPARE(pools.pools,
             (QList<PoolSlot>{{0, str("stratum+tcp://pool.example.com:3333"), str(worker), true},
                              {1, str("stratum+tcp://pool2.example.com:3333"), str(worker), false}}));
    QVERIFY(pools.hasPassword);
}

// The device returns pool passwords in clear: nothing of them is kept.
void TestNMMinerPools::passwordsStayBehind()
{
    QJsonObject secret = page();
    secret.insert(str("PrimaryPassword"), str("hunter2"));
    const auto settings = miningSettings(secret, str("x"));
    QVERIFY(settings->at(0).hasPassword);
    QVERIFY(!settings->at(0).passwordMatches);
    QVERIFY(!settings->at(0).url.contains(str("hunter2")));
    QVERIFY(!settings->at(0).user.contains(str("hunter2")));
    secret.insert(str("PrimaryPassword"), QString());
    QVERIFY(!miningSettings(secret)->at(0).hasPassword);
}

void TestNMMinerPools::anotherPageIsNoSettings()
{
    QVERIFY(!miningSettings(QJsonObject()));
    QVERIFY(!miningSettings(fixtureObject("nmminer-v2.0.04-api_setting_network.json")));
    QVERIFY(!miningSettings(object("{'PrimaryPool':7}")));
    QVERIFY(miningSettings(object("{'PrimaryPool':''}")));
}

void TestNMMinerPools::thePoolInUseIsActive_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("user");
    QTest::addColumn<int>("active"); // -1 = none
    QTest::newRow("primary") << str("pool.example.com:3333") << str(worker) << 0;
    QTest::newRow("fallen back") << str("pool2.example.com:3333") << str(worker) << 1;
    QTest::newRow("other case") << str("Pool2.Example.com:3333") << str(worker) << 1;
    QTest::newRow("changed, not restarted") << str("old.example.com:3333") << str(worker) << -1;
    QTest::newRow("other port") << str("pool.example.com:3334") << str(worker) << -1;
    QTest::newRow("not connected") << QString() << QString() << -1;
    QTest::newRow("worker not told") << str("pool2.example.com:3333") << QString() << 1;
}

void TestNMMinerPools::thePoolInUseIsActive()
{
    QFETCH(QString, url);
    QFETCH(QString, user);
    QFETCH(int, active);
    int found = -1;
    for (const PoolSlot &pool : poolsOf(*miningSettings(page()), url, user).pools) {
        if (pool.active)
            found = pool.slot;
    }
    QCOMPARE(found, active);

    // One pool for two workers: the worker decides.
    QJsonObject twice = page();
    twice.insert(str("SecondaryPool"), str("stratum+tcp://pool.example.com:3333"));
    twice.insert(str("SecondaryAddress"), str("second"));
    const PoolInfo pools = poolsOf(*miningSettings(twice), str("pool.example.com:3333"),
                                   str("second"));
    QVERIFY(!pools.pools.at(0).active && pools.pools.at(1).active);
}

void TestNMMinerPools::sendsOnlyWhatDiffers_data()
{
    QTest::addColumn<PoolSettings>("wanted");
    QTest::addColumn<QJsonObject>("changes");
    QTest::newRow("pool") << wish("stratum+tcp://new.example.com:21496")
                          << object("{'PrimaryPool':'stratum+tcp://new.example.com:21496'}");
    QTest::newRow("pool without a scheme")
        << wish("new.example.com:21496")
        << object("{'PrimaryPool':'stratum+tcp://new.example.com:21496'}");
    QTest::newRow("secured") << wish("stratum+ssl://pool.example.com:3333")
                             << object("{'PrimaryPool':'stratum+ssl://pool.example.com:3333'}");
    QTest::newRow("worker") << wish("pool.example.com:3333", str("me.1"))
                            << object("{'PrimaryAddress':'me.1'}");
    QTest::newRow("password") << wish("pool.example.com:3333", str(worker), str("d=0.001"))
                              << object("{'PrimaryPassword':'d=0.001'}");
    QTest::newRow("everything") << wish("n.example.com:1", str("me"), str("y"))
                                << object("{'PrimaryPool':'stratum+tcp://n.example.com:1',"
                                          "'PrimaryAddress':'me','PrimaryPassword':'y'}");
}

void TestNMMinerPools::sendsOnlyWhatDiffers()
{
    QFETCH(PoolSettings, wanted);
    QFETCH(QJsonObject, changes);
    const auto settings = miningSettings(page(), wanted.password);
    QCOMPARE(changesFor(settings->at(0), wanted), changes);
    QVERIFY(!isStored(settings->at(0), wanted));
}

void TestNMMinerPools::theFixtureNeedsNoChange()
{
    for (const char *url : {"pool.example.com:3333", "stratum+tcp://POOL.example.com:3333"})
        QVERIFY(isStored(miningSettings(page(), str("x"))->at(0), wish(url)));
}

void TestNMMinerPools::neverSendsWifiOrTheOtherPool()
{
    PoolSettings wanted = wish("n.example.com:1", str("me"), str("y"));
    wanted.slot = 1;
    const QJsonObject changes = changesFor(miningSettings(page(), str("y"))->at(1), wanted);
    QCOMPARE(changes.keys(),
             QStringList({str("SecondaryAddress"), str("SecondaryPassword"), str("SecondaryPool")}));
}

void TestNMMinerPools::refusesBeforeSending_data()
{
    QTest::addColumn<PoolSettings>("wanted");
    QTest::addColumn<bool>("refused");
    const char *url = "pool.example.com:3333";
    const QString user = str("me");
    QTest::newRow("19 characters") << wish(url, user, QString(19, u'p')) << false;
    QTest::newRow("20 characters: a reboot loop") << wish(url, user, QString(20, u'p')) << true;
    QTest::newRow("19 letters of two bytes") << wish(url, user, QString(19, u'ä')) << true;
    QTest::newRow("no password") << wish(url, user, QString()) << false;
    QTest::newRow("no address") << wish("") << true;
    QTest::newRow("no port") << wish("pool.example.com") << true;
    QTest::newRow("other scheme") << wish("http://pool.example.com:80") << true;
    QTest::newRow("line end") << wish(url, str("me\n1")) << true;
    PoolSettings third = wish(url);
    third.slot = 2;
    QTest::newRow("third pool") << third << true;
    third.slot = -1;
    QTest::newRow("no pool") << third << true;
}

void TestNMMinerPools::refusesBeforeSending()
{
    QFETCH(PoolSettings, wanted);
    QFETCH(bool, refused);
    const auto why = whyRefused(wanted);
    QCOMPARE(why.has_value(), refused);
    QVERIFY(!why || !why->contains(QString(5, u'p')));
}

void TestNMMinerPools::aSavedPoolThatComesBackEmptyIsSeen_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<bool>("empty");
    QTest::newRow("as in the report") << str("[:33]") << true;
    QTest::newRow("nothing at all") << QString() << true;
    QTest::newRow("scheme alone") << str("stratum+tcp://") << true;
    QTest::newRow("no host") << str("stratum+tcp://:3333") << true;
    QTest::newRow("not stored yet") << str("stratum+tcp://pool.example.com:3333") << false;
    QTest::newRow("another one") << str("stratum+tcp://other.example.com:3333") << false;
}

void TestNMMinerPools::aSavedPoolThatComesBackEmptyIsSeen()
{
    QFETCH(QString, now);
    QFETCH(bool, empty);
    MiningSlot after;
    after.url = now;
    QCOMPARE(cameBackEmpty(miningSettings(page())->at(0), after), empty);
    QVERIFY(!cameBackEmpty(MiningSlot(), MiningSlot())); // it was empty before
}

void TestNMMinerPools::useIsComparedWithoutTheScheme()
{
    const PoolSettings wanted = wish("stratum+ssl://pool.example.com:3333", str("me"));
    QVERIFY(isInUse(str("pool.example.com:3333"), str("me"), wanted));
    QVERIFY(isInUse(str("pool.example.com:3333"), QString(), wanted));
    QVERIFY(!isInUse(str("pool.example.com:3333"), str("you"), wanted));
    QVERIFY(!isInUse(str("pool.example.com:3334"), str("me"), wanted));
    QVERIFY(!isInUse(QString(), str("me"), wanted));
}

void TestNMMinerPools::whatCannotBeSeenInUse()
{
    const auto settings = *miningSettings(page());
    const QJsonObject pool = object("{'PrimaryPool':'a'}");
    QVERIFY(isVisible(settings, str("pool.example.com:3333"), pool, 0));
    QVERIFY(!isVisible(settings, str("pool2.example.com:3333"), pool, 0));
    QVERIFY(!isVisible(settings, str("pool.example.com:3333"), object("{'SecondaryPool':'a'}"), 1));
    QVERIFY(isVisible(settings, str("elsewhere.example.com:1"), pool, 0));
    QVERIFY(!isVisible(settings, str("pool.example.com:3333"), object("{'PrimaryPassword':'a'}"), 0));
}

void TestNMMinerPools::whatAReadingTellsOfWhatIsStored_data()
{
    QTest::addColumn<QString>("inUse");
    QTest::addColumn<QString>("user"); // there
    QTest::addColumn<QString>("primary");
    QTest::addColumn<QString>("told"); // pool and worker
    QTest::addColumn<bool>("waits");
    const QString usual = str("stratum+tcp://a.example:1");
    QTest::newRow("the first") << str("a.example:1") << str("w1") << usual << str("a.example:1 w1")
                               << false;
    QTest::newRow("as the device writes it")
        << str("A.example:1") << str("w1") << usual << str("A.example:1 w1") << false;
    QTest::newRow("the fallback, as the first is dead")
        << str("b.example:2") << str("w2") << usual << str("b.example:2 w2") << false;
    QTest::newRow("no worker is told")
        << str("a.example:1") << str("") << usual << str("a.example:1 ") << false;
    QTest::newRow("another pool is stored")
        << str("old.example:9") << str("w1") << usual << str("a.example:1 w1") << true;
    QTest::newRow("another worker is stored")
        << str("a.example:1") << str("old") << usual << str("a.example:1 w1") << true;
    QTest::newRow("what is stored is none")
        << str("old.example:9") << str("w1") << str("[:33]") << str("old.example:9 w1") << false;
    QTest::newRow("it works for none") << str("") << str("") << usual << str(" ") << false;
}

void TestNMMinerPools::whatAReadingTellsOfWhatIsStored()
{
    QFETCH(QString, inUse);
    QFETCH(QString, user);
    QFETCH(QString, primary);
    QFETCH(bool, waits);
    Telemetry reading;
    if (!inUse.isEmpty())
        reading.poolUrl = inUse;
    if (!user.isEmpty())
        reading.poolUser = user;
    addStoredPools(reading, {{{primary, str("w1")}, {str("stratum+ssl://b.example:2"), str("w2")}}});
    QTEST(reading.poolUrl.value_or(QString()) + u' ' + reading.poolUser.value_or(QString()),
          "told");
    QCOMPARE(reading.poolsAreStored, waits);
    QCOMPARE(reading.fallbackUrl, str("b.example:2"));
    QCOMPARE(reading.fallbackUser, str("w2"));
}

void TestNMMinerPools::withoutAFallbackThatIsTold()
{
    Telemetry reading;
    addStoredPools(reading, {{{str("stratum+tcp://a.example:1"), str("w1")}, {}}});
    QCOMPARE(reading.fallbackUrl, QString());
    QVERIFY(reading.fallbackUrl.has_value());
    QVERIFY(!reading.fallbackUser);
}

COALFACE_TEST(TestNMMinerPools)
#include "tst_nmminer_pools.moc"
