// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/operations/bulkchange.h"

namespace coalface {

//! Whether a change that a person made earlier can be undone, by what the log of events says.
struct PastUndo
{
    enum class Hindrance {
        None,
        NoChange,       //!< it is no change that a person made
        Irreversible,   //!< a restart and the like
        NotMade,        //!< nothing was changed by it, or it has not ended
        BeforeUnknown,  //!< the value before was not noted
        WorkerUnknown,  //!< of a pool, only the URL was noted
        OwnValues,      //!< it ran with values of its own, which no mode brings back
        NothingChanged, //!< the value before was the same
        MinerGone,      //!< the miner was forgotten
        ChangedSince,   //!< a later change, by anybody, came after it
        HoldsNoMore,    //!< the miner shows another value now
    };
    Hindrance hindrance = Hindrance::None;
    BulkTarget target = {}; //!< what brings the value before back; only without a hindrance
};

//! `later`: what the log has of that miner since that change (writes, modes and pools that changed); may hold the
//! change itself. Without it only what can be told without the log is.
PastUndo pastUndo(const Event &write, const QList<Event> &later, const Fleet &fleet);

} // namespace coalface
