// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "seenreply.h"
#include "tests/testprogram/testprogram.h"
#include "tinyserver.h"

#include <minersdk/net/minerlink.h>

#include <QPointer>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using Seen = SeenReply;

class tst_httpclient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesStatusTypeHeadersAndBody();
    void aStatusOtherThanOkIsAReply_data();
    void aStatusOtherThanOkIsAReply();
    void sendsWhatWasAskedForAndNothingThatTellsOnUs();
    void followsNoRedirect();
    void keepsNoCookieAndAnswersNoLoginRequest();
    void closesAConnectionThatThePeerWouldKeep();
    void asksEachTimeOverAConnectionOfItsOwn();
    void keepsOneRequestInFlight();
    void skipsQueuedRequestsOfEndedJobs();
    void anAbortedJobMakesWayForTheNext();
    void aDeletedJobMakesWayForTheNext();
    void aCallbackMayDestroyTheLink();
    void neverCallsBackFromWithinRequest();
    void asksNoProxyForAPrivateAddress();
    void privateAddressWithoutProxy();
};

void tst_httpclient::givesStatusTypeHeadersAndBody()
{
    TinyServer server(TinyServer::answering(
        TinyServer::httpReply("{\"a\":1}", "200 OK",
                              "Content-Type: Application/JSON; charset=utf-8\r\nX-Board: 7\r\n")));
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(5000));
    Seen seen;
    link.http().get(&job, QStringLiteral("/api/system/info?x=1&y=a%20b"), seen.callback());
    QTRY_VERIFY(seen.result);
    QVERIFY2(seen.result->ok(),
             qPrintable(seen.result->ok() ? QString() : seen.result->error().detail));
    const HttpReply &reply = seen.result->value();
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, QByteArray("application/json"));
    QCOMPARE(reply.body, QByteArray("{\"a\":1}"));
    QVERIFY(reply.headers.contains(qMakePair(QByteArray("X-Board"), QByteArray("7"))));
    QVERIFY(
        server.requests().constFirst().startsWith("GET /api/system/info?x=1&y=a%20b HTTP/1.1\r\n"));
    QVERIFY(!job.isFinished());
}

void tst_httpclient::aStatusOtherThanOkIsAReply_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status :
         {"201 Created", "204 No Content", "400 Bad Request", "401 Unauthorized", "403 Forbidden",
          "404 Not Found", "405 Method Not Allowed", "409 Conflict", "418 Teapot", "429 Slow down",
          "500 Internal Server Error", "501 No", "503 Busy", "599 Odd"})
        QTest::newRow(status) << QByteArray(status);
}

void tst_httpclient::aStatusOtherThanOkIsAReply()
{
    QFETCH(QByteArray, status);
    const QByteArray body = status.startsWith("204") ? QByteArray() : QByteArray("no");
    TinyServer server(TinyServer::answering(TinyServer::httpReply(body, status)));
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(5000));
    Seen seen;
    link.http().get(&job, QStringLiteral("/"), seen.callback());
    QTRY_VERIFY(seen.result);
    QVERIFY2(seen.result->ok(),
             qPrintable(seen.result->ok() ? QString() : seen.result->error().detail));
    QCOMPARE(seen.result->value().status, status.left(3).toInt());
    QCOMPARE(seen.result->value().body, body);
    QCOMPARE(server.connections(), 1);
}

void tst_httpclient::sendsWhatWasAskedForAndNothingThatTellsOnUs()
{
    TinyServer server(TinyServer::answering(TinyServer::httpReply("{}")));
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(5000));
    Seen seen;
    link.http().request(&job,
                        {"PATCH",
                         QStringLiteral("/api/system"),
                         "{\"x\":1}",
                         "application/json",
                         {{"X-TOTP", "123456"}}},
                        seen.callback());
    QTRY_VERIFY(seen.result);
    const QByteArray request = server.requests().constFirst();
    const QByteArray head = request.toLower();
    QVERIFY(request.startsWith("PATCH /api/system HTTP/1.1\r\n"));
    QVERIFY(request.endsWith("\r\n\r\n{\"x\":1}"));
    for (const char *present :
         {"\r\ncontent-type: application/json\r\n", "\r\ncontent-length: 7\r\n",
          "\r\nx-totp: 123456\r\n", "\r\nconnection: close\r\n",
          "\r\naccept-encoding: identity\r\n", "\r\nuser-agent: coalface/"})
        QVERIFY2(head.contains(present), request.constData());
    for (const char *absent :
         {"\r\norigin:", "\r\nreferer:", "\r\nupgrade:", "\r\ncookie:", "\r\nauthorization:"})
        QVERIFY2(!head.contains(absent), request.constData());
}

void tst_httpclient::followsNoRedirect()
{
    TinyServer server(TinyServer::answering(
        TinyServer::httpReply("", "302 Found",
                              "Location: /elsewhere\r\nContent-Type: text/html\r\n")));
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(5000));
    Seen seen;
    link.http().get(&job, QStringLiteral("/generate_204"), seen.callback());
    QTRY_VERIFY(seen.result);
    QVERIFY(seen.result->ok());
    QCOMPARE(seen.result->value().status, 302);
    QVERIFY(seen.result->value().headers.contains(
        qMakePair(QByteArray("Location"), QByteArray("/elsewhere"))));
    QCOMPARE(server.connections(), 1);
}

void tst_httpclient::keepsNoCookieAndAnswersNoLoginRequest()
{
    TinyServer server(TinyServer::answering(TinyServer::httpReply(
        "no", "401 Unauthorized",
        "Set-Cookie: s=1\r\nWWW-Authenticate: Digest realm=\"x\", nonce=\"1\"\r\n")));
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(5000));
    for (int round = 1; round <= 2; ++round) {
        Seen seen;
        link.http().get(&job, QStringLiteral("/"), seen.callback());
        QTRY_VERIFY(seen.result);
        QVERIFY(seen.result->ok());
        QCOMPARE(seen.result->value().status, 401);
        QCOMPARE(seen.result->value().body, QByteArray("no"));
        QCOMPARE(server.connections(), round);
    }
    QVERIFY(!server.requests().constLast().toLower().contains("cookie:"));
}

void tst_httpclient::closesAConnectionThatThePeerWouldKeep()
{
    TinyServer server([](QTcpSocket *socket, const QByteArray &) {
        socket->write(TinyServer::httpReply("{}", "200 OK", "Connection: keep-alive\r\n"));
    });
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(5000));
    Seen seen;
    link.http().get(&job, QStringLiteral("/"), seen.callback());
    QTRY_VERIFY(seen.result);
    QVERIFY(seen.result->ok());
    QTRY_COMPARE(server.openConnections(), 0);
}

// Half closed by the peer already, a kept connection would swallow the next request.
void tst_httpclient::asksEachTimeOverAConnectionOfItsOwn()
{
    TinyServer server([](QTcpSocket *socket, const QByteArray &) {
        socket->write(TinyServer::httpReply("{}", "200 OK", "Connection: keep-alive\r\n"));
    });
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(10000));
    QList<Seen> seen(20);
    for (Seen &each : seen)
        link.http().get(&job, QStringLiteral("/"), each.callback());
    QTRY_VERIFY_WITH_TIMEOUT(seen.constLast().result, 10000);
    for (const Seen &each : seen)
        QVERIFY(each.result && each.result->ok());
    QCOMPARE(server.connections(), 20);
}

void tst_httpclient::keepsOneRequestInFlight()
{
    QList<QPointer<QTcpSocket>> waiting;
    TinyServer server([&](QTcpSocket *socket, const QByteArray &) { waiting.append(socket); });
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob first(in(5000));
    PoolInfoJob second(in(5000));
    Seen a, b, c;
    link.http().get(&first, QStringLiteral("/1"), a.callback());
    link.http().get(&first, QStringLiteral("/2"), b.callback());
    link.http().get(&second, QStringLiteral("/3"), c.callback());
    for (int number = 1; number <= 3; ++number) {
        QTRY_COMPARE(waiting.size(), number);
        QTest::qWait(20);
        QCOMPARE(waiting.size(), number);
        QVERIFY(server.requests().constLast().startsWith("GET /" + QByteArray::number(number) + ' '));
        TinyServer::answering(TinyServer::httpReply("{}"))(waiting.constLast(), {});
    }
    QTRY_VERIFY(c.result);
    QVERIFY(a.result->ok() && b.result->ok() && c.result->ok());
}

void tst_httpclient::skipsQueuedRequestsOfEndedJobs()
{
    QList<QPointer<QTcpSocket>> waiting;
    TinyServer server([&](QTcpSocket *socket, const QByteArray &) { waiting.append(socket); });
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob first(in(5000)), second(in(5000)), third(in(5000));
    Seen a, b, c;
    link.http().get(&first, QStringLiteral("/1"), a.callback());
    link.http().get(&second, QStringLiteral("/2"), b.callback());
    link.http().get(&third, QStringLiteral("/3"), c.callback());
    QTRY_COMPARE(waiting.size(), 1);
    second.finish({});
    TinyServer::answering(TinyServer::httpReply("{}"))(waiting.constLast(), {});
    QTRY_COMPARE(waiting.size(), 2);
    QVERIFY(server.requests().constLast().startsWith("GET /3 "));
    TinyServer::answering(TinyServer::httpReply("{}"))(waiting.constLast(), {});
    QTRY_VERIFY(c.result);
    QCOMPARE(b.calls, 0);
}

void tst_httpclient::anAbortedJobMakesWayForTheNext()
{
    TinyServer server([](QTcpSocket *socket, const QByteArray &request) {
        if (request.startsWith("GET /2 "))
            TinyServer::answering(TinyServer::httpReply("{}"))(socket, request);
    });
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob first(in(5000)), second(in(5000));
    Seen a, b;
    link.http().get(&first, QStringLiteral("/1"), a.callback());
    link.http().get(&second, QStringLiteral("/2"), b.callback());
    QTRY_COMPARE(server.connections(), 1);
    first.abort();
    QTRY_VERIFY(b.result);
    QVERIFY(b.result->ok());
    QCOMPARE(a.calls, 0);
    QTRY_COMPARE(server.openConnections(), 0);
}

void tst_httpclient::aDeletedJobMakesWayForTheNext()
{
    TinyServer server([](QTcpSocket *socket, const QByteArray &request) {
        if (request.startsWith("GET /2 "))
            TinyServer::answering(TinyServer::httpReply("{}"))(socket, request);
    });
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    auto first = std::make_unique<TelemetryJob>(in(5000));
    TelemetryJob second(in(5000));
    Seen a, b;
    link.http().get(first.get(), QStringLiteral("/1"), a.callback());
    link.http().get(&second, QStringLiteral("/2"), b.callback());
    QTRY_COMPARE(server.connections(), 1);
    first.reset();
    QTRY_VERIFY(b.result);
    QCOMPARE(a.calls, 0);
}

void tst_httpclient::aCallbackMayDestroyTheLink()
{
    TinyServer server(TinyServer::answering(TinyServer::httpReply("{}")));
    QVERIFY(server.listen());
    auto link = std::make_unique<MinerLink>(Endpoint{QHostAddress::LocalHost, server.port()});
    auto job = std::make_unique<TelemetryJob>(in(5000));
    Seen second;
    link->http().get(job.get(), QStringLiteral("/1"), [&](const Result<HttpReply> &) {
        link.reset();
        job.reset();
    });
    link->http().get(job.get(), QStringLiteral("/2"), second.callback());
    QTRY_VERIFY(!link);
    QTest::qWait(20);
    QCOMPARE(server.connections(), 1);
    QCOMPARE(second.calls, 0);
}

void tst_httpclient::neverCallsBackFromWithinRequest()
{
    MinerLink link({QHostAddress(), 80});
    TelemetryJob job(in(5000));
    Seen seen;
    link.http().get(&job, QStringLiteral("/"), seen.callback());
    QCOMPARE(seen.calls, 0);
    QTRY_COMPARE(seen.calls, 1);
}

// Loopback is exempt from proxies, so only a private address shows whether one is asked: this test
// runs itself again in a network of its own that has nothing but loopback with such an address.
void tst_httpclient::asksNoProxyForAPrivateAddress()
{
    QProcess inside;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("COALFACE_OWN_NETWORK"), QStringLiteral("1"));
    inside.setProcessEnvironment(environment);
    inside.setProcessChannelMode(QProcess::MergedChannels);
    const QString script
        = QStringLiteral("ip link set lo up && ip addr add 192.168.99.1/32 dev lo || exit 77; "
                         "export http_proxy=http://127.0.0.1:9/ https_proxy=http://127.0.0.1:9/ "
                         "all_proxy=http://127.0.0.1:9/; "
                         "exec '%1' tst_httpclient privateAddressWithoutProxy")
              .arg(QCoreApplication::applicationFilePath());
    inside.start(QStringLiteral("unshare"),
                 {QStringLiteral("-rn"), QStringLiteral("sh"), QStringLiteral("-c"), script});
    QSignalSpy finished(&inside, &QProcess::finished);
    if (!inside.waitForStarted(5000))
        QSKIP("There is no unshare command to make a network of one's own.");
    QVERIFY(finished.wait(60000) || inside.state() == QProcess::NotRunning);
    const QByteArray output = inside.readAll();
    if (inside.exitCode() == 77 || output.contains("unshare failed"))
        QSKIP("A network of one's own is not permitted here.");
    QVERIFY2(inside.exitCode() == 0, output.constData());
    QVERIFY2(!output.contains("SKIP"), output.constData());
}

void tst_httpclient::privateAddressWithoutProxy()
{
    if (!qEnvironmentVariableIsSet("COALFACE_OWN_NETWORK"))
        QSKIP("Runs inside asksNoProxyForAPrivateAddress.");
    TinyServer server(TinyServer::answering(TinyServer::httpReply("{}")));
    const QHostAddress address(QStringLiteral("192.168.99.1"));
    QVERIFY(server.listen(address));
    MinerLink link({address, server.port()});
    TelemetryJob job(in(5000));
    Seen seen;
    link.http().get(&job, QStringLiteral("/direct"), seen.callback());
    QTRY_VERIFY(seen.result);
    QVERIFY2(seen.result->ok(),
             qPrintable(seen.result->ok() ? QString() : seen.result->error().detail));
    QVERIFY(server.requests().constFirst().startsWith("GET /direct "));
}

COALFACE_TEST(tst_httpclient)
#include "tst_httpclient.moc"
