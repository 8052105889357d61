// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/lineserver.h"
#include "tests/testprogram/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QtTest>

using namespace coalface::simulator;

namespace {
Service lines(int silence = 10'000)
{
    Service service;
    service.kind = Service::Kind::Lines;
    service.silence = silence;
    return service;
}

//! One client: what it sends and what it gets until the other side closes.
class Caller : public QTcpSocket
{
public:
    explicit Caller(const LineServer &server, const QByteArray &request = {})
    {
        connect(this, &QTcpSocket::readyRead, this, [this] { got += readAll(); });
        connect(this, &QTcpSocket::disconnected, this, [this] { isOver = true; });
        connectToHost(QHostAddress::LocalHost, server.port());
        if (!request.isEmpty())
            connect(this, &QTcpSocket::connected, this, [this, request] { write(request); });
    }
    //! Before the members go: the socket's end says "disconnected".
    ~Caller() override { disconnect(this, nullptr, this, nullptr); }
    QByteArray got;
    bool isOver = false;
};
} // namespace

class tst_LineServer : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void answersOneRequestAndCloses();
    void servesOneCallerAtATime();
    void aSilentCallerKeepsTheOthersWaiting();
    void doesWhatACallerWantedThatHasLeft();
    void takesTheFirstReadForTheWholeRequest();
    void anEmptyAnswerClosesWithoutOne();
    void faults_data();
    void faults();
    void endlessAnswers();
    void breaksConnectionsWhenShut();
    void notesRequestsThatOverlap();

private:
    std::unique_ptr<LineServer> m_server;
    QByteArrayList m_seen;
    QByteArray m_answer;
};

void tst_LineServer::init()
{
    m_seen.clear();
    m_answer = QByteArray("{\"a\":1}\0", 8);
    m_server = std::make_unique<LineServer>(lines(400), [this](const QByteArray &request) {
        m_seen.append(request);
        return m_answer;
    });
    QVERIFY(m_server->open(QHostAddress::LocalHost, 0));
}

void tst_LineServer::answersOneRequestAndCloses()
{
    Caller caller(*m_server, "version");
    QTRY_VERIFY(caller.isOver);
    QCOMPARE(caller.got, m_answer);
    QCOMPARE(m_seen, QByteArrayList{"version"});
    QCOMPARE(m_server->mostInFlight(), 1);
    QTRY_COMPARE(m_server->connections(), 0);
}

void tst_LineServer::servesOneCallerAtATime()
{
    m_server->setLatency(150);
    QElapsedTimer timer;
    timer.start();
    Caller first(*m_server, "a");
    Caller second(*m_server, "b");
    Caller third(*m_server, "c");
    QTRY_VERIFY(first.isOver && second.isOver && third.isOver);
    QVERIFY(timer.elapsed() >= 3 * 150);
    QCOMPARE(m_seen.size(), 3);
}

void tst_LineServer::aSilentCallerKeepsTheOthersWaiting()
{
    Caller silent(*m_server);
    QTRY_COMPARE(m_server->connections(), 1);
    QElapsedTimer timer;
    timer.start();
    Caller other(*m_server, "a");
    QTRY_VERIFY(other.isOver);
    QVERIFY(timer.elapsed() >= 300);
    QVERIFY(silent.isOver && silent.got.isEmpty());
    QCOMPARE(other.got, m_answer);
}

void tst_LineServer::doesWhatACallerWantedThatHasLeft()
{
    Caller silent(*m_server);
    QTRY_COMPARE(m_server->connections(), 1);
    Caller hasty(*m_server, "write");
    QTRY_COMPARE(hasty.state(), QAbstractSocket::ConnectedState);
    QTRY_COMPARE(hasty.bytesToWrite(), 0);
    hasty.disconnectFromHost();
    QTRY_COMPARE(m_seen, QByteArrayList{"write"});
}

void tst_LineServer::takesTheFirstReadForTheWholeRequest()
{
    Caller caller(*m_server, "ver");
    m_server->setLatency(200);
    QTRY_COMPARE(m_seen.size(), 1);
    caller.write("sion");
    QTRY_VERIFY(caller.isOver);
    QCOMPARE(m_seen, QByteArrayList{"ver"});
    Caller longer(*m_server, QByteArray(5000, 'x'));
    QTRY_COMPARE(m_seen.size(), 2);
    QVERIFY(m_seen[1].size() <= LineServer::longestRequest);
}

void tst_LineServer::anEmptyAnswerClosesWithoutOne()
{
    m_answer.clear();
    Caller caller(*m_server, "reboot");
    QTRY_VERIFY(caller.isOver);
    QVERIFY(caller.got.isEmpty());
    QCOMPARE(m_seen.size(), 1);
}

void tst_LineServer::faults_data()
{
    QTest::addColumn<QByteArray>("got");
    QTest::newRow("none") << QByteArray("{\"a\":1}\0", 8);
    QTest::newRow("drop") << QByteArray();
    QTest::newRow("truncated") << QByteArray("{\"a\"");
    QTest::newRow("slow") << QByteArray("{\"a\":1}\0", 8);
    QTest::newRow("array") << QByteArray("[{\"error\":{\"type\":1}}]\0", 23);
    QTest::newRow("strings") << QByteArray("{\"a\":\"1\"}\0", 10);
}

void tst_LineServer::faults()
{
    QFETCH(QByteArray, got);
    m_server->setFault(*faultFromName(QString::fromLatin1(QTest::currentDataTag())));
    Caller caller(*m_server, "version");
    QTRY_VERIFY(caller.isOver);
    QCOMPARE(caller.got, got);
    QCOMPARE(m_seen.size(), 1);
    for (const char *foreign : {"500", "html", "redirect", "unauthorized", "garbage", "nothttp"}) {
        m_server->setFault(*faultFromName(QString::fromLatin1(foreign)));
        Caller other(*m_server, "version");
        QTRY_VERIFY(other.isOver);
        QVERIFY(!other.got.isEmpty() && QJsonDocument::fromJson(other.got).isNull());
    }
}

void tst_LineServer::endlessAnswers()
{
    m_server->setFault(Fault::Endless);
    Caller caller(*m_server, "version");
    QTRY_VERIFY(caller.got.size() > 100'000);
    caller.abort();
    QTRY_COMPARE(m_server->connections(), 0);
    m_server->setFault(Fault::Stall);
    Caller stalled(*m_server, "version");
    QTRY_COMPARE(m_seen.size(), 2);
    stalled.abort();
    QTRY_COMPARE(m_server->connections(), 0);
}

void tst_LineServer::breaksConnectionsWhenShut()
{
    m_server->setFault(Fault::Stall);
    Caller caller(*m_server, "version");
    QTRY_COMPARE(m_seen.size(), 1);
    m_server->shut();
    QTRY_VERIFY(caller.isOver);
    QVERIFY(!m_server->listening());
}

void tst_LineServer::notesRequestsThatOverlap()
{
    m_server->setLatency(150);
    Caller first(*m_server, "a");
    QTRY_COMPARE(m_seen.size(), 1);
    Caller second(*m_server, "b");
    QTRY_VERIFY(first.isOver && second.isOver);
    QCOMPARE(m_server->mostInFlight(), 2);
}

COALFACE_TEST(tst_LineServer)
#include "tst_lineserver.moc"
