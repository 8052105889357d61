// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <unistd.h>

namespace coalface::bench {

namespace {

double seconds(clockid_t clock)
{
    timespec time{};
    if (::clock_gettime(clock, &time) != 0)
        return 0;
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

//! "Pss:    1234 kB" and the like.
double megabytes(const QString &file, const QByteArray &key)
{
    QFile lines(file);
    if (!lines.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> all = lines.readAll().split('\n');
    for (const QByteArray &line : all) {
        if (line.startsWith(key))
            return line.mid(key.size()).trimmed().split(' ').constFirst().toDouble() * 1024 / 1e6;
    }
    return 0;
}

} // namespace

double processCpu(qint64 pid)
{
    clockid_t clock = CLOCK_PROCESS_CPUTIME_ID;
    if (pid != 0 && ::clock_getcpuclockid(pid_t(pid), &clock) != 0)
        return 0;
    return seconds(clock);
}

double threadCpu()
{
    return seconds(CLOCK_THREAD_CPUTIME_ID);
}

double startOfTrue()
{
    QElapsedTimer passed;
    passed.start();
    QProcess process;
    process.start(u"/bin/true"_qs, {});
    process.waitForFinished(5000);
    return double(passed.nsecsElapsed()) * 1e-6;
}

double residentMegabytes(qint64 pid)
{
    return megabytes(u"/proc/%1/status"_qs.arg(pid), "VmRSS:");
}

double proportionalMegabytes(qint64 pid)
{
    return megabytes(u"/proc/%1/smaps_rollup"_qs.arg(pid), "Pss:");
}

int openFileCount(qint64 pid)
{
    return int(QDir(u"/proc/%1/fd"_qs.arg(pid))
                   .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                   .size());
}

int threadCount(qint64 pid)
{
    return int(
        QDir(u"/proc/%1/task"_qs.arg(pid)).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

QList<qint64> childrenOf(qint64 pid)
{
    QList<qint64> children;
    for (const QString &name : QDir(u"/proc"_qs).entryList(QDir::Dirs)) {
        QFile stat(u"/proc/%1/stat"_qs.arg(name));
        if (!name.at(0).isDigit() || !stat.open(QIODevice::ReadOnly))
            continue;
        // "pid (name) state parent …": the name may hold anything.
        const QByteArray line = stat.readAll();
        const QList<QByteArray> rest = line.mid(line.lastIndexOf(')') + 2).split(' ');
        if (rest.value(1).toLongLong() == pid && rest.value(0) != "Z")
            children += name.toLongLong();
    }
    return children;
}

double median(QList<double> values)
{
    return percentile(std::move(values), 0.5);
}

double percentile(QList<double> values, double share)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto place = qsizetype(std::ceil(share * double(values.size()))) - 1;
    return values[std::clamp<qsizetype>(place, 0, values.size() - 1)];
}

Trend trendOf(const QList<double> &places, const QList<double> &values)
{
    const auto count = double(std::min(places.size(), values.size()));
    if (count < 3)
        return {};
    double x = 0, y = 0;
    for (qsizetype i = 0; i < qsizetype(count); ++i) {
        x += places[i] / count;
        y += values[i] / count;
    }
    double xx = 0, xy = 0;
    for (qsizetype i = 0; i < qsizetype(count); ++i) {
        xx += (places[i] - x) * (places[i] - x);
        xy += (places[i] - x) * (values[i] - y);
    }
    if (xx <= 0)
        return {};
    const double slope = xy / xx;
    double rest = 0;
    for (qsizetype i = 0; i < qsizetype(count); ++i) {
        const double off = values[i] - y - slope * (places[i] - x);
        rest += off * off;
    }
    return {slope, std::sqrt(rest / (count - 2) / xx)};
}

double rounded(double value, int digits)
{
    const double scale = std::pow(10.0, digits);
    return std::round(value * scale) / scale;
}

bool waitUntil(const std::function<bool()> &done, int milliseconds)
{
    QElapsedTimer passed;
    passed.start();
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (done() || passed.hasExpired(milliseconds))
            loop.quit();
    });
    look.start(5);
    if (!done())
        loop.exec();
    return done();
}

void waitForEnd(QFutureWatcherBase &watcher)
{
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    if (!watcher.isFinished())
        loop.exec();
}

void turnFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace coalface::bench
