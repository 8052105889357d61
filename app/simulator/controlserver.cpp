// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/controlserver.h"

#include <QTcpSocket>

namespace coalface::simulator {

namespace {
constexpr qint64 longestLine = 1024 * 1024;
}

ControlServer::ControlServer(Engine &engine, QObject *parent)
    : QTcpServer(parent), m_control(engine)
{
    connect(this, &QTcpServer::newConnection, this, &ControlServer::accept);
}

bool ControlServer::open(quint16 port)
{
    return listen(QHostAddress::LocalHost, port);
}

void ControlServer::accept()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            while (socket->canReadLine())
                socket->write(m_control.obey(socket->readLine().trimmed()) + '\n');
            if (socket->bytesAvailable() > longestLine)
                socket->abort();
        });
    }
}

} // namespace coalface::simulator
