// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seriesreader.h"

#include "store/columns.h"
#include "store/connection.h"
#include "store/samplewriter.h"
#include "store/seriesbuckets.h"

#include <vector>

namespace coalface {

namespace {
struct Wanted
{
    Column column;
    SeriesBuckets buckets;
};

const Column *numberColumn(const QString &key, const std::vector<Column> &columns)
{
    for (const Column &column : columns) {
        if (column.field->key == key && column.form != Column::Form::Text)
            return &column;
    }
    return nullptr;
}

Error failed(const Connection &connection)
{
    return {Error::Kind::Internal, connection.sentence()};
}

QString edgeSql(const char *function, qint64 miner)
{
    return QStringLiteral("SELECT %1(k) & 4294967295 FROM samples WHERE k BETWEEN %2 << 32 AND %2 "
                          "<< 32 | 4294967295")
        .arg(QLatin1String(function))
        .arg(miner);
}

QDateTime timeOf(const std::optional<qint64> &second)
{
    return second ? QDateTime::fromSecsSinceEpoch(*second, Qt::UTC) : QDateTime();
}
} // namespace

Result<SeriesAnswer> readSeries(Connection &connection, const SeriesRequest &request)
{
    SeriesAnswer answer;
    const auto first = connection.number(edgeSql("min", request.minerKey));
    const auto last = connection.number(edgeSql("max", request.minerKey));
    if (connection.hasFailure())
        return failed(connection);
    answer.firstSample = timeOf(first);
    answer.lastSample = timeOf(last);

    const qint64 from = secondAtOrAfter(request.from).value_or(first.value_or(0));
    const qint64 to = secondAtOrAfter(request.to).value_or(last.value_or(-1) + 1);
    const qint64 width = SeriesBuckets::widthFor(std::max<qint64>(0, to - from), request.buckets);
    QStringList names;
    std::vector<Wanted> wanted;
    bool needsSlow = false;
    for (const QString &key : request.keys) {
        const Column *column = numberColumn(key, sampleColumns());
        const Column *slow = column ? nullptr : numberColumn(key, slowColumns());
        if (!column && !slow)
            return Error{Error::Kind::Internal,
                         QStringLiteral("There is no number called \"%1\".").arg(key)};
        needsSlow = needsSlow || slow;
        names += (slow ? QStringLiteral("w.") : QStringLiteral("s.")) + key;
        wanted.push_back({column ? *column : *slow, SeriesBuckets(width, request.gapSeconds)});
    }
    if (!wanted.empty() && from < to) {
        std::optional<QSqlQuery> query = connection.prepare(
            QStringLiteral("SELECT s.k & 4294967295, %1 FROM samples s %2 WHERE s.k >= ? AND s.k < "
                           "? ORDER BY s.k")
                .arg(names.join(QLatin1String(", ")),
                     needsSlow ? QStringLiteral("LEFT JOIN slow w ON w.id = s.slow") : QString()));
        if (!query)
            return failed(connection);
        query->bindValue(0, request.minerKey << 32 | from);
        query->bindValue(1, (request.minerKey << 32) + to);
        if (!connection.run(*query))
            return failed(connection);
        while (connection.next(*query)) {
            const qint64 second = query->value(0).toLongLong();
            int index = 0;
            for (Wanted &series : wanted) {
                if (!query->isNull(++index))
                    series.buckets.add(second, decodedNumber(query->value(index).toDouble(),
                                                             series.column.form));
            }
        }
        if (connection.hasFailure())
            return failed(connection);
    }
    for (int index = 0; index < request.keys.size(); ++index)
        answer.series.append({request.keys.at(index), wanted.at(size_t(index)).buckets.takeRuns()});
    return answer;
}

} // namespace coalface
