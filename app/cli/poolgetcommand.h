// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/targetsargument.h"
#include "core/pools/pendingrestart.h"

#include <unordered_map>

namespace coalface::cli {

//! `pool get`: the pools that miners are set to.
class PoolGetCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;
    void interrupt() override;

private:
    void ask(const Miner &miner);
    void askWho(qint64 key, const PoolInfo &pools);
    void take(qint64 key, const Result<PoolInfo> &answer);
    void takeLog(const Result<QList<Event>> &events);
    void askUptime(const Miner &miner);
    QList<PendingRestart> restartsOf(const Miner &miner) const;
    void concludeWhenKnown();
    void conclude();

    TargetsArgument m_targets;
    QList<qint64> m_keys;
    std::unordered_map<qint64, Result<PoolInfo>> m_answers;
    bool m_isLogRead = false;
    std::optional<QHash<qint64, QList<PendingRestart>>> m_restarts; //!< nothing: the log cannot be read
    QHash<qint64, RestartNeeds> m_needs;
    QHash<qint64, PoolWishes> m_wishes;
    int m_readings = 0; //!< under way
    bool m_interrupted = false;
};

} // namespace coalface::cli
