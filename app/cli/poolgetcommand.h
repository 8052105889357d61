// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/targetsargument.h"
#include "core/pools/poolreport.h"

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
    //! Of one miner, that it gave while this runs.
    struct Reading
    {
        Miner miner; //!< as it was stored, with it
        QDateTime time;
    };
    void readLog();
    void takeLog(const Result<QList<Event>> &events);
    void ask(const Miner &miner);
    void askWho(qint64 key, const PoolInfo &pools);
    void take(qint64 key, const Result<PoolInfo> &answer);
    void askNow(qint64 key);
    //! By what is known by now.
    PoolReport reportOf(qint64 key) const;
    bool isAnythingUnnoted() const;
    void concludeWhenKnown();
    void conclude();

    TargetsArgument m_targets;
    QList<qint64> m_keys;
    QHash<qint64, Miner> m_stored; //!< as they were known at the start, before the log was read
    std::unordered_map<qint64, Result<PoolInfo>> m_answers;
    std::optional<QHash<qint64, QList<Event>>> m_log; //!< newest first; nothing: it cannot be read
    int m_logReads = 0;
    bool m_isLogRead = false;
    std::unordered_map<qint64, Reading> m_readings;
    int m_awaited = 0; //!< readings that are under way
    bool m_interrupted = false;
};

} // namespace coalface::cli
