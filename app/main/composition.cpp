// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/composition.h"

namespace coalface {

Composition::Composition(const Places &places, Settings &read)
    : settings(read),
      secrets(places.secretsFile),
      pools(places.poolsFile, places.poolPresets, secrets),
      alertSettings(places.alertsFile, places.alertRules),
      database(places.database),
      fleetStore(database),
      telemetryLog(database),
      databaseKeeper(database),
      driverMetrics(database),
      eventLog(database),
      alertLog(database),
      journal(eventLog, clock),
      drivers({places.bundledDrivers, places.userDrivers, places.hostProgram, places.hostsFile},
              clock),
      driverUpdates(drivers, clock),
      driverMeter(drivers, driverMetrics, clock),
      driverManager(driverUpdates, eventLog, clock),
      collectorLock(places.data),
      fleet(fleetStore, drivers, clock),
      poller(fleet, drivers, telemetryLog, clock),
      watcher(fleet, poller, drivers, eventLog, clock),
      wantedPools(fleet, eventLog),
      alertWatcher(fleet, poller, drivers, eventLog, wantedPools, alertLog, alertSettings, clock),
      gapFiller(fleet, poller, drivers, telemetryLog, clock)
{
    drivers.hearThrough(announcements);
    fleet.setVault(secrets);
    poller.setInterval(settings.pollInterval());
    QObject::connect(&settings, &Settings::changed, &database, [this] {
        if (isCollecting)
            database.keepUp(settings.retention());
        fillGaps();
    });
}

void Composition::setCollecting(bool collecting)
{
    drivers.setCollecting(collecting);
    watcher.setWatching(collecting);
    isCollecting = collecting;
    database.keepUp(collecting ? std::optional(settings.retention()) : std::nullopt);
    alertWatcher.setWatching(collecting);
    fillGaps();
}

void Composition::fillGaps()
{
    gapFiller.setFilling(isCollecting && settings.fillsGaps(), settings.retention().samples);
}

} // namespace coalface
