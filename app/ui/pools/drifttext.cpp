// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/drifttext.h"

#include "ui/common/bidi.h"

#include <QCoreApplication>

namespace coalface {

namespace {

struct DriftText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::DriftText)
};

QString placeText(const Workplace &place)
{
    //: of a miner's fallback pool: there is none
    return place.url.isEmpty() ? DriftText::tr("none") : isolated(workplaceText(place));
}

} // namespace

QString driftText(const PoolDrift &drift)
{
    const QString wanted = placeText(drift.wanted.place);
    const QString now = placeText(drift.inUse);
    if (drift.isFallback && drift.inUse.url.isEmpty())
        //: %1 is a pool, with the worker there
        return drift.wanted.wasSet
                   ? DriftText::tr("it has no fallback pool; you set %1").arg(wanted)
                   //: %1 is a pool, with the worker there
                   : DriftText::tr("someone else took its fallback pool away; before: %1").arg(wanted);
    if (drift.isFallback)
        //: %1, %2 are pools, with the worker there; %2 may be "none"
        return drift.wanted.wasSet
                   ? DriftText::tr("the fallback pool is %1; you set %2").arg(now, wanted)
                   //: %1, %2 are pools, with the worker there; %2 may be "none"
                   : DriftText::tr("someone else made %1 its fallback pool; before: %2")
                         .arg(now, wanted);
    //: %1 is a pool, with the worker there
    return drift.wanted.wasSet ? DriftText::tr("differs from the pool you set: %1").arg(wanted)
                               //: %1 is a pool, with the worker there
                               : DriftText::tr("someone else changed it; before: %1").arg(wanted);
}

QString driftLine(const QString &minerName, const PoolDrift &drift, bool isLater)
{
    const QString name = isolated(minerName);
    const QString now = placeText(drift.inUse);
    const QString wanted = placeText(drift.wanted.place);
    if (drift.isFallback && isLater)
        //: %1 is a miner, %2 and %3 are pools, with the worker there, or "none"
        return DriftText::tr("%1: from its next restart on fallback pool %2 instead of %3")
            .arg(name, now, wanted);
    if (drift.isFallback)
        //: %1 is a miner, %2 and %3 are pools, with the worker there, or "none"
        return DriftText::tr("%1: fallback pool %2 instead of %3").arg(name, now, wanted);
    if (isLater)
        //: %1 is a miner, %2 and %3 are pools, with the worker there
        return DriftText::tr("%1: from its next restart on %2 instead of %3").arg(name, now, wanted);
    //: %1 is a miner, %2 and %3 are pools, with the worker there
    return DriftText::tr("%1: %2 instead of %3").arg(name, now, wanted);
}

} // namespace coalface
