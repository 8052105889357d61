// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/targetsargument.h"
#include "core/pools/pendingrestart.h"
#include "core/pools/unknownuse.h"

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
    const PoolInfo *poolsOf(qint64 key) const;  //!< null: it has not told them
    const Reading *readingOf(qint64 key) const; //!< null: there is none, or it is of another device
    QList<Event> unnotedOf(qint64 key) const;
    bool isAnythingUnnoted() const;
    QList<Event> eventsOf(qint64 key) const; //!< with those, oldest first
    Miner newest(qint64 key) const;
    QList<PendingRestart> restartsOf(qint64 key) const;
    //! Of the pools that it told: those that may wait or not.
    QList<UnknownUse> unknownsOf(qint64 key) const;
    bool isUseKnown(qint64 key, const PoolSlot &pool) const;
    bool areRestartsKnown(qint64 key) const;
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
