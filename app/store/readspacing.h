// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <vector>

namespace coalface {

//! How far apart the readings of a place in the history are. The interval in which miners are polled may be another one today, so
//! what is a gap there is told by the readings around it. A few in a row have to be as far apart: single readings between outages
//! are no interval.
class ReadSpacing
{
public:
    void note(qint64 seconds); //!< between two readings in a row
    //! Whether that is no more than the intervals noted last allow, as one poll may fail.
    bool allows(qint64 seconds) const;
    //! Whether it is longer than each of them allows. `isOfRows`: than the middle one does, as a row beside a pause has but a few readings.
    bool forbids(qint64 seconds, bool isOfRows = false) const;
    qint64 shortest() const; //!< of those noted last; precondition: isKnown()
    bool isKnown() const { return m_noted >= int(m_last.size()); } //!< else nothing is allowed

private:
    std::array<qint64, 3> m_last{};
    int m_noted = 0;
};

//! When a miner was read.
struct Reading
{
    qint64 second = 0;
    qint64 spacing = 0; //!< s between the readings that it stands for; 0: it is one
};

//! Whether each of a miner's readings holds until the next one (pure), or a pause lies behind it: where the readings before it, or those
//! after, are that far apart, two and a half times at the most, as one poll may fail, it holds. Where neither tell, `gap` does: s, by the
//! interval in which miners are polled today. `readings`: by time. `length`: s that each of them stands for; the least pause counts.
std::vector<bool> heldReadings(const std::vector<Reading> &readings, qint64 gap, qint64 length = 1);

} // namespace coalface
