// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seriesplan.h"

#include "store/connection.h"
#include "store/samplereader.h"
#include "store/stalequarters.h"

#include <algorithm>

namespace coalface {

namespace {
std::optional<qint64> edge(Connection &connection, const char *function, const QString &table,
                           qint64 miner)
{
    return connection.number(
        QStringLiteral(
            "SELECT %1(k) & 4294967295 FROM %2 WHERE k BETWEEN %3 << 32 AND %3 << 32 | 4294967295")
            .arg(QLatin1String(function), table)
            .arg(miner));
}

std::optional<qint64> sampledSecond(Connection &connection, const char *function, qint64 miner)
{
    const auto k = connection.number(
        QStringLiteral("SELECT ")
        + sampleEdge(function, QString::number(miner << 32), QString::number((miner + 1) << 32)));
    return k ? std::optional(*k & secondsMask) : std::nullopt;
}

class Plan
{
public:
    void add(Segment::Source source, qint64 from, qint64 to)
    {
        if (from >= to)
            return;
        if (!m_segments.empty() && m_segments.back().source == source)
            m_segments.back().to = to;
        else
            m_segments.push_back({source, from, to});
    }
    std::vector<Segment> take() { return std::move(m_segments); }

private:
    std::vector<Segment> m_segments;
};

//! Where samples are: rows for whole stretches that are up to date, samples for the rest.
void planSummed(Connection &connection, qint64 miner, qint64 from, qint64 to,
                Segment::Source source, Plan &plan)
{
    const qint64 width = secondsOf(source);
    const qint64 begin = stretchStart(from + width - 1, width);
    const qint64 end = stretchStart(to, width);
    if (begin >= end)
        return plan.add(Segment::Source::Samples, from, to);
    plan.add(Segment::Source::Samples, from, begin);
    qint64 done = begin;
    for (const StaleQuarters::Range &range : StaleQuarters::of(connection, miner, begin, end)) {
        const qint64 first = std::clamp(stretchStart(range.first, width), done, end);
        const qint64 last = std::clamp(stretchStart(range.last + width - 1, width), done, end);
        plan.add(source, done, first);
        plan.add(Segment::Source::Samples, first, last);
        done = last;
    }
    plan.add(source, done, end);
    plan.add(Segment::Source::Samples, end, to);
}
} // namespace

qint64 secondsOf(Segment::Source source)
{
    return source == Segment::Source::Samples ? 1 : secondsOf(stretchOf(source));
}

Stretch stretchOf(Segment::Source source)
{
    return source == Segment::Source::Quarters ? Stretch::Quarter
           : source == Segment::Source::Hours  ? Stretch::Hour
                                               : Stretch::Part;
}

Segment::Source sourceOf(Stretch stretch)
{
    return stretch == Stretch::Quarter ? Segment::Source::Quarters
           : stretch == Stretch::Hour  ? Segment::Source::Hours
                                       : Segment::Source::Parts;
}

bool MinerSpan::lacksQuarters() const
{
    return firstHour && (!firstQuarter || *firstHour < stretchStart(*firstQuarter, hourSeconds));
}

std::optional<qint64> MinerSpan::first() const
{
    if (firstHour && firstSample && lacksQuarters())
        return std::min(*firstHour, *firstSample);
    if (firstQuarter && firstSample)
        return std::min(*firstQuarter < trimmed ? *firstQuarter : *firstSample, *firstSample);
    return firstSample ? firstSample : firstHour;
}

std::optional<qint64> MinerSpan::last() const
{
    if (lastSample)
        return lastSample;
    return lastHour ? std::optional(*lastHour + hourSeconds - 1) : std::nullopt;
}

MinerSpan spanOf(Connection &connection, qint64 miner)
{
    MinerSpan span;
    span.firstSample = sampledSecond(connection, "min", miner);
    span.lastSample = sampledSecond(connection, "max", miner);
    span.firstQuarter = edge(connection, "min", tableOf(Stretch::Quarter), miner);
    span.firstHour = edge(connection, "min", tableOf(Stretch::Hour), miner);
    span.lastHour = edge(connection, "max", tableOf(Stretch::Hour), miner);
    span.firstPart = edge(connection, "min", tableOf(Stretch::Part), miner);
    span.trimmed = connection
                       .number(
                           QStringLiteral("SELECT until FROM trimmed WHERE miner = %1").arg(miner))
                       .value_or(0);
    return span;
}

std::vector<Segment> planSegments(Connection &connection, qint64 miner, const MinerSpan &span,
                                  qint64 from, qint64 to, Segment::Source wanted, bool isCoarserFine)
{
    using Source = Segment::Source;
    Plan plan;
    if (wanted == Source::Samples && !isCoarserFine) {
        plan.add(wanted, from, to);
        return plan.take();
    }
    const qint64 sampled = std::clamp(span.trimmed, from, std::max(from, to));
    const Source summed = wanted == Source::Samples ? Source::Quarters : wanted;
    qint64 begin = from;
    if (summed == Source::Quarters && isCoarserFine && span.lacksQuarters()) {
        const qint64 first = span.firstQuarter ? stretchStart(*span.firstQuarter, hourSeconds)
                                               : span.trimmed;
        begin = std::clamp(first, from, sampled);
        plan.add(Source::Hours, from, begin);
    }
    if (summed == Source::Parts) {
        // Hours where parts are not made yet, and at the ends that cut one.
        const qint64 whole = std::max(stretchStart(from + partSeconds - 1, partSeconds),
                                      span.firstPart.value_or(to));
        const qint64 first = std::clamp(whole, from, sampled);
        const qint64 last = std::max(first, stretchStart(sampled, partSeconds));
        plan.add(Source::Hours, from, first);
        plan.add(Source::Parts, first, last);
        plan.add(Source::Hours, last, sampled);
        const qint64 made = std::clamp(whole, sampled, std::max(sampled, to));
        planSummed(connection, miner, sampled, made, Source::Hours, plan);
        planSummed(connection, miner, made, to, Source::Parts, plan);
        return plan.take();
    }
    plan.add(summed, begin, sampled);
    if (wanted == Source::Samples)
        plan.add(wanted, sampled, to);
    else
        planSummed(connection, miner, sampled, to, wanted, plan);
    return plan.take();
}

} // namespace coalface
