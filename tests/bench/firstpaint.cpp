// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G16: from the start of the process to the first paint of its window.
#include "measure.h"
#include "product.h"
#include "row.h"
#include "simulatedfleet.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

namespace coalface::bench {

namespace {

QString programPath(const char *name)
{
    return QCoreApplication::applicationDirPath() + u'/' + QString::fromLatin1(name);
}

//! firstflush.cpp in the program tells its first flush on standard error.
QProcessEnvironment tellingFlush()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_qs, programPath("coalface-bench-flush.so"));
    if (!environment.contains(u"DISPLAY"_qs))
        environment.insert(u"QT_QPA_PLATFORM"_qs, u"offscreen"_qs);
    return environment;
}

bool waitForPaint(QProcess &process)
{
    QElapsedTimer passed;
    passed.start();
    QByteArray seen;
    while (passed.elapsed() < 20000 && process.waitForReadyRead(20000)) {
        seen += process.readAllStandardError();
        if (seen.contains("Flushed"))
            return true;
    }
    return false;
}

void end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(10000)) {
        process.kill();
        process.waitForFinished(2000);
    }
}

//! Milliseconds; 0: it never painted.
double paintTime(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(tellingFlush());
    process.setReadChannel(QProcess::StandardError);
    QElapsedTimer passed;
    passed.start();
    process.start(program, arguments);
    const bool painted = waitForPaint(process);
    const double milliseconds = double(passed.nsecsElapsed()) * 1e-6;
    end(process);
    return painted ? milliseconds : 0;
}

struct Memory
{
    double program = 0, programShare = 0, hosts = 0, hostsShare = 0;
};

Memory memoryWhilePolling(SimulatedFleet &fleet, const QString &folder)
{
    QProcess process;
    process.setProcessEnvironment(tellingFlush());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(programPath("coalface"), {u"--config-dir"_qs, folder});
    const qint64 wanted = fleet.requests() + fleet.devices().size();
    waitUntil([&] { return fleet.requests() >= wanted; }, 30000);
    turnFor(3000);
    Memory memory;
    memory.program = residentMegabytes(process.processId());
    memory.programShare = proportionalMegabytes(process.processId());
    for (const qint64 child : childrenOf(process.processId())) {
        memory.hosts += residentMegabytes(child);
        memory.hostsShare += proportionalMegabytes(child);
    }
    end(process);
    return memory;
}

} // namespace

QJsonObject firstPaint(const Effort &effort)
{
    const int count = effort.quick ? 200 : 1000;
    SimulatedFleet fleet(count);
    Product product(fleet, fleet.problem().isEmpty() ? count : 0);
    if (!fleet.problem().isEmpty() || !product.problem().isEmpty())
        return notMeasured(fleet.problem() + product.problem());
    product.close();
    const QTemporaryDir empty;

    const QStringList onEmpty{u"--config-dir"_qs, empty.path()};
    const QStringList onFleet{u"--config-dir"_qs, product.folder()};
    paintTime(programPath("coalface"), onEmpty);
    QList<double> reference, first, full, ratio;
    for (int i = 0; i < effort.repeats; ++i) {
        reference += paintTime(programPath("coalface-bench-window"), {});
        first += paintTime(programPath("coalface"), onEmpty);
        full += paintTime(programPath("coalface"), onFleet);
        if (reference.last() == 0 || first.last() == 0 || full.last() == 0)
            return notMeasured(u"A window was not painted within 20 s."_qs);
        ratio += full.last() / reference.last();
    }
    const Memory memory = memoryWhilePolling(fleet, product.folder());
    return {
        {u"platform"_qs, tellingFlush().value(u"QT_QPA_PLATFORM"_qs, u"xcb"_qs)},
        {u"miners"_qs, count},
        {u"first_paint_ms"_qs, rounded(median(full), 1)},
        {u"first_paint_ms_without_miners"_qs, rounded(median(first), 1)},
        {u"first_paint_ms_of_empty_window"_qs, rounded(median(reference), 1)},
        {u"ratio"_qs, rounded(median(ratio), 2)},
        {u"resident_mb"_qs, rounded(memory.program, 1)},
        {u"pss_mb"_qs, rounded(memory.programShare, 1)},
        {u"hosts_resident_mb"_qs, rounded(memory.hosts, 1)},
        {u"hosts_pss_mb"_qs, rounded(memory.hostsShare, 1)},
        {u"goal_met"_qs, median(ratio) <= 3 && memory.program > 0 && memory.program <= 100},
    };
}

} // namespace coalface::bench
