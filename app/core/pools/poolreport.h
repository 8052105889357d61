// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/unnotedchanges.h"
#include "core/pools/pendingrestart.h"
#include "core/pools/unknownuse.h"

namespace coalface {

//! One look at a miner's pools, with what was known before.
struct PoolLook
{
    Miner stored;                         //!< with the newest stored sample
    std::optional<Miner> now = {};        //!< with a reading, and with noteAnswer() of it
    QDateTime time = {};                  //!< of that
    std::optional<PoolInfo> pools = {};   //!< nothing: it has not told them
    std::optional<QList<Event>> log = {}; //!< of that miner, newest first; nothing: it cannot be read
    QMap<QString, double> limits = {};    //!< see firstSnapshot()
};

//! Which of a miner's pools are in use, and which wait for a restart, by one look at it.
class PoolReport
{
public:
    enum class Use { No, Yes, AfterRestart, Unknown };

    explicit PoolReport(const PoolLook &look);

    //! What the look shows beyond the log.
    const QList<Event> &unnoted() const { return m_unnoted; }
    const QList<PendingRestart> &restarts() const { return m_restarts; }
    //! Of the pools that it told: those that may wait or not.
    const QList<UnknownUse> &unknown() const { return m_unknown; }
    Use useOf(const PoolSlot &pool) const;
    //! Whether restarts() is all that there is.
    bool isComplete() const;

private:
    const Miner &newest() const { return m_look.now ? *m_look.now : m_look.stored; }
    std::optional<PendingRestart> storedBeside(const QList<Event> &events) const;
    bool isUseKnown(const PoolSlot &pool) const;

    PoolLook m_look;
    QList<Event> m_unnoted;
    QList<PendingRestart> m_restarts;
    QList<UnknownUse> m_unknown;
};

} // namespace coalface
