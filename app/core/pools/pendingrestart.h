// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pools/knownstart.h"
#include "core/pools/poolwishes.h"

#include <QHash>
#include <QMap>
#include <QStringList>

namespace coalface {

//! What a miner has stored for a person and uses only after a restart, which it has not had since.
struct PendingRestart
{
    qint64 miner = 0;
    QString verb;                //!< of the write, see Event::verb
    std::optional<int> poolSlot; //!< of a pool: which place, from 0
    QString value;               //!< what was set; a pool as workplaceText() says it
    //! What it may use until then: whatever was there since it last restarted, the oldest first, which it uses unless it
    //! took over a later one by itself. None: not known, or it is what was set.
    QStringList formerly;
    //! When each of those was last overwritten: what was before a restart that nobody noted is not in use any more.
    QHash<QString, QDateTime> overwritten = {};
    bool isStrangers = false; //!< someone else put one of those there, which is the first then
    QDateTime since;          //!< when it was set
    QDateTime shown; //!< when a reading showed it without a start in between; invalid: that was not seen
    QDateTime begun; //!< when the first of what was set since the restart before was
    //! It was in use before all that, and is set again: without a restart in between that is what it uses all the while.
    bool isSetBack = false;
    bool isInUse = false; //!< likewise, and the newest reading says that there was none: only another password waits
    //! Someone else has stored `value`, where a person's pool was in use or waited: a restart brings that.
    bool isReplaced = false;

    friend bool operator==(const PendingRestart &, const PendingRestart &) = default;
};

//! What the log tells of one miner.
struct RestartNeeds
{
    QMap<std::pair<QString, int>, PendingRestart> pending; //!< by what was written
    KnownStart start;
    QDateTime restartSeen; //!< when the newest start was seen: after every reading that was there before
    QStringList strangers; //!< where someone else sent it, or its fallback, and a person did not
};

//! The events that say anything about it, or about where a miner should work.
QList<EventKind> restartKinds();
//! What one more event says about it; older events first.
void takeRestartEvent(RestartNeeds &needs, const Event &event);

//! Whether what that write set, which ended as "used after a restart", may be in use all the while; pendingRestarts() tells with a
//! reading from after it. `needs`: with that write.
bool isSetBack(const RestartNeeds &needs, const Event &write);

//! What is in use only after a restart by that and by the newest reading; without one, or an uptime in it, by the log alone.
//! `drifts`: of that miner. A pool in whose place another one shows is none that waits, unless someone else was seen to store that and
//! the uptime says that nothing has restarted: then the miner goes on as before with either.
QList<PendingRestart> pendingRestarts(const RestartNeeds &needs, const std::optional<Telemetry> &now,
                                      const QList<PoolDrift> &drifts = {});

//! Whether the pool that shows at the miner is one of those that wait.
bool showsWhatWaits(const QList<PendingRestart> &pending, const Workplace &shown);

} // namespace coalface
