// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/net/lineclient.h"

#include "minersdk/net/lineexchange.h"
#include "minersdk/net/minerlink.h"
#include "minersdk/net/requestqueue.h"

#include <QPointer>

namespace coalface {

LineClient::LineClient(MinerLink &link) : m_link(link) {}

LineClient::~LineClient() = default;

void LineClient::request(Job *job, const QByteArray &request, End end, Callback callback)
{
    if (m_link.isWatched()) {
        callback = [link = QPointer(&m_link), number = m_link.tell(request),
                    callback = std::move(callback)](const Result<QByteArray> &reply) {
            if (link)
                Q_EMIT link->answered(number, reply ? QString() : reply.error().detail,
                                      reply ? *reply : QByteArray());
            callback(reply);
        };
    }
    m_link.m_queue->add(std::make_unique<LineExchange>(job, request, end, std::move(callback)));
}

} // namespace coalface
