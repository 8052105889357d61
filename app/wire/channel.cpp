// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/channel.h"

#include <QLocalSocket>
#include <QPointer>

namespace coalface::wire {

Channel::Channel(QLocalSocket *socket, QObject *parent) : QObject(parent), m_socket(socket)
{
    m_socket->setParent(this);
    connect(m_socket, &QLocalSocket::readyRead, this, &Channel::read);
    connect(m_socket, &QLocalSocket::disconnected, this, &Channel::announceClosed,
            Qt::QueuedConnection);
    // What arrived, or ended, before this object existed is not signalled again.
    QMetaObject::invokeMethod(this, &Channel::read, Qt::QueuedConnection);
    if (m_socket->state() == QLocalSocket::UnconnectedState)
        QMetaObject::invokeMethod(this, &Channel::announceClosed, Qt::QueuedConnection);
}

Channel::~Channel()
{
    // The socket's own destructor disconnects and would still signal.
    m_socket->disconnect(this);
}

bool Channel::send(const QCborMap &message)
{
    if (m_closing || m_socket->state() != QLocalSocket::ConnectedState)
        return false;
    const Result<QByteArray> frame = frameOf(message);
    return frame.ok() && m_socket->write(*frame) == frame->size();
}

void Channel::close()
{
    m_closing = true;
    m_socket->disconnectFromServer();
}

void Channel::read()
{
    if (m_closing)
        return;
    m_reader.append(m_socket->readAll());
    const QPointer<Channel> self(this);
    while (const std::optional<QCborMap> message = m_reader.next()) {
        Q_EMIT received(*message);
        if (!self || m_closing)
            return;
    }
    if (m_reader.failure().isEmpty())
        return;
    m_closing = true;
    m_socket->abort();
    Q_EMIT failed(m_reader.failure());
}

void Channel::announceClosed()
{
    if (m_announced)
        return;
    if (!m_closing) {
        const QPointer<Channel> self(this);
        read(); // the last words before the end
        if (!self || m_announced)
            return;
    }
    m_closing = true;
    m_announced = true;
    Q_EMIT closed();
}

} // namespace coalface::wire
