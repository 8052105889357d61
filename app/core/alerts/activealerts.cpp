// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/activealerts.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace coalface {

namespace {
constexpr int activePause = 200; //!< ms: a burst of changes is one reading
}

ActiveAlerts::ActiveAlerts(AlertLog &log, const AlertSettings &settings, const Clock &clock,
                           QObject *parent)
    : QObject(parent), m_log(log), m_settings(settings), m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(activePause);
    connect(&m_soon, &QTimer::timeout, this, &ActiveAlerts::read);
    for (const auto signal : {&AlertLog::changed, &AlertLog::changedElsewhere})
        connect(&log, signal, this, &ActiveAlerts::refresh);
    connect(&settings, &AlertSettings::changed, this, &ActiveAlerts::changed);
    read();
}

void ActiveAlerts::refresh()
{
    if (!m_soon.isActive())
        m_soon.start();
}

bool ActiveAlerts::isOpen(const Alert &alert) const
{
    return alert.isActive() && !alert.acknowledged.isValid()
           && !m_settings.isMuted(alert.minerKey, m_clock.now());
}

int ActiveAlerts::openCount() const
{
    return int(std::count_if(m_alerts.begin(), m_alerts.end(),
                             [this](const Alert &alert) { return isOpen(alert); }));
}

void ActiveAlerts::read()
{
    if (std::exchange(m_isReading, true)) {
        m_readAgain = true;
        return;
    }
    AlertFilter filter;
    filter.onlyActive = true;
    m_log.read(filter).then(qApp, [self = QPointer(this)](const Result<QList<Alert>> &alerts) {
        if (!self)
            return;
        self->m_isReading = false;
        if (alerts && *alerts != self->m_alerts) {
            self->m_alerts = *alerts;
            Q_EMIT self->changed();
        }
        if (self && std::exchange(self->m_readAgain, false))
            self->read();
    });
}

} // namespace coalface
