// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traysummary.h"

#include "core/units.h"
#include "ui/common/agetext.h"
#include "ui/common/fleetminers.h"
#include "ui/common/statetext.h"
#include "ui/common/unreadfleet.h"
#include "ui/miners/fleetsums.h"

#include <QCoreApplication>
#include <QLocale>

namespace coalface {

namespace {
struct TraySummary
{
    Q_DECLARE_TR_FUNCTIONS(coalface::TraySummary)
};
} // namespace

QString traySummary(const WindowContext &context)
{
    const QList<const Miner *> miners = fleetMiners(context.fleet, context.fleet.keys());
    QMap<MinerState, int> counts;
    for (const Miner *miner : miners)
        ++counts[miner->state];
    if (context.fleet.isUnread())
        return unreadFleetTitle(context.fleet);
    if (miners.isEmpty())
        return TraySummary::tr("No miners yet");
    QStringList states;
    for (const MinerState state : allStates()) {
        if (const int count = counts.value(state))
            states += QStringLiteral("%1 %2").arg(QLocale().toString(count), stateWord(state));
    }
    const QDateTime now = context.clock.now();
    const int interval = context.poller.interval();
    const FleetSums sums = fleetSums(miners, [&](const Miner &miner) {
        return !isStale(miner, interval, now);
    });
    QStringList lines{states.join(QStringLiteral(", "))};
    if (sums.hashrate.value)
        lines += sums.power.value
                     ? QStringLiteral("%1, %2").arg(units::hashrate(sums.hashrate.value),
                                                    units::power(sums.power.value))
                     : units::hashrate(sums.hashrate.value);
    if (const int open = context.activeAlerts ? context.activeAlerts->openCount() : 0; open > 0)
        lines += TraySummary::tr("%n alerts wait for you", nullptr, open);
    return lines.join(u'\n');
}

} // namespace coalface
