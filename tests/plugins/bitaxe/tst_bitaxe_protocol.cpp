// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/protocol.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/reading/firmwareversion.h>
#include <minersdk/reading/scalednumber.h>

#include <QTest>

using namespace coalface;
using namespace coalface::bitaxe;
using namespace coalface::reading;

namespace {

HttpReply reply(int status, const QByteArray &contentType, const QByteArray &body)
{
    return {status, contentType, {}, body};
}

HttpReply jsonReply(const QByteArray &body)
{
    return reply(200, "application/json", body);
}

} // namespace

class TestBitaxeProtocol : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAnObject();
    void takesTextThatIsNoUtf8();
    void refusesWithKindAndSentence_data();
    void refusesWithKindAndSentence();
    void asksForALoginOnlyWhenTheDeviceDoes();
    void survivesBrokenInput_data();
    void survivesBrokenInput();
    void tellsStrangersFromMinersInTrouble_data();
    void tellsStrangersFromMinersInTrouble();
    void readsDifficulties_data();
    void readsDifficulties();
    void comparesFirmwareByItsLeadingNumbers_data();
    void comparesFirmwareByItsLeadingNumbers();
};

void TestBitaxeProtocol::takesAnObject()
{
    const auto object = objectIn(jsonReply(R"({"version":"v2.12.2"})"));
    QVERIFY(object.ok());
    QCOMPARE(object->value(QLatin1String("version")).toString(), QStringLiteral("v2.12.2"));
}

void TestBitaxeProtocol::takesTextThatIsNoUtf8()
{
    const auto object = objectIn(jsonReply("{\"ssid\":\"Caf\xe9\",\"version\":\"v2.9.0\"}"));
    QVERIFY(object.ok());
    QCOMPARE(object->value(QLatin1String("version")).toString(), QStringLiteral("v2.9.0"));
}

void TestBitaxeProtocol::refusesWithKindAndSentence_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("words");

    const auto bad = Error::Kind::BadReply;
    QTest::newRow("redirect") << 302 << QByteArray("text/html") << QByteArray() << bad
                              << QStringLiteral("redirects");
    QTest::newRow("web page") << 200 << QByteArray("text/html") << QByteArray("<html>") << bad
                              << QStringLiteral("web page");
    QTest::newRow("JSON under another name") << 200 << QByteArray("text/plain") << QByteArray("{}")
                                             << bad << QStringLiteral("something else than JSON");
    QTest::newRow("foreign network")
        << 401 << QByteArray("text/html") << QByteArray("Unauthorized") << Error::Kind::Unauthorized
        << QStringLiteral("private IPv4 addresses");
    QTest::newRow("unknown page") << 404 << QByteArray("application/json")
                                  << QByteArray(R"({"error":"unknown route"})") << bad
                                  << QStringLiteral("404");
    QTest::newRow("wrong method") << 405 << QByteArray("text/html") << QByteArray() << bad
                                  << QStringLiteral("405");
    QTest::newRow("short of memory")
        << 500 << QByteArray("text/html") << QByteArray("Internal") << Error::Kind::Unreachable
        << QStringLiteral("answered with HTTP 500, a fault");
    QTest::newRow("list") << 200 << QByteArray("application/json") << QByteArray("[{}]") << bad
                          << QStringLiteral("Hue bridge");
}

void TestBitaxeProtocol::refusesWithKindAndSentence()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, words);

    const auto object = objectIn(reply(status, type, body));
    QVERIFY(!object.ok());
    QCOMPARE(object.error().kind, kind);
    QVERIFY2(object.error().detail.contains(words), qPrintable(object.error().detail));
}

void TestBitaxeProtocol::asksForALoginOnlyWhenTheDeviceDoes()
{
    HttpReply challenge = reply(401, "text/html", {});
    QVERIFY(!objectIn(challenge).error().detail.contains(QLatin1String("login")));
    challenge.headers.append(
        qMakePair(QByteArray("www-authenticate"), QByteArray("Basic realm=\"bitaxe\"")));
    QCOMPARE(objectIn(challenge).error().kind, Error::Kind::Unauthorized);
    QVERIFY(objectIn(challenge).error().detail.contains(QLatin1String("login")));
}

void TestBitaxeProtocol::survivesBrokenInput_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blank") << QByteArray(" \r\n ");
    QTest::newRow("garbage") << QByteArray("\x00\xff\xfe{]", 5);
    QTest::newRow("truncated") << QByteArray(R"({"ASICModel":"BM1370","hashRate":10)");
    QTest::newRow("text") << QByteArray("\"BM1370\"");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("list") << QByteArray("[1,2,3]");
    QTest::newRow("two documents") << QByteArray("{}{}");
    QTest::newRow("NaN") << QByteArray(R"({"power":nan})");
    QTest::newRow("nested lists") << QByteArray(200000, '[');
    QTest::newRow("nested objects") << QByteArray(R"({"a":)").repeated(100000);
    QTest::newRow("truncated and no UTF-8") << QByteArray("{\"ssid\":\"Caf\xe9");
}

void TestBitaxeProtocol::survivesBrokenInput()
{
    QFETCH(QByteArray, body);
    const auto object = objectIn(jsonReply(body));
    QVERIFY(!object.ok());
    QCOMPARE(object.error().kind, Error::Kind::BadReply);
    QVERIFY(object.error().detail.size() > 20);
    QVERIFY(object.error().detail.size() < 300);
}

void TestBitaxeProtocol::tellsStrangersFromMinersInTrouble_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");

    const QByteArray json = "application/json";
    const QByteArray page = "text/html";
    QTest::newRow("redirect") << 302 << page << QByteArray() << Error::Kind::Rejected;
    QTest::newRow("web page") << 200 << page << QByteArray("<html>") << Error::Kind::Rejected;
    QTest::newRow("unknown page") << 404 << page << QByteArray() << Error::Kind::Rejected;
    QTest::newRow("list") << 200 << json << QByteArray("[]") << Error::Kind::Rejected;
    QTest::newRow("fault") << 500 << page << QByteArray() << Error::Kind::Unreachable;
    QTest::newRow("broken") << 200 << json << QByteArray("{") << Error::Kind::BadReply;
    QTest::newRow("address refused") << 401 << page << QByteArray() << Error::Kind::Unauthorized;
}

void TestBitaxeProtocol::tellsStrangersFromMinersInTrouble()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(Error::Kind, kind);
    const auto object = objectFromStranger(reply(status, type, body));
    QVERIFY(!object.ok());
    QCOMPARE(object.error().kind, kind);
}

void TestBitaxeProtocol::readsDifficulties_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<double>("expected"); // below zero: cannot be read

    const auto text = [](const char *name) { return QJsonValue(QString::fromLatin1(name)); };
    QTest::newRow("number") << QJsonValue(42896578860.0) << 42896578860.0;
    QTest::newRow("no share yet") << text("0") << 0.0;
    QTest::newRow("483k") << text("483k") << 483e3;
    QTest::newRow("3.00G") << text("3.00G") << 3e9;
    QTest::newRow("572.14 M") << text("572.14 M") << 572.14e6;
    QTest::newRow("blanks") << text("  1.5  T ") << 1.5e12;
    QTest::newRow("capital K") << text("2K") << 2e3;
    QTest::newRow("P") << text("1P") << 1e15;
    QTest::newRow("E") << text("1.25E") << 1.25e18;
    QTest::newRow("plain") << text("4290000000") << 4.29e9;
    QTest::newRow("small m is no million") << text("3m") << -1.0;
    QTest::newRow("unknown suffix") << text("3Q") << -1.0;
    QTest::newRow("two suffixes") << text("3kk") << -1.0;
    QTest::newRow("suffix only") << text("G") << -1.0;
    QTest::newRow("point only") << text(".") << -1.0;
    QTest::newRow("two points") << text("1.2.3k") << -1.0;
    QTest::newRow("comma") << text("1,5G") << -1.0;
    QTest::newRow("negative") << text("-3k") << -1.0;
    QTest::newRow("negative number") << QJsonValue(-1) << -1.0;
    QTest::newRow("exponent") << text("1e5") << -1.0;
    QTest::newRow("inf") << text("inf") << -1.0;
    QTest::newRow("nan") << text("nan") << -1.0;
    QTest::newRow("hexadecimal") << text("0x10") << -1.0;
    QTest::newRow("too large") << QJsonValue(QString(400, u'9')) << -1.0;
    QTest::newRow("empty") << text("") << -1.0;
    QTest::newRow("null") << QJsonValue() << -1.0;
    QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined) << -1.0;
    QTest::newRow("flag") << QJsonValue(true) << -1.0;
}

void TestBitaxeProtocol::readsDifficulties()
{
    QFETCH(QJsonValue, value);
    QFETCH(double, expected);
    const auto read = scaledNumber(value);
    QCOMPARE(read.has_value(), expected >= 0);
    if (read)
        QCOMPARE(*read, expected);
}

void TestBitaxeProtocol::comparesFirmwareByItsLeadingNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("numbers"); // none: no version
    QTest::newRow("release") << QStringLiteral("v2.12.2") << QList<int>{2, 12, 2};
    QTest::newRow("beta") << QStringLiteral("v2.11.0b6") << QList<int>{2, 11, 0};
    QTest::newRow("described") << QStringLiteral("v2.4.5-3-gb5d1e36-dirty") << QList<int>{2, 4, 5};
    QTest::newRow("vendor") << QStringLiteral("2.7.0-TCH-All-In-One") << QList<int>{2, 7, 0};
    QTest::newRow("short") << QStringLiteral("2.0") << QList<int>{2, 0, 0};
    QTest::newRow("capital") << QStringLiteral("V2.6.5") << QList<int>{2, 6, 5};
    QTest::newRow("point at the end") << QStringLiteral("2.") << QList<int>{2, 0, 0};
    QTest::newRow("word") << QStringLiteral("dirty") << QList<int>();
    QTest::newRow("empty") << QString() << QList<int>();
    QTest::newRow("too large") << QStringLiteral("99999999999.1") << QList<int>();
}

void TestBitaxeProtocol::comparesFirmwareByItsLeadingNumbers()
{
    QFETCH(QString, text);
    QFETCH(QList<int>, numbers);
    const auto version = firmwareVersion(text);
    QCOMPARE(version.has_value(), !numbers.isEmpty());
    if (version)
        QCOMPARE((QList<int>{version->major, version->minor, version->patch}), numbers);
    QVERIFY((FirmwareVersion{2, 12, 0} > FirmwareVersion{2, 6, 5}));
}

COALFACE_TEST(TestBitaxeProtocol)
#include "tst_bitaxe_protocol.moc"
