// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/csvcursor.h"

namespace coalface {

//! One miner's rows in the resolution that was asked for: its samples, or one row for all that lie in
//! the same stretch of time: means, but of counters, records and texts the last one known.
class CsvSource
{
public:
    //! `stretch`: s, aligned to UTC; 0: every sample.
    CsvSource(CsvCursor cursor, qint64 stretch) : m_cursor(std::move(cursor)), m_stretch(stretch) {}

    std::optional<CsvValues> next();

private:
    CsvCursor m_cursor;
    qint64 m_stretch;
    std::optional<CsvValues> m_ahead; //!< the first sample of the next stretch
};

} // namespace coalface
