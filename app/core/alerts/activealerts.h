// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertsettings.h"
#include "core/ports/alertlog.h"
#include "core/ports/clock.h"

#include <QTimer>

namespace coalface {

//! The alerts that last now, whichever program raised them. GUI thread.
class ActiveAlerts : public QObject
{
    Q_OBJECT
public:
    //! All of them outlive it.
    ActiveAlerts(AlertLog &log, const AlertSettings &settings, const Clock &clock,
                 QObject *parent = nullptr);

    const QList<Alert> &alerts() const { return m_alerts; } //!< the newest first
    //! Those that a person should look at: neither acknowledged nor of a muted miner.
    int openCount() const;
    bool isOpen(const Alert &alert) const;
    //! Reads them anew, soon: miners were forgotten.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void read();

    AlertLog &m_log;
    const AlertSettings &m_settings;
    const Clock &m_clock;
    QList<Alert> m_alerts;
    QTimer m_soon;
    bool m_isReading = false;
    bool m_readAgain = false;
};

} // namespace coalface
