// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/knownplaces.h"

#include "core/pools/poolwishes.h"

#include <minersdk/types.h>

#include <algorithm>

namespace coalface {

namespace {

bool holds(const QList<Workplace> &places, const Workplace &place)
{
    return std::any_of(places.cbegin(), places.cend(),
                       [&](const Workplace &one) { return isSameWorkplace(one, place); });
}

void include(QList<Workplace> &places, const Workplace &place)
{
    if (!place.url.isEmpty() && !holds(places, place))
        places << place;
}

void takeSet(KnownPlaces &places, const Event &write)
{
    const std::optional<Outcome> outcome = outcomeFromName(write.outcome);
    if (outcome == Outcome::Refused || outcome == Outcome::Unsupported
        || outcome == Outcome::Unreachable)
        return;
    const int slot = write.poolSlot.value_or(0);
    // Where a person's was in use, what is there instead came in between. Of an URL alone it is not known which place had it.
    if (const Workplace before = workplaceIn(write.before);
        places.inUse.contains(slot) && !before.user.isEmpty() && !holds(places.set, before))
        include(places.replaced, before);
    include(places.set, workplaceIn(write.after));
    if (outcome == Outcome::Applied)
        places.inUse.insert(slot);
    else
        places.inUse.remove(slot);
}

} // namespace

void takePlaceEvent(KnownPlaces &places, const Event &event)
{
    const bool isChange = event.kind == EventKind::PoolChanged
                          || event.kind == EventKind::FallbackChanged;
    if (isPoolWrite(event))
        takeSet(places, event);
    else if (isChange && event.actor.kind == EventActor::Kind::SomeoneElse)
        include(places.replaced, workplaceIn(event.after));
}

bool isStrangersPlace(const KnownPlaces &places, const Workplace &place)
{
    return holds(places.replaced, place) && !isPersonsPlace(places, place);
}

bool isPersonsPlace(const KnownPlaces &places, const Workplace &place)
{
    return holds(places.set, place);
}

} // namespace coalface
