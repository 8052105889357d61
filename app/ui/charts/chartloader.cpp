// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartloader.h"

#include "ui/common/whendone.h"

#include <QMap>

#include <utility>

namespace coalface {

struct ChartLoader::Load
{
    ChartAnswer answer;
    int pending = 0;
    std::shared_ptr<std::atomic<bool>> cancelled = std::make_shared<std::atomic<bool>>(false);
};

ChartLoader::ChartLoader(TelemetryLog &log, QObject *parent) : QObject(parent), m_log(log) {}

ChartLoader::~ChartLoader()
{
    cancel();
}

void ChartLoader::cancel()
{
    if (const auto load = std::exchange(m_load, {}))
        *load->cancelled = true;
}

void ChartLoader::ask(const ChartQuestion &question)
{
    cancel();
    const auto load = std::make_shared<Load>();
    QList<qint64> miners;
    QMap<qint64, QList<int>> places; // of each miner's lines
    for (int place = 0; place < question.lines.size(); ++place) {
        const ChartLine &line = question.lines[place];
        load->answer.series += line.look;
        load->answer.series.last().isOfFleet = line.minerKey == wholeFleet;
        if (!places.contains(line.minerKey))
            miners += line.minerKey;
        places[line.minerKey] += place;
    }
    if (miners.isEmpty()) {
        Q_EMIT answered(load->answer);
        return;
    }
    load->pending = int(miners.size());
    m_load = load;
    m_asked.start();
    for (const qint64 miner : std::as_const(miners)) {
        SeriesRequest request;
        request.minerKey = miner;
        for (const int place : std::as_const(places[miner])) {
            const ChartLine &line = question.lines[place];
            request.keys += line.key;
            if (line.isRate)
                request.rates += line.key;
        }
        request.from = question.from;
        request.to = question.to;
        request.buckets = question.buckets;
        request.gapSeconds = question.gapSeconds;
        request.isWholeFleetOnly = miner == wholeFleet;
        request.cancelled = load->cancelled;
        whenDone(m_log.read(request), this,
                 [this, load, lines = places[miner]](const Result<SeriesAnswer> &found) {
                     take(load, lines, found);
                 });
    }
}

int ChartLoader::rest() const
{
    constexpr qint64 longest = 60'000;
    if (!m_answered.isValid())
        return 0;
    return int(qBound<qint64>(0, 20 * m_took - m_answered.elapsed(), longest));
}

void ChartLoader::take(const std::shared_ptr<Load> &load, const QList<int> &lines,
                       const Result<SeriesAnswer> &found)
{
    if (load != m_load)
        return; // a newer question stands
    ChartAnswer &answer = load->answer;
    if (!found) {
        answer.problem = found.error().detail;
    } else {
        for (int i = 0; i < lines.size() && i < found->series.size(); ++i) {
            const QList<QList<SeriesPoint>> &runs = found->series[i].runs;
            answer.series[lines[i]].recorded = spansWithPoints(found->recorded, runs);
            answer.series[lines[i]].runs = runs;
        }
        if (found->firstSample.isValid()
            && (!answer.firstSample.isValid() || found->firstSample < answer.firstSample))
            answer.firstSample = found->firstSample;
    }
    if (--load->pending > 0)
        return;
    m_load.reset();
    m_took = m_asked.elapsed();
    m_answered.start();
    Q_EMIT answered(answer);
}

} // namespace coalface
