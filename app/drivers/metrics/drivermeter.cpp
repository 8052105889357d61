// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/metrics/drivermeter.h"

#include "drivers/logging.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace coalface {

using namespace std::chrono_literals;

namespace {
constexpr size_t mostKept = 1000; // hours of versions, while nothing can be stored: some days
} // namespace

DriverMeter::DriverMeter(DriverCatalogue &catalogue, DriverMetricsLog &log, const Clock &clock,
                         QObject *parent)
    : QObject(parent), m_log(log), m_clock(clock)
{
    m_save.setSingleShot(true);
    m_save.setInterval(1min);
    connect(&m_save, &QTimer::timeout, this, &DriverMeter::save);
    connect(&catalogue, &DriverCatalogue::callSettled, this,
            [this](const QString &driverType, const CallRecord &call) {
                counts(driverType, call.version).countCall(call.op, call.callClass, call.milliseconds);
            });
    connect(&catalogue, &DriverCatalogue::hostDied, this,
            [this](const QString &driverType, const QString &version, const QString &, bool hung) {
                DriverMetrics &metrics = counts(driverType, version);
                ++(hung ? metrics.hangs : metrics.crashes);
            });
    connect(&catalogue, &DriverCatalogue::hostRestarted, this,
            [this](const QString &driverType, const QString &version) {
                ++counts(driverType, version).restarts;
            });
    connect(&catalogue, &DriverCatalogue::hostUsed, this,
            [this](const QString &driverType, const QString &version, const HostUsage &usage) {
                DriverMetrics used;
                used.cpuMs = usage.cpuMs;
                used.peakRss = usage.peakBytes;
                counts(driverType, version).add(used);
            });
}

DriverMeter::~DriverMeter()
{
    if (!m_counted.empty())
        (void)m_log.add(taken());
}

DriverMetrics &DriverMeter::counts(const QString &driverType, const QString &version)
{
    if (!m_save.isActive())
        m_save.start();
    const QDateTime hour = hourOf(m_clock.now());
    DriverMetrics &metrics = m_counted[{hour.toSecsSinceEpoch(), driverType, version}];
    metrics.driverType = driverType;
    metrics.version = version;
    metrics.hour = hour;
    return metrics;
}

QList<DriverMetrics> DriverMeter::taken()
{
    QList<DriverMetrics> list;
    for (auto &[key, metrics] : std::exchange(m_counted, {}))
        list.append(metrics);
    return list;
}

void DriverMeter::save()
{
    m_save.stop();
    if (m_saving || m_counted.empty())
        return;
    m_saving = true;
    const QList<DriverMetrics> counted = taken();
    m_log.add(counted).then(qApp, [self = QPointer(this), counted](const Result<Done> &result) {
        if (self)
            self->saved(counted, result);
    });
}

void DriverMeter::saved(const QList<DriverMetrics> &counted, const Result<Done> &result)
{
    m_saving = false;
    if (!result) {
        if (!m_failed)
            qCWarning(driversLog).noquote()
                << "What was counted of the drivers could not be stored and is kept for later:"
                << result.error().detail;
        for (const DriverMetrics &metrics : counted)
            keep(metrics);
    }
    m_failed = !result;
    if (!m_counted.empty() && !m_save.isActive())
        m_save.start();
}

void DriverMeter::keep(const DriverMetrics &counted)
{
    DriverMetrics &metrics
        = m_counted[{counted.hour.toSecsSinceEpoch(), counted.driverType, counted.version}];
    DriverMetrics sum = counted;
    sum.add(metrics);
    metrics = sum;
    while (m_counted.size() > mostKept)
        m_counted.erase(m_counted.begin());
}

} // namespace coalface
