// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A scan of a home network from the command line, program start included: miners of all kinds among
// addresses that refuse.
#include "measure.h"
#include "row.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

namespace coalface::bench {

namespace {

QString beside(const char *program)
{
    return QCoreApplication::applicationDirPath() + u'/' + QLatin1String(program);
}

//! How many devices are there; 0: they could not be started.
int startMiners(QProcess &process)
{
    QStringList arguments{u"--loopback-addresses"_qs, u"--json"_qs, u"--exit-with-stdin"_qs,
                          u"--count"_qs, u"10"_qs};
    for (const char *variant : {"nano3s-25021401", "gamma601-v2.15.3", "ultra204-v2.6.5",
                                "nerdqaxeplusplus-v1.0.36", "cyd28-v2.0.04"})
        arguments << u"--variant"_qs << QLatin1String(variant);
    process.start(beside("coalface-sim"), arguments);
    int devices = 0;
    while (process.canReadLine() || process.waitForReadyRead(20'000)) {
        const QJsonObject line = QJsonDocument::fromJson(process.readLine()).object();
        if (line.value(u"ready"_qs).toBool())
            return devices;
        devices += line.contains(u"device"_qs) ? 1 : 0;
    }
    return 0;
}

} // namespace

QJsonObject scanHome(const Effort &effort)
{
    QProcess simulator;
    const int devices = startMiners(simulator);
    if (!devices)
        return notMeasured(u"No miners on 127.20.0.x with their own ports: "_qs
                           + QString::fromUtf8(simulator.readAllStandardError()).simplified());
    QList<double> seconds, own;
    int found = 0;
    int wrong = 0;
    for (int i = 0; i < effort.repeats; ++i) {
        QTemporaryDir folder;
        QProcess scan;
        QElapsedTimer passed;
        passed.start();
        scan.start(beside("coalface-cli"),
                   {u"--config-dir"_qs, folder.path(), u"--json"_qs, u"scan"_qs,
                    u"127.20.0.0/24"_qs, u"--listen"_qs, u"0"_qs});
        scan.waitForFinished(60'000);
        seconds += double(passed.nsecsElapsed()) * 1e-9;
        const QJsonObject document = QJsonDocument::fromJson(scan.readAllStandardOutput()).object();
        own += document.value(u"seconds"_qs).toDouble();
        const int miners = int(document.value(u"miners"_qs).toArray().size());
        found += miners;
        wrong += miners == devices && document.value(u"rejected"_qs).toArray().isEmpty() ? 0 : 1;
    }
    simulator.closeWriteChannel();
    simulator.waitForFinished(5000);
    return {{u"miners"_qs, devices},
            {u"seconds"_qs, rounded(median(seconds), 3)},
            {u"seconds_best"_qs, rounded(percentile(seconds, 0), 3)},
            {u"seconds_without_start"_qs, rounded(median(own), 3)},
            {u"found_per_scan"_qs, double(found) / effort.repeats},
            {u"scans_that_missed_or_invented"_qs, wrong},
            {u"goal_met"_qs, wrong == 0 && median(seconds) <= 0.3}};
}

} // namespace coalface::bench
