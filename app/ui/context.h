// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/activealerts.h"
#include "core/alerts/alertsettings.h"
#include "core/events/writejournal.h"
#include "core/fleet/fleet.h"
#include "core/fleet/poller.h"
#include "core/pools/poollibrary.h"
#include "core/pools/wantedpools.h"
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
#include "core/ports/telemetrylog.h"
#include "core/settings/settings.h"

namespace coalface {

class DesktopSign;

//! What the window works with. Everything is owned by who makes the window, and outlives it.
struct WindowContext
{
    Fleet &fleet;
    Poller &poller;
    TelemetryLog &log;
    DriverDirectory &drivers;
    LanScanner &scanner;
    Announcements &announcements;
    Settings &settings;
    const Clock &clock;
    //! A sentence when another program collects and this window only shows what it stores; else empty.
    QString watching;
    //! Null: drivers are not managed from this window, so nothing about that is shown.
    DriverManager *driverManager = nullptr;
    //! Null: what drivers did is not shown.
    DriverMetricsLog *driverMetrics = nullptr;
    //! Null: no events are shown.
    EventLog *events = nullptr;
    //! For what a person changes from this window; null: it is not noted.
    WriteJournal *journal = nullptr;
    //! Null: no pools are kept. A page of them is there with all three.
    PoolLibrary *pools = nullptr;
    PoolTester *poolTester = nullptr;
    SecretVault *vault = nullptr;
    //! Null: nothing is said about miners that work for another pool than was set.
    WantedPools *wantedPools = nullptr;
    //! Null: no alerts are shown. A page of them is there with all three.
    AlertLog *alerts = nullptr;
    AlertSettings *alertSettings = nullptr;
    ActiveAlerts *activeAlerts = nullptr;
    //! Null: nothing is on the desktop beside the window.
    DesktopSign *desktopSign = nullptr;
    //! Null: what a person does with the database as a whole is not offered.
    DatabaseKeeper *databaseKeeper = nullptr;
};

} // namespace coalface
