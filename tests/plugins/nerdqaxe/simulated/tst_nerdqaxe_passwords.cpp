// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "plugins/nerdqaxe/simulated/bench.h"
#include "tests/testprogram/testprogram.h"

#include <QtTest>

using namespace coalface::simulator;
using coalface::simulator::nerdqaxe::Bench;
using coalface::simulator::nerdqaxe::OneTimePasswords;

//! The simulated device's guard of its writes.
class tst_NerdQAxePasswords : public QObject
{
    Q_OBJECT
private slots:
    void theCodesAreThoseOfAnAuthenticator();
    void writesWantALogin();
    void aCodeWorksOnce();
    void fiveFailuresLockEverybody();
    void aSessionEndsAfterADayAndSurvivesARestart();
    void restartWantsALoginIn34And35Only();
};

void tst_NerdQAxePasswords::theCodesAreThoseOfAnAuthenticator()
{
    // RFC 6238, appendix B, the last six of its eight digits.
    const OneTimePasswords passwords("12345678901234567890");
    QCOMPARE(passwords.codeAt(59'000), "287082");
    QCOMPARE(passwords.codeAt(1111111109'000), "081804");
    QCOMPARE(passwords.codeAt(2000000000'000), "279037");
}

void tst_NerdQAxePasswords::writesWantALogin()
{
    Bench bench(QStringLiteral("nerdqaxeplusplus-v1.0.37.1-otp"));
    QCOMPARE(bench["otp"], QJsonValue(true));
    const QByteArray body = R"({"frequency":525})";
    const HttpAnswer locked = bench.patch(body);
    QCOMPARE(locked.status, 401);
    QCOMPARE(locked.body, "OTP/Session required");
    QCOMPARE(bench["frequency"].toInt(), 600);
    QCOMPARE(bench.patch(body, {{"X-TOTP", bench.device().oneTimeCode()}}).status, 200);
    QCOMPARE(bench["frequency"].toInt(), 525);
    bench.pass(60);
    const HttpAnswer opened = bench.ask("POST", "/api/otp/session", {},
                                        {{"X-TOTP", bench.device().oneTimeCode()}});
    QCOMPARE(opened.status, 200);
    const QJsonObject session = QJsonDocument::fromJson(opened.body).object();
    QCOMPARE(session.value(u"ttlMs").toDouble(), 86400000.0);
    const QByteArray token = session.value(u"token").toString().toLatin1();
    QCOMPARE(token.size(), 73);
    QCOMPARE(token.indexOf('.'), 20);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(bench.patch(R"({"frequency":550})", {{"X-OTP-Session", token}}).status, 200);
    QCOMPARE(bench.ask("POST", "/api/otp/session").status, 400);
    Bench off(u"nerdqaxeplusplus-V1.0.37.2-LTS"_qs);
    QCOMPARE(off.ask("POST", "/api/otp/session", {}, {{"X-TOTP", "123456"}}).status, 405);
}

void tst_NerdQAxePasswords::aCodeWorksOnce()
{
    Bench bench(QStringLiteral("nerdqaxeplusplus-v1.0.37.1-otp"));
    const QList<HttpRequest::Header> header = {{"X-TOTP", bench.device().oneTimeCode()}};
    QCOMPARE(bench.patch(R"({"frequency":525})", header).status, 200);
    QCOMPARE(bench.patch(R"({"frequency":550})", header).status, 401);
    QCOMPARE(bench.ask("POST", "/api/otp/session", {}, header).body, "Invalid TOTP");
}

void tst_NerdQAxePasswords::fiveFailuresLockEverybody()
{
    Bench bench(QStringLiteral("nerdqaxeplusplus-v1.0.37.1-otp"));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(bench.patch("{}").body, "OTP/Session required");
    const auto good = [&bench] {
        return QList<HttpRequest::Header>{{"X-TOTP", bench.device().oneTimeCode()}};
    };
    QCOMPARE(bench.patch("{}", good()).body, "blocked for 5 minutes");
    bench.pass(299);
    QCOMPARE(bench.patch("{}", good()).status, 401);
    bench.pass(2);
    QCOMPARE(bench.patch("{}", good()).status, 200);
    // Spread over more than a minute they are forgotten.
    for (int i = 0; i < 8; ++i) {
        QCOMPARE(bench.patch("{}").body, "OTP/Session required");
        bench.pass(20);
    }
}

void tst_NerdQAxePasswords::aSessionEndsAfterADayAndSurvivesARestart()
{
    Bench bench(QStringLiteral("nerdqaxeplusplus-v1.0.38-alpha9-otp"));
    const HttpAnswer opened = bench.ask("POST", "/api/v2/otp/session", {},
                                        {{"X-TOTP", bench.device().oneTimeCode()}});
    const QList<HttpRequest::Header> header = {
        {"X-OTP-Session",
         QJsonDocument::fromJson(opened.body).object().value(u"token").toString().toLatin1()}};
    bench.ask("POST", "/api/system/restart");
    bench.pass(10);
    QCOMPARE(bench.patch("{}", header).status, 200);
    bench.pass(86'400);
    QCOMPARE(bench.patch("{}", header).status, 401);
}

void tst_NerdQAxePasswords::restartWantsALoginIn34And35Only()
{
    Bench old(QStringLiteral("nerdqaxeplusplus-v1.0.34-otp"));
    QCOMPARE(old.ask("POST", "/api/system/restart").status, 401);
    Bench later(QStringLiteral("nerdqaxeplusplus-v1.0.37.1-otp"));
    QCOMPARE(later.ask("POST", "/api/system/restart").status, 200);
}

COALFACE_TEST(tst_NerdQAxePasswords)
#include "tst_nerdqaxe_passwords.moc"
