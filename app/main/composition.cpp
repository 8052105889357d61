// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/composition.h"

namespace coalface {

Composition::Composition(const Places &places)
    : settings(places.settingsFile),
      secrets(places.secretsFile),
      database(places.database),
      fleetStore(database),
      telemetryLog(database),
      driverMetrics(database),
      drivers({places.bundledDrivers, places.userDrivers, places.hostProgram, places.hostsFile},
              clock),
      driverUpdates(drivers, clock),
      driverMeter(drivers, driverMetrics, clock),
      collectorLock(places.data),
      fleet(fleetStore, drivers, clock),
      poller(fleet, drivers, telemetryLog, clock)
{
    drivers.hearThrough(announcements);
    fleet.setVault(secrets);
    poller.setInterval(settings.pollInterval());
}

} // namespace coalface
