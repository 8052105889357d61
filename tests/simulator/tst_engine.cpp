// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/control.h"
#include "simulator/controlserver.h"
#include "simulator/engine.h"
#include "simulator/selection.h"
#include "tests/testprogram/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QtTest>

using namespace coalface::simulator;

namespace {
// Says hello; sleeps from second 10 to second 20 of its life.
class Sleeper : public Device
{
public:
    QString model() const override { return u"Sleeper"_qs; }
    QString mac() const override { return u"02:00:00:00:00:01"_qs; }
    QList<Service> services() const override { return {{}}; }
    void advanceTo(qint64 now) override { m_now = now; }
    bool reachable() const override { return m_now < 10'000 || m_now >= 20'000; }
    std::optional<qint64> nextChange() const override
    {
        if (m_now >= 20'000)
            return {};
        return m_now < 10'000 ? 10'000 : 20'000;
    }
    HttpAnswer handle(const HttpRequest &) override { return HttpAnswer::json("{\"hello\":1}"); }

private:
    qint64 m_now = 0;
};

QJsonObject ask(Control &control, const QByteArray &line)
{
    return QJsonDocument::fromJson(control.obey(line)).object();
}
} // namespace

class tst_Engine : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void shutsTheDoorsOfADeviceThatIsAway();
    void namesThePortThatIsTaken();
    void logsRequestsForTheControlChannel();
    void controlSetsFaultsAndLatency();
    void controlExplainsMistakes_data();
    void controlExplainsMistakes();
    void controlServerAnswersLineByLine();
    void selectsDevices_data();
    void selectsDevices();
    void givesOwnAddressesAndRealPorts();

private:
    std::unique_ptr<Engine> m_engine;
};

void tst_Engine::init()
{
    m_engine = std::make_unique<Engine>(AddressPlan::ports(0));
    m_engine->clock().stop();
    m_engine->setLogCapacity(2);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(m_engine->add(u"test"_qs, u"sleeper"_qs, std::make_unique<Sleeper>()), QString());
}

void tst_Engine::shutsTheDoorsOfADeviceThatIsAway()
{
    Station &station = m_engine->station(0);
    const quint16 port = station.place().port;
    QVERIFY(station.listening());
    m_engine->skip(12'000);
    QVERIFY(!station.listening());
    m_engine->skip(10'000);
    QVERIFY(station.listening());
    QCOMPARE(station.place().port, port);
}

void tst_Engine::namesThePortThatIsTaken()
{
    const quint16 port = m_engine->station(0).place().port;
    Engine second(AddressPlan::ports(port));
    const QString problem = second.add(u"test"_qs, u"sleeper"_qs, std::make_unique<Sleeper>());
    QVERIFY2(problem.contains(QString::number(port)), qPrintable(problem));
    QCOMPARE(second.count(), 0);
}

void tst_Engine::logsRequestsForTheControlChannel()
{
    QSignalSpy spy(m_engine.get(), &Engine::requestSeen);
    QTcpSocket client;
    client.setProxy(QNetworkProxy::NoProxy);
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), m_engine->station(1).place().port);
    client.write("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\nPATCH /3 HTTP/1.1\r\nX-A: "
                 "b\r\nContent-Length: 2\r\n\r\n{}");
    QTRY_COMPARE(spy.size(), 3);
    Control control(*m_engine);
    const QJsonObject log = ask(control, R"({"log":1})");
    QCOMPARE(log.value(u"total").toInt(), 3);
    const QJsonArray requests = log.value(u"requests").toArray();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests.last().toObject().value(u"method").toString(), u"PATCH"_qs);
    QCOMPARE(requests.last().toObject().value(u"body").toString(), u"{}"_qs);
    QCOMPARE(requests.last().toObject().value(u"headers").toArray().first(),
             QJsonValue(QJsonArray{u"X-A"_qs, u"b"_qs}));
    QVERIFY(ask(control, R"({"clear_log":1})").value(u"ok").toBool());
    QCOMPARE(ask(control, R"({"log":1})").value(u"total").toInt(-1), 0);
    QCOMPARE(ask(control, R"({"stats":1})").value(u"connections").toInt(), 1);
}

void tst_Engine::controlSetsFaultsAndLatency()
{
    Control control(*m_engine);
    QCOMPARE(ask(control, R"({"device":"50%","fault":"offline","latency":7})").value(u"changed").toInt(),
             2);
    QVERIFY(m_engine->station(0).listening());
    QVERIFY(!m_engine->station(1).listening());
    QVERIFY(!m_engine->station(3).listening());
    QCOMPARE(m_engine->station(3).latency(), 7);
    QVERIFY(ask(control, R"({"device":"all","fault":"none"})").value(u"ok").toBool());
    QVERIFY(m_engine->station(3).listening());
    QVERIFY(ask(control, R"({"advance":12})").value(u"ok").toBool());
    QVERIFY(!m_engine->station(3).listening());
}

void tst_Engine::controlExplainsMistakes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("word");
    QTest::newRow("no JSON") << QByteArray("drop 3") << u"JSON"_qs;
    QTest::newRow("unknown command") << QByteArray(R"({"dance":1})") << u"Unknown command"_qs;
    QTest::newRow("no such device") << QByteArray(R"({"device":4,"fault":"drop"})") << u"0 to 3"_qs;
    QTest::newRow("no such fault") << QByteArray(R"({"device":0,"fault":"fire"})") << u"garbage"_qs;
    QTest::newRow("no such condition")
        << QByteArray(R"({"device":0,"condition":"sad"})") << u"normal"_qs;
    QTest::newRow("no values") << QByteArray(R"({"device":0,"set":{"a":1}})") << u"no values"_qs;
    QTest::newRow("wrong type") << QByteArray(R"({"device":0,"latency":"long"})")
                                << u"wrong type"_qs;
    QTest::newRow("log of nobody") << QByteArray(R"({"log":9})") << u"no device 9"_qs;
    QTest::newRow("back in time") << QByteArray(R"({"advance":-1})") << u"seconds"_qs;
}

void tst_Engine::controlExplainsMistakes()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, word);
    Control control(*m_engine);
    const QJsonObject answer = ask(control, line);
    QCOMPARE(answer.value(u"ok"), QJsonValue(false));
    QVERIFY2(answer.value(u"error").toString().contains(word),
             qPrintable(answer.value(u"error").toString()));
}

void tst_Engine::controlServerAnswersLineByLine()
{
    ControlServer server(*m_engine);
    QVERIFY(server.open(0));
    QTcpSocket client;
    client.setProxy(QNetworkProxy::NoProxy);
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
    client.write("{\"devices\":true}\n{\"device\":0,\"fault\":\"drop\"}\n");
    QByteArray got;
    QTRY_VERIFY((got += client.readAll()).count('\n') == 2);
    QCOMPARE(QJsonDocument::fromJson(got.left(got.indexOf('\n')))
                 .object()
                 .value(u"devices")
                 .toArray()
                 .size(),
             4);
    QCOMPARE(m_engine->station(0).fault(), Fault::Drop);
}

void tst_Engine::selectsDevices_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QList<int>>("chosen");
    QTest::newRow("one") << u"3"_qs << true << QList<int>{3};
    QTest::newRow("range") << u"2-4"_qs << true << QList<int>{2, 3, 4};
    QTest::newRow("share") << u"20%"_qs << true << QList<int>{4, 9};
    QTest::newRow("none of them") << u"0%"_qs << true << QList<int>{};
    QTest::newRow("too far") << u"10"_qs << false << QList<int>{};
    QTest::newRow("backwards") << u"4-2"_qs << false << QList<int>{};
    QTest::newRow("open range") << u"4-"_qs << false << QList<int>{};
    QTest::newRow("words") << u"some"_qs << false << QList<int>{};
    QTest::newRow("empty") << QString() << false << QList<int>{};
}

void tst_Engine::selectsDevices()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    QFETCH(QList<int>, chosen);
    const auto got = selectDevices(text, 10);
    QCOMPARE(got.has_value(), valid);
    if (valid)
        QCOMPARE(*got, chosen);
}

void tst_Engine::givesOwnAddressesAndRealPorts()
{
    AddressPlan plan = AddressPlan::ownAddresses();
    QCOMPARE(plan.next(0, 80).address, QHostAddress(u"127.20.0.1"_qs));
    QCOMPARE(plan.next(249, 80).address, QHostAddress(u"127.20.0.250"_qs));
    QCOMPARE(plan.next(250, 80).address, QHostAddress(u"127.20.1.1"_qs));
    QCOMPARE(plan.next(250, 4028).port, quint16(4028));
    AddressPlan ports = AddressPlan::ports(18000);
    QCOMPARE(ports.next(0, 80).port, quint16(18000));
    QCOMPARE(ports.next(1, 80).port, quint16(18001));
}

COALFACE_TEST(tst_Engine)
#include "tst_engine.moc"
