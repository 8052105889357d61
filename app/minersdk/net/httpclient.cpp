// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/net/httpclient.h"

#include "minersdk/net/httpexchange.h"
#include "minersdk/net/minerlink.h"
#include "minersdk/net/requestqueue.h"

namespace coalface {

HttpClient::HttpClient(MinerLink &link) : m_link(link) {}

HttpClient::~HttpClient() = default;

void HttpClient::request(Job *job, const HttpRequest &request, Callback callback)
{
    m_link.m_queue->add(std::make_unique<HttpExchange>(job, request, std::move(callback)));
}

} // namespace coalface
