// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/eventlog.h"

#include <QTimer>

namespace coalface {

//! Follows the log of events through a filter: reads the newest ones and then what comes, at most a few times a second,
//! and only while it is wanted. GUI thread.
class EventFeed : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostEvents = 2000;

    //! `log` outlives it.
    explicit EventFeed(EventLog &log, QObject *parent = nullptr);

    //! Its limit and afterId are the feed's own.
    void setFilter(const EventFilter &filter);
    const EventFilter &filter() const { return m_filter; }
    void setActive(bool active);
    //! From the beginning.
    void reload();

Q_SIGNALS:
    //! All there are, newest first; `isCut`: there are older ones.
    void loaded(const QList<coalface::Event> &events, bool isCut);
    //! Further ones; one whose ref is known replaces what was known.
    void added(const QList<coalface::Event> &events);
    void failed(const QString &sentence);

private:
    void read();
    void take(quint64 number, bool whole, const Result<QList<Event>> &answer);

    EventLog &m_log;
    EventFilter m_filter;
    QTimer m_soon;
    bool m_isActive = false;
    bool m_isReading = false;
    bool m_readAgain = false;
    bool m_isWhole = true; //!< the next reading is from the beginning
    qint64 m_lastId = 0;
    quint64 m_number = 0; //!< of the newest filter
};

} // namespace coalface
