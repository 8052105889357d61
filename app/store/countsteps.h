// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/fleetrollups.h"
#include "store/recordedstretches.h"
#include "store/unasked.h"

#include <map>
#include <optional>
#include <vector>

namespace coalface {

//! Where a counter of one miner stood: at a reading, or at the end of a row of sums.
struct Count
{
    qint64 first = 0; //!< s
    qint64 end = 0;   //!< a row: behind its last second; a reading: `first`
    int samples = 1;
    std::optional<double> told; //!< nothing: it answered without it

    bool isRow() const { return end > first; }
};

//! Whether each of them goes on in the next one without a gap (pure): as SeriesBuckets, by `gap` s, by what the miner recorded, and by how
//! far apart those around are. `counts`: by time.
std::vector<bool> goesOn(const std::vector<Count> &counts, qint64 gap,
                         const std::vector<RecordedStretch> &recorded);

//! What counters of many miners added in a minute, summed up in rows of equal width (pure). What one added from one reading to the next is
//! spread evenly over the time between; after it began anew, it is what it has counted since. Over a gap nobody knows it:
//! who was not asked is unknown there, and the others are missing.
class CountSteps
{
public:
    //! Of from <= t < to alone; `from` begins a row of `width` s.
    CountSteps(qint64 from, qint64 to, qint64 width);

    //! All that matters of one miner, by time.
    void addMiner(const std::vector<Count> &counts, qint64 gap,
                  const std::vector<RecordedStretch> &recorded);
    //! Into that column of the rows of which anything is known.
    void addTo(std::map<qint64, FleetRow> &rows, size_t column, size_t columns);

private:
    struct Row
    {
        double sum = 0; //!< of the miners' growths in a minute
        int miners = 0;
        int unknown = 0; //!< as in FleetRow
        qint64 from = 0; //!< likewise
        qint64 until = 0;
        // Of the miner that is being added:
        double growth = 0; //!< a minute's, times the seconds
        qint64 seconds = 0;
        bool isUnknown = false;
    };

    struct Missing
    {
        qint64 before = 0; //!< s, of what it told last
        qint64 after = 0;
        bool isOfRows = false;
        size_t first = 0; //!< of the rows
        size_t last = 0;
    };

    void step(qint64 first, qint64 end, double growth);
    //! Where it answered, had told it before, and nobody knows what it added.
    void noteUnknown(const std::vector<Count> &counts, qint64 gap,
                     const std::vector<RecordedStretch> &recorded);
    //! Where it told nothing over a gap.
    void noteMissing(const std::vector<Count> &told, const std::vector<bool> &holds);
    void closeMiner();
    //! What is missing because nobody asked for it is unknown.
    void settleMissing();
    template<typename Use>
    void eachRow(qint64 first, qint64 end, const Use &use);

    qint64 m_from;
    qint64 m_to;
    qint64 m_width;
    std::vector<Row> m_rows;
    Unasked m_unasked;
    std::vector<Missing> m_missing;
    size_t m_begin = 0; //!< of the rows of the miner that is being added
    size_t m_end = 0;
};

} // namespace coalface
