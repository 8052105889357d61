// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/wholerows.h"

#include <algorithm>
#include <utility>

namespace coalface {

namespace {
//! Those of which nobody else than the miners themselves need have known.
std::vector<bool> recordedRows(const std::vector<RowCount> &rows,
                               const std::function<int(qint64)> &recorded)
{
    std::vector<bool> found(rows.size());
    int most = 0;
    for (const RowCount &row : rows)
        most = std::max(most, row.miners);
    for (size_t index = 0; index < rows.size(); ++index)
        found[index] = rows[index].miners < most
                       && rows[index].miners <= recorded(rows[index].start);
    return found;
}

//! Where only some miners have a record, and the others were not asked.
void dropRecorded(const std::vector<RowCount> &rows, const std::function<int(qint64)> &recorded,
                  std::vector<bool> &isWhole)
{
    const std::vector<bool> isRecorded = recordedRows(rows, recorded);
    // Of two rows each, as somebody may have begun or ended to poll in the one that touches the record.
    std::vector<int> after(rows.size()); // miners where it was polled again; 0: nowhere
    int polled = 0;
    int beyond = 0;
    for (size_t index = rows.size(); index-- > 0;) {
        if (!isRecorded[index])
            beyond = std::exchange(polled, rows[index].miners);
        after[index] = std::max(polled, beyond);
    }
    polled = beyond = 0;
    for (size_t index = 0; index < rows.size(); ++index) {
        if (!isRecorded[index]) {
            beyond = std::exchange(polled, rows[index].miners);
            continue;
        }
        const int before = std::max(polled, beyond);
        const int expected = before == 0         ? after[index]
                             : after[index] == 0 ? before
                                                 : std::min(before, after[index]);
        isWhole[index] = rows[index].miners >= expected;
    }
}

//! Rows without a pause between them, both included.
struct Run
{
    size_t first = 0;
    size_t last = 0;
};

std::vector<Run> runsOf(const std::vector<RowCount> &rows, const std::vector<bool> &counts,
                        qint64 width)
{
    std::vector<Run> runs;
    for (size_t index = 0; index < rows.size(); ++index) {
        if (!counts[index])
            continue;
        const bool goesOn = !runs.empty() && runs.back().last + 1 == index
                            && rows[index - 1].start + width == rows[index].start;
        if (goesOn)
            runs.back().last = index;
        else
            runs.push_back({index, index});
    }
    return runs;
}

int mostIn(const std::vector<RowCount> &rows, size_t first, size_t last)
{
    int most = 0;
    for (size_t index = first; index <= last; ++index)
        most = std::max(most, rows[index].miners);
    return most;
}
} // namespace

std::vector<bool> wholeRows(const std::vector<RowCount> &rows, qint64 width, qint64 spacing,
                            const std::function<int(qint64 start)> &recorded, bool isNewestSettled)
{
    std::vector<bool> isWhole(rows.size(), true);
    dropRecorded(rows, recorded, isWhole);
    const std::vector<Run> runs = runsOf(rows, isWhole, width);
    // A poll takes its time, and not always the same: a quarter more.
    const size_t reach = std::max<size_t>(1, size_t((5 * spacing + 4 * width - 1) / (4 * width)));
    const auto isShort = [reach](const Run &run) { return run.last - run.first < reach; };
    const auto mostAtBegin = [&](const Run &run) {
        return mostIn(rows, run.first, std::min(run.first + reach, run.last));
    };
    const auto mostAtEnd = [&](const Run &run) {
        return mostIn(rows, run.last - std::min(reach, run.last - run.first), run.last);
    };
    const auto beyond = [&](size_t place) {
        // A row by itself: its neighbours. Where rows are narrower than the spacing: the next ones so long that everybody was asked.
        const auto isAsked = [&](size_t other) { return reach == 1 || !isShort(runs[other]); };
        size_t before = place;
        while (before > 0 && !isAsked(before - 1))
            --before;
        size_t after = place + 1;
        while (after < runs.size() && !isAsked(after))
            ++after;
        if (before > 0 && after < runs.size())
            return std::min(mostAtEnd(runs[before - 1]), mostAtBegin(runs[after]));
        return before > 0            ? mostAtEnd(runs[before - 1])
               : after < runs.size() ? mostAtBegin(runs[after])
                                     : 0;
    };
    for (size_t place = 0; place < runs.size(); ++place) {
        const Run &run = runs[place];
        int atBegin = mostAtBegin(run);
        int atEnd = mostAtEnd(run);
        if (isShort(run)) { // it need not have come to every miner: those beyond the pauses tell
            const int least = beyond(place);
            atBegin = std::max(atBegin, least);
            atEnd = std::max(atEnd, least);
        }
        const bool isSettled = isNewestSettled && place + 1 == runs.size();
        size_t end = run.last + 1;
        while (!isSettled && end > run.first && rows[end - 1].miners < atEnd)
            isWhole[--end] = false;
        if (isSettled && run.first == run.last)
            continue; // the newest one by itself
        for (size_t index = run.first; index < end && rows[index].miners < atBegin; ++index)
            isWhole[index] = false;
    }
    return isWhole;
}

qint64 usualSpacing(const std::vector<Reading> &readings)
{
    ReadSpacing last;
    qint64 longest = 0;
    for (size_t index = 0; index + 1 < readings.size(); ++index) {
        last.note(readings[index].spacing > 0 ? readings[index].spacing
                                              : readings[index + 1].second - readings[index].second);
        if (last.isKnown())
            longest = std::max(longest, last.shortest());
    }
    return longest;
}

std::vector<MissedRows> missedRows(const std::vector<Reading> &readings, qint64 width, qint64 gap,
                                   qint64 until, qint64 length)
{
    const auto rowOf = [width](qint64 second) { return second / width * width; };
    std::vector<size_t> holes; // behind that reading
    for (size_t index = 0; index + 1 < readings.size(); ++index) {
        if (rowOf(readings[index + 1].second) > rowOf(readings[index].second) + width)
            holes.push_back(index);
    }
    const bool isHeld = !readings.empty() && rowOf(readings.back().second) + width < until;
    if (holes.empty() && !isHeld)
        return {};
    const std::vector<bool> holds = heldReadings(readings, gap, length);
    std::vector<MissedRows> missed;
    for (const size_t index : holes) {
        const qint64 source = rowOf(readings[index].second);
        const qint64 next = readings[index + 1].second;
        missed.push_back({source, source + width, rowOf(next) - width, holds[index],
                          readings[index].second, next});
    }
    if (!isHeld)
        return missed;
    ReadSpacing before;
    for (size_t index = 0; index + 1 < readings.size(); ++index)
        before.note(readings[index].spacing > 0
                        ? readings[index].spacing
                        : readings[index + 1].second - readings[index].second);
    const qint64 last = readings.back().second;
    const auto reaches = [&](qint64 second) {
        const qint64 pause = second - last - length + 1;
        return before.allows(pause) || (pause <= gap && !before.forbids(pause, length > 1));
    };
    qint64 end = rowOf(last);
    while (end + width < until && reaches(end + width))
        end += width;
    if (end > rowOf(last))
        missed.push_back({rowOf(last), rowOf(last) + width, end, true, last});
    return missed;
}

} // namespace coalface
