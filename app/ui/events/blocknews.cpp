// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/blocknews.h"

#include "ui/common/agetext.h"
#include "ui/common/bidi.h"
#include "ui/common/namelist.h"
#include "ui/events/eventdetail.h"

#include <algorithm>

namespace coalface {

namespace {

constexpr int mostFinders = 3;

QString finderOf(const Event &event, const Fleet &fleet)
{
    const Miner *miner = fleet.miner(event.minerKey);
    return miner ? miner->record.name : event.minerName;
}

} // namespace

BlockNews::BlockNews(EventLog &log, const Fleet &fleet, const Clock &clock, const QDateTime &since,
                     QObject *parent)
    : QObject(parent),
      m_fleet(fleet),
      m_clock(clock),
      // Not what a clock that was ahead left: nothing would be told until then.
      m_told(since.isValid() ? qMin(since, clock.now()) : clock.now()),
      m_feed(log)
{
    connect(&m_feed, &EventFeed::loaded, this, [this](const QList<Event> &events) {
        m_events.clear();
        take(events, false);
    });
    connect(&m_feed, &EventFeed::added, this,
            [this](const QList<Event> &events) { take(events, true); });
    EventFilter filter;
    filter.kinds = {EventKind::BlockFound};
    filter.from = m_told.addMSecs(1);
    m_feed.setFilter(filter);
    m_feed.setActive(true);
}

void BlockNews::take(const QList<Event> &events, bool areNews)
{
    for (const Event &event : events) {
        // Two programs may see the same one; the later note takes the earlier's place.
        const auto isSame = [&](const Event &known) {
            return known.id == event.id || (!event.ref.isEmpty() && known.ref == event.ref);
        };
        const bool isKnown = m_events.removeIf(isSame) > 0;
        m_events << event;
        m_told = qMax(m_told, event.time);
        if (!areNews || isKnown)
            continue;
        AlertNotice notice;
        //: %1 is a miner
        notice.title = tr("%1 has found a block!").arg(isolated(finderOf(event, m_fleet)));
        notice.text = eventDetailText(event);
        notice.minerKey = event.minerKey;
        Q_EMIT found(notice);
    }
    std::sort(m_events.begin(), m_events.end(),
              [](const Event &a, const Event &b) { return a.time > b.time; });
    if (!events.isEmpty())
        Q_EMIT summaryChanged(summary());
}

QString BlockNews::summary() const
{
    const Event &newest = m_events.first();
    const QString when = momentText(newest.time, m_clock.now());
    QStringList names;
    for (const Event &event : m_events)
        names << finderOf(event, m_fleet);
    names.removeDuplicates();
    if (m_events.size() == 1)
        //: %1 is a miner, %2 a time
        return tr("%1 has found a block, %2!").arg(isolated(names.first()), when);
    //: %1 are miners, %2 is a time
    return tr("Blocks were found by %1, the last one %2!").arg(listedNames(names, mostFinders), when);
}

} // namespace coalface
