// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/recordedstretches.h"

#include "store/connection.h"

#include <QSqlQuery>

#include <algorithm>

namespace coalface {

namespace {
QDateTime momentOf(qint64 second)
{
    return QDateTime::fromSecsSinceEpoch(second, Qt::UTC);
}
} // namespace

std::vector<RecordedStretch> recordedStretches(Connection &connection, qint64 miner, qint64 from,
                                               qint64 to)
{
    auto query = connection.prepare(
        QStringLiteral("SELECT first, last, step FROM recorded WHERE miner = ? AND first < ? "
                       "AND last >= ? ORDER BY first"));
    if (!query)
        return {};
    query->bindValue(0, miner);
    query->bindValue(1, to);
    query->bindValue(2, from);
    std::vector<RecordedStretch> stretches;
    if (!connection.run(*query))
        return {};
    while (connection.next(*query))
        stretches.push_back({query->value(0).toLongLong(), query->value(1).toLongLong(),
                             query->value(2).toLongLong()});
    return stretches;
}

std::map<qint64, std::vector<RecordedStretch>> allRecorded(Connection &connection, qint64 from,
                                                           qint64 to)
{
    std::map<qint64, std::vector<RecordedStretch>> found;
    auto query = connection.prepare(QStringLiteral(
        "SELECT miner, first, last, step FROM recorded WHERE first < ? AND last >= ? "
        "ORDER BY miner, first"));
    if (!query)
        return found;
    query->bindValue(0, to);
    query->bindValue(1, from);
    if (!connection.run(*query))
        return found;
    while (connection.next(*query))
        found[query->value(0).toLongLong()].push_back({query->value(1).toLongLong(),
                                                       query->value(2).toLongLong(),
                                                       query->value(3).toLongLong()});
    return found;
}

bool addRecorded(Connection &connection, qint64 miner, const RecordedStretch &stretch)
{
    auto query = connection.prepare(
        QStringLiteral("INSERT INTO recorded (miner, first, last, step) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (miner, first) DO UPDATE SET last = max(last, excluded.last), "
                       "step = max(step, excluded.step)"));
    if (!query)
        return false;
    query->bindValue(0, miner);
    query->bindValue(1, stretch.first);
    query->bindValue(2, stretch.last);
    query->bindValue(3, stretch.step);
    return connection.run(*query);
}

std::vector<RecordedStretch> stretchesOf(const Backfill &backfill)
{
    std::vector<RecordedStretch> stretches;
    for (const TimeSpan &span : backfill.spans) {
        RecordedStretch stretch{span.first.toSecsSinceEpoch(), span.last.toSecsSinceEpoch(), 0};
        qint64 before = stretch.first;
        for (const Telemetry &reading : backfill.readings) {
            const qint64 second = reading.timestamp.toSecsSinceEpoch();
            if (second < stretch.first || second > stretch.last)
                continue;
            stretch.step = std::max(stretch.step, second - before);
            before = second;
        }
        stretch.step = std::max(stretch.step, stretch.last - before);
        stretches.push_back(stretch);
    }
    return stretches;
}

bool isInARow(const std::vector<RecordedStretch> &stretches, qint64 before, qint64 after)
{
    return std::any_of(stretches.begin(), stretches.end(), [&](const RecordedStretch &stretch) {
        return stretch.first <= before && after <= stretch.last && after - before <= stretch.step;
    });
}

QList<TimeSpan> spansOf(const std::vector<RecordedStretch> &stretches, qint64 from, qint64 to)
{
    QList<TimeSpan> spans;
    for (const RecordedStretch &stretch : stretches) {
        const QDateTime first = momentOf(std::max(stretch.first, from));
        const QDateTime last = momentOf(std::min(stretch.last, to));
        if (!spans.isEmpty() && first <= spans.last().last)
            spans.last().last = std::max(spans.last().last, last);
        else
            spans += {first, last};
    }
    return spans;
}

} // namespace coalface
