// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/net/requestqueue.h"

#include <algorithm>

namespace coalface {

void RequestQueue::add(std::unique_ptr<Exchange> exchange)
{
    if (!exchange->isWanted())
        return;
    Exchange *const added = exchange.get();
    connect(added, &Exchange::ended, this, [this, added] { release(added); });
    connect(added->job(), &Job::finished, added, [this, added] { drop(added); });
    connect(added->job(), &QObject::destroyed, added, [this, added] { drop(added); });
    m_exchanges.push_back(std::move(exchange));
    scheduleNext();
}

void RequestQueue::release(Exchange *exchange)
{
    if (std::unique_ptr<Exchange> ended = take(exchange)) {
        // Its callback is still to be called, by itself.
        if (ended->job())
            ended->job()->disconnect(ended.get());
        ended.release()->deleteLater();
    }
}

void RequestQueue::drop(Exchange *exchange)
{
    take(exchange);
}

std::unique_ptr<Exchange> RequestQueue::take(Exchange *exchange)
{
    const auto at = std::find_if(m_exchanges.begin(), m_exchanges.end(),
                                 [exchange](const auto &entry) { return entry.get() == exchange; });
    if (at == m_exchanges.end())
        return nullptr;
    if (at == m_exchanges.begin())
        m_busy = false;
    std::unique_ptr<Exchange> taken = std::move(*at);
    m_exchanges.erase(at);
    scheduleNext();
    return taken;
}

void RequestQueue::scheduleNext()
{
    if (m_busy || m_scheduled || m_exchanges.empty())
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &RequestQueue::startNext, Qt::QueuedConnection);
}

void RequestQueue::startNext()
{
    m_scheduled = false;
    if (m_busy || m_exchanges.empty())
        return;
    m_busy = true;
    m_exchanges.front()->start(m_endpoint);
}

} // namespace coalface
