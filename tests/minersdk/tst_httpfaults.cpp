// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
//
// What HttpClient makes of connections that fail and of replies that are none.
#include "seenreply.h"
#include "tests/testprogram/testprogram.h"
#include "tinyserver.h"

#include <minersdk/net/minerlink.h>

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace coalface;
using Seen = SeenReply;

class tst_httpfaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsARequestOnceWhenThePeerClosesWithoutAnswering_data();
    void sendsARequestOnceWhenThePeerClosesWithoutAnswering();
    void sendsARequestOnceWhenThePeerResetsTheConnection();
    void refusesRepliesThatAreTooLarge_data();
    void refusesRepliesThatAreTooLarge();
    void takesAReplyOfExactlyTheLimit();
    void reportsATruncatedReply_data();
    void reportsATruncatedReply();
    void reportsWhatIsNoHttp_data();
    void reportsWhatIsNoHttp();
    void endsAtTheDeadlineHoweverSlowlyBytesCome();
    void reportsARefusedConnection();
    void reportsAnEndpointThatCannotBeAsked();
};

void tst_httpfaults::sendsARequestOnceWhenThePeerClosesWithoutAnswering_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    for (const char *method : {"GET", "POST", "PATCH", "PUT", "DELETE"}) {
        QTest::addRow("%s without a body", method) << QByteArray(method) << QByteArray();
        QTest::addRow("%s with a body", method) << QByteArray(method) << QByteArray("{\"x\":1}");
    }
}

void tst_httpfaults::sendsARequestOnceWhenThePeerClosesWithoutAnswering()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    TinyServer server(TinyServer::answering(QByteArray()));
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    RestartJob job(in(5000));
    Seen seen;
    link.http().request(&job,
                        {method,
                         QStringLiteral("/api/system/restart"),
                         body,
                         body.isEmpty() ? QByteArray() : QByteArray("application/json"),
                         {}},
                        seen.callback());
    QTRY_VERIFY(seen.result);
    QVERIFY(seen.failedWith(Error::Kind::Unreachable)); // silence, which no driver can help
    QVERIFY(seen.result->error().sent);
    QVERIFY(seen.result->error().detail.contains(QLatin1String("closed the connection")));
    // A second request would come at once; a later one through the same queue comes after it.
    TelemetryJob next(in(5000));
    Seen later;
    link.http().get(&next, QStringLiteral("/later"), later.callback());
    QTRY_VERIFY(later.result);
    QCOMPARE(server.connections(), 2);
    QCOMPARE(server.requests().at(0).count(method + " /api/system/restart HTTP/1.1"), 1);
    QVERIFY(server.requests().at(0).endsWith("\r\n\r\n" + body));
    QVERIFY(server.requests().at(1).startsWith("GET /later "));
}

void tst_httpfaults::sendsARequestOnceWhenThePeerResetsTheConnection()
{
    TinyServer server([](QTcpSocket *socket, const QByteArray &) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket->abort();
    });
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    RestartJob job(in(5000));
    Seen seen;
    link.http().request(&job, {"POST", QStringLiteral("/r"), {}, {}, {}}, seen.callback());
    QTRY_VERIFY(seen.result);
    QVERIFY(seen.failedWith(Error::Kind::Unreachable)); // silence, which no driver can help
    QVERIFY(seen.result->error().sent);
    QVERIFY(seen.result->error().detail.contains(QLatin1String("closed the connection")));
    QTest::qWait(50);
    QCOMPARE(server.connections(), 1);
}

void tst_httpfaults::refusesRepliesThatAreTooLarge_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("endless");
    QTest::newRow("announced") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n{")
                               << false;
    QTest::newRow("endless") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << true;
    QTest::newRow("chunked") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n")
                             << true;
}

void tst_httpfaults::refusesRepliesThatAreTooLarge()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, endless);
    TinyServer server([head, endless](QTcpSocket *socket, const QByteArray &) {
        socket->write(head);
        if (endless) {
            QObject::connect(socket, &QTcpSocket::bytesWritten, socket, [socket] {
                if (socket->bytesToWrite() < 100'000)
                    socket->write(QByteArray(100'000, 'x'));
            });
        }
    });
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(20000));
    Seen seen;
    link.http().get(&job, QStringLiteral("/"), seen.callback());
    QTRY_VERIFY_WITH_TIMEOUT(seen.result, 20000);
    QVERIFY(seen.failedWith(Error::Kind::BadReply));
    QVERIFY(seen.result->error().detail.contains(QLatin1String("larger than")));
    QTRY_COMPARE(server.openConnections(), 0);
}

void tst_httpfaults::takesAReplyOfExactlyTheLimit()
{
    const QByteArray body(HttpClient::maximumReplySize, 'x');
    TinyServer server(TinyServer::answering(TinyServer::httpReply(body)));
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(20000));
    Seen seen;
    link.http().get(&job, QStringLiteral("/"), seen.callback());
    QTRY_VERIFY_WITH_TIMEOUT(seen.result, 20000);
    QVERIFY(seen.result->ok());
    QCOMPARE(seen.result->value().body.size(), HttpClient::maximumReplySize);
}

void tst_httpfaults::reportsATruncatedReply_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("before the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
    QTest::newRow("in the body") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"a\"");
    QTest::newRow("in a chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n{\"a\"");
    QTest::newRow("between chunks")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n");
}

void tst_httpfaults::reportsATruncatedReply()
{
    QFETCH(QByteArray, bytes);
    TinyServer server(TinyServer::answering(bytes));
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(5000));
    Seen seen;
    link.http().get(&job, QStringLiteral("/"), seen.callback());
    QTRY_VERIFY(seen.result);
    QVERIFY(!seen.result->ok());
    QVERIFY2(seen.failedWith(Error::Kind::BadReply), qPrintable(seen.result->error().detail));
    QTest::qWait(20);
    QCOMPARE(server.connections(), 1);
}

void tst_httpfaults::reportsWhatIsNoHttp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\x01\x02\x03\r\n\r\n");
    QTest::newRow("half a status line") << QByteArray("HTTP/1.1 20");
    QTest::newRow("half a header") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("zeros") << QByteArray(5000, '\0');
}

void tst_httpfaults::reportsWhatIsNoHttp()
{
    QFETCH(QByteArray, bytes);
    TinyServer server(TinyServer::answering(bytes));
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(5000));
    Seen seen;
    link.http().get(&job, QStringLiteral("/"), seen.callback());
    QTRY_VERIFY(seen.result);
    QVERIFY(!seen.result->ok());
    QVERIFY(seen.result->error().sent);
    QVERIFY(seen.result->error().detail.contains(QLatin1String("without an HTTP answer")));
    QTest::qWait(20);
    QCOMPARE(server.connections(), 1);
}

void tst_httpfaults::endsAtTheDeadlineHoweverSlowlyBytesCome()
{
    TinyServer server([](QTcpSocket *socket, const QByteArray &) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        auto *timer = new QTimer(socket);
        QObject::connect(timer, &QTimer::timeout, socket, [socket] { socket->write("x"); });
        timer->start(10);
    });
    QVERIFY(server.listen());
    MinerLink link({QHostAddress::LocalHost, server.port()});
    TelemetryJob job(in(200));
    QSignalSpy finished(&job, &Job::finished);
    Seen seen;
    link.http().get(&job, QStringLiteral("/"), seen.callback());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(job.error().kind, Error::Kind::Timeout);
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(seen.calls, 0);
}

void tst_httpfaults::reportsARefusedConnection()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    MinerLink link({QHostAddress::LocalHost, port});
    TelemetryJob job(in(5000));
    Seen seen;
    link.http().get(&job, QStringLiteral("/"), seen.callback());
    QTRY_VERIFY(seen.result);
    QVERIFY(seen.failedWith(Error::Kind::Unreachable));
    QCOMPARE(seen.result->error().detail,
             QStringLiteral("127.0.0.1:%1 refused the connection: the device is there, but "
                            "starting, or it is no miner.")
                 .arg(port));
}

void tst_httpfaults::reportsAnEndpointThatCannotBeAsked()
{
    MinerLink link({QHostAddress::LocalHost, 0});
    TelemetryJob job(in(5000));
    Seen seen;
    link.http().get(&job, QStringLiteral("/"), seen.callback());
    QTRY_VERIFY(seen.failedWith(Error::Kind::Unreachable));
}

COALFACE_TEST(tst_httpfaults)
#include "tst_httpfaults.moc"
