// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/net/lineclient.h"

#include "minersdk/net/lineexchange.h"
#include "minersdk/net/minerlink.h"
#include "minersdk/net/requestqueue.h"

namespace coalface {

LineClient::LineClient(MinerLink &link) : m_link(link) {}

LineClient::~LineClient() = default;

void LineClient::request(Job *job, const QByteArray &request, End end, Callback callback)
{
    m_link.m_queue->add(std::make_unique<LineExchange>(job, request, end, std::move(callback)));
}

} // namespace coalface
