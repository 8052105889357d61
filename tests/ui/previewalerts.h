// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakeports.h"
#include "tests/core/fakealertlog.h"
#include "ui/alerts/alertspage.h"
#include "ui/mainwindow.h"
#include "ui/tray/trayicon.h"
#include "ui/windowactions.h"

#include <QTableView>

namespace coalface {

//! Alerts for the preview of the window: one of each kind, and one that is over.
struct PreviewAlerts
{
    PreviewAlerts(FakeHouse &house, const QString &rules)
        : settings(house.folder.filePath(QStringLiteral("alerts.json")), rules),
          active(log, settings, house.clock)
    {
        const auto add = [&](AlertKind kind, qint64 miner, int minutesAgo, const char *value,
                             const char *limit) -> Alert & {
            Alert alert;
            alert.kind = kind;
            alert.minerKey = miner;
            alert.since = house.clock.now().addSecs(-60LL * minutesAgo);
            alert.raised = alert.since.addSecs(300);
            alert.id = QStringLiteral("%1/%2").arg(alertKindName(kind)).arg(miner);
            alert.value = QString::fromUtf8(value);
            alert.limit = QString::fromUtf8(limit);
            log.alerts << alert;
            return log.alerts.last();
        };
        add(AlertKind::Offline, 13, 70, "timeout", "");
        add(AlertKind::Temperature, 12, 30, "73.5", "68").part = QStringLiteral("temperature");
        add(AlertKind::Rejects, 11, 22, "8.25", "5").acknowledged = house.clock.now();
        add(AlertKind::HashrateLow, 14, 20, "41.2", "30");
        add(AlertKind::PoolChanged, 15, 12, "stratum+tcp://stranger.example:4444",
            "stratum+tcp://public-pool.io:21496");
        add(AlertKind::DriverBroken, 0, 9, "", "").driverType = QStringLiteral("tuff");
        add(AlertKind::NotHashing, 10, 600, "no_hashrate", "").cleared = house.clock.now().addSecs(
            -900);
        (void)settings.mute({14}, house.clock.now().addSecs(7200));
        Q_EMIT log.changed();
    }
    void giveTo(WindowContext &context)
    {
        context.alerts = &log;
        context.alertSettings = &settings;
        context.activeAlerts = &active;
        context.desktopSign = &sign;
    }
    static void show(MainWindow &window, bool withRules)
    {
        window.actions().showAlerts->trigger();
        window.alertsPage()->table().selectRow(0);
        if (withRules)
            window.alertsPage()->openRules();
    }

    FakeAlertLog log;
    AlertSettings settings;
    ActiveAlerts active;
    TrayIcon sign;
};

} // namespace coalface
