// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "driverhost/processusage.h"

#include <QByteArray>
#include <QFile>

#ifndef Q_OS_WIN
#include <sys/resource.h>
#endif

namespace coalface {

#ifdef Q_OS_LINUX
namespace {
//! Not getrusage(): its ru_maxrss begins with what the program had resident that started this one.
void readStatus(ProcessUsage &usage)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (!line.startsWith("VmHWM:") && !line.startsWith("VmRSS:"))
            continue;
        bool isNumber = false; // "VmHWM:     5412 kB"
        const qint64 bytes = line.simplified().split(' ').value(1).toLongLong(&isNumber) * 1024;
        if (!isNumber)
            continue;
        if (line.startsWith("VmHWM:"))
            usage.peakBytes = bytes;
        else
            usage.residentBytes = bytes;
    }
}
} // namespace
#endif

ProcessUsage processUsage()
{
    ProcessUsage usage;
#ifdef Q_OS_LINUX
    readStatus(usage);
#endif
#ifndef Q_OS_WIN
    rusage used{};
    if (getrusage(RUSAGE_SELF, &used) == 0) {
        const auto milliseconds = [](const timeval &time) {
            return qint64(time.tv_sec) * 1000 + qint64(time.tv_usec) / 1000;
        };
        usage.cpuMilliseconds = milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
#ifdef Q_OS_MACOS
        usage.peakBytes = qint64(used.ru_maxrss);
#endif
    }
#endif
    return usage;
}

} // namespace coalface
