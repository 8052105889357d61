// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartseries.h"

#include <QElapsedTimer>
#include <QObject>

#include <atomic>
#include <memory>

namespace coalface {

//! A line to be: what it looks like, and what it is of.
struct ChartLine
{
    ChartSeries look; //!< without points
    qint64 minerKey = wholeFleet;
    QString key;         //!< of telemetry
    bool isRate = false; //!< a counter, of which a minute's growth is wanted
};

struct ChartQuestion
{
    QList<ChartLine> lines;
    QDateTime from;
    QDateTime to;
    int buckets = 600;
    int gapSeconds = 75;
};

struct ChartAnswer
{
    QList<ChartSeries> series; //!< in the order of the question
    QDateTime firstSample;     //!< of all that was asked about; invalid: none
    QString problem;           //!< a sentence; empty: none
};

//! Reads the lines of a chart from the log, a request for each miner. A newer question cancels the older, so that only the
//! newest is ever answered. GUI thread; the log does its work elsewhere.
class ChartLoader : public QObject
{
    Q_OBJECT
public:
    explicit ChartLoader(TelemetryLog &log, QObject *parent = nullptr);
    ~ChartLoader() override; //!< cancels what is under way

    void ask(const ChartQuestion &question);
    bool isBusy() const { return m_load != nullptr; }
    //! ms that should pass until what is shown is read anew, so that a chart that follows the present takes no more than a twentieth of a
    //! core's time: what is put together of many miners, or lies on a slow disk, takes its time.
    int rest() const;

Q_SIGNALS:
    void answered(const ChartAnswer &answer);

private:
    struct Load;
    void cancel();
    void take(const std::shared_ptr<Load> &load, const QList<int> &lines,
              const Result<SeriesAnswer> &found);

    TelemetryLog &m_log;
    std::shared_ptr<Load> m_load; //!< null: nothing is under way
    QElapsedTimer m_asked;        //!< the newest question
    QElapsedTimer m_answered;     //!< it was
    qint64 m_took = 0;            //!< ms
};

} // namespace coalface
