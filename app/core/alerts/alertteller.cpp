// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertteller.h"

#include <chrono>

namespace coalface {

using namespace std::chrono_literals;

AlertTeller::AlertTeller(ActiveAlerts &active, AlertLog &log, const AlertSettings &settings,
                         const Clock &clock, QObject *parent)
    : QObject(parent), m_active(active), m_log(log), m_settings(settings), m_clock(clock)
{
    connect(&active, &ActiveAlerts::changed, this, &AlertTeller::look);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &AlertTeller::look);
}

void AlertTeller::setAble(bool able)
{
    m_isAble = able;
    if (!able)
        return m_tick.stop();
    m_tick.start();
    look();
}

void AlertTeller::look()
{
    // Once that is stored it tells by itself, and tells when it no longer holds.
    for (const Alert &alert : m_active.alerts()) {
        if (alert.told.isValid())
            m_told.remove(alert.id);
    }
    const QDateTime now = m_clock.now();
    if (!m_isAble || !m_settings.rules().notifications || m_settings.rules().quiet.contains(now))
        return;
    QList<Alert> waiting;
    QSet<QString> active;
    for (const Alert &alert : m_active.alerts()) {
        active.insert(alert.id);
        if (m_active.isOpen(alert) && !alert.told.isValid() && !m_told.contains(alert.id))
            waiting << alert;
    }
    m_told.intersect(active);
    const qint64 moment = m_clock.monotonic();
    if (waiting.isEmpty()) {
        m_waitingSince.reset();
        return;
    }
    if (!m_waitingSince)
        m_waitingSince = moment;
    if (moment - *m_waitingSince >= gathering && (!m_lastTold || moment - *m_lastTold >= leastPause))
        tell(waiting);
}

void AlertTeller::tell(const QList<Alert> &alerts)
{
    m_lastTold = m_clock.monotonic();
    m_waitingSince.reset();
    QStringList ids;
    for (const Alert &alert : alerts) {
        ids << alert.id;
        m_told.insert(alert.id);
    }
    m_log.mark(ids, AlertLog::Mark::Told, m_clock.now());
    Q_EMIT due(alerts);
}

} // namespace coalface
