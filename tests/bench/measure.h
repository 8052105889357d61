// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QList>
#include <QtGlobal>

#include <functional>

namespace coalface::bench {

//! CPU seconds of a process so far, all its threads; 0: this one.
double processCpu(qint64 pid = 0);
//! CPU seconds of the calling thread so far.
double threadCpu();

//! Milliseconds that a process takes which does nothing, /bin/true, from start to end.
double startOfTrue();

//! Memory of a process in MB (10^6 bytes); 0 when it is gone.
double residentMegabytes(qint64 pid);
double proportionalMegabytes(qint64 pid); //!< PSS: shared pages count in part
int openFileCount(qint64 pid);
int threadCount(qint64 pid);
//! Processes that this one started and that still run.
QList<qint64> childrenOf(qint64 pid);

double median(QList<double> values);
//! share 0.999: the value that 99.9 % of them do not exceed.
double percentile(QList<double> values, double share);
//! The straight line that fits values best.
struct Trend
{
    double slope = 0; //!< of a value, per unit of the places
    double error = 0; //!< standard error of the slope: what the noise leaves open
};
//! A value for each place, three or more; all 0 with fewer.
Trend trendOf(const QList<double> &places, const QList<double> &values);
//! For figures that people read: so many digits after the point.
double rounded(double value, int digits);

//! Turns the event loop until `done`, looked at every few milliseconds. False: it took too long.
bool waitUntil(const std::function<bool()> &done, int milliseconds);
//! Turns the event loop until the future is completed, and no longer.
void waitForEnd(QFutureWatcherBase &watcher);
template<typename T>
void waitForEnd(const QFuture<T> &future)
{
    QFutureWatcher<T> watcher;
    watcher.setFuture(future);
    waitForEnd(watcher);
}
//! Turns the event loop for that long.
void turnFor(int milliseconds);

} // namespace coalface::bench
