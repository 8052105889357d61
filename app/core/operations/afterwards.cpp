// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/afterwards.h"

namespace coalface {

namespace {

//! Of the miner of the fleet that this is; empty: it is none of them.
QString nameOf(const Identity &seen, const Fleet &fleet)
{
    for (const qint64 key : fleet.keys()) {
        const MinerRecord &record = fleet.miner(key)->record;
        const bool isIt = seen.mac.isEmpty() ? !seen.serial.isEmpty() && record.serial == seen.serial
                                             : record.mac == seen.mac;
        if (isIt)
            return record.name;
    }
    return {};
}

} // namespace

bool isAboutADevice(const TargetReport &report, const WriteRequest &request, const WriteTimes &times)
{
    // Unless nobody looked.
    if (report.outcome == Outcome::NotConfirmed || report.outcome == Outcome::Unknown)
        return times.confirmation.count() > 0;
    const bool restarts = request.verb == WriteRequest::Verb::Restart
                          || (request.verb == WriteRequest::Verb::SetPool && request.pool.restart);
    return isDone(report.outcome) && (report.verified || !restarts);
}

TargetReport reportAfterwards(const TargetReport &report, const Fleet &fleet,
                              const MinerRecord &record, const Result<CheckedMiner> &seen)
{
    const std::optional<Difference> difference = seen ? differenceFrom(record, seen->identity)
                                                      : std::nullopt;
    if (!difference)
        return report;
    const QString name = nameOf(seen->identity, fleet);
    const QString other = QStringLiteral("%1 %2").arg(difference->what, difference->seen);
    // A name that is given to a device counts from its next start, which may have been this one.
    const QString unless = difference->isName ? QStringLiteral(", unless it was given that name")
                                              : QString();
    return handedOver(QStringLiteral("%1 instead of %2%3")
                          .arg(name.isEmpty() ? other : QStringLiteral("%1 (%2)").arg(name, other),
                               difference->known, unless),
                      {name, difference->seen});
}

} // namespace coalface
