// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/wholerows.h"

#include "store/readspacing.h"

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
} // namespace

std::vector<bool> wholeRows(const std::vector<RowCount> &rows, qint64 width,
                            const std::function<int(qint64 start)> &recorded, bool isNewestSettled)
{
    std::vector<bool> isWhole(rows.size(), true);
    dropRecorded(rows, recorded, isWhole);
    std::vector<size_t> left;
    for (size_t index = 0; index < rows.size(); ++index) {
        if (isWhole[index])
            left.push_back(index);
    }
    for (size_t place = 0; place < left.size(); ++place) {
        const RowCount &row = rows[left[place]];
        const RowCount *before = place > 0 ? &rows[left[place - 1]] : nullptr;
        const RowCount *next = place + 1 < left.size() ? &rows[left[place + 1]] : nullptr;
        const bool isFirst = !before || before->start + width != row.start;
        const bool isLast = !next || row.start + width != next->start;
        if (!next && isNewestSettled)
            continue;
        // One by itself has no neighbour that was polled without a pause: those beyond the pauses tell as much.
        const RowCount *beside = isFirst && isLast
                                     ? (before && (!next || before->miners < next->miners) ? before
                                                                                           : next)
                                 : isFirst ? next
                                 : isLast  ? before
                                           : nullptr;
        isWhole[left[place]] = !beside || row.miners >= beside->miners;
    }
    return isWhole;
}

std::vector<CarriedRows> carriedRows(const std::vector<Reading> &readings, qint64 width, qint64 gap,
                                     qint64 until)
{
    const auto rowOf = [width](qint64 second) { return second / width * width; };
    const auto distance = [&readings](size_t index) {
        return readings[index + 1].second - readings[index].second;
    };
    std::vector<size_t> holes; // behind that reading
    for (size_t index = 0; index + 1 < readings.size(); ++index) {
        if (rowOf(readings[index + 1].second) > rowOf(readings[index].second) + width)
            holes.push_back(index);
    }
    const bool isHeld = !readings.empty() && rowOf(readings.back().second) + width < until;
    if (holes.empty() && !isHeld)
        return {};
    // As in SeriesBuckets: what came before, or what comes after, shows how often it was polled there.
    std::vector<bool> isCarried(readings.size());
    ReadSpacing before;
    for (size_t index = 0; index + 1 < readings.size(); ++index) {
        isCarried[index] = distance(index) <= gap || before.allows(distance(index));
        before.note(readings[index].spacing > 0 ? readings[index].spacing : distance(index));
    }
    ReadSpacing after;
    for (size_t index = readings.empty() ? 0 : readings.size() - 1; index-- > 0;) {
        isCarried[index] = isCarried[index] || after.allows(distance(index));
        after.note(readings[index + 1].spacing > 0 ? readings[index + 1].spacing : distance(index));
    }
    std::vector<CarriedRows> carried;
    for (const size_t index : holes) {
        if (isCarried[index])
            carried.push_back({rowOf(readings[index].second), rowOf(readings[index].second) + width,
                               rowOf(readings[index + 1].second) - width});
    }
    if (!isHeld)
        return carried;
    const qint64 last = readings.back().second;
    qint64 end = rowOf(last);
    while (end + width < until && (end + width - last <= gap || before.allows(end + width - last)))
        end += width;
    if (end > rowOf(last))
        carried.push_back({rowOf(last), rowOf(last) + width, end});
    return carried;
}

} // namespace coalface
