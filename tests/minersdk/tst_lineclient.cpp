// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "seenreply.h"
#include "tests/testprogram/testprogram.h"
#include "tinyserver.h"

#include <minersdk/jobs.h>
#include <minersdk/net/datagramclient.h>
#include <minersdk/net/httpclient.h>
#include <minersdk/net/lineclient.h>
#include <minersdk/net/minerlink.h>

#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QUdpSocket>

using namespace coalface;
using End = LineClient::End;

namespace {
struct SeenLine
{
    std::optional<Result<QByteArray>> result;
    int calls = 0;

    LineClient::Callback callback()
    {
        return [this](const Result<QByteArray> &r) {
            result = r;
            ++calls;
        };
    }
};

} // namespace

class tst_lineclient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsAReplyWhereItsProtocolSays_data();
    void endsAReplyWhereItsProtocolSays();
    void doesNotWaitForTheConnectionToEnd();
    void joinsAReplyThatComesInPieces();
    void sendsTheRequestOnce();
    void reportsAConnectionClosedWithoutAnAnswer();
    void refusesRepliesThatAreTooLarge();
    void reportsARefusedConnection();
    void endsAtTheDeadline();
    void sharesTheQueueWithTheOtherClients();
    void sendsADatagram();
};

void tst_lineclient::endsAReplyWhereItsProtocolSays_data()
{
    QTest::addColumn<End>("end");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("newline") << End::Newline << QByteArray("a b\nrest") << QByteArray("a b");
    QTest::newRow("carriage return") << End::Newline << QByteArray("a b\r\n") << QByteArray("a b");
    QTest::newRow("no newline, closed") << End::Newline << QByteArray("a b") << QByteArray("a b");
    QTest::newRow("NUL") << End::Nul << QByteArray("a\nb\0rest", 8) << QByteArray("a\nb");
    QTest::newRow("no NUL, closed") << End::Nul << QByteArray("a\nb") << QByteArray("a\nb");
    QTest::newRow("close") << End::Close << QByteArray("a\nb\0c", 5) << QByteArray("a\nb\0c", 5);
    QTest::newRow("empty line") << End::Newline << QByteArray("\n") << QByteArray("");
}

void tst_lineclient::endsAReplyWhereItsProtocolSays()
{
    QFETCH(End, end);
    QFETCH(QByteArray, bytes);
    TinyServer server(TinyServer::answering(bytes), TinyServer::isWholeLine);
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(5000));
    SeenLine seen;
    link.lines().request(&job, "version\n", end, seen.callback());
    QCOMPARE(seen.calls, 0);
    QTRY_COMPARE(seen.calls, 1);
    QVERIFY(seen.result->ok());
    QTEST(seen.result->value(), "reply");
}

void tst_lineclient::doesNotWaitForTheConnectionToEnd()
{
    TinyServer server([](QTcpSocket *socket, const QByteArray &) { socket->write("done\n"); },
                      TinyServer::isWholeLine);
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(5000));
    SeenLine seen;
    link.lines().request(&job, "x\n", End::Newline, seen.callback());
    QTRY_VERIFY(seen.result);
    QCOMPARE(seen.result->value(), QByteArray("done"));
    QTRY_COMPARE(server.openConnections(), 0);
}

void tst_lineclient::joinsAReplyThatComesInPieces()
{
    TinyServer server(
        [](QTcpSocket *socket, const QByteArray &) {
            auto *timer = new QTimer(socket);
            QObject::connect(timer, &QTimer::timeout, socket,
                             [socket, n = 0]() mutable { socket->write(++n < 5 ? "ab" : "c\n"); });
            timer->start(2);
        },
        TinyServer::isWholeLine);
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(5000));
    SeenLine seen;
    link.lines().request(&job, "x\n", End::Newline, seen.callback());
    QTRY_VERIFY(seen.result);
    QCOMPARE(seen.result->value(), QByteArray("ababababc"));
}

void tst_lineclient::sendsTheRequestOnce()
{
    TinyServer server(TinyServer::answering({}), TinyServer::isWholeLine);
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    RestartJob job(in(5000));
    SeenLine first, second;
    link.lines().request(&job, "reboot\n", End::Newline, first.callback());
    link.lines().request(&job, "version\n", End::Newline, second.callback());
    QTRY_VERIFY(second.result);
    QCOMPARE(server.requests(), QList<QByteArray>({"reboot\n", "version\n"}));
}

void tst_lineclient::reportsAConnectionClosedWithoutAnAnswer()
{
    TinyServer server(TinyServer::answering({}), TinyServer::isWholeLine);
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    RestartJob job(in(5000));
    SeenLine seen;
    link.lines().request(&job, "reboot\n", End::Newline, seen.callback());
    QTRY_VERIFY(seen.result);
    QVERIFY(!seen.result->ok());
    QVERIFY(seen.result->error().kind
            == Error::Kind::Unreachable); // silence, which no driver can help
    QVERIFY(seen.result->error().sent);
    QVERIFY(seen.result->error().detail.contains(QLatin1String("closed the connection")));
}

void tst_lineclient::refusesRepliesThatAreTooLarge()
{
    TinyServer server(
        [](QTcpSocket *socket, const QByteArray &) {
            QObject::connect(socket, &QTcpSocket::bytesWritten, socket, [socket] {
                if (socket->bytesToWrite() < 100'000)
                    socket->write(QByteArray(100'000, 'x'));
            });
            socket->write("x");
        },
        TinyServer::isWholeLine);
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(20000));
    SeenLine seen;
    link.lines().request(&job, "x\n", End::Newline, seen.callback());
    QTRY_VERIFY_WITH_TIMEOUT(seen.result, 20000);
    QVERIFY(seen.result->error().kind == Error::Kind::BadReply);
    QVERIFY(seen.result->error().detail.contains(QLatin1String("larger than")));
    QTRY_COMPARE(server.openConnections(), 0);
}

void tst_lineclient::reportsARefusedConnection()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    MinerLink link({QHostAddress::LocalHost, port});
    TelemetryJob job(in(5000));
    SeenLine seen;
    link.lines().request(&job, "x\n", End::Newline, seen.callback());
    QTRY_VERIFY(seen.result);
    QVERIFY(
        seen.result->error()
        == (Error{Error::Kind::Unreachable,
                  QStringLiteral("127.0.0.1:%1 refused the connection: the device is there, but "
                                 "starting, or it is no miner.")
                      .arg(port)}));
}

void tst_lineclient::endsAtTheDeadline()
{
    TinyServer server([](QTcpSocket *, const QByteArray &) {}, TinyServer::isWholeLine);
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(100));
    SeenLine seen;
    link.lines().request(&job, "x\n", End::Newline, seen.callback());
    QTRY_VERIFY(job.isFinished());
    QVERIFY(job.error().kind == Error::Kind::Timeout);
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(seen.calls, 0);
}

void tst_lineclient::sharesTheQueueWithTheOtherClients()
{
    QList<QTcpSocket *> waiting;
    TinyServer server([&](QTcpSocket *socket, const QByteArray &) { waiting.append(socket); },
                      [](const QByteArray &request) { return request.endsWith('\n'); });
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(5000));
    SeenLine line;
    int http = 0;
    int datagram = 0;
    link.http().get(&job, QStringLiteral("/"), [&](const Result<HttpReply> &) { ++http; });
    link.lines().request(&job, "x\n", End::Newline, line.callback());
    link.datagrams().send(&job, 9, "x", [&](const Result<Done> &) { ++datagram; });
    QTRY_COMPARE(waiting.size(), 1);
    QTest::qWait(20);
    QCOMPARE(server.connections(), 1);
    TinyServer::answering(TinyServer::httpReply("{}"))(waiting.at(0), {});
    QTRY_COMPARE(waiting.size(), 2);
    QCOMPARE(http, 1);
    QTest::qWait(20);
    QCOMPARE(datagram, 0);
    TinyServer::answering("y\n")(waiting.at(1), {});
    QTRY_COMPARE(datagram, 1);
    QCOMPARE(line.calls, 1);
}

void tst_lineclient::sendsADatagram()
{
    QUdpSocket device;
    QVERIFY(device.bind(QHostAddress::LocalHost));
    MinerLink link({QHostAddress::LocalHost, 0});
    PoolJob job({}, in(5000));
    std::optional<Result<Done>> result;
    link.datagrams().send(&job, device.localPort(), "{\"a\":1}",
                          [&](const Result<Done> &r) { result = r; });
    QVERIFY(!result);
    QTRY_VERIFY(result);
    QVERIFY(result->ok());
    QTRY_VERIFY(device.hasPendingDatagrams());
    QByteArray payload(100, '\0');
    payload.truncate(device.readDatagram(payload.data(), payload.size()));
    QCOMPARE(payload, QByteArray("{\"a\":1}"));
    QVERIFY(!device.hasPendingDatagrams());
}

COALFACE_TEST(tst_lineclient)
#include "tst_lineclient.moc"
