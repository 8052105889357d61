// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/telemetrylog.h"

#include <QHash>

#include <deque>

namespace coalface {

//! Readings that wait for room on the disk: the newest ones, up to a bound. Of each miner's status
//! the last one.
class PendingSamples
{
public:
    static constexpr int bound = 200'000;

    bool isEmpty() const { return m_samples.empty() && m_statuses.isEmpty(); }
    int size() const { return int(m_samples.size()); }
    void add(const QList<Sample> &samples, const QHash<qint64, MinerStatus> &statuses);
    //! The oldest ones; they stay here until drop().
    QList<Sample> oldest(int count) const;
    const QHash<qint64, MinerStatus> &statuses() const { return m_statuses; }
    void drop(int count);
    void dropStatuses() { m_statuses.clear(); }

private:
    std::deque<Sample> m_samples;
    QHash<qint64, MinerStatus> m_statuses;
};

} // namespace coalface
