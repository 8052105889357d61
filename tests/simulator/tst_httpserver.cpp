// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/httpserver.h"
#include "tests/testprogram/testprogram.h"

#include <QNetworkProxy>
#include <QTcpSocket>
#include <QtTest>

#include <memory>

using namespace coalface::simulator;

namespace {
const QByteArray get = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";
const QByteArray getAndClose = "GET /hello HTTP/1.1\r\nConnection: close\r\n\r\n";
const QByteArray body
    = "{\"number\":12,\"list\":[1,\"two\"],\"filler\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}";

// A client that collects everything it is sent.
struct Client
{
    explicit Client(const HttpServer &server)
    {
        socket.setProxy(QNetworkProxy::NoProxy);
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket,
                         [this] { got += socket.readAll(); });
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
    }
    void send(const QByteArray &bytes) { socket.write(bytes); }
    bool closed() const { return socket.state() == QAbstractSocket::UnconnectedState; }
    QByteArray payload() const { return got.mid(got.indexOf("\r\n\r\n") + 4); }

    QByteArray got;
    QTcpSocket socket;
};
} // namespace

class tst_HttpServer : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_server.reset(); }

    void answersWithLengthAndKeepsTheConnection();
    void closesWhenAsked();
    void closesForAnOldClient();
    void sendsAnEmptyAnswerInChunks();
    void answersPipelinedRequestsInOrder();
    void refusesNonsenseAndCloses();
    void letsCallersWaitWhenFull();
    void dropsTheOldestWhenFull();
    void holdsAnswersBackByTheLatency();
    void spoilsTheAnswer_data();
    void spoilsTheAnswer();
    void dropTakesOneRequestAndCloses();
    void stallNeverAnswers();
    void truncatedAnnouncesMoreThanItSends();
    void slowArrivesWholeButLate();
    void endlessNeverStops();
    void stringsHoldsNoNumber();
    void refusesConnectionsWhenShut();

private:
    void listen(int sockets, bool closesOldest);

    std::unique_ptr<HttpServer> m_server;
    HttpAnswer m_answer;
    QList<HttpRequest> m_seen;
};

void tst_HttpServer::listen(int sockets, bool closesOldest)
{
    m_server = std::make_unique<HttpServer>(Service{Service::Kind::Http, 80, sockets, closesOldest},
                                            [this](const HttpRequest &request) {
                                                m_seen.append(request);
                                                return m_answer;
                                            });
    QVERIFY(m_server->open(QHostAddress(QHostAddress::LocalHost), 0));
}

void tst_HttpServer::init()
{
    m_answer = HttpAnswer::json(body);
    m_seen.clear();
    listen(7, false);
}

void tst_HttpServer::answersWithLengthAndKeepsTheConnection()
{
    Client client(*m_server);
    client.send(get);
    QTRY_COMPARE(client.payload(), body);
    QVERIFY(client.got.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(client.got.contains("Content-Length: " + QByteArray::number(body.size()) + "\r\n"));
    client.got.clear();
    client.send(get);
    QTRY_COMPARE(client.payload(), body);
    QVERIFY(!client.closed());
    QCOMPARE(m_seen.size(), 2);
    QCOMPARE(m_server->connections(), 1);
}

void tst_HttpServer::closesWhenAsked()
{
    Client client(*m_server);
    client.send(getAndClose);
    QTRY_VERIFY(client.closed());
    QCOMPARE(client.payload(), body);
    QTRY_COMPARE(m_server->connections(), 0);
}

void tst_HttpServer::closesForAnOldClient()
{
    Client client(*m_server);
    client.send("GET / HTTP/1.0\r\n\r\n");
    QTRY_VERIFY(client.closed());
    QCOMPARE(client.payload(), body);
}

void tst_HttpServer::sendsAnEmptyAnswerInChunks()
{
    m_answer = HttpAnswer::text({});
    m_answer.chunked = true;
    Client client(*m_server);
    client.send(get);
    QTRY_COMPARE(client.payload(), "0\r\n\r\n");
    QVERIFY(!client.got.contains("Content-Length"));
}

void tst_HttpServer::answersPipelinedRequestsInOrder()
{
    m_server->setLatency(5);
    Client client(*m_server);
    client.send("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(client.got.count("200 OK"), 3);
    QCOMPARE(m_seen.last().path, "/3");
    QCOMPARE(m_server->mostInFlight(), 1);
}

void tst_HttpServer::refusesNonsenseAndCloses()
{
    Client client(*m_server);
    client.send("what is this\r\n\r\n");
    QTRY_VERIFY(client.closed());
    QVERIFY(client.got.startsWith("HTTP/1.1 400 "));
    QVERIFY(m_seen.isEmpty());
}

void tst_HttpServer::letsCallersWaitWhenFull()
{
    listen(2, false);
    Client first(*m_server);
    Client second(*m_server);
    first.send(get);
    second.send(get);
    QTRY_COMPARE(m_seen.size(), 2);
    Client third(*m_server);
    third.send(get);
    QTest::qWait(100);
    QVERIFY(third.got.isEmpty());
    QCOMPARE(m_server->connections(), 2);
    first.socket.abort();
    QTRY_COMPARE(third.payload(), body);
}

void tst_HttpServer::dropsTheOldestWhenFull()
{
    listen(2, true);
    Client first(*m_server);
    first.send(get);
    QTRY_COMPARE(m_seen.size(), 1);
    Client second(*m_server);
    second.send(get);
    QTRY_COMPARE(m_seen.size(), 2);
    Client third(*m_server);
    third.send(get);
    QTRY_COMPARE(third.payload(), body);
    QTRY_VERIFY(first.closed());
    QVERIFY(!second.closed());
}

void tst_HttpServer::holdsAnswersBackByTheLatency()
{
    m_server->setLatency(120);
    QElapsedTimer timer;
    timer.start();
    Client client(*m_server);
    client.send(get);
    QTRY_COMPARE(client.payload(), body);
    QVERIFY(timer.elapsed() >= 115);
}

void tst_HttpServer::spoilsTheAnswer_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("contains");
    QTest::newRow("500") << "500" << QByteArray("HTTP/1.1 500 ") << QByteArray();
    QTest::newRow("unauthorized") << "unauthorized" << QByteArray("HTTP/1.1 401 ")
                                  << QByteArray("\r\n\r\nUnauthorized");
    QTest::newRow("garbage") << "garbage" << QByteArray("HTTP/1.1 200 ")
                             << QByteArray("application/json");
    QTest::newRow("nothttp") << "nothttp" << QByteArray("\x01\x02") << QByteArray("SSH");
    QTest::newRow("html") << "html" << QByteArray("HTTP/1.1 200 ") << QByteArray("text/html");
    QTest::newRow("redirect") << "redirect" << QByteArray("HTTP/1.1 302 ")
                              << QByteArray("Location: /\r\n");
    QTest::newRow("array") << "array" << QByteArray("HTTP/1.1 200 ") << QByteArray("\r\n\r\n[");
}

void tst_HttpServer::spoilsTheAnswer()
{
    QFETCH(QString, fault);
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, contains);
    m_server->setFault(faultFromName(fault).value());
    Client client(*m_server);
    client.send(getAndClose);
    QTRY_VERIFY(client.closed());
    QVERIFY2(client.got.startsWith(start), client.got);
    QVERIFY2(client.got.contains(contains), client.got);
    QVERIFY(!client.got.contains(body));
    QCOMPARE(m_seen.size(), 1);
}

void tst_HttpServer::dropTakesOneRequestAndCloses()
{
    m_server->setFault(Fault::Drop);
    Client client(*m_server);
    client.send(get);
    QTRY_COMPARE(m_seen.size(), 1);
    QTRY_VERIFY(client.closed());
    QVERIFY(client.got.isEmpty());
}

void tst_HttpServer::stallNeverAnswers()
{
    m_server->setFault(Fault::Stall);
    Client client(*m_server);
    client.send(get);
    QTRY_COMPARE(m_seen.size(), 1);
    QTest::qWait(100);
    QVERIFY(client.got.isEmpty());
    QVERIFY(!client.closed());
}

void tst_HttpServer::truncatedAnnouncesMoreThanItSends()
{
    m_server->setFault(Fault::Truncated);
    Client client(*m_server);
    client.send(get);
    QTRY_VERIFY(client.closed());
    QVERIFY(client.got.contains("Content-Length: " + QByteArray::number(body.size()) + "\r\n"));
    QCOMPARE(client.payload(), body.left(body.size() / 2));
}

void tst_HttpServer::slowArrivesWholeButLate()
{
    m_server->setFault(Fault::Slow);
    Client client(*m_server);
    client.send(get);
    QTRY_VERIFY(!client.got.isEmpty());
    QVERIFY(!client.got.contains(body));
    QTRY_COMPARE(client.payload(), body);
}

void tst_HttpServer::endlessNeverStops()
{
    m_server->setFault(Fault::Endless);
    Client client(*m_server);
    client.send(get);
    QTRY_VERIFY(client.got.size() > 100'000);
    QVERIFY(!client.got.contains("Content-Length"));
    QVERIFY(!client.closed());
}

void tst_HttpServer::stringsHoldsNoNumber()
{
    m_server->setFault(Fault::Strings);
    Client client(*m_server);
    client.send(getAndClose);
    QTRY_VERIFY(client.closed());
    const QJsonObject object = QJsonDocument::fromJson(client.payload()).object();
    QCOMPARE(object.value(u"number"), QJsonValue(u"12"_qs));
    QCOMPARE(object.value(u"list").toArray().first(), QJsonValue(u"1"_qs));
}

void tst_HttpServer::refusesConnectionsWhenShut()
{
    Client open(*m_server);
    open.send(get);
    QTRY_COMPARE(open.payload(), body);
    const quint16 port = m_server->serverPort();
    m_server->shut();
    QTRY_VERIFY(open.closed());
    QTcpSocket late;
    late.setProxy(QNetworkProxy::NoProxy);
    late.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
    QVERIFY(m_server->open(QHostAddress(QHostAddress::LocalHost), port));
}

COALFACE_TEST(tst_HttpServer)
#include "tst_httpserver.moc"
