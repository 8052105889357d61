// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/net/exchange.h>
#include <minersdk/net/lineclient.h>

#include <QTcpSocket>

namespace coalface {

//! One request and its reply over a TCP connection of their own. Private to the SDK.
class LineExchange : public Exchange
{
    Q_OBJECT
public:
    LineExchange(Job *job, const QByteArray &request, LineClient::End end,
                 LineClient::Callback callback);
    ~LineExchange() override;

    void start(const Endpoint &endpoint) override;

private:
    void send();
    void read();
    void reportClosed();
    void reportError(QAbstractSocket::SocketError error);
    void conclude(const Result<QByteArray> &result);

    const QByteArray m_request;
    const LineClient::End m_end;
    LineClient::Callback m_callback;
    QTcpSocket m_socket;
    QString m_place;
    QByteArray m_reply;
};

} // namespace coalface
