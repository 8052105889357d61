// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/net/datagramclient.h>
#include <minersdk/net/exchange.h>

namespace coalface {

//! One datagram on its way out. Private to the SDK.
class DatagramExchange : public Exchange
{
    Q_OBJECT
public:
    DatagramExchange(Job *job, quint16 port, const QByteArray &payload,
                     DatagramClient::Callback callback);

    void start(const Endpoint &endpoint) override;

private:
    const quint16 m_port;
    const QByteArray m_payload;
    DatagramClient::Callback m_callback;
};

} // namespace coalface
