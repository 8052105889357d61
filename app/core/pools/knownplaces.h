// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/pools/workplace.h"

#include <QList>
#include <QSet>

namespace coalface {

//! Whose the pools are that one miner had, by the log.
struct KnownPlaces
{
    QList<Workplace> set;      //!< a person set them through Coalface, or kept them
    QList<Workplace> replaced; //!< somebody else put them where a person's were
    QSet<int> inUse;           //!< slots whose pool was in use as soon as a person had last set it

    friend bool operator==(const KnownPlaces &, const KnownPlaces &) = default;
};

//! What one more event says about it; older events first.
void takePlaceEvent(KnownPlaces &places, const Event &event);
//! Somebody else put it there, whether that was seen or only that it was there; and a person never did.
bool isStrangersPlace(const KnownPlaces &places, const Workplace &place);
//! A person set it through Coalface, or kept it.
bool isPersonsPlace(const KnownPlaces &places, const Workplace &place);

} // namespace coalface
