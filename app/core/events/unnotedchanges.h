// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/fleet/miner.h"

#include <QMap>

namespace coalface {

//! A reading of whoever only asks, and what was known of the miner before.
struct UnnotedLook
{
    Miner stored; //!< with the newest stored sample
    Miner now;    //!< with the reading, and with noteAnswer() of it
    QDateTime time;
    PoolInfo pools;                    //!< those that are configured now
    QMap<QString, double> limits = {}; //!< see firstSnapshot()
};

//! What the look shows beyond the log, of restarts, modes and pools: the events that a watcher would note of it, each with whoever
//! did it. `log`: of that miner, newest first, read after the device had answered; a write is noted before it is sent.
QList<Event> unnotedChanges(const UnnotedLook &look, const QList<Event> &log);

} // namespace coalface
