// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/net/datagramclient.h"

#include "minersdk/net/datagramexchange.h"
#include "minersdk/net/minerlink.h"
#include "minersdk/net/requestqueue.h"

namespace coalface {

DatagramClient::DatagramClient(MinerLink &link) : m_link(link) {}

DatagramClient::~DatagramClient() = default;

void DatagramClient::send(Job *job, quint16 port, const QByteArray &payload, Callback callback)
{
    m_link.m_queue->add(std::make_unique<DatagramExchange>(job, port, payload, std::move(callback)));
}

} // namespace coalface
