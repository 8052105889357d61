// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

//! A server on loopback that keeps every byte it was sent and lets a test answer by hand.
class TinyServer : public QObject
{
    Q_OBJECT
public:
    //! Called for each connection as soon as its request is complete.
    using Handler = std::function<void(QTcpSocket *socket, const QByteArray &request)>;
    //! Whether the bytes so far are a whole request.
    using Complete = std::function<bool(const QByteArray &request)>;

    explicit TinyServer(Handler handler, Complete complete = isWholeHttpRequest);

    bool listen(const QHostAddress &address = QHostAddress::LocalHost);
    quint16 port() const { return m_server.serverPort(); }
    //! One entry for each connection with its bytes, in the order of arrival.
    QList<QByteArray> requests() const { return m_requests; }
    int connections() const { return int(m_requests.size()); }
    int openConnections() const { return m_open; }
    //! The most connections that were open at once.
    int mostOpen() const { return m_mostOpen; }

    static bool isWholeHttpRequest(const QByteArray &request);
    static bool isWholeLine(const QByteArray &request);
    //! A handler that answers with these bytes and closes.
    static Handler answering(const QByteArray &reply);
    //! "HTTP/1.1 200 OK" with a body.
    static QByteArray httpReply(const QByteArray &body, const QByteArray &status = "200 OK",
                                const QByteArray &headers = "Content-Type: application/json\r\n");

private:
    void accept();

    QTcpServer m_server;
    Handler m_handler;
    Complete m_complete;
    QList<QByteArray> m_requests;
    int m_open = 0;
    int m_mostOpen = 0;
};
