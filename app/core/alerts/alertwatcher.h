// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertsettings.h"
#include "core/alerts/alerttrack.h"
#include "core/fleet/fleet.h"
#include "core/fleet/poller.h"
#include "core/pools/wantedpools.h"
#include "core/ports/alertlog.h"
#include "core/ports/eventlog.h"

#include <QHash>
#include <QTimer>

namespace coalface {

//! Judges the miners that this program polls, and its drivers, by the rules, and keeps in the log what it raises. Only
//! one program on a configuration folder watches, the one that polls on a schedule. GUI thread.
class AlertWatcher : public QObject
{
    Q_OBJECT
public:
    static constexpr int keptDays = 365;
    static constexpr int lookSeconds = 5; //!< between two looks at all miners

    //! All of them outlive it.
    AlertWatcher(Fleet &fleet, Poller &poller, DriverDirectory &drivers, EventLog &events,
                 WantedPools &pools, AlertLog &log, const AlertSettings &settings,
                 const Clock &clock, QObject *parent = nullptr);
    ~AlertWatcher() override;

    //! What is stored when it begins goes on; it judges when that has been read.
    void setWatching(bool watching);
    bool isWatching() const { return m_isWatching; }
    //! Looks at everything now.
    void judge();

Q_SIGNALS:
    //! Also one that lasts and tells of something else now, of another stranger's pool.
    void raised(const QList<coalface::Alert> &alerts);
    void cleared(const QList<coalface::Alert> &alerts);

private:
    struct Watched
    {
        QHash<AlertKind, AlertTrack> tracks;
        QDateTime settlesUntil;
        bool hasAnswered = false; //!< this program
    };
    struct Changes
    {
        QList<Alert> raised;
        QList<Alert> updated;
        QList<Alert> unknown; //!< whoever acknowledged it knew something else
        QList<Alert> toldAnew;
        QList<Alert> cleared;
    };
    void readAlerts();
    void takeAlerts(const QList<Alert> &stored);
    void takeAcknowledged(const Alert &stored);
    void readEvents();
    void takeEvent(const Event &event);
    void polled(const PollResult &result);
    void judgeMiner(const Miner &miner, const AlertTrack::Moment &moment, Changes &changes);
    void judgeDriver(const DriverInfo &driver, const AlertTrack::Moment &moment, Changes &changes);
    void take(AlertTrack &track, AlertKind kind, const AlertFinding &finding, const Miner *miner,
              const QString &driverType, const AlertTrack::Moment &moment, Changes &changes);
    void update(AlertTrack &track, const AlertFinding &finding, const AlertRule &rule,
                const QDateTime &now, Changes &changes) const;
    void clear(AlertTrack &track, const QDateTime &now, Changes &changes) const;
    AlertTrack *trackOf(const Alert &alert);
    void store(const Changes &changes);
    void trim();

    Fleet &m_fleet;
    DriverDirectory &m_drivers;
    EventLog &m_events;
    WantedPools &m_pools;
    AlertLog &m_log;
    const AlertSettings &m_settings;
    const Clock &m_clock;
    QHash<qint64, Watched> m_miners;
    QHash<QString, AlertTrack> m_driverTracks;
    bool m_isWatching = false;
    bool m_isReady = false; //!< what is stored has been read
    bool m_readsEvents = false;
    bool m_readsEventsAgain = false;
    qint64 m_lastEvent = 0;
    quint64 m_generation = 0; //!< of watching: what was asked for before does not count
    QTimer m_look;
    QTimer m_trim;
};

} // namespace coalface
