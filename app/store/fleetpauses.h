// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rollupcolumns.h"

#include <map>

namespace coalface {

class Connection;

//! Between which stored rows of the fleet there is a pause, though it is no longer than what is none as miners are polled today: they
//! were polled more often then. The rows do not say how often, but those of the miners do.
class FleetPauses
{
public:
    FleetPauses(Connection &connection, Stretch stretch)
        : m_connection(connection), m_stretch(stretch)
    {}

    //! `before`, `after`: first seconds of two rows, with none of the whole fleet in between. False also when it failed (see the connection).
    bool isBetween(qint64 before, qint64 after);

private:
    int readings(qint64 second);

    Connection &m_connection;
    const Stretch m_stretch;
    std::map<qint64, int> m_readings; //!< by row
};

} // namespace coalface
