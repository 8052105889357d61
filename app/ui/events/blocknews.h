// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"
#include "core/ports/clock.h"
#include "ui/alerts/alerttext.h"
#include "ui/events/eventfeed.h"

namespace coalface {

//! Tells of blocks that miners found, whichever program saw it: all since a moment in a sentence that stays, and each as news.
//! GUI thread.
class BlockNews : public QObject
{
    Q_OBJECT
public:
    //! All of them outlive it. `since`: of those until then a person knows; invalid, or yet to come: until now.
    BlockNews(EventLog &log, const Fleet &fleet, const Clock &clock, const QDateTime &since,
              QObject *parent = nullptr);

    //! Of the newest that was told, or `since`; what comes later is news for the next window.
    QDateTime told() const { return m_told; }

Q_SIGNALS:
    //! All of them.
    void summaryChanged(const QString &sentence);
    //! One that was found while this was looking.
    void found(const coalface::AlertNotice &notice);

private:
    void take(const QList<Event> &events, bool areNews);
    QString summary() const;

    const Fleet &m_fleet;
    const Clock &m_clock;
    QDateTime m_told;
    QList<Event> m_events; //!< newest first
    EventFeed m_feed;
};

} // namespace coalface
