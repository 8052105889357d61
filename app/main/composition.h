// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertsettings.h"
#include "core/alerts/alertwatcher.h"
#include "core/events/eventwatcher.h"
#include "core/events/recordeddrivers.h"
#include "core/events/writejournal.h"
#include "core/fleet/collectorlock.h"
#include "core/fleet/fleet.h"
#include "core/fleet/poller.h"
#include "core/history/gapfiller.h"
#include "core/pools/poollibrary.h"
#include "core/pools/wantedpools.h"
#include "core/settings/secretsfile.h"
#include "core/settings/settings.h"
#include "core/systemclock.h"
#include "drivers/drivercatalogue.h"
#include "drivers/metrics/drivermeter.h"
#include "drivers/updates/driverupdates.h"
#include "lan/announcementlistener.h"
#include "lan/lansweeper.h"
#include "lan/stratumtester.h"
#include "main/places.h"
#include "store/database.h"
#include "store/sqlalertlog.h"
#include "store/sqldatabasekeeper.h"
#include "store/sqldrivermetricslog.h"
#include "store/sqleventlog.h"
#include "store/sqlfleetstore.h"
#include "store/sqltelemetrylog.h"

namespace coalface {

//! Everything that both programs are made of, introduced to each other. What stands below needs what
//! stands above, and goes first.
struct Composition
{
    explicit Composition(const Places &places);

    SystemClock clock;
    Settings settings;
    SecretsFile secrets;
    PoolLibrary pools;
    AlertSettings alertSettings;
    Database database;
    SqlFleetStore fleetStore;
    SqlTelemetryLog telemetryLog;
    SqlDatabaseKeeper databaseKeeper;
    SqlDriverMetricsLog driverMetrics;
    SqlEventLog eventLog;
    SqlAlertLog alertLog;
    WriteJournal journal;
    LanSweeper scanner;
    StratumTester poolTester;
    AnnouncementListener announcements;
    DriverCatalogue drivers;
    DriverUpdates driverUpdates;
    DriverMeter driverMeter;
    RecordedDrivers driverManager; //!< the same, with what it does noted
    CollectorLock collectorLock;
    Fleet fleet;
    Poller poller;
    EventWatcher watcher;
    WantedPools wantedPools;
    AlertWatcher alertWatcher;
    GapFiller gapFiller;

    //! Whether this program is the one that polls on a schedule.
    void setCollecting(bool collecting);
    bool isCollecting = false;

private:
    void fillGaps();
    void sweep() const;

    QStringList m_smallFiles;
};

} // namespace coalface
