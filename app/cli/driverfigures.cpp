// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/driverfigures.h"

#include "core/units.h"

#include <algorithm>
#include <cmath>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {

QCborValue orNull(const std::optional<qint64> &number)
{
    return number ? QCborValue(*number) : QCborValue(nullptr);
}

QCborValue millisecondsOrNull(const std::optional<double> &time)
{
    return time ? QCborValue(std::max<qint64>(1, std::llround(*time))) : QCborValue(nullptr);
}

QCborMap classesDocument(const DriverMetrics::ByClass &calls, bool isKnown)
{
    QCborMap document;
    for (const CallClass callClass : allCallClasses()) {
        document.insert(callClassName(callClass),
                        isKnown ? QCborValue(calls.value(callClass)) : QCborValue(nullptr));
    }
    return document;
}

//! "3 (0.1 %)"
QString share(qint64 part, qint64 whole, const QLocale &locale)
{
    if (whole == 0)
        return locale.toString(part);
    return u"%1 (%2)"_s.arg(locale.toString(part),
                            units::percent(100.0 * double(part) / double(whole), locale));
}

} // namespace

QCborMap driverFiguresDocument(const DriverFigures &figures)
{
    const DriverMetrics &sum = figures.sum;
    const bool isKnown = figures.hours > 0;
    const auto count = [isKnown](qint64 number) {
        return isKnown ? QCborValue(number) : QCborValue(nullptr);
    };
    QCborMap verbs;
    for (auto verb = sum.calls.cbegin(); verb != sum.calls.cend(); ++verb)
        verbs.insert(verb.key(), classesDocument(*verb, true));
    return QCborMap{{u"driver_type"_s, sum.driverType},
                    {u"version"_s, sum.version},
                    {u"hours"_s, figures.hours},
                    {u"calls"_s, count(sum.callCount())},
                    {u"by_class"_s, classesDocument(sum.byClass(), isKnown)},
                    {u"by_op"_s, verbs},
                    {u"latency_ms"_s,
                     QCborMap{{u"p50"_s, millisecondsOrNull(sum.latency.percentile(0.5))},
                              {u"p95"_s, millisecondsOrNull(sum.latency.percentile(0.95))},
                              {u"p99"_s, millisecondsOrNull(sum.latency.percentile(0.99))}}},
                    {u"crashes"_s, count(sum.crashes)},
                    {u"hangs"_s, count(sum.hangs)},
                    {u"restarts"_s, count(sum.restarts)},
                    {u"cpu_ms"_s, orNull(sum.cpuMs)},
                    {u"peak_rss"_s, orNull(sum.peakRss)}};
}

TextTable driverFiguresTable(const QList<DriverFigures> &all, const QLocale &locale)
{
    TextTable table({u"DRIVER"_s, u"VERSION"_s, u">CALLS"_s, u">FAULTS"_s, u">OTHERS"_s, u">P50"_s,
                     u">P95"_s, u">P99"_s, u">CRASHES"_s, u">HANGS"_s, u">RESTARTS"_s, u">CPU"_s,
                     u">MEMORY"_s});
    for (const DriverFigures &figures : all) {
        const DriverMetrics &sum = figures.sum;
        const auto known = [&](const QString &text) {
            return figures.hours > 0 ? text : units::unknown();
        };
        const auto latency = [&](double part) {
            return units::milliseconds(sum.latency.percentile(part), locale);
        };
        const qint64 calls = sum.callCount();
        table.addRow(
            {sum.driverType, sum.version, known(locale.toString(calls)),
             known(share(sum.driversFaults(), calls, locale)),
             known(share(sum.othersFailures(), calls, locale)), latency(0.5), latency(0.95),
             latency(0.99), known(locale.toString(sum.crashes)), known(locale.toString(sum.hangs)),
             known(locale.toString(sum.restarts)),
             units::milliseconds(sum.cpuMs ? std::optional(double(*sum.cpuMs)) : std::nullopt,
                                 locale),
             sum.peakRss ? units::bytes(*sum.peakRss, locale) : units::unknown()});
    }
    return table;
}

} // namespace coalface::cli
