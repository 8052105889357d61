// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/composition.h"

#include "core/settings/savefile.h"

namespace coalface {

namespace {
constexpr std::chrono::hours oldestSaving{1}; // what takes longer is of a program that is gone
}

Composition::Composition(const Places &places)
    : settings(places.settingsFile),
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
      gapFiller(fleet, poller, drivers, telemetryLog, clock),
      m_smallFiles{places.settingsFile, places.secretsFile, places.poolsFile, places.alertsFile,
                   places.hostsFile}
{
    drivers.hearThrough(announcements);
    fleet.setVault(secrets);
    poller.setInterval(settings.pollInterval());
    const auto takeHeatLimit = [this] { fleet.setHeatLimit(alertSettings.rules().heatLimit()); };
    takeHeatLimit();
    QObject::connect(&alertSettings, &AlertSettings::changed, &fleet, takeHeatLimit);
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
    if (collecting)
        sweep();
}

//! As what killed programs left beside the database goes: when the next one begins to look after the history.
void Composition::sweep() const
{
    for (const QString &file : m_smallFiles)
        sweepUnfinished(file, oldestSaving);
}

void Composition::fillGaps()
{
    gapFiller.setFilling(isCollecting && settings.fillsGaps(), settings.retention().samples);
}

} // namespace coalface
