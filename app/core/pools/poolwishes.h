// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/fleet/miner.h"
#include "core/pools/knownstart.h"
#include "core/pools/workplace.h"

#include <QList>
#include <QMap>

namespace coalface {

//! The place of the pool that a miner goes to when its first one fails.
constexpr int fallbackSlot = 1;

//! Where one of a miner's places for pools should lead, by what a person last set there.
struct WantedPool
{
    int slot = 0;
    Workplace place;
    QDateTime since;           //!< when it was set
    bool needsRestart = false; //!< it is in use only after one
    //! What it may use until then: whatever was there since it last restarted; without an URL: not known.
    QList<Workplace> formerly;
    //! A person set it, or kept it, through Coalface. Else it is what was there before someone else changed it; a fallback
    //! without an URL then: there was none.
    bool wasSet = true;
    QString ref; //!< of the write, see Event::ref

    friend bool operator==(const WantedPool &, const WantedPool &) = default;
};

//! What was wanted of one miner, and what is known of why it may be elsewhere.
struct PoolWishes
{
    struct Noted
    {
        Workplace place; //!< without an URL: there is none
        QDateTime time;

        friend bool operator==(const Noted &, const Noted &) = default;
    };
    QMap<int, WantedPool> places; //!< by place
    //! Of later writes that are under way, or of which it is not known how they ended: ours as soon as they show.
    QList<WantedPool> perhaps;
    Noted ownChoice;         //!< where the device last went by itself
    Noted strangers;         //!< where someone else last sent it, since a person set it
    Noted strangersFallback; //!< likewise, of its fallback; without an URL: taken away
    Noted known; //!< where it worked by the last that was noted, for readings that do not tell the worker
    KnownStart start;

    friend bool operator==(const PoolWishes &, const PoolWishes &) = default;
};

//! That miner works elsewhere, or as another worker, than it should, or would if its first pool failed.
struct PoolDrift
{
    enum class Cause {
        SomeoneElse, //!< it was seen to be changed at the device
        Device,      //!< the device went there by itself, before it was set
        Unseen,      //!< nobody saw it happen
    };
    qint64 miner = 0;
    Workplace inUse; //!< of a fallback: what is set; without an URL: none is
    WantedPool wanted;
    Cause cause = Cause::Unseen;
    QDateTime since; //!< when that was seen
    bool isFallback = false;

    friend bool operator==(const PoolDrift &, const PoolDrift &) = default;
};

//! Whether that is a write of a pool, or a person's word that the one in use is wanted.
bool isPoolWrite(const Event &event);
//! Verb of the latter.
extern const QLatin1String acceptPoolVerb;

//! What one more event says about it; older events first.
void takePoolEvent(PoolWishes &wishes, const Event &event);

//! Where the miner's newest reading shows that it works where nobody set it to through Coalface and where it did not go by
//! itself. Nothing where that is not known: a reading without a worker says nothing about that.
std::optional<PoolDrift> driftOf(const PoolWishes &wishes, const Miner &miner);
//! Likewise of the fallback that it says is set, whichever pool is in use. One that is wanted in another place is none.
std::optional<PoolDrift> fallbackDriftOf(const PoolWishes &wishes, const Miner &miner);

} // namespace coalface
