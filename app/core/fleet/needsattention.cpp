// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/needsattention.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace coalface {

namespace {
constexpr std::array worstFirst{MinerState::NotHashing, MinerState::Offline, MinerState::NoDriver,
                                MinerState::Warning};

qsizetype rankOf(const Miner *miner)
{
    return std::find(worstFirst.begin(), worstFirst.end(), miner->state) - worstFirst.begin();
}
} // namespace

QList<const Miner *> needingAttention(const QList<const Miner *> &miners)
{
    QList<const Miner *> found;
    std::copy_if(miners.cbegin(), miners.cend(), std::back_inserter(found),
                 [](const Miner *miner) { return rankOf(miner) < qsizetype(worstFirst.size()); });
    std::sort(found.begin(), found.end(), [](const Miner *a, const Miner *b) {
        const QString nameA = a->record.name.toCaseFolded();
        const QString nameB = b->record.name.toCaseFolded();
        return std::tuple(rankOf(a), -a->reasons.size(), nameA, a->record.key)
               < std::tuple(rankOf(b), -b->reasons.size(), nameB, b->record.key);
    });
    return found;
}

} // namespace coalface
