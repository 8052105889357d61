// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace coalface {

//! What is under way for each miner, so that one that is written to is asked nothing else meanwhile.
//! Calls without a miner (probes) are not counted and always allowed.
class MinerTraffic
{
public:
    bool allows(const QString &minerId, bool alone) const
    {
        const auto found = m_lanes.constFind(minerId);
        return found == m_lanes.constEnd() || (!alone && !found->alone);
    }
    void begin(const QString &minerId, bool alone)
    {
        if (minerId.isEmpty())
            return;
        Lane &lane = m_lanes[minerId];
        ++lane.calls;
        lane.alone = alone;
    }
    void end(const QString &minerId)
    {
        const auto found = m_lanes.find(minerId);
        if (found != m_lanes.end() && --found->calls == 0)
            m_lanes.erase(found);
    }

private:
    struct Lane
    {
        int calls = 0;
        bool alone = false; //!< the one call is a write
    };
    QHash<QString, Lane> m_lanes;
};

} // namespace coalface
