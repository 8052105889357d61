// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/pools/workplace.h"

#include <minersdk/types.h>

#include <QSet>

namespace coalface {

//! A change that was seen at a miner (restart, mode, pool or fallback), with what is needed to tell whose it was.
struct SeenChange
{
    Event event;
    QDateTime lastSeenBefore;     //!< when the miner was last seen as it was before
    QDateTime happened;           //!< of a restart: when, by its uptime; else invalid
    Workplace poolBefore = {};    //!< in use then
    QDateTime startedBefore = {}; //!< of a restart: when it had last started before, by its uptime
    bool mayBeProtection = true; //!< of a mode that matches none: the device's own may have done it
    bool isOnlyStored
        = false; //!< of a pool or fallback: where somebody set it, it is in use after a restart
    bool isUseUnknown = false; //!< likewise: perhaps after a restart, perhaps already
};

//! The write that explains the change, of those in the log (any program's, newest first); null: none does. One
//! that was refused, or never left, explains nothing; one whose outcome is not known yet may, until the device has taken
//! another one over it. `used`: the refs of writes that have explained a restart already.
const Event *explainingWrite(const SeenChange &change, const QList<Event> &log,
                             const QSet<QString> &used = {});

//! Whether one of them, whose outcome is not known yet, would explain the restart if it ended as applied: until then
//! it cannot be told from one that came a moment before it.
bool mayYetBeExplained(const SeenChange &change, const QList<Event> &log,
                       const QSet<QString> &used = {});

//! Whether that write of a pool asked for a restart and has ended so that the device may have made it.
bool mayHaveRestarted(const Event &write);

//! Whether the device itself went over to another one of its configured pools: from one to a later one, or back
//! to where it came from when it last did so. `log`: its newest events.
bool isOwnPoolSwitch(const SeenChange &change, const PoolInfo &pools, const QList<Event> &log);

//! Writes that are older than that need not be looked at, s.
constexpr qint64 oldestExplanation = 30LL * 86'400;

//! The same event, with its author, its severity and a sentence about it.
Event byWriter(const SeenChange &change, const Event &write);
Event byDevice(const Event &change);
//! By nobody of Coalface. `poolsRead`: of a pool, whether the device could be asked for its configured ones.
Event byOthers(const SeenChange &change, bool poolsRead);
//! By whomever it was of these, or as it is, where that is not known yet. `log`, `used`: see explainingWrite(); `pools`: the
//! device's configured ones, where it could be asked for them.
Event withAuthor(const SeenChange &change, const QList<Event> &log,
                 const std::optional<PoolInfo> &pools, const QSet<QString> &used = {});

} // namespace coalface
