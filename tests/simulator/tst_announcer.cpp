// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/control.h"
#include "simulator/engine.h"
#include "tests/testprogram/testprogram.h"

#include <QJsonDocument>
#include <QNetworkProxy>
#include <QUdpSocket>
#include <QtTest>

using namespace coalface::simulator;

namespace {
// A port of the system's choosing that is free now.
quint16 freePort()
{
    QUdpSocket socket;
    socket.bind(QHostAddress::AnyIPv4, 0);
    return socket.localPort();
}

// Says how often it has spoken; with a door it can be asked, too.
class Herald : public Device
{
public:
    Herald(quint16 port, int interval, bool hasDoor = false)
        : m_broadcast{port, interval}, m_hasDoor(hasDoor)
    {}
    QString model() const override { return u"Herald"_qs; }
    QString mac() const override { return {}; }
    QList<Service> services() const override
    {
        return m_hasDoor ? QList<Service>{{}} : QList<Service>();
    }
    QList<Broadcast> broadcasts() const override { return {m_broadcast}; }
    void setAddress(const QHostAddress &address) override { m_address = address; }
    void advanceTo(qint64 now) override { m_now = now; }
    bool reachable() const override { return m_now < 10'000; }
    HttpAnswer handle(const HttpRequest &) override { return HttpAnswer::json("{}"); }
    QByteArray datagram(quint16 port) override
    {
        return "{\"from\":\"" + m_address.toString().toLatin1() + "\",\"port\":"
               + QByteArray::number(port) + ",\"said\":" + QByteArray::number(++m_said) + '}';
    }

private:
    const Broadcast m_broadcast;
    const bool m_hasDoor;
    QHostAddress m_address;
    qint64 m_now = 0;
    int m_said = 0;
};

class Listener
{
public:
    explicit Listener(quint16 port)
    {
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_socket.bind(QHostAddress::AnyIPv4, port,
                      QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint);
    }
    bool isBound() const { return m_socket.state() == QUdpSocket::BoundState; }
    bool hears()
    {
        while (m_socket.hasPendingDatagrams()) {
            payload.resize(qMax<qint64>(0, m_socket.pendingDatagramSize()));
            m_socket.readDatagram(payload.data(), payload.size(), &sender, &senderPort);
            ++count;
            senders.insert(sender.toIPv4Address());
        }
        return count > 0;
    }
    QByteArray payload;
    QHostAddress sender;
    quint16 senderPort = 0;
    int count = 0;
    QSet<quint32> senders; //!< all so far

private:
    QUdpSocket m_socket;
};
} // namespace

class tst_Announcer : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void everyListenerHearsIt();
    void aDeviceWithoutDoorsHasPortNull();
    void aDeviceMayHaveBoth();
    void takesNoPortOfTheOthers();
    void sendsFromItsOwnAddress();
    void isSilentWhileAway();
    void faultsSpoilOrLoseIt_data();
    void faultsSpoilOrLoseIt();

private:
    Station &add(std::unique_ptr<Device> device)
    {
        const QString problem = m_engine->add(u"test"_qs, u"herald"_qs, std::move(device));
        if (!problem.isEmpty())
            qFatal("%s", qPrintable(problem));
        return m_engine->station(m_engine->count() - 1);
    }

    std::unique_ptr<Engine> m_engine;
    quint16 m_port = 0;
};

void tst_Announcer::init()
{
    m_engine = std::make_unique<Engine>(AddressPlan::ports(0));
    m_engine->clock().stop();
    m_port = freePort();
}

void tst_Announcer::everyListenerHearsIt()
{
    Listener first(m_port), second(m_port);
    QVERIFY(first.isBound() && second.isBound());
    add(std::make_unique<Herald>(m_port, 50));
    QTRY_VERIFY(first.hears() && first.count >= 3);
    QTRY_VERIFY(second.hears() && second.count >= 3);
    QCOMPARE(first.sender.toIPv4Address(), QHostAddress(QHostAddress::LocalHost).toIPv4Address());
    QCOMPARE(first.senderPort, m_port); // as the real ones send
    QVERIFY(first.payload.contains("\"port\":" + QByteArray::number(m_port)));
}

void tst_Announcer::aDeviceWithoutDoorsHasPortNull()
{
    Station &station = add(std::make_unique<Herald>(m_port, 50));
    QCOMPARE(station.place().port, quint16(0));
    QCOMPARE(station.place().address, QHostAddress(QHostAddress::LocalHost));
    QVERIFY(station.listening());
    QVERIFY(describe(station).value(u"port").isNull());
    QCOMPARE(describe(station).value(u"address").toString(), u"127.0.0.1"_qs);
}

void tst_Announcer::aDeviceMayHaveBoth()
{
    Listener listener(m_port);
    Station &station = add(std::make_unique<Herald>(m_port, 50, true));
    QVERIFY(station.place().port != 0);
    QVERIFY(describe(station).value(u"port").isDouble());
    QTRY_VERIFY(listener.hears());
}

void tst_Announcer::takesNoPortOfTheOthers()
{
    AddressPlan plan = AddressPlan::ports(18000);
    QCOMPARE(plan.address(7), QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(plan.next(8, 80).port, quint16(18000));
    QCOMPARE(AddressPlan::ownAddresses().address(250), QHostAddress(u"127.20.1.1"_qs));
}

void tst_Announcer::sendsFromItsOwnAddress()
{
#ifdef Q_OS_LINUX
    Listener listener(m_port);
    m_engine = std::make_unique<Engine>(AddressPlan::ownAddresses());
    Station &first = add(std::make_unique<Herald>(m_port, 50));
    Station &second = add(std::make_unique<Herald>(m_port, 50));
    QCOMPARE(first.place().address, QHostAddress(u"127.20.0.1"_qs));
    QTRY_VERIFY(listener.hears() && listener.senders.size() == 2);
    for (Station *station : {&first, &second})
        QVERIFY(listener.senders.contains(station->place().address.toIPv4Address()));
    QVERIFY(listener.payload.contains(listener.sender.toString().remove(u"::ffff:"_qs).toLatin1()));
#else
    QSKIP("Only Linux has addresses of its own for every device.");
#endif
}

void tst_Announcer::isSilentWhileAway()
{
    Listener listener(m_port);
    Station &station = add(std::make_unique<Herald>(m_port, 20));
    QTRY_VERIFY(listener.hears());
    m_engine->skip(12'000);
    QVERIFY(!station.listening());
    listener.hears();
    listener.count = 0;
    QTest::qWait(200);
    QVERIFY(!listener.hears());
}

void tst_Announcer::faultsSpoilOrLoseIt_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("silent");
    QTest::newRow("offline") << u"offline"_qs << true;
    QTest::newRow("drop") << u"drop"_qs << true;
    QTest::newRow("truncated") << u"truncated"_qs << false;
    QTest::newRow("garbage") << u"garbage"_qs << false;
    QTest::newRow("array") << u"array"_qs << false;
    QTest::newRow("strings") << u"strings"_qs << false;
}

void tst_Announcer::faultsSpoilOrLoseIt()
{
    QFETCH(QString, fault);
    QFETCH(bool, silent);
    Station &station = add(std::make_unique<Herald>(m_port, 20));
    Control control(*m_engine);
    const auto tell = [&control](const QString &name) {
        return control.obey("{\"device\":0,\"fault\":\"" + name.toLatin1() + "\"}");
    };
    QVERIFY(tell(fault).contains("true"));
    Listener listener(m_port); // hears nothing from before
    if (silent) {
        QTest::qWait(300);
        QVERIFY(!listener.hears());
    } else {
        QTRY_VERIFY(listener.hears());
        const QJsonObject whole = QJsonDocument::fromJson(listener.payload).object();
        QVERIFY(!whole.value(u"said").isDouble());
    }
    QVERIFY(tell(u"none"_qs).contains("true"));
    QTRY_VERIFY(listener.hears()
                && QJsonDocument::fromJson(listener.payload).object().value(u"said").isDouble());
    QCOMPARE(station.log().total(), 0);
}

COALFACE_TEST(tst_Announcer)
#include "tst_announcer.moc"
