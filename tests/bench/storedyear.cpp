// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G10, G11: how much room a year takes, and how long a chart of any range waits for it.
#include "measure.h"
#include "row.h"
#include "syntheticyear.h"

#include "store/database.h"
#include "store/sqlfleetstore.h"
#include "store/sqltelemetrylog.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace coalface::bench {

namespace {
constexpr qint64 day = 86'400;

//! The program makes the file, so that it has its shape.
bool makeDatabase(const QString &file)
{
    Database database(file);
    SqlFleetStore fleet(database);
    const auto loaded = fleet.load();
    return waitUntil([&] { return loaded.isFinished(); }, 30'000) && loaded.result().ok();
}

//! Out of the memory of the system, as after a start of the computer. By a process of its own: where this one closes the file, SQLite
//! loses its locks on it.
void evict(const QString &file)
{
    QProcess::execute(u"sync"_qs, {file});
    QProcess::execute(u"dd"_qs,
                      {u"if="_qs + file, u"iflag=nocache"_qs, u"count=0"_qs, u"status=none"_qs});
}

//! Milliseconds from the question to the answer; negative: it failed.
double asked(const QString &file, const SeriesRequest &request, bool isCold, int rounds)
{
    QList<double> times;
    std::unique_ptr<Database> database;
    std::unique_ptr<SqlTelemetryLog> log;
    for (int round = 0; round <= rounds; ++round) {
        if (isCold || !database) {
            log.reset();
            database.reset();
            if (isCold)
                evict(file);
            database = std::make_unique<Database>(file);
            log = std::make_unique<SqlTelemetryLog>(*database);
            SeriesRequest nothing = request; // the connections are open
            nothing.keys.clear();
            nothing.minerKey = 1;
            const auto opened = log->read(nothing);
            if (!waitUntil([&] { return opened.isFinished(); }, 60'000))
                return -1;
            if (isCold)
                evict(file);
        }
        QElapsedTimer timer;
        timer.start();
        auto answer = log->read(request);
        waitForEnd(answer);
        const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
        if (!answer.result().ok() || answer.result()->series.isEmpty()
            || answer.result()->series.first().runs.isEmpty())
            return -1;
        if (round > 0 || isCold)
            times += milliseconds;
    }
    return median(times);
}

//! `isRate`: how counters grew, which is read from finer rows.
QJsonObject ranges(const QString &file, qint64 end, qint64 miner, bool isRate, int rounds,
                   double &slowest, double &slowestCold)
{
    struct Range
    {
        QString name;
        qint64 seconds;
    };
    const QList<Range> all{{u"1 h"_qs, 3600},     {u"24 h"_qs, day},      {u"2 d"_qs, 2 * day},
                           {u"7 d"_qs, 7 * day},  {u"30 d"_qs, 30 * day}, {u"90 d"_qs, 90 * day},
                           {u"1 y"_qs, 365 * day}};
    QJsonObject figures;
    for (const Range &range : all) {
        SeriesRequest request;
        request.minerKey = miner;
        request.keys = {u"hashrate"_qs, u"temperature"_qs, u"power"_qs};
        request.from = QDateTime::fromSecsSinceEpoch(end - range.seconds, Qt::UTC);
        request.to = QDateTime::fromSecsSinceEpoch(end, Qt::UTC);
        request.buckets = 1000;
        if (isRate) {
            request.keys = {u"shares_accepted"_qs, u"shares_rejected"_qs};
            request.buckets = 120;
            if (miner == wholeFleet)
                request.keys.removeLast(); // the others a chart draws of a single miner alone
            request.rates = request.keys;
        }
        request.isWholeFleetOnly = miner == wholeFleet; // as charts ask
        const double warm = asked(file, request, false, rounds);
        const double cold = asked(file, request, true, 3);
        if (warm < 0 || cold < 0)
            return {};
        slowest = std::max(slowest, warm);
        slowestCold = std::max(slowestCold, cold);
        figures.insert(range.name, QJsonObject{{u"warm_ms"_qs, rounded(warm, 2)},
                                               {u"cold_ms"_qs, rounded(cold, 1)}});
    }
    return figures;
}
} // namespace

QJsonObject storedYear(const Effort &effort)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"coalface.sqlite"_qs);
    SyntheticYear year;
    year.miners = 100;
    year.sampleDays = effort.quick ? 2 : 7;
    year.quarterDays = effort.quick ? 40 : 120;
    year.hourDays = effort.quick ? 100 : 366;
    year.end = QDateTime::currentSecsSinceEpoch() / 3600 * 3600;
    if (!makeDatabase(file) || !fill(file, year))
        return notMeasured(u"The history could not be made."_qs);
    const auto bytesPerRow = [&](const QString &table) {
        return double(bytesOf(file, table)) / double(std::max<qint64>(1, rowsOf(file, table)));
    };
    const double fresh = bytesPerRow(u"samples"_qs);
    const qint64 packedSamples = samplesOf(file) - rowsOf(file, u"samples"_qs);
    const double packed = double(bytesOf(file, u"packed"_qs))
                          / double(std::max<qint64>(1, packedSamples));
    const double sample = (fresh + 29 * packed) / 30; // the newest day of the 30 is not packed
    const double quarter = bytesPerRow(u"quarters"_qs);
    const double hour = bytesPerRow(u"hours"_qs);
    if (fresh <= 0)
        return notMeasured(u"This SQLite does not tell the size of tables (dbstat)."_qs);
    const double part = bytesPerRow(u"parts"_qs);
    const double megabytes = (30.0 * 2880 * sample + 366.0 * 96 * quarter + 366.0 * 24 * hour
                              + 366.0 * 4 * part)
                             * 100 / 1e6;
    return {{u"samples"_qs, samplesOf(file)},
            {u"bytes_per_sample"_qs, rounded(sample, 1)},
            {u"bytes_per_fresh_sample"_qs, rounded(fresh, 1)},
            {u"bytes_per_packed_sample"_qs, rounded(packed, 1)},
            {u"bytes_per_quarter"_qs, rounded(quarter, 1)},
            {u"bytes_per_hour"_qs, rounded(hour, 1)},
            {u"bytes_per_part_of_a_day"_qs, rounded(part, 1)},
            {u"year_of_100_miners_mb"_qs, rounded(megabytes, 0)},
            {u"goal_met"_qs, sample <= 70 && megabytes <= 1000}};
}

QJsonObject chartRanges(const Effort &effort)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"coalface.sqlite"_qs);
    SyntheticYear year;
    year.sampleDays = effort.quick ? 8 : 73; // 21 million rows
    year.end = QDateTime::currentSecsSinceEpoch() / 3600 * 3600;
    if (!makeDatabase(file) || !fill(file, year))
        return notMeasured(u"The history could not be made."_qs);
    double slowest = 0;
    double slowestCold = 0;
    const QJsonObject miner = ranges(file, year.end, 50, false, effort.repeats, slowest,
                                     slowestCold);
    const QJsonObject rates = ranges(file, year.end, 50, true, effort.repeats, slowest, slowestCold);
    double slowestFleet = 0;
    double slowestFleetCold = 0;
    const QJsonObject fleet = ranges(file, year.end, wholeFleet, false, effort.repeats,
                                     slowestFleet, slowestFleetCold);
    double slowestShares = 0;
    double slowestSharesCold = 0;
    const QJsonObject fleetRates = ranges(file, year.end, wholeFleet, true, effort.repeats,
                                          slowestShares, slowestSharesCold);
    if (!beginQuarter(file, year))
        return notMeasured(u"The last quarter could not be opened again."_qs);
    const QJsonObject running = ranges(file, year.end, wholeFleet, true, effort.repeats,
                                       slowestShares, slowestSharesCold);
    if (miner.isEmpty() || rates.isEmpty() || fleet.isEmpty() || fleetRates.isEmpty()
        || running.isEmpty())
        return notMeasured(u"A series could not be read."_qs);
    return {{u"samples"_qs, samplesOf(file)},
            {u"file_mb"_qs, rounded(double(QFileInfo(file).size()) / 1e6, 0)},
            {u"miner"_qs, miner},
            {u"shares_a_minute"_qs, rates},
            {u"fleet"_qs, fleet},
            {u"fleet_shares_a_minute"_qs, fleetRates},
            {u"fleet_shares_a_minute_collecting"_qs, running},
            {u"slowest_warm_ms"_qs, rounded(slowest, 2)},
            {u"slowest_cold_ms"_qs, rounded(slowestCold, 1)},
            {u"fleet_slowest_warm_ms"_qs, rounded(slowestFleet, 2)},
            {u"fleet_slowest_cold_ms"_qs, rounded(slowestFleetCold, 1)},
            {u"fleet_shares_slowest_warm_ms"_qs, rounded(slowestShares, 1)},
            {u"fleet_shares_slowest_cold_ms"_qs, rounded(slowestSharesCold, 1)},
            {u"goal_met"_qs, slowest <= 10 && slowestCold <= 100 && slowestShares <= 10}};
}

} // namespace coalface::bench
