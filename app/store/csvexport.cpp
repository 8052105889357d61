// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/csvexport.h"

#include "store/connection.h"
#include "store/csvrow.h"
#include "store/samplewriter.h"
#include "store/seriesplan.h"
#include "store/storetext.h"

#include <algorithm>
#include <queue>

namespace coalface {

namespace {
constexpr int rowsInMemory = 20'000;
constexpr int smallestChunk = 8;
constexpr int largestChunk = 2000;

Segment::Source sourceOf(Resolution resolution)
{
    switch (resolution) {
    case Resolution::Quarter:
        return Segment::Source::Quarters;
    case Resolution::Hour:
        return Segment::Source::Hours;
    default:
        return Segment::Source::Samples;
    }
}

struct Head
{
    CsvValues row;
    size_t miner = 0; //!< the miners are sorted by name
};

struct Later
{
    bool operator()(const Head &a, const Head &b) const
    {
        return std::pair(a.row.second, a.miner) > std::pair(b.row.second, b.miner);
    }
};
} // namespace

CsvExport::CsvExport(Connection &connection, const ExportRequest &request,
                     std::function<bool()> isCancelled, std::shared_ptr<ExportControl> control)
    : m_connection(connection),
      m_request(request),
      m_isCancelled(std::move(isCancelled)),
      m_control(control ? std::move(control) : std::make_shared<ExportControl>())
{}

Error CsvExport::failed() const
{
    return {Error::Kind::Internal, m_connection.sentence()};
}

bool CsvExport::readMiners()
{
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("SELECT key, name FROM miners"));
    if (!query || !m_connection.run(*query))
        return false;
    while (m_connection.next(*query)) {
        const qint64 key = query->value(0).toLongLong();
        if (m_request.minerKeys.isEmpty() || m_request.minerKeys.contains(key))
            m_miners.push_back(
                {key, QLatin1Char('m') + QString::number(key), query->value(1).toString(), {}});
    }
    for (Miner &miner : m_miners)
        miner.span = spanOf(m_connection, miner.key);
    std::sort(m_miners.begin(), m_miners.end(),
              [](const Miner &a, const Miner &b) { return a.name < b.name; });
    return !m_connection.hasFailure();
}

bool CsvExport::readRange()
{
    m_to = secondAtOrAfter(m_request.to).value_or(QDateTime::currentSecsSinceEpoch() + 1);
    if (const std::optional<qint64> from = secondAtOrAfter(m_request.from)) {
        m_from = *from;
        return true;
    }
    m_from = m_to;
    for (const Miner &miner : m_miners)
        m_from = std::min(m_from, miner.span.first().value_or(m_from));
    return !m_connection.hasFailure();
}

Resolution CsvExport::resolution() const
{
    if (m_request.resolution != Resolution::Auto)
        return m_request.resolution;
    if (coversRange(Segment::Source::Samples))
        return Resolution::Raw;
    return coversRange(Segment::Source::Quarters) ? Resolution::Quarter : Resolution::Hour;
}

bool CsvExport::coversRange(Segment::Source source) const
{
    return std::all_of(m_miners.begin(), m_miners.end(), [&](const Miner &miner) {
        const MinerSpan &span = miner.span;
        if (source == Segment::Source::Samples)
            return m_from >= span.trimmed;
        return !span.lacksQuarters() || (span.firstQuarter && m_from >= *span.firstQuarter);
    });
}

Result<ExportReport> CsvExport::run()
{
    for (const QString &key : std::as_const(m_request.columns)) {
        if (!telemetryField(key))
            return Error{Error::Kind::Internal,
                         StoreText::tr("There is no column called \"%1\".").arg(key)};
    }
    if (!readMiners() || !readRange())
        return failed();
    SampleReader samples(m_connection, allColumns());
    std::optional<QSqlQuery> sums = prepareCsvQuery(m_connection, resolution() == Resolution::Hour
                                                                      ? Stretch::Hour
                                                                      : Stretch::Quarter);
    if (!sums)
        return failed();
    return write(samples, *sums);
}

Result<ExportReport> CsvExport::write(SampleReader &samples, QSqlQuery &sums)
{
    ExportReport report{0, resolution()};
    const Segment::Source source = sourceOf(report.resolution);
    const bool isSummed = source != Segment::Source::Samples;
    const CsvRows rows(m_request.format, m_request.columns, isSummed);
    CsvOutput output(m_request.file);
    Result<Done> written = output.open();
    if (written)
        written = output.write(rows.header());

    const int chunk = std::clamp(rowsInMemory / std::max(1, int(m_miners.size())), smallestChunk,
                                 largestChunk);
    std::vector<CsvSource> sources;
    sources.reserve(m_miners.size());
    std::priority_queue<Head, std::vector<Head>, Later> heads;
    const auto advance = [&](size_t index) {
        if (std::optional<CsvValues> row = sources[index].next())
            heads.push({std::move(*row), index});
    };
    for (size_t index = 0; index < m_miners.size() && written && !m_isCancelled(); ++index) {
        const Miner &miner = m_miners[index];
        std::vector<CsvCursor> cursors;
        for (const Segment &segment :
             planSegments(m_connection, miner.key, miner.span, m_from, m_to, source, false)) {
            cursors.emplace_back(m_connection, samples, sums, miner.key, segment, chunk);
        }
        sources.emplace_back(std::move(cursors), isSummed ? secondsOf(source) : 0);
        advance(index);
    }
    while (!heads.empty() && written && !m_isCancelled()) {
        const Head head = heads.top();
        heads.pop();
        const Miner &miner = m_miners[head.miner];
        written = output.write(rows.row(miner.id, miner.name, head.row));
        m_control->rows = ++report.rows;
        m_control->percent = int(std::clamp<qint64>(100 * (head.row.second - m_from)
                                                        / std::max<qint64>(1, m_to - m_from),
                                                    0, 99));
        advance(head.miner);
    }
    if (!written)
        return written.error();
    if (m_isCancelled())
        return Error{Error::Kind::Aborted, StoreText::tr("The export was cancelled.")};
    if (m_connection.hasFailure())
        return failed();
    written = output.finish();
    if (!written)
        return written.error();
    m_control->percent = 100;
    return report;
}

} // namespace coalface
