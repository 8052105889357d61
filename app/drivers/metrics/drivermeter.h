// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/drivermetricslog.h"
#include "drivers/drivercatalogue.h"

#include <QTimer>

#include <map>

namespace coalface {

//! Counts, by the hour, what the drivers of this program do: their calls and their hosts. Hands the counts on
//! once a minute and when it is destroyed; what cannot be stored is kept and tried again. Hosts in which an update is
//! tried before anybody uses it are not counted. GUI thread.
class DriverMeter : public QObject
{
    Q_OBJECT
public:
    //! All live longer.
    DriverMeter(DriverCatalogue &catalogue, DriverMetricsLog &log, const Clock &clock,
                QObject *parent = nullptr);
    ~DriverMeter() override;

    //! At once instead of within a minute.
    void save();

private:
    //! Hour (seconds since 1970), driver_type, version; so the oldest is the first.
    using Key = std::tuple<qint64, QString, QString>;

    //! Of that version, in this hour.
    DriverMetrics &counts(const QString &driverType, const QString &version);
    QList<DriverMetrics> taken();
    void keep(const DriverMetrics &counted);
    void saved(const QList<DriverMetrics> &counted, const Result<Done> &result);

    DriverMetricsLog &m_log;
    const Clock &m_clock;
    std::map<Key, DriverMetrics> m_counted; //!< and not handed on yet
    QTimer m_save;
    bool m_saving = false;
    bool m_failed = false; //!< the last time
};

} // namespace coalface
