// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storebench.h"

#include "store/writer.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <functional>

namespace coalface::test {

constexpr int rateHour = 3600;
constexpr int rateDay = 24 * rateHour;

//! A store with three miners whose counters of shares are read.
class RateHouse
{
public:
    using Counter = std::function<std::optional<qint64>(int second)>;
    struct Told
    {
        int second = 0;
        qint64 count = 0;
    };

    RateHouse() : store(std::make_unique<Store>(file())), keys(putMiners(*store, 3)) {}

    //! One miner answers every `interval` s from the second `first` on; of how its counter stands.
    void poll(int miner, int first, int end, int interval, const Counter &counter)
    {
        QList<Sample> samples;
        for (int second = first; second < end; second += interval) {
            samples += {keys.at(miner), telemetryAt(start.addSecs(second), 1000)};
            samples.last().telemetry.sharesAccepted = counter(second);
            if (const auto count = counter(second))
                told[miner] += Told{second, *count};
        }
        QVERIFY(settled(store->log.append(samples, {})).ok());
    }
    //! All three, a third of the interval after each other; they count 2, 4 and 8 shares a minute.
    void pollAll(int first, int end, int interval = 30)
    {
        for (int miner = 0; miner < 3; ++miner)
            poll(miner, first + miner * interval / 3, end, interval, steady(2 << miner));
    }
    static Counter steady(int perMinute)
    {
        return [perMinute](int second) { return 1'000'000 + qint64(second) * perMinute / 60; };
    }
    //! Grows now fast, now slowly.
    static Counter uneven(int seed)
    {
        return [seed](int second) {
            const double time = second;
            return qint64(time * (0.25 + 0.01 * seed) + 900 * std::sin(time / (4000 + 999 * seed)))
                   + 5000;
        };
    }
    //! The same, and it never falls.
    static Counter growing(int seed)
    {
        return [seed](int second) {
            const double period = 4000 + 999 * seed;
            return qint64(second * (0.5 + 0.1 * seed) + 900 * std::sin(second / period)) + 5000;
        };
    }
    //! What a counter shows that began anew at that second.
    static Counter restarted(const Counter &counter, int restart)
    {
        return [=](int second) -> std::optional<qint64> {
            return *counter(second) - (second < restart ? 0 : *counter(restart));
        };
    }
    //! Of each row of `width` s, by its number, what the counters added in a minute, recomputed reading by reading: what one of them added is
    //! spread over the time between two that are no more than `gap` s apart.
    QMap<qint64, double> recomputed(int width, int gap) const
    {
        QMap<qint64, double> rows;
        for (const QList<Told> &readings : told) {
            QMap<qint64, std::pair<double, qint64>> own; // growth and seconds
            for (qsizetype place = 1; place < readings.size(); ++place) {
                const Told &before = readings[place - 1];
                const Told &after = readings[place];
                if (after.second - before.second > gap)
                    continue;
                const qint64 growth = after.count - (after.count < before.count ? 0 : before.count);
                for (int second = before.second; second < after.second; ++second) {
                    auto &row = own[(start.toSecsSinceEpoch() + second) / width];
                    row.first += double(growth) / (after.second - before.second);
                    ++row.second;
                }
            }
            for (auto row = own.cbegin(); row != own.cend(); ++row)
                rows[row.key()] += 60 * row->first / double(row->second);
        }
        return rows;
    }
    void sumUp()
    {
        while (*settled(store->database.write<bool>([](Writer &writer) { return writer.sumUp(); }))) {
        }
    }
    SeriesRequest request(int from, int to, int gap = 75, int buckets = 120) const
    {
        const QString shares = QStringLiteral("shares_accepted");
        SeriesRequest request{wholeFleet,        {shares}, start.addSecs(from),
                              start.addSecs(to), buckets,  gap};
        request.rates = {shares};
        request.isWholeFleetOnly = true;
        return request;
    }
    QList<QList<SeriesPoint>> runs(const SeriesRequest &request)
    {
        const auto answer = settled(store->log.read(request));
        return answer ? answer->series.value(0).runs : QList<QList<SeriesPoint>>();
    }
    static QList<SeriesPoint> points(const QList<QList<SeriesPoint>> &runs)
    {
        QList<SeriesPoint> all;
        for (const QList<SeriesPoint> &run : runs)
            all += run;
        return all;
    }
    //! s since the start
    int secondOf(const SeriesPoint &point) const
    {
        return int(point.time / 1000 - start.toSecsSinceEpoch());
    }
    QString file() const { return folder.filePath(QStringLiteral("coalface.sqlite")); }

    const QDateTime start = utc("2026-01-02T00:00:00Z");
    QTemporaryDir folder;
    std::unique_ptr<Store> store;
    QList<qint64> keys;
    QMap<int, QList<Told>> told; //!< by miner, by time
};

} // namespace coalface::test
