// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/eventlog.h"
#include "core/ports/writerequest.h"

#include <QFuture>
#include <QHash>
#include <QSet>

namespace coalface {

//! Which miners were sent a change last that has not shown since, through any program: what they show of it may not be
//! all, so that the same change, or one that takes it back, has to be sent although they seem to be set so already
//! (WriteRequest::sendAnyway). By the log; a start of the device since then makes what it shows the truth.
class UnconfirmedWrites
{
public:
    //! Older ones first; others than writes and restarts say nothing.
    void take(const Event &event);
    //! Of the fallback that goes with a pool, too.
    bool holds(qint64 miner, const WriteRequest &request) const;

    //! What the log says of these miners. Completed once, on the thread of the caller; an error is the log's.
    static QFuture<Result<UnconfirmedWrites>> read(EventLog &log, const QList<qint64> &miners);

private:
    struct Open
    {
        QString what; //!< the verb, of a pool with its place
        QDateTime since;
    };
    void takeWrite(const Event &write);
    void forgetBefore(qint64 miner, const QDateTime &start);

    QHash<qint64, QList<Open>> m_open;
};

} // namespace coalface
