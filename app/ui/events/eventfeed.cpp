// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventfeed.h"

#include "ui/common/whendone.h"

#include <algorithm>

namespace coalface {

namespace {
constexpr int pauseMilliseconds = 300;
}

EventFeed::EventFeed(EventLog &log, QObject *parent) : QObject(parent), m_log(log)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pauseMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &EventFeed::read);
    const auto soon = [this] {
        if (m_isActive && !m_soon.isActive())
            m_soon.start();
    };
    connect(&log, &EventLog::changed, this, soon);
    connect(&log, &EventLog::changedElsewhere, this, soon);
}

void EventFeed::setFilter(const EventFilter &filter)
{
    m_filter = filter;
    reload();
}

void EventFeed::setActive(bool active)
{
    if (std::exchange(m_isActive, active) == active)
        return;
    if (active)
        read();
    else
        m_soon.stop();
}

void EventFeed::reload()
{
    ++m_number;
    m_isWhole = true;
    read();
}

void EventFeed::read()
{
    if (!m_isActive)
        return;
    if (m_isReading) {
        m_readAgain = true;
        return;
    }
    m_isReading = true;
    m_soon.stop();
    EventFilter filter = m_filter;
    filter.limit = mostEvents + 1;
    filter.afterId = m_isWhole ? 0 : m_lastId;
    whenDone(m_log.read(filter), this,
             [this, number = m_number, whole = m_isWhole](const Result<QList<Event>> &answer) {
                 take(number, whole, answer);
             });
}

void EventFeed::take(quint64 number, bool whole, const Result<QList<Event>> &answer)
{
    m_isReading = false;
    const bool again = std::exchange(m_readAgain, false);
    if (number != m_number)
        return read(); // what is wanted now is something else
    if (!answer) {
        Q_EMIT failed(answer.error().detail);
    } else if (!whole && answer->size() > mostEvents) {
        m_isWhole = true;
        return read();
    } else {
        for (const Event &event : *answer)
            m_lastId = std::max(m_lastId, event.id);
        m_isWhole = false;
        if (whole)
            Q_EMIT loaded(answer->mid(0, mostEvents), answer->size() > mostEvents);
        else if (!answer->isEmpty())
            Q_EMIT added(*answer);
    }
    if (again)
        read();
}

} // namespace coalface
