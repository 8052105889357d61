// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axisticks.h"

#include "ui/common/agetext.h"

#include <QLocale>
#include <QSet>

#include <cmath>

namespace coalface {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr qint64 steps[] = {1,           2,           5,          10,         15,
                            30,          minute,      2 * minute, 5 * minute, 10 * minute,
                            15 * minute, 30 * minute, hour,       2 * hour,   3 * hour,
                            6 * hour,    12 * hour,   day,        2 * day,    7 * day,
                            14 * day,    28 * day,    91 * day,   182 * day,  365 * day,
                            730 * day,   1825 * day};

QString labelOf(const QDateTime &local, qint64 step, bool withYear)
{
    if (withYear)
        return QLocale().toString(local.date(), QStringLiteral("d MMM yyyy"));
    if (step >= day || local.time() == QTime(0, 0))
        return QLocale().toString(local.date(), QStringLiteral("d MMM"));
    if (step < minute)
        return QLocale().toString(local.time(), exactTimeFormat());
    return QLocale().toString(local.time(), shortTimeFormat());
}

//! All round times of that step within the range. Goes by the calendar, so that midnight is midnight.
QList<QDateTime> roundTimes(const QDateTime &from, const QDateTime &to, qint64 step)
{
    QList<QDateTime> times;
    QDate date = from.date();
    if (step >= day) {
        const qint64 days = step / day;
        date = date.addDays(-(date.toJulianDay() % days));
        for (; date <= to.date(); date = date.addDays(days)) {
            if (const QDateTime at = date.startOfDay(); at >= from && at <= to)
                times += at;
        }
        return times;
    }
    for (; date <= to.date(); date = date.addDays(1)) {
        const QDateTime first = date.startOfDay();
        qint64 second = qMax<qint64>(0, first.secsTo(from)) / step * step;
        // An hour more for the day on which the clocks go back; the filter drops what is too late.
        for (; second < day; second += step) {
            const QDateTime at(date, QTime(0, 0).addSecs(int(second)));
            if (at > to)
                break;
            if (at.isValid() && at >= from && (times.isEmpty() || at > times.last()))
                times += at;
        }
    }
    return times;
}

//! With the step that fits: 1, 2 or 5 times a power of ten.
ValueScale stepped(double span)
{
    const double rough = span / 4;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    const double factor = rough / power;
    ValueScale scale;
    scale.step = power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    scale.decimals = qBound(0, int(std::ceil(-std::log10(scale.step) - 1e-9)), 6);
    return scale;
}

} // namespace

QList<TimeTick> timeTicks(const QDateTime &from, const QDateTime &to, int most)
{
    const QDateTime first = from.toLocalTime();
    const QDateTime last = to.toLocalTime();
    const qint64 span = first.secsTo(last);
    if (span <= 0 || most < 1)
        return {};
    qint64 step = steps[std::size(steps) - 1];
    for (const qint64 candidate : steps) {
        if (span / candidate + 1 <= most) {
            step = candidate;
            break;
        }
    }
    QList<TimeTick> ticks;
    QSet<QString> used;
    const auto times = roundTimes(first, last, step);
    for (const QDateTime &time : times) {
        QString label = labelOf(time, step, span > 400 * day);
        while (used.contains(label))
            label += QChar(0x200b); // the axis wants different labels; this one cannot be seen
        used.insert(label);
        ticks += TimeTick{time.toMSecsSinceEpoch(), label};
    }
    return ticks;
}

ValueScale valueScale(double least, double greatest)
{
    double span = greatest - least;
    // A calm line is not blown up until its noise looks like a storm.
    const double calm = qMax(qAbs(greatest) * 0.08, 1e-9);
    if (span < calm) {
        const double middle = (least + greatest) / 2;
        least = least >= 0 ? qMax(0.0, middle - calm / 2) : middle - calm / 2;
        greatest = middle + calm / 2;
        span = greatest - least;
    }
    if (least > 0 && least < 0.4 * greatest) {
        least = 0;
        span = greatest;
    }
    ValueScale scale = stepped(span);
    scale.least = std::floor(least / scale.step + 1e-9) * scale.step;
    scale.greatest = std::ceil(greatest / scale.step - 1e-9) * scale.step;
    return scale;
}

ValueScale exactScale(double least, double greatest)
{
    ValueScale scale = stepped(qMax(greatest - least, 1e-9));
    scale.least = least;
    scale.greatest = qMax(greatest, least + 1e-9);
    return scale;
}

} // namespace coalface
