// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/activealerts.h"

#include <QSet>

namespace coalface {

//! Decides when which alerts are shown as a notification: each once, several together, and none in the quiet hours, of
//! a muted miner or after a person said that they know. What lasts when the reason for silence ends is told then. GUI thread.
class AlertTeller : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 leastPause = 10'000; //!< ms, between two notifications
    static constexpr qint64 gathering = 2'000;   //!< ms: what is raised together is told together

    //! All of them outlive it.
    AlertTeller(ActiveAlerts &active, AlertLog &log, const AlertSettings &settings,
                const Clock &clock, QObject *parent = nullptr);

    //! Whether a notification can be shown at all.
    void setAble(bool able);
    //! Tells what is due now.
    void look();

Q_SIGNALS:
    //! To be shown as one notification. They count as told.
    void due(const QList<coalface::Alert> &alerts);

private:
    void tell(const QList<Alert> &alerts);

    ActiveAlerts &m_active;
    AlertLog &m_log;
    const AlertSettings &m_settings;
    const Clock &m_clock;
    bool m_isAble = false;
    QSet<QString> m_told;                 //!< by this program; that it is stored may take a moment
    std::optional<qint64> m_lastTold;     //!< monotonic ms
    std::optional<qint64> m_waitingSince; //!< monotonic ms
    QTimer m_tick;
};

} // namespace coalface
