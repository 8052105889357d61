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
    //! The cursors one after the other, in the order of time. `stretch`: s, aligned to UTC, into which samples are put together;
    //! 0: every sample. No stretch lies in two cursors.
    CsvSource(std::vector<CsvCursor> cursors, qint64 stretch)
        : m_cursors(std::move(cursors)), m_stretch(stretch)
    {}

    std::optional<CsvValues> next();

private:
    std::optional<CsvValues> nextSummary(CsvCursor &cursor);

    std::vector<CsvCursor> m_cursors;
    size_t m_current = 0;
    qint64 m_stretch;
    std::optional<CsvValues> m_ahead; //!< the first sample of the next stretch
};

} // namespace coalface
