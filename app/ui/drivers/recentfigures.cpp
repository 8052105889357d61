// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/recentfigures.h"

#include "ui/common/whendone.h"

#include <algorithm>

namespace coalface {

RecentFigures::RecentFigures(DriverMetricsLog &log, const Clock &clock, QObject *parent)
    : QObject(parent), m_log(log), m_clock(clock)
{}

void RecentFigures::refresh()
{
    if (m_reading)
        return;
    m_reading = true;
    whenDone(m_log.read(m_clock.now().addSecs(-3600 * hours)), this,
             [this](const Result<QList<DriverFigures>> &read) {
                 m_reading = false;
                 m_problem = read ? QString() : read.error().detail;
                 if (read)
                     m_figures = *read;
                 Q_EMIT changed();
             });
}

std::optional<DriverFigures> RecentFigures::of(const QString &driverType,
                                               const QString &version) const
{
    const auto found = std::find_if(m_figures.cbegin(), m_figures.cend(),
                                    [&](const DriverFigures &one) {
                                        return one.sum.driverType == driverType
                                               && one.sum.version == version;
                                    });
    return found == m_figures.cend() ? std::nullopt : std::optional(*found);
}

std::optional<DriverFigures> RecentFigures::ofAnother(const QString &driverType,
                                                      const QString &version) const
{
    // The log gives the version that was counted last first.
    const auto found = std::find_if(m_figures.cbegin(), m_figures.cend(),
                                    [&](const DriverFigures &one) {
                                        return one.sum.driverType == driverType
                                               && one.sum.version != version;
                                    });
    return found == m_figures.cend() ? std::nullopt : std::optional(*found);
}

} // namespace coalface
