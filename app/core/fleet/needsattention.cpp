// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/needsattention.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

namespace coalface {

namespace {
constexpr std::array worstFirst{MinerState::NotHashing, MinerState::Offline, MinerState::NoDriver};
constexpr int criticalRank = int(worstFirst.size());
constexpr int warningRank = criticalRank + 1;
constexpr int fineRank = warningRank + 1;

int rankOf(MinerState state)
{
    const auto found = std::find(worstFirst.begin(), worstFirst.end(), state);
    return found != worstFirst.end()      ? int(found - worstFirst.begin())
           : state == MinerState::Warning ? warningRank
                                          : fineRank;
}

int rankOf(const OpenAlerts &alerts)
{
    return alerts.critical > 0 ? criticalRank : alerts.all > 0 ? warningRank : fineRank;
}
} // namespace

bool needsAttention(MinerState state)
{
    return rankOf(state) < fineRank;
}

QList<const Miner *> needingAttention(const QList<const Miner *> &miners,
                                      const QHash<qint64, OpenAlerts> &alerts)
{
    struct Entry
    {
        std::tuple<int, qsizetype, QString, qint64> order;
        const Miner *miner = nullptr;
    };
    std::vector<Entry> entries;
    for (const Miner *miner : miners) {
        const OpenAlerts open = alerts.value(miner->record.key);
        const int rank = std::min(rankOf(miner->state), rankOf(open));
        if (rank == fineRank)
            continue;
        const qsizetype wrong = std::max<qsizetype>(miner->reasons.size(), open.all);
        entries.push_back(
            {{rank, -wrong, miner->record.name.toCaseFolded(), miner->record.key}, miner});
    }
    std::sort(entries.begin(), entries.end(),
              [](const Entry &a, const Entry &b) { return a.order < b.order; });
    QList<const Miner *> found;
    for (const Entry &entry : entries)
        found << entry.miner;
    return found;
}

} // namespace coalface
