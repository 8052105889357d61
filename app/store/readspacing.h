// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>

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
    //! Whether it is longer than each of them allows.
    bool forbids(qint64 seconds) const;
    qint64 shortest() const; //!< of those noted last; precondition: isKnown()
    bool isKnown() const { return m_noted >= int(m_last.size()); } //!< else nothing is allowed

private:
    std::array<qint64, 3> m_last{};
    int m_noted = 0;
};

} // namespace coalface
