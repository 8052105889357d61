// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/announcementlistener.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;

namespace {
//! A device: sends from its own loopback address.
class Sender
{
public:
    explicit Sender(const char *address)
    {
        if (!m_socket.bind(QHostAddress(QString::fromLatin1(address)), 0))
            qFatal("%s cannot be bound", address);
    }
    void broadcast(quint16 port, const QByteArray &payload)
    {
        m_socket.writeDatagram(payload, QHostAddress(QStringLiteral("127.255.255.255")), port);
    }

private:
    QUdpSocket m_socket;
};

//! One that nobody listens on now.
quint16 freePort()
{
    QUdpSocket socket;
    if (!socket.bind(QHostAddress::AnyIPv4, 0))
        qFatal("no free UDP port");
    return socket.localPort();
}

QList<Announcement> heardBy(const QSignalSpy &spy)
{
    QList<Announcement> heard;
    for (const QList<QVariant> &arguments : spy)
        heard += arguments.first().value<Announcement>();
    return heard;
}
} // namespace

//! Real datagrams on loopback.
class TestAnnouncementListener : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_port = freePort();
        m_listener = std::make_unique<AnnouncementListener>();
    }

    void tellsSenderPortAndContent()
    {
        QSignalSpy received(m_listener.get(), &Announcements::received);
        const auto listening = m_listener->listen({m_port});
        QCOMPARE(listening->problem(), QString());
        Sender("127.0.3.4").broadcast(m_port, QByteArray("{\"a\":1}\0\0", 9));
        QTRY_COMPARE(received.count(), 1);
        const Announcement heard = heardBy(received).first();
        QCOMPARE(heard.sender, QHostAddress(QStringLiteral("127.0.3.4")));
        QCOMPARE(heard.port, m_port);
        QCOMPARE(heard.payload, QByteArray("{\"a\":1}\0\0", 9)); // padding is the driver's to cut
        QCOMPARE(heard.ageMs, 0);
    }

    void twoProgramsHearTheSameBroadcast()
    {
        AnnouncementListener other;
        QSignalSpy first(m_listener.get(), &Announcements::received);
        QSignalSpy second(&other, &Announcements::received);
        const auto listening = m_listener->listen({m_port});
        const auto otherListening = other.listen({m_port});
        QCOMPARE(otherListening->problem(), QString());
        Sender("127.0.3.4").broadcast(m_port, "hello");
        QTRY_COMPARE(first.count(), 1);
        QTRY_COMPARE(second.count(), 1);
    }

    void aPortIsBoundOnceForAllWhoListen()
    {
        QSignalSpy received(m_listener.get(), &Announcements::received);
        auto first = m_listener->listen({m_port});
        const auto second = m_listener->listen({m_port});
        first.reset(); // the other one still listens
        Sender sender("127.0.3.4");
        sender.broadcast(m_port, "hello");
        QTRY_COMPARE(received.count(), 1);
        QTest::qWait(20);
        QCOMPARE(received.count(), 1);
    }

    void nothingIsHeardWhenNobodyListensAnyMore()
    {
        QSignalSpy received(m_listener.get(), &Announcements::received);
        auto listening = m_listener->listen({m_port});
        listening.reset();
        Sender("127.0.3.4").broadcast(m_port, "hello");
        QUdpSocket exclusive; // the port is free again
        QVERIFY(exclusive.bind(QHostAddress::AnyIPv4, m_port, QUdpSocket::DontShareAddress));
        QTest::qWait(50);
        QCOMPARE(received.count(), 0);
    }

    void mayStopListeningFromWithin()
    {
        auto listening = m_listener->listen({m_port});
        int heard = 0;
        connect(m_listener.get(), &Announcements::received, this, [&] {
            ++heard;
            listening.reset();
        });
        Sender a("127.0.3.4");
        Sender b("127.0.3.5");
        a.broadcast(m_port, "a");
        b.broadcast(m_port, "b");
        QTRY_COMPARE(heard, 1);
        QTest::qWait(50);
        QCOMPARE(heard, 1);
    }

    void aChattySourceIsHeardTwiceASecondAndOthersAsBefore()
    {
        QSignalSpy received(m_listener.get(), &Announcements::received);
        const auto listening = m_listener->listen({m_port});
        Sender chatty("127.0.3.4");
        Sender calm("127.0.3.5");
        for (int i = 0; i < 50; ++i)
            chatty.broadcast(m_port, QByteArray::number(i));
        calm.broadcast(m_port, "calm");
        const auto calmIsHeard = [&] {
            const QList<Announcement> heard = heardBy(received);
            return std::any_of(heard.begin(), heard.end(),
                               [](const Announcement &one) { return one.payload == "calm"; });
        };
        QTRY_VERIFY(calmIsHeard());
        QVERIFY2(received.count() <= 3, qPrintable(QString::number(received.count())));
    }

    void whatIsTooLongIsNoAnnouncement()
    {
        QSignalSpy received(m_listener.get(), &Announcements::received);
        const auto listening = m_listener->listen({m_port});
        Sender sender("127.0.3.4");
        sender.broadcast(m_port, QByteArray(AnnouncementListener::longestDatagram + 1, 'x'));
        sender.broadcast(m_port, QByteArray(AnnouncementListener::longestDatagram, 'y'));
        QTRY_COMPARE(received.count(), 1);
        QCOMPARE(heardBy(received).first().payload.at(0), 'y');
    }

    void aPortThatAnotherProgramKeepsIsASentenceAndTriedAgain()
    {
        auto exclusive = std::make_unique<QUdpSocket>();
        QVERIFY(exclusive->bind(QHostAddress::AnyIPv4, m_port, QUdpSocket::DontShareAddress));
        auto listening = m_listener->listen({m_port, freePort()});
        const QString problem = listening->problem();
        QVERIFY2(problem.contains(QString::number(m_port)) && problem.endsWith(u'.'),
                 qPrintable(problem));
        exclusive.reset();
        QSignalSpy received(m_listener.get(), &Announcements::received);
        listening = m_listener->listen({m_port});
        QCOMPARE(listening->problem(), QString());
        Sender("127.0.3.4").broadcast(m_port, "hello");
        QTRY_COMPARE(received.count(), 1);
    }

    void mayGoBeforeWhoListens()
    {
        const auto listening = m_listener->listen({m_port});
        m_listener.reset();
        QCOMPARE(listening->problem(), QString());
    }

private:
    quint16 m_port = 0;
    std::unique_ptr<AnnouncementListener> m_listener;
};

COALFACE_TEST(TestAnnouncementListener)
#include "tst_announcementlistener.moc"
