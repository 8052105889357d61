// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/lockout.h"
#include "nerdqaxe/onetimecode.h"
#include "nerdqaxe/protocol.h"
#include "nerdqaxe/restarting.h"
#include "plugins/fixture.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace coalface::nerdqaxe;

//! The pure part of writing with one-time passwords.
class TestNerdQAxeLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhoWantsALogin();
    void takesSixDigits_data();
    void takesSixDigits();
    void findsThePlaceOfTheGeneration();
    void takesTheTokenOfTheReply();
    void aTokenThatCouldBreakAHeaderIsNone_data();
    void aTokenThatCouldBreakAHeaderIsNone();
    void understandsTheAnswersToAWrite_data();
    void understandsTheAnswersToAWrite();
    void quotesTheWordsOfTheFirmwareOnly();
    void aRefusedSessionIsNotSentAgain();
    void threeFailuresWithinAMinuteAreEnough();
    void aLockedDeviceIsLeftAlone();
    void tellsARestartByTheUptime_data();
    void tellsARestartByTheUptime();
};

void TestNerdQAxeLogin::knowsWhoWantsALogin()
{
    QVERIFY(!knowsLogin(fixture(QStringLiteral("nerdqaxeplusplus-v1.0.30-system_info"))));
    const QJsonObject off = fixture(QStringLiteral("nerdqaxeplus-v1.0.34-system_info"));
    QVERIFY(knowsLogin(off) && !wantsLogin(off));
    QVERIFY(wantsLogin(json("{'otp':true}")));
}

void TestNerdQAxeLogin::takesSixDigits_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("plain") << QStringLiteral("123456") << QByteArray("123456");
    QTest::newRow("with a gap") << QStringLiteral(" 123 456\n") << QByteArray("123456");
    QTest::newRow("leading zeros") << QStringLiteral("000123") << QByteArray("000123");
    QTest::newRow("five") << QStringLiteral("12345") << QByteArray();
    QTest::newRow("seven") << QStringLiteral("1234567") << QByteArray();
    QTest::newRow("letters") << QStringLiteral("12345a") << QByteArray();
    QTest::newRow("other digits") << QString::fromUtf8("١٢٣٤٥٦") << QByteArray();
    QTest::newRow("nothing") << QString() << QByteArray();
}

void TestNerdQAxeLogin::takesSixDigits()
{
    QFETCH(QString, typed);
    QFETCH(QByteArray, code);
    QCOMPARE(codeIn(typed).value_or(QByteArray()), code);
}

void TestNerdQAxeLogin::findsThePlaceOfTheGeneration()
{
    const HttpRequest old = sessionRequest(false, "123456");
    QCOMPARE(old.method, "POST");
    QCOMPARE(old.path, QStringLiteral("/api/otp/session"));
    QVERIFY(old.body.isEmpty());
    QCOMPARE(old.headers.size(), 1);
    QCOMPARE(old.headers.first(), (QPair<QByteArray, QByteArray>("X-TOTP", "123456")));
    QCOMPARE(sessionRequest(true, "123456").path, QStringLiteral("/api/v2/otp/session"));
}

void TestNerdQAxeLogin::takesTheTokenOfTheReply()
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR
                              "/fixtures/nerdqaxeplus-v1.0.38_alpha9-v2_otp_session.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto token = tokenIn({200, "application/json", {}, file.readAll()});
    QVERIFY(token.ok());
    QCOMPARE(token->size(), 72);
    const auto header = sessionHeader({{sessionKey(), *token}});
    QVERIFY(header);
    QCOMPARE(header->first, "X-OTP-Session");
    QCOMPARE(header->second, token->toLatin1());
}

void TestNerdQAxeLogin::aTokenThatCouldBreakAHeaderIsNone_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("empty") << QString();
    QTest::newRow("line end") << QStringLiteral("abc\r\nX-Evil: 1");
    QTest::newRow("blank") << QStringLiteral("abc def");
    QTest::newRow("not Latin") << QString::fromUtf8("abcγ");
    QTest::newRow("endless") << QString(513, u'a');
}

void TestNerdQAxeLogin::aTokenThatCouldBreakAHeaderIsNone()
{
    QFETCH(QString, token);
    QVERIFY(!sessionHeader({{sessionKey(), token}}));
    const QByteArray body = QJsonDocument(QJsonObject{{QStringLiteral("token"), token}}).toJson();
    const auto read = tokenIn({200, "application/json", {}, body});
    QVERIFY(!read.ok());
    QCOMPARE(read.error().kind, Error::Kind::BadReply);
}

void TestNerdQAxeLogin::understandsTheAnswersToAWrite_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](int status, const char *body, Verdict verdict) {
        QTest::addRow("%d %s", status, body) << status << QByteArray(body) << verdict;
    };
    row(200, "", Verdict::Taken);
    row(204, "", Verdict::Taken);
    row(401, "OTP/Session required", Verdict::LoginRefused);
    row(401, "Invalid TOTP", Verdict::LoginRefused);
    row(401, "blocked for 5 minutes", Verdict::Blocked);
    row(401, "Unauthorized", Verdict::Foreign);
    row(400, "Invalid JSON", Verdict::Refused);
    row(405, "", Verdict::Refused);
    row(500, "content too long", Verdict::Refused);
    row(302, "", Verdict::Refused);
}

void TestNerdQAxeLogin::understandsTheAnswersToAWrite()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Verdict, verdict);
    QCOMPARE(verdictOf({status, "text/plain", {}, body}), verdict);
}

void TestNerdQAxeLogin::quotesTheWordsOfTheFirmwareOnly()
{
    QCOMPARE(wordsOf({400, "text/plain", {}, "Invalid\r\nJSON"}),
             QStringLiteral("\"Invalid JSON\""));
    QCOMPARE(wordsOf({500, "text/plain", {}, "content too long"}),
             QStringLiteral("\"content too long\""));
    QCOMPARE(wordsOf({400, "text/html", {}, "<html>"}), QString());
    QCOMPARE(wordsOf({400, "text/plain", {}, "\x01\x02"}), QString());
    // What was sent, quoted: a pool's password would be told.
    QCOMPARE(wordsOf({400, "text/plain", {}, "Bad body: {\"stratumPassword\":\"secretworker\"}"}),
             QString());
}

void TestNerdQAxeLogin::aRefusedSessionIsNotSentAgain()
{
    LockOut lockOut;
    QVERIFY(!lockOut.whyNotNow("old"));
    lockOut.noteRefused("old");
    const auto why = lockOut.whyNotNow("old");
    QVERIFY(why);
    QCOMPARE(why->kind, Error::Kind::Unauthorized);
    QVERIFY(!why->detail.contains(QStringLiteral("old ")));
    // A new login is another matter, and so is a code.
    QVERIFY(!lockOut.whyNotNow("new"));
    QVERIFY(!lockOut.whyNotNow({}));
}

void TestNerdQAxeLogin::threeFailuresWithinAMinuteAreEnough()
{
    // At five the device locks everybody out, the owner's browser included.
    LockOut lockOut;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!lockOut.whyNotNow({}));
        lockOut.noteRefused({});
    }
    QVERIFY(lockOut.whyNotNow({}));
    QVERIFY(lockOut.whyNotNow("a good session"));
}

void TestNerdQAxeLogin::aLockedDeviceIsLeftAlone()
{
    LockOut lockOut;
    lockOut.noteBlocked();
    const auto why = lockOut.whyNotNow("any");
    QVERIFY(why);
    QVERIFY(why->detail.contains(QStringLiteral("300 more s")));
}

void TestNerdQAxeLogin::tellsARestartByTheUptime_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("elapsed");
    QTest::addColumn<int>("now");
    QTest::addColumn<bool>("restarted");
    QTest::newRow("long up, just started") << 86400 << 8 << 2 << true;
    QTest::newRow("runs on") << 86400 << 8 << 86408 << false;
    QTest::newRow("runs on, slow answer") << 86400 << 9 << 86407 << false;
    QTest::newRow("was young, started again") << 5 << 30 << 20 << true;
    QTest::newRow("was young, runs on") << 5 << 30 << 35 << false;
    QTest::newRow("was young, away for two seconds only") << 5 << 30 << 28 << true;
    QTest::newRow("stands still") << 86400 << 100 << 86400 << false;
    QTest::newRow("was young, stands still") << 38 << 100 << 38 << false;
    QTest::newRow("tells its time late") << 86400 << 100 << 86450 << false;
}

void TestNerdQAxeLogin::tellsARestartByTheUptime()
{
    QFETCH(int, before);
    QFETCH(int, elapsed);
    QFETCH(int, now);
    QFETCH(bool, restarted);
    QCOMPARE(hasRestarted(before, elapsed, now), restarted);
}

COALFACE_TEST(TestNerdQAxeLogin)
#include "tst_nerdqaxe_login.moc"
