// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/drivermetricslog.h"

#include <QObject>

namespace coalface {

//! What was counted of all drivers in the last 24 hours, as it was read last. Reads when it is asked to. GUI thread.
class RecentFigures : public QObject
{
    Q_OBJECT
public:
    static constexpr int hours = 24;

    //! Both outlive it.
    RecentFigures(DriverMetricsLog &log, const Clock &clock, QObject *parent = nullptr);

    //! changed() follows if anything did. Nothing happens while it reads.
    void refresh();
    //! Nothing: nothing was counted of that version, or it was not read yet.
    std::optional<DriverFigures> of(const QString &driverType, const QString &version) const;
    //! Of the version of that driver that was counted last, but for that one.
    std::optional<DriverFigures> ofAnother(const QString &driverType, const QString &version) const;
    QString problem() const
    {
        return m_problem;
    } //!< a sentence when they could not be read; else empty

Q_SIGNALS:
    void changed();

private:
    DriverMetricsLog &m_log;
    const Clock &m_clock;
    QList<DriverFigures> m_figures;
    QString m_problem;
    bool m_reading = false;
};

} // namespace coalface
