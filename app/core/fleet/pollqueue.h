// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QQueue>
#include <QSet>

#include <array>
#include <optional>

namespace coalface {

//! Who is asked next, and how many at a time. Miners that lately did not answer wait in a lane of
//! their own, so that dead ones never hold up the others; so do those that only announce themselves, for
//! whom one waits without asking anybody. Plain data, no clock.
class PollQueue
{
public:
    static constexpr int liveWindow = 64;
    static constexpr int silentWindow = 40;
    static constexpr int announcedWindow = 512;

    //! Puts it into its lane; a miner that waits or is in flight already is not taken twice.
    void add(qint64 key, bool silent) { put(key, silent ? Silent : Live); }
    //! Likewise, one that only announces itself.
    void addAnnounced(qint64 key) { put(key, Announced); }
    //! The next one whose lane has room; it counts as in flight from now on (monotonic ms).
    std::optional<qint64> takeNext(qint64 now);
    void settled(qint64 key);
    //! Those in flight since then or longer move to the silent ones as far as these have room, and leave
    //! their places to others.
    void makeWay(qint64 takenBefore);

    bool isInFlight(qint64 key) const { return m_inFlight.contains(key); }
    QList<qint64> inFlight() const { return m_inFlight.keys(); }
    bool contains(qint64 key) const { return m_waiting.contains(key) || isInFlight(key); }
    bool isEmpty() const { return m_waiting.isEmpty() && m_inFlight.isEmpty(); }
    //! Forgets those that wait; what is in flight stays. Returns them.
    QSet<qint64> dropWaiting();
    //! Forgets that one if it waits, and says whether it did.
    bool dropWaiting(qint64 key);

private:
    struct Lane
    {
        QQueue<qint64> waiting;
        int inFlight = 0;
    };
    enum LaneName { Live, Silent, Announced };
    void put(qint64 key, LaneName lane);

    std::array<Lane, 3> m_lanes;
    QSet<qint64> m_waiting;
    struct InFlight
    {
        LaneName lane;
        qint64 since;
    };
    QHash<qint64, InFlight> m_inFlight;
};

} // namespace coalface
