// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/csvrow.h"
#include "store/samplereader.h"
#include "store/seriesplan.h"

#include <QSqlQuery>

#include <deque>
#include <optional>

namespace coalface {

class Connection;

//! The query that reads a miner's rows of sums for export, shared by the cursors of all miners.
std::optional<QSqlQuery> prepareCsvQuery(Connection &connection, Stretch stretch);

//! One miner's samples, or rows of sums, in the order of time. Holds few of them at a time, and no lock in between.
class CsvCursor
{
public:
    //! `samples`, of all columns, and `sums`, of prepareCsvQuery(), are shared.
    CsvCursor(Connection &connection, SampleReader &samples, QSqlQuery &sums, qint64 miner,
              const Segment &segment, int chunk);

    bool isSummed() const { return m_isSummed; }

    //! The next one; nothing at the end, and when reading failed (see the connection).
    std::optional<CsvValues> next();

private:
    void fetch();
    void fetchSamples();
    void fetchSums();

    Connection *m_connection;
    SampleReader *m_samples;
    QSqlQuery *m_sums;
    qint64 m_position; //!< the key to go on with
    qint64 m_end;
    int m_chunk;
    bool m_isSummed;
    bool m_exhausted = false;
    std::deque<CsvValues> m_rows;
};

} // namespace coalface
