// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/chartmetrics.h"

#include "ui/common/fieldtext.h"

#include <minersdk/telemetry.h>

#include <QCoreApplication>

namespace coalface {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("coalface::ChartMetric", text);
}

ChartMetric metric(const QStringList &keys)
{
    const TelemetryField *field = telemetryField(keys.first());
    ChartMetric made{keys.first(), keys, field ? QString(field->unit) : QString()};
    // What SeriesRequest says of the whole fleet.
    made.isRate = keys.first() == QLatin1String("shares_accepted");
    made.isSum = keys.first() == QLatin1String("hashrate") || keys.first() == QLatin1String("power")
                 || made.isRate;
    made.hasFleet = made.isSum || keys.first() == QLatin1String("temperature")
                    || keys.first() == QLatin1String("efficiency");
    if (made.isRate)
        made.unit = QStringLiteral("1/min");
    return made;
}

} // namespace

QString ChartMetric::name() const
{
    if (isRate)
        return translated(QT_TRANSLATE_NOOP("coalface::ChartMetric", "Shares per minute"));
    if (keys.size() > 1)
        return translated(QT_TRANSLATE_NOOP("coalface::ChartMetric", "Temperatures"));
    return fieldLabel(id);
}

QString ChartMetric::lineName(const QString &key) const
{
    return fieldLabel(key);
}

QString ChartMetric::fleetName() const
{
    return isSum ? translated(QT_TRANSLATE_NOOP("coalface::ChartMetric", "Fleet total"))
                 : translated(QT_TRANSLATE_NOOP("coalface::ChartMetric", "Fleet mean"));
}

const QList<ChartMetric> &chartMetrics()
{
    static const QList<ChartMetric> all{
        metric({QStringLiteral("hashrate")}),
        metric({QStringLiteral("temperature"), QStringLiteral("temperature_vr"),
                QStringLiteral("temperature_board")}),
        metric({QStringLiteral("power")}),
        metric({QStringLiteral("efficiency")}),
        metric({QStringLiteral("shares_accepted"), QStringLiteral("shares_rejected")}),
        metric({QStringLiteral("fan_rpm")}),
        metric({QStringLiteral("fan_percent")}),
        metric({QStringLiteral("wifi_rssi")}),
        metric({QStringLiteral("input_voltage")}),
    };
    return all;
}

} // namespace coalface
