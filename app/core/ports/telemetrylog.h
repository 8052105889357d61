// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/csv/csvformat.h"
#include "core/fleet/miner.h"

#include <minersdk/result.h>

#include <QFuture>
#include <QObject>

#include <atomic>
#include <memory>

namespace coalface {

struct Sample
{
    qint64 minerKey = 0;
    Telemetry telemetry; //!< with its timestamp; stored to the second
};

struct StatusUpdate
{
    qint64 minerKey = 0;
    MinerStatus status;
};

//! Points of one telemetry key over time, for charts.
struct SeriesPoint
{
    qint64 time = 0; //!< ms since 1970, UTC; the middle of the bucket
    double mean = 0;
    double least = 0;
    double greatest = 0;
    int miners = 1; //!< that told it; of the fleet, the most in the bucket
};

constexpr qint64 wholeFleet = 0; //!< in the place of a miner's key

struct SeriesRequest
{
    //! wholeFleet: hashrate, power and rates are sums over the miners, temperature and efficiency means of them. There are no
    //! other keys of the fleet, and it is asked for rates alone or for none.
    qint64 minerKey = 0;
    QStringList keys; //!< telemetry keys with a number
    QDateTime from;   //!< from <= t < to
    QDateTime to;
    int buckets = 600; //!< at most that many points a key
    //! Samples further apart than this are a gap, unless those around them are as far apart: they were polled more seldom then.
    int gapSeconds = 75;
    //! Set to true when a newer request makes this one idle: it then ends with Aborted. Null: never.
    std::shared_ptr<const std::atomic<bool>> cancelled = {};
    //! s; 0: no. Of the fleet, and from samples alone: a reading holds until the miner's next one if that comes within so long (or as the
    //! readings around say), else not at all. A point is the mean over its whole bucket, what nobody knows counted as nothing: for polls rarer than buckets.
    int holdSeconds = 0;
    //! Of the fleet: where some of its miners alone can have told anything, as in the newest bucket while they are being polled, or
    //! where some have a record of a pause, is a gap; a part of the fleet is not taken for all of it.
    bool isWholeFleetOnly = false;
    //! Those of the keys that only count on (accepted shares), of which is wanted what a minute added, mean over the bucket. From one reading
    //! or stored sum to the next, so that a restart costs that step alone: what it has counted since is the least that it can have been.
    //! Of the fleet the newest is put together of its miners' counters, which takes the longer the more of them there are.
    QStringList rates = {};

    bool isCancelled() const { return cancelled && *cancelled; }
};

struct Series
{
    QString key;
    QList<QList<SeriesPoint>> runs; //!< unbroken stretches, by time: between two runs is a gap
};

//! From first to last, both included; UTC.
struct TimeSpan
{
    QDateTime first;
    QDateTime last;

    friend bool operator==(const TimeSpan &, const TimeSpan &) = default;
};

//! What a miner recorded by itself, to be put into a gap of its history.
struct Backfill
{
    qint64 minerKey = 0;
    QList<Telemetry> readings; //!< with their times, ascending
    //! For which times the miner's own record stands without a hole, the samples at the ends of the gap included.
    QList<TimeSpan> spans;
    int spacing = 30; //!< s: what lies nearer to a sample that is stored is left out
};

struct SeriesAnswer
{
    QList<Series> series;  //!< in the order of the request's keys
    QDateTime firstSample; //!< of the miner at all; invalid: none
    QDateTime lastSample;
    //! Within the range, by time and apart: what the miner recorded by itself and was read from it later. Of the fleet none.
    QList<TimeSpan> recorded = {};
};

enum class Resolution { Raw, Quarter, Hour, Auto };

struct ExportRequest
{
    QDateTime from;          //!< invalid: from the first sample
    QDateTime to;            //!< invalid: until now; from <= t < to
    QList<qint64> minerKeys; //!< empty: all
    Resolution resolution = Resolution::Raw;
    QString file; //!< empty: standard output
    //! Telemetry keys; empty: all. They are written in the order of the catalogue, after time, id and name.
    QStringList columns = {};
    CsvFormat format = {};
};

//! Shared with a running export: the caller may cancel and look at how far it is.
struct ExportControl
{
    std::atomic<bool> cancelled{false};
    std::atomic<qint64> rows{0};
    std::atomic<int> percent{0};
};

struct ExportReport
{
    qint64 rows = 0;
    Resolution resolution = Resolution::Raw; //!< what Auto became
};

//! Where samples go and come from. Futures are completed exactly once, never cancelled; all work
//! happens on the store's own threads. Errors: Internal with a sentence for a person.
class TelemetryLog : public QObject
{
    Q_OBJECT
public:
    explicit TelemetryLog(QObject *parent = nullptr) : QObject(parent) {}

    //! Appends in one transaction. Of two samples of a miner in one second the first stays; samples
    //! of miners that were removed meanwhile are dropped. The value: samples newly stored.
    //! While the disk is full the samples wait in a bounded queue and trouble() is emitted.
    virtual QFuture<Result<int>> append(const QList<Sample> &samples,
                                        const QList<StatusUpdate> &statuses)
        = 0;
    //! Stores it in one transaction, all or nothing, and remembers that it came from the miner's own record. The value:
    //! samples newly stored. While samples wait for room on the disk it is refused.
    virtual QFuture<Result<int>> fill(const Backfill &backfill) = 0;
    //! Ranges of any length: long ones, and old ones of which the samples are deleted, come from sums of 15 minutes or
    //! an hour. Of those hashrate and temperature alone have a least and a greatest value of their own.
    virtual QFuture<Result<SeriesAnswer>> read(const SeriesRequest &request) = 0;
    //! Rows by time, then name; streams in bounded memory; a file appears only when it is complete.
    //! Error Aborted when it was cancelled: no file then.
    virtual QFuture<Result<ExportReport>> exportCsv(const ExportRequest &request,
                                                    std::shared_ptr<ExportControl> control)
        = 0;
    //! Bytes that the database takes.
    virtual qint64 size() const = 0;

Q_SIGNALS:
    //! Something that lasts and a person should know: the disk is full, the database was corrupt
    //! and set aside as …, the folder is read-only. Empty: it is over.
    void trouble(const QString &sentence);
};

} // namespace coalface
