// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/fixture.h"
#include "bitaxe/poolplan.h"
#include "bitaxe/writereply.h"
#include "tests/testprogram/testprogram.h"

#include <QJsonArray>
#include <QTest>

using namespace coalface;
using namespace coalface::bitaxe;

namespace {

QJsonObject gammaInfo()
{
    return fixture(QStringLiteral("gamma601-v2.15.3-system_info"));
}

QJsonObject recordIn(const QByteArray &body)
{
    return json(body).value(QStringLiteral("pools")).toArray().first().toObject();
}

Pool pool()
{
    return {QStringLiteral("new.example.org"), 3334, false, QStringLiteral("worker"),
            QStringLiteral("secret")};
}

} // namespace

class TestBitaxePoolPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPoolAddresses_data();
    void readsPoolAddresses();
    void refusesPools_data();
    void refusesPools();
    void aRecordGoesBackWhole();
    void anotherPoolKeepsNoCertificateAndNoStratumV2();
    void refusesABodyOf10240Bytes();
    void showsAPoolOnlyWhenAllOfItIsThere();
    void answersToAWrite_data();
    void answersToAWrite();
    void sendsThePortAsANumber();
};

void TestBitaxePoolPlans::readsPoolAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("tls");
    const auto row = [](const char *url, const char *host, int port, bool tls) {
        QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(host) << port << tls;
    };
    row("pool.example.org:3333", "pool.example.org", 3333, false);
    row("stratum+tcp://pool.example.org:3333", "pool.example.org", 3333, false);
    row("STRATUM+SSL://pool.example.org:443", "pool.example.org", 443, true);
    row("192.168.1.9:65535", "192.168.1.9", 65535, false);
    row("[fd00::9]:3333", "fd00::9", 3333, false);
}

void TestBitaxePoolPlans::readsPoolAddresses()
{
    QFETCH(QString, url);
    const auto read = poolOf({0, url, QStringLiteral("w"), QStringLiteral("x"), false});
    QVERIFY(read.ok());
    QTEST(read->host, "host");
    QTEST(read->port, "port");
    QTEST(read->tls, "tls");
}

void TestBitaxePoolPlans::refusesPools_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    const QString good = QStringLiteral("pool.example.org:3333");
    const QString w = QStringLiteral("w"), x = QStringLiteral("x");
    for (const char *url : {"pool.example.org", "pool.example.org:0", "pool.example.org:65536",
                            "pool.example.org:x", ":3333", "http://pool.example.org:80",
                            "stratum2+tcp://pool.example.org:1", "pool.example.org/a:1", "a b:1"})
        QTest::newRow(url) << QString::fromLatin1(url) << w << x;
    QTest::newRow("no user") << good << QStringLiteral(" ") << x;
    QTest::newRow("five stars") << good << w << QStringLiteral("*****");
    QTest::newRow("long host") << QString(256, u'a') + QStringLiteral(":1") << w << x;
    QTest::newRow("long user") << good << QString(256, u'u') << x;
    QTest::newRow("long password, in bytes") << good << w << QString(128, QChar(0xe4));
}

void TestBitaxePoolPlans::refusesPools()
{
    QFETCH(QString, url);
    QFETCH(QString, user);
    QFETCH(QString, password);
    const auto read = poolOf({0, url, user, password, false});
    QVERIFY(!read.ok());
    QCOMPARE(read.error().kind, Error::Kind::Rejected);
    QVERIFY(read.error().detail.endsWith(u'.'));
}

//! v2.15: what a record leaves out goes to the default, an omitted password to "x".
void TestBitaxePoolPlans::aRecordGoesBackWhole()
{
    const QJsonObject info = gammaInfo();
    const QJsonObject before = info.value(QStringLiteral("pools")).toArray().first().toObject();
    QVERIFY(before.size() >= 14);
    Pool wanted = pool();
    wanted.password.clear();
    const auto patch = poolPatch(wanted, 0, info);
    QVERIFY(patch.ok());
    QJsonObject record = recordIn(*patch);
    QCOMPARE(record.value(QStringLiteral("stratumPassword")).toString(), QStringLiteral("*****"));
    QCOMPARE(record.value(QStringLiteral("stratumURL")).toString(), wanted.host);
    for (const char *key : {"stratumURL", "stratumPort", "stratumUser", "stratumTLS"})
        record.insert(QLatin1String(key), before.value(QLatin1String(key)));
    QCOMPARE(record, before);

    const auto fresh = poolPatch(pool(), 7, info);
    QVERIFY(fresh.ok());
    QCOMPARE(recordIn(*fresh).value(QStringLiteral("id")).toInt(), 7);
    QCOMPARE(recordIn(*fresh).value(QStringLiteral("stratumPassword")).toString(),
             QStringLiteral("secret"));
    // Up to v2.14 the stars would be stored as they are: a password that is not given is left out.
    const auto flat = poolPatch(wanted, 0, json("{'version':'v2.14.2','stratumURL':'old'}"));
    QVERIFY(flat.ok() && !flat->contains("Password"));
}

void TestBitaxePoolPlans::anotherPoolKeepsNoCertificateAndNoStratumV2()
{
    const QJsonObject info = json(
        "{'version':'v2.15.3','primaryPoolIndex':0,'pools':[{'id':0,'stratumURL':'new.example.org',"
        "'stratumPort':3334,'stratumUser':'w','stratumTLS':2,'stratumProtocol':'SV2'}]}");
    Pool wanted = pool();
    wanted.tls = true;
    QJsonObject record = recordIn(*poolPatch(wanted, 0, info));
    QCOMPARE(record.value(QStringLiteral("stratumTLS")).toInt(), 2);
    QCOMPARE(record.value(QStringLiteral("stratumProtocol")).toString(), QStringLiteral("SV2"));
    wanted.host = QStringLiteral("other.example.org");
    record = recordIn(*poolPatch(wanted, 0, info));
    QCOMPARE(record.value(QStringLiteral("stratumTLS")).toInt(), 1);
    QCOMPARE(record.value(QStringLiteral("stratumProtocol")).toString(), QStringLiteral("SV1"));
}

void TestBitaxePoolPlans::refusesABodyOf10240Bytes()
{
    QJsonObject record = json("{'id':0,'stratumURL':'a','stratumPort':1,'stratumUser':'w'}");
    const auto infoWith = [&record](int bytes) {
        record.insert(QStringLiteral("stratumCert"), QString(bytes, u'c'));
        return QJsonObject{{QStringLiteral("version"), QStringLiteral("v2.15.3")},
                           {QStringLiteral("pools"), QJsonArray{record}}};
    };
    const qsizetype rest = poolPatch(pool(), 0, infoWith(0))->size();
    QCOMPARE(poolPatch(pool(), 0, infoWith(int(10239 - rest)))->size(), 10239);
    QVERIFY(!poolPatch(pool(), 0, infoWith(int(10240 - rest))).ok());
}

void TestBitaxePoolPlans::showsAPoolOnlyWhenAllOfItIsThere()
{
    const QJsonObject flat = json("{'version':'v2.13.2','stratumURL':'new.example.org',"
                                  "'stratumPort':3334,'stratumUser':'worker','stratumTLS':0}");
    QVERIFY(showsPool(pool(), 0, flat));
    QVERIFY(!showsPool(pool(), 1, flat));
    QVERIFY(!showsPool(pool(), 0, with(flat, "stratumTLS", 1)));
    QVERIFY(!showsPool(pool(), 0, with(flat, "stratumUser", QStringLiteral("other"))));
    QVERIFY(!showsPool(pool(), 0, with(flat, "stratumPort", 3333)));
    // From v2.15 on the flat keys mirror the choice, and only the list counts.
    QVERIFY(
        !showsPool(pool(), 0,
                   with(with(flat, "version", QStringLiteral("v2.15.3")), "pools", QJsonArray())));
}

void TestBitaxePoolPlans::answersToAWrite_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Sending::End>("end");
    using enum Sending::End;
    QTest::newRow("empty 200") << 200 << QByteArray() << Taken;
    QTest::newRow("2.15 host name") << 200 << QByteArray(R"({"status":"success"})") << Taken;
    QTest::newRow("wrong input") << 400 << QByteArray("Wrong API input") << Refused;
    QTest::newRow("broken") << 400 << QByteArray("Invalid JSON") << Refused;
    QTest::newRow("too long") << 500 << QByteArray("content too long") << Refused;
    QTest::newRow("no such command, 2.9")
        << 404 << QByteArray(R"({"error":"unknown route"})") << Refused;
    QTest::newRow("no such command, before") << 405 << QByteArray() << Refused;
    QTest::newRow("redirect") << 302 << QByteArray() << Refused;
    QTest::newRow("foreign network") << 401 << QByteArray("Unauthorized") << NotSent;
    QTest::newRow("short of memory") << 500 << QByteArray("Internal") << Unanswered;
}

void TestBitaxePoolPlans::answersToAWrite()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    HttpReply reply;
    reply.status = status;
    reply.body = body;
    reply.contentType = "text/html";
    const Sending sending = sendingOf(reply);
    QTEST(sending.end, "end");
    if (status == 401)
        QCOMPARE(sending.error.kind, Error::Kind::Unauthorized);
    QCOMPARE(sending.error.detail.isEmpty(), sending.end == Sending::End::Taken);
}

//! Before v2.11 a wrong type is ignored or becomes 0, and a text's place taken by one may crash it.
void TestBitaxePoolPlans::sendsThePortAsANumber()
{
    const auto patch = poolPatch(pool(), 0, json("{'version':'v2.4.5','stratumURL':'old'}"));
    QVERIFY(patch.ok());
    QVERIFY(patch->contains(R"("stratumPort":3334,)"));
}

COALFACE_TEST(TestBitaxePoolPlans)
#include "tst_bitaxe_poolplans.moc"
