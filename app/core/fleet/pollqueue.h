// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QQueue>
#include <QSet>

#include <optional>

namespace coalface {

//! Who is asked next, and how many at a time. Miners that lately did not answer wait in a lane of
//! their own with a small window, so that dead ones never hold up the others. Plain data, no clock.
class PollQueue
{
public:
    static constexpr int liveWindow = 64;
    static constexpr int silentWindow = 16;

    //! Puts it into its lane; a miner that waits or is in flight already is not taken twice.
    void add(qint64 key, bool silent);
    //! The next one whose lane has room; it counts as in flight from now on.
    std::optional<qint64> takeNext();
    void settled(qint64 key);

    bool isInFlight(qint64 key) const { return m_inFlight.contains(key); }
    bool contains(qint64 key) const { return m_waiting.contains(key) || isInFlight(key); }
    bool isEmpty() const { return m_waiting.isEmpty() && m_inFlight.isEmpty(); }
    //! Forgets those that wait; what is in flight stays. Returns them.
    QSet<qint64> dropWaiting();

private:
    struct Lane
    {
        QQueue<qint64> waiting;
        int inFlight = 0;
    };
    Lane m_live;
    Lane m_silent;
    QSet<qint64> m_waiting;
    QHash<qint64, bool> m_inFlight; //!< value: in the silent lane
};

} // namespace coalface
