// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertsettings.h"
#include "core/alerts/alertwatcher.h"
#include "core/discovery/discovery.h"
#include "core/events/eventwatcher.h"
#include "core/events/writejournal.h"
#include "core/fleet/collectorlock.h"
#include "core/fleet/fleet.h"
#include "core/fleet/poller.h"
#include "core/pools/poollibrary.h"
#include "core/ports/alertlog.h"
#include "core/ports/announcements.h"
#include "core/ports/clock.h"
#include "core/ports/databasekeeper.h"
#include "core/ports/driverdirectory.h"
#include "core/ports/drivermanager.h"
#include "core/ports/drivermetricslog.h"
#include "core/ports/eventlog.h"
#include "core/ports/lanscanner.h"
#include "core/ports/pooltester.h"
#include "core/ports/secretvault.h"
#include "core/ports/telemetrylog.h"

namespace coalface::cli {

//! What the commands work with; built by main, lives longer than they.
struct Context
{
    Fleet &fleet;
    Poller &poller;
    DriverDirectory &drivers;
    DriverManager &manager;
    LanScanner &scanner;
    Announcements &announcements;
    TelemetryLog &log;
    DriverMetricsLog &metrics;
    EventLog &events;
    WriteJournal &journal;
    EventWatcher &watcher;
    SecretVault &vault;
    PoolLibrary &pools;
    PoolTester &poolTester;
    CollectorLock &collectorLock;
    const Clock &clock;
    bool takesDriverUpdates = false; //!< those that came with a newer program
    //! Told when this program begins and ends to be the one that polls on a schedule.
    std::function<void(bool)> collecting;
    DatabaseKeeper &keeper;
    AlertLog &alerts;
    AlertSettings &alertSettings;
    AlertWatcher &alertWatcher;
};

} // namespace coalface::cli
