// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/countsteps.h"

#include "store/countgrowth.h"
#include "store/readspacing.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace coalface {

namespace {
qint64 lastSecond(const Count &count)
{
    return count.isRow() ? count.end - 1 : count.first;
}

//! How far apart the readings of a row are; 0: it does not tell.
qint64 spacingWithin(const Count &count)
{
    return count.isRow() && count.samples > 1 ? (count.end - count.first) / count.samples : 0;
}

//! The time in which what was added between the two was counted. When the last reading of a row was, it does not say: where a reading is beside
//! one, that is as far away from it as those in the row.
std::pair<qint64, qint64> timeBetween(const Count &before, const Count &after)
{
    qint64 first = before.end;
    if (before.isRow() && !after.isRow())
        first = std::max(before.first,
                         std::min(before.end,
                                  after.first
                                      - (before.end - before.first) / std::max(1, before.samples)));
    else if (!before.isRow() && after.isRow() && after.first - before.end < after.end - after.first)
        first = after.first;
    return {first, after.end};
}
} // namespace

std::vector<bool> goesOn(const std::vector<Count> &counts, qint64 gap,
                         const std::vector<RecordedStretch> &recorded)
{
    std::vector<bool> holds(counts.size());
    bool isAll = true;
    qint64 longest = 0;
    qint64 shortest = gap;
    const auto distance = [&counts](size_t index) {
        return counts[index + 1].first - lastSecond(counts[index]);
    };
    for (size_t index = 0; index + 1 < counts.size(); ++index) {
        holds[index] = distance(index) <= gap
                       || isInARow(recorded, lastSecond(counts[index]), counts[index + 1].first);
        isAll = isAll && holds[index];
        longest = std::max(longest, distance(index));
        const qint64 within = spacingWithin(counts[index]);
        shortest = std::min(shortest,
                            within > 0 ? within : counts[index + 1].first - counts[index].first);
    }
    if (isAll && 2 * longest <= 5 * shortest) // as nearly always, without asking each
        return holds;
    // Between one and the one before it; nothing where a reading follows on a row, which does not say when its last one was.
    const auto noteBetween = [&](ReadSpacing &spacing, size_t index) {
        const bool isKnown = index > 0 && counts[index].isRow() == counts[index - 1].isRow()
                             && (!holds[index - 1] || distance(index - 1) <= gap);
        if (isKnown)
            spacing.note(counts[index].first - counts[index - 1].first);
    };
    ReadSpacing before;
    std::vector<bool> allowed(counts.size());
    std::vector<bool> isUnusual(counts.size()); // by what came before
    for (size_t index = 0; index + 1 < counts.size(); ++index) {
        if (const qint64 within = spacingWithin(counts[index]))
            before.note(within);
        else
            noteBetween(before, index);
        allowed[index] = before.allows(distance(index));
        isUnusual[index] = before.forbids(distance(index), counts[index].isRow());
    }
    ReadSpacing after;
    for (size_t index = counts.size() - 1; index-- > 0;) {
        const qint64 within = spacingWithin(counts[index + 1]);
        if (within > 0)
            after.note(within);
        allowed[index] = allowed[index] || after.allows(distance(index));
        isUnusual[index] = isUnusual[index]
                           && after.forbids(distance(index), counts[index + 1].isRow());
        if (within == 0)
            noteBetween(after, index + 1);
    }
    for (size_t index = 0; index + 1 < holds.size(); ++index) {
        const bool isPause = isUnusual[index]
                             && !isInARow(recorded, lastSecond(counts[index]),
                                          counts[index + 1].first);
        holds[index] = allowed[index] || (holds[index] && !isPause);
    }
    return holds;
}

CountSteps::CountSteps(qint64 from, qint64 to, qint64 width)
    : m_from(from),
      m_to(to),
      m_width(width),
      m_rows(to > from ? size_t((to - from + width - 1) / width) : 0),
      m_begin(m_rows.size())
{}

template<typename Use>
void CountSteps::eachRow(qint64 first, qint64 end, const Use &use)
{
    first = std::max(first, m_from);
    end = std::min(end, m_to);
    if (first >= end)
        return;
    const size_t begin = size_t((first - m_from) / m_width);
    const size_t last = size_t((end - 1 - m_from) / m_width);
    for (size_t place = begin; place <= last; ++place) {
        const qint64 start = m_from + qint64(place) * m_width;
        use(m_rows[place], std::max(first, start), std::min(end, start + m_width));
    }
    m_begin = std::min(m_begin, begin);
    m_end = std::max(m_end, last + 1);
}

void CountSteps::step(qint64 first, qint64 end, double growth)
{
    constexpr double minute = 60;
    if (first >= end)
        return;
    const double inAMinute = growth * minute / double(end - first);
    eachRow(first, end, [inAMinute](Row &row, qint64 from, qint64 until) {
        row.growth += inAMinute * double(until - from);
        row.seconds += until - from;
        row.from = row.until == 0 ? from : std::min(row.from, from);
        row.until = std::max(row.until, until);
    });
}

void CountSteps::addMiner(const std::vector<Count> &counts, qint64 gap,
                          const std::vector<RecordedStretch> &recorded)
{
    std::vector<Count> told;
    told.reserve(counts.size());
    std::copy_if(counts.begin(), counts.end(), std::back_inserter(told),
                 [](const Count &count) { return count.told.has_value(); });
    const std::vector<bool> holds = goesOn(told, gap, recorded);
    for (size_t index = 0; index + 1 < told.size(); ++index) {
        const Count &before = told[index];
        const Count &after = told[index + 1];
        // A row that nothing follows need not have been read until its end.
        if (!holds[index] || (after.isRow() && !holds[index + 1]))
            continue;
        const auto [first, end] = timeBetween(before, after);
        step(first, end, countGrowth(*before.told, *after.told));
    }
    if (told.size() < counts.size() && !told.empty())
        noteUnknown(counts, gap, recorded);
    noteMissing(told, holds);
    closeMiner();
    std::vector<Unasked::Read> reads;
    reads.reserve(counts.size());
    for (const Count &count : counts)
        reads.push_back({count.first, lastSecond(count) + 1, count.samples});
    m_unasked.addMiner(std::move(reads));
}

void CountSteps::noteMissing(const std::vector<Count> &told, const std::vector<bool> &holds)
{
    const auto isMissing = [this](size_t place) {
        return m_rows[place].seconds == 0 && !m_rows[place].isUnknown;
    };
    const size_t others = m_missing.size();
    size_t next = 0; // no row twice
    for (size_t index = 0; index + 1 < told.size(); ++index) {
        const qint64 before = lastSecond(told[index]);
        const qint64 after = told[index + 1].first;
        const qint64 first = std::max(before + 1, m_from);
        const qint64 end = std::min(after, m_to);
        if (holds[index] || first >= end)
            continue;
        const bool isOfRows = told[index].isRow() || told[index + 1].isRow();
        const size_t last = size_t((end - 1 - m_from) / m_width);
        for (size_t place = std::max(next, size_t((first - m_from) / m_width)); place <= last;
             ++place) {
            if (!isMissing(place))
                continue;
            const bool goesOn = next == place && m_missing.size() > others
                                && m_missing.back().after == after;
            if (goesOn)
                m_missing.back().last = place;
            else
                m_missing.push_back({before, after, isOfRows, place, place});
            next = place + 1;
        }
    }
}

void CountSteps::noteUnknown(const std::vector<Count> &counts, qint64 gap,
                             const std::vector<RecordedStretch> &recorded)
{
    const std::vector<bool> holds = goesOn(counts, gap, recorded);
    bool isAwaited = false;
    for (size_t index = 0; index < counts.size(); ++index) {
        const Count &count = counts[index];
        isAwaited = isAwaited && index > 0 && holds[index - 1];
        // Where it stops to answer it is away, and not unknown.
        if (isAwaited && (!count.told || holds[index])) {
            const qint64 first = index > 0 ? counts[index - 1].end : count.first;
            eachRow(std::min(first, count.first), std::max(count.end, count.first + 1),
                    [](Row &row, qint64, qint64) { row.isUnknown = true; });
        }
        isAwaited = isAwaited || count.told.has_value();
    }
}

void CountSteps::closeMiner()
{
    for (size_t place = m_begin; place < m_end; ++place) {
        Row &row = m_rows[place];
        if (row.seconds > 0) {
            row.sum += std::max(0.0, row.growth / double(row.seconds));
            ++row.miners;
        } else if (row.isUnknown) {
            ++row.unknown;
        }
        row.growth = 0;
        row.seconds = 0;
        row.isUnknown = false;
    }
    m_begin = m_rows.size();
    m_end = 0;
}

void CountSteps::settleMissing()
{
    for (const Missing &missing : std::exchange(m_missing, {})) {
        if (m_unasked.wasAsked(missing.before, missing.after, missing.isOfRows))
            continue;
        for (size_t place = missing.first; place <= missing.last; ++place)
            m_rows[place].unknown += m_rows[place].miners > 0 ? 1 : 0;
    }
}

void CountSteps::addTo(std::map<qint64, FleetRow> &rows, size_t column, size_t columns)
{
    settleMissing();
    for (size_t place = 0; place < m_rows.size(); ++place) {
        const Row &told = m_rows[place];
        if (told.miners + told.unknown == 0)
            continue;
        const qint64 start = m_from + qint64(place) * m_width;
        FleetRow &row = rows.try_emplace(start, columns).first->second;
        row.second = start;
        row.miners = std::max(row.miners, told.miners + told.unknown);
        row.values[column].sum = told.sum;
        row.values[column].miners = told.miners;
        row.values[column].unknown = told.unknown;
        if (told.until > 0)
            row.noteKnown(told.from, told.until);
    }
}

} // namespace coalface
