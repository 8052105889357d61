// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/heldenergy.h"

#include "ui/common/whendone.h"

#include <QMap>
#include <QTimeZone>

#include <algorithm>

namespace coalface {

namespace {
//! s. What miners recorded by themselves comes later than the polls after a gap.
constexpr int settledFor = 3600;
} // namespace

HeldEnergy::HeldEnergy(const WindowContext &context, QObject *parent)
    : QObject(parent), m_context(context)
{}

void HeldEnergy::clear()
{
    ++m_number;
    m_interval = 0;
    m_waiting.clear();
    m_days.clear();
}

void HeldEnergy::read(const QSet<QDate> &days)
{
    if (m_interval != m_context.settings.pollInterval()) {
        clear();
        m_interval = m_context.settings.pollInterval();
    }
    if (!m_waiting.isEmpty())
        return;
    const QTimeZone zone = QTimeZone::systemTimeZone();
    const QDateTime now = m_context.clock.now();
    m_days.removeIf(
        [&](const QHash<QDate, Day>::iterator &day) { return !days.contains(day.key()); });
    const int kept = m_context.settings.retention().samples;
    QList<QDate> newestFirst(days.begin(), days.end());
    std::sort(newestFirst.begin(), newestFirst.end(), std::greater<>());
    for (const QDate &day : newestFirst) {
        if (kept > 0 && day.startOfDay(zone).daysTo(now) >= kept)
            break; // sums are all that is left of it
        const QDateTime readAt = m_days.value(day).readAt;
        if (!readAt.isValid() || qAbs(readAt.secsTo(now)) > settledFor)
            m_waiting += day;
    }
    readNext();
}

void HeldEnergy::readNext()
{
    if (m_waiting.isEmpty()) {
        Q_EMIT answered();
        return;
    }
    const QDate day = m_waiting.first();
    const SeriesRequest request = heldRequest(day, QTimeZone::systemTimeZone(), m_interval);
    whenDone(m_context.log.read(request), this,
             [this, day, number = m_number](const Result<SeriesAnswer> &answer) {
                 if (number != m_number)
                     return;
                 if (!answer) {
                     m_waiting.clear();
                     Q_EMIT failed(answer.error().detail);
                     return;
                 }
                 take(day, *answer);
             });
}

void HeldEnergy::take(const QDate &day, const SeriesAnswer &answer)
{
    const QDateTime now = m_context.clock.now();
    const bool isOver = isSettled(day, now, QTimeZone::systemTimeZone(), m_interval);
    m_days.insert(day, {answer.series.value(0).runs, answer.series.value(1).runs,
                        isOver ? now : QDateTime()});
    m_waiting.removeOne(day);
    readNext();
}

QList<EnergyDay> HeldEnergy::laidOver(const QList<EnergyDay> &days, const Tariff &tariff,
                                      const QDateTime &now) const
{
    if (m_days.isEmpty())
        return days;
    QMap<QDate, EnergyDay> byDate;
    for (const EnergyDay &day : days) {
        // Of which no reading is left, the sums tell.
        if (m_days.value(day.date).answered.isEmpty())
            byDate.insert(day.date, day);
    }
    for (const Day &held : m_days) {
        for (const EnergyDay &day :
             energyDays(held.power, {}, tariff, now, QTimeZone::systemTimeZone(), readMinute,
                        held.answered))
            byDate.insert(day.date, day);
    }
    return byDate.values();
}

} // namespace coalface
