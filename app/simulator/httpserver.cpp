// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/httpserver.h"

#include "simulator/doorbell.h"
#include "simulator/httpconnection.h"

#include <QNetworkProxy>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace coalface::simulator {

HttpServer::HttpServer(const Service &service, Handler handler, QObject *parent)
    : QTcpServer(parent), m_service(service), m_handler(std::move(handler))
{
    setProxy(QNetworkProxy::NoProxy);
}

HttpServer::~HttpServer()
{
    shut();
}

bool HttpServer::open(const QHostAddress &address, quint16 port)
{
    if (isListening())
        return true;
    if (!listen(address, port))
        return false;
    if (m_doorbell)
        m_doorbell->watch(*this);
    return true;
}

void HttpServer::shut()
{
    close();
    for (const qintptr descriptor : std::exchange(m_waiting, {})) {
        QTcpSocket socket;
        if (socket.setSocketDescriptor(descriptor))
            socket.abort();
    }
    for (HttpConnection *connection : std::exchange(m_connections, {})) {
        connection->breakOff();
        connection->deleteLater();
    }
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    if (connections() >= m_service.maxConnections) {
        if (!m_service.closesOldest) {
            m_waiting.push_back(descriptor);
            return;
        }
        // Breaking it off reports it gone.
        m_connections.front()->breakOff();
    }
    admit(descriptor);
}

void HttpServer::admit(qintptr descriptor)
{
    auto *connection = new HttpConnection(*this);
    m_connections.push_back(connection);
    connection->start(descriptor);
}

void HttpServer::requestBegun()
{
    m_mostInFlight = std::max(m_mostInFlight, ++m_inFlight);
}

void HttpServer::connectionGone(HttpConnection *connection)
{
    const auto it = std::find(m_connections.begin(), m_connections.end(), connection);
    if (it == m_connections.end())
        return;
    m_connections.erase(it);
    connection->deleteLater();
    if (!m_waiting.empty() && connections() < m_service.maxConnections) {
        const qintptr next = m_waiting.front();
        m_waiting.pop_front();
        admit(next);
    }
}

} // namespace coalface::simulator
