// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/countreader.h"

#include "store/connection.h"

#include <algorithm>

namespace coalface {

namespace {
using Source = Segment::Source;
constexpr int samplesBits = 20; // more than a row of a reading each second has
constexpr qint64 samplesMask = (1 << samplesBits) - 1;

std::optional<Source> coarserThan(Source source)
{
    switch (source) {
    case Source::Samples:
        return Source::Quarters;
    case Source::Quarters:
    case Source::Parts: // made of them, later
        return Source::Hours;
    case Source::Hours:
        break;
    }
    return std::nullopt;
}

//! What tells of the time behind them. When the last reading of a row was is not known: where there are few in each, that matters.
Source narrowerThan(Source source, const std::vector<Count> &counts)
{
    constexpr qint64 few = 4;
    const Source narrower = source == Source::Parts   ? Source::Hours
                            : source == Source::Hours ? Source::Quarters
                                                      : Source::Samples;
    if (narrower == Source::Samples || counts.empty())
        return narrower;
    const Count &last = counts.back();
    return last.samples * secondsOf(narrower) >= few * (last.end - last.first) ? narrower
                                                                               : Source::Samples;
}

//! Rows in which there was a pause, and those beside, where it may begin or end: one holds fewer readings than the next, by more than one poll
//! that may fail.
std::vector<bool> rowsAtPauses(const std::vector<Count> &counts)
{
    std::vector<bool> found(counts.size());
    const auto isThinner = [](const Count &count, const Count &other) {
        return other.samples >= count.samples + 2 && 9 * other.samples >= 10 * count.samples;
    };
    for (size_t index = 0; index + 1 < counts.size(); ++index) {
        const Count &count = counts[index];
        const Count &next = counts[index + 1];
        if (count.end != next.first || next.end - next.first != count.end - count.first)
            continue;
        const bool isThin = isThinner(count, next);
        if (!isThin && !isThinner(next, count))
            continue;
        const size_t first = index - (isThin && index > 0 ? 1 : 0);
        const size_t last = std::min(index + (isThin ? 1 : 2), counts.size() - 1);
        std::fill(found.begin() + qptrdiff(first), found.begin() + qptrdiff(last) + 1, true);
    }
    return found;
}

//! Which rows of the plan's source say too little. Not those at its ends: they are there for their neighbours.
std::vector<bool> uncertainRows(const std::vector<Count> &counts, const CountPlan &plan,
                                const std::vector<RecordedStretch> &recorded)
{
    const std::vector<bool> holds = goesOn(counts, plan.gapSeconds, recorded);
    std::vector<bool> found = rowsAtPauses(counts);
    for (size_t index = 0; index < counts.size(); ++index) {
        const Count &count = counts[index];
        if (count.end - count.first != secondsOf(plan.source) || count.first <= plan.from
            || count.end >= plan.to) {
            found[index] = false;
            continue;
        }
        const Count *before = index > 0 && holds[index - 1] ? &counts[index - 1] : nullptr;
        const Count *after = holds[index] ? &counts[index + 1] : nullptr;
        const auto isToldAlike = [&count](const Count *other) {
            return other && other->told.has_value() == count.told.has_value();
        };
        found[index] = found[index] || !isToldAlike(before) || !isToldAlike(after)
                       || (count.told && *count.told < *before->told);
    }
    return found;
}
} // namespace

CountReader::CountReader(Connection &connection, const Column &column)
    : m_connection(connection), m_key(column.field->key), m_samples(connection, {column})
{}

bool CountReader::read(qint64 miner, const CountPlan &plan,
                       const std::vector<RecordedStretch> &recorded, std::vector<Count> &counts)
{
    counts.clear();
    qint64 from = plan.from;
    Source source = plan.source;
    // What the newest row of a width does not hold yet, of narrower ones.
    while (source != Source::Samples) {
        const qint64 end = std::clamp(stretchStart(plan.unsummed, secondsOf(source)), from,
                                      std::max(from, plan.to));
        if (!append(miner, source, from, end, counts))
            return false;
        from = end;
        source = narrowerThan(source, counts);
    }
    return append(miner, source, from, plan.to, counts) && refine(miner, plan, recorded, counts);
}

bool CountReader::append(qint64 miner, Source source, qint64 from, qint64 to,
                         std::vector<Count> &counts)
{
    if (from >= to)
        return true;
    const size_t before = counts.size();
    const bool isRead = source == Source::Samples ? appendSamples(miner, from, to, counts)
                                                  : appendRows(miner, source, from, to, counts);
    const std::optional<Source> coarser = coarserThan(source);
    if (!isRead || !coarser)
        return isRead;
    const qint64 first = counts.size() > before ? counts[before].first : to;
    const qint64 end = stretchStart(first, secondsOf(*coarser));
    if (source != Source::Parts && end <= from)
        return true;
    std::vector<Count> older;
    if (!append(miner, *coarser, from, source == Source::Parts ? first : end, older))
        return false;
    counts.insert(counts.begin() + qptrdiff(before), older.begin(), older.end());
    return true;
}

bool CountReader::appendSamples(qint64 miner, qint64 from, qint64 to, std::vector<Count> &counts)
{
    if (!m_samples.start((miner << 32) + from, (miner << 32) + to))
        return false;
    while (m_samples.next()) {
        const qint64 second = m_samples.k() & secondsMask;
        const QVariant &told = m_samples.values().first();
        counts.push_back(
            {second, second, 1, told.isNull() ? std::nullopt : std::optional(told.toDouble())});
    }
    return !m_connection.hasFailure();
}

bool CountReader::appendRows(qint64 miner, Source source, qint64 from, qint64 to,
                             std::vector<Count> &counts)
{
    std::optional<QSqlQuery> &query = m_rows.at(size_t(stretchOf(source)));
    if (!query) {
        // In one number, as handing over a value takes about as long as reading it.
        query = m_connection.prepare(
            QStringLiteral("SELECT (k & %1) << %2 | (n & %3), %4 FROM %5 WHERE k >= ? AND k < ? "
                           "ORDER BY k")
                .arg(secondsMask)
                .arg(samplesBits)
                .arg(samplesMask)
                .arg(m_key, tableOf(stretchOf(source))));
        if (!query)
            return false;
    }
    query->bindValue(0, (miner << 32) + from);
    query->bindValue(1, (miner << 32) + to);
    if (!m_connection.run(*query))
        return false;
    const qint64 width = secondsOf(source);
    while (m_connection.next(*query)) {
        const qint64 row = query->value(0).toLongLong();
        const qint64 first = row >> samplesBits;
        const QVariant told = query->value(1);
        counts.push_back({first, first + width, int(row & samplesMask),
                          told.isNull() ? std::nullopt : std::optional(told.toDouble())});
    }
    query->finish();
    return !m_connection.hasFailure();
}

bool CountReader::refine(qint64 miner, const CountPlan &plan,
                         const std::vector<RecordedStretch> &recorded, std::vector<Count> &counts)
{
    if (plan.source == plan.finest || plan.source == Source::Samples)
        return true;
    const std::vector<bool> uncertain = uncertainRows(counts, plan, recorded);
    if (std::find(uncertain.begin(), uncertain.end(), true) == uncertain.end())
        return true;
    std::vector<Count> refined;
    refined.reserve(counts.size());
    for (size_t index = 0; index < counts.size();) {
        if (!uncertain[index]) {
            refined.push_back(counts[index++]);
            continue;
        }
        const size_t begin = index;
        while (index < counts.size() && uncertain[index]
               && (index == begin || counts[index].first == counts[index - 1].end))
            ++index;
        const size_t before = refined.size();
        if (!append(miner, plan.finest, counts[begin].first, counts[index - 1].end, refined))
            return false;
        if (refined.size() == before)
            refined.insert(refined.end(), counts.begin() + qptrdiff(begin),
                           counts.begin() + qptrdiff(index));
    }
    counts = std::move(refined);
    return true;
}

} // namespace coalface
