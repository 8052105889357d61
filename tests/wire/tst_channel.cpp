// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "tests/testprogram/testprogram.h"
#include "wire/channel.h"
#include "wire/messages.h"
#include "wire/protocol.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace coalface::wire;

class tst_Channel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void messagesArriveInOrder();
    void lastWordsArriveBeforeTheEnd();
    void whatIsTooLargeIsNotSentAndDoesNotHurt();
    void anAnnouncedLengthBeyondTheLimitDisconnects();
    void garbageDisconnectsWithAReason();
    void mayBeDeletedWhileItDelivers();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QLocalServer> m_server;
    std::unique_ptr<QLocalSocket> m_raw;
    std::unique_ptr<Channel> m_channel;
};

void tst_Channel::init()
{
    m_channel.reset();
    m_raw = std::make_unique<QLocalSocket>();
    m_server = std::make_unique<QLocalServer>();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_server->listen(m_folder->filePath(QStringLiteral("s"))));
    m_raw->connectToServer(m_server->fullServerName());
    QTRY_VERIFY(m_server->hasPendingConnections());
    m_channel = std::make_unique<Channel>(m_server->nextPendingConnection());
}

void tst_Channel::messagesArriveInOrder()
{
    QSignalSpy received(m_channel.get(), &Channel::received);
    Channel other(m_raw.release());
    for (int i = 0; i < 500; ++i)
        QVERIFY(other.send(encode(Pong{0, i})));
    QTRY_COMPARE(received.size(), 500);
    for (int i = 0; i < 500; ++i)
        QCOMPARE(decodePong(received.at(i).at(0).value<QCborMap>())->inFlight, i);
}

void tst_Channel::lastWordsArriveBeforeTheEnd()
{
    QStringList order;
    connect(m_channel.get(), &Channel::received, this,
            [&] { order.append(QStringLiteral("received")); });
    connect(m_channel.get(), &Channel::closed, this,
            [&] { order.append(QStringLiteral("closed")); });
    m_raw->write(*frameOf(byeMessage(QStringLiteral("enough"))));
    m_raw->disconnectFromServer();
    QTRY_COMPARE(order, (QStringList{QStringLiteral("received"), QStringLiteral("closed")}));
    QVERIFY(!m_channel->send(message(Kind::Ping)));
}

void tst_Channel::whatIsTooLargeIsNotSentAndDoesNotHurt()
{
    QSignalSpy received(m_channel.get(), &Channel::received);
    Channel other(m_raw.release());
    QVERIFY(!other.send(encode(LogLine{0, QString(maximumFrameSize, u'x')})));
    QVERIFY(other.send(message(Kind::Ping)));
    QTRY_COMPARE(received.size(), 1);
}

void tst_Channel::anAnnouncedLengthBeyondTheLimitDisconnects()
{
    QSignalSpy failed(m_channel.get(), &Channel::failed);
    QSignalSpy closed(m_channel.get(), &Channel::closed);
    QSignalSpy disconnected(m_raw.get(), &QLocalSocket::disconnected);
    m_raw->write("\xff\xff\xff\x7f");
    QTRY_COMPARE(failed.size(), 1);
    QTRY_COMPARE(disconnected.size(), 1);
    QTRY_COMPARE(closed.size(), 1);
}

void tst_Channel::garbageDisconnectsWithAReason()
{
    QSignalSpy received(m_channel.get(), &Channel::received);
    QSignalSpy failed(m_channel.get(), &Channel::failed);
    m_raw->write(*frameOf(message(Kind::Ping)) + QByteArray("\x03\x00\x00\x00xyz", 7));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(received.size(), 1);
    QVERIFY(!failed.at(0).at(0).toString().isEmpty());
}

void tst_Channel::mayBeDeletedWhileItDelivers()
{
    int received = 0;
    connect(m_channel.get(), &Channel::received, this, [&] {
        ++received;
        m_channel.reset();
    });
    m_raw->write(*frameOf(message(Kind::Ping)) + *frameOf(message(Kind::Ping)));
    QTRY_VERIFY(!m_channel);
    QCOMPARE(received, 1);
}

COALFACE_TEST(tst_Channel)
#include "tst_channel.moc"
