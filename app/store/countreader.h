// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/countsteps.h"
#include "store/samplereader.h"
#include "store/seriesplan.h"

#include <QSqlQuery>

#include <array>
#include <optional>
#include <vector>

namespace coalface {

class Connection;

//! From where a counter is read, for every miner alike.
struct CountPlan
{
    qint64 from = 0; //!< s: from <= t < to
    qint64 to = 0;
    Segment::Source source = Segment::Source::Samples; //!< of most
    Segment::Source finest = Segment::Source::Samples; //!< where a row of `source` says too little
    qint64 unsummed = 0;                               //!< from there on there are samples alone
    int gapSeconds = 0;
    qint64 around
        = 4 * hourSeconds; //!< so far around it is read, to know what goes on beyond the ends and how often was polled
};

//! Reads where a counter stood, of one miner after the other, with statements that are prepared once.
class CountReader
{
public:
    CountReader(Connection &connection, const Column &column);

    //! Where a gap begins or ends, or lies within, and where the counter began anew, a row of the plan's source tells less than the finer
    //! ones in it: they are read there. False: failed.
    bool read(qint64 miner, const CountPlan &plan, const std::vector<RecordedStretch> &recorded,
              std::vector<Count> &counts);
    void finish() { m_samples.finish(); } //!< before a transaction ends

private:
    //! Behind what is there. Where the rows are gone, of coarser ones; parts that are not made yet, of hours.
    bool append(qint64 miner, Segment::Source source, qint64 from, qint64 to,
                std::vector<Count> &counts);
    bool appendSamples(qint64 miner, qint64 from, qint64 to, std::vector<Count> &counts);
    bool appendRows(qint64 miner, Segment::Source source, qint64 from, qint64 to,
                    std::vector<Count> &counts);
    bool refine(qint64 miner, const CountPlan &plan, const std::vector<RecordedStretch> &recorded,
                std::vector<Count> &counts);

    Connection &m_connection;
    const QString m_key;
    SampleReader m_samples;
    std::array<std::optional<QSqlQuery>, 3> m_rows; //!< of each Stretch
};

} // namespace coalface
