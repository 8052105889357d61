// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakeports.h"
#include "fakesign.h"
#include "tests/core/fakealertlog.h"
#include "ui/alerts/alertrulesdialog.h"
#include "ui/alerts/alertspage.h"
#include "ui/mainwindow.h"

#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QTest>

namespace coalface {

//! A window with three miners; the first two are offline and told so, the third was too hot.
struct AlertHouse
{
    AlertHouse()
    {
        house.makeOffline(house.addWorking(1, QStringLiteral("attic"), 1.2, 55));
        house.makeOffline(house.addWorking(2, QStringLiteral("cellar"), 1.1, 52));
        house.addWorking(3, QStringLiteral("kitchen"), 1.1, 52);
        house.fleet.load();
        Alert hot = alertOf(3, AlertKind::Temperature, 7200);
        hot.part = QStringLiteral("temperature");
        hot.value = QStringLiteral("71.5");
        hot.limit = QStringLiteral("68");
        hot.cleared = house.clock.now().addSecs(-3600);
        log.alerts = {hot, alertOf(1, AlertKind::Offline, 600), alertOf(2, AlertKind::Offline, 500)};
    }
    void open()
    {
        active = std::make_unique<ActiveAlerts>(log, settings, house.clock);
        WindowContext context = house.context();
        context.alerts = &log;
        context.alertSettings = &settings;
        context.activeAlerts = active.get();
        context.desktopSign = &sign;
        window = std::make_unique<MainWindow>(context);
        window->show();
        QTRY_COMPARE(table().model()->rowCount(), 3);
        QTRY_COMPARE(active->alerts().size(), 2);
    }
    Alert alertOf(qint64 key, AlertKind kind, int secondsAgo) const
    {
        Alert alert;
        alert.kind = kind;
        alert.minerKey = key;
        alert.since = house.clock.now().addSecs(-secondsAgo);
        alert.raised = alert.since.addSecs(300);
        alert.id = QStringLiteral("%1/m%2").arg(alertKindName(kind)).arg(key);
        alert.value = QStringLiteral("timeout");
        return alert;
    }
    AlertsPage &page() const { return *window->alertsPage(); }
    QTableView &table() const { return page().table(); }
    QString cell(int row, int column) const
    {
        return table().model()->index(row, column).data().toString();
    }
    QPushButton *button(const QString &label) const
    {
        for (QPushButton *button : page().findChildren<QPushButton *>()) {
            if (QString(button->text()).remove(u'&') == label)
                return button;
        }
        return nullptr;
    }
    QListWidgetItem *navigation(int row) const
    {
        return window->findChild<QListWidget *>()->item(row);
    }
    AlertRulesDialog *dialog() const { return page().findChild<AlertRulesDialog *>(); }
    template<typename Field>
    static Field *named(const QWidget *parent, const QString &name)
    {
        for (Field *field : parent->findChildren<Field *>()) {
            if (field->accessibleName() == name)
                return field;
        }
        return nullptr;
    }
    static QAbstractButton *labelled(const QWidget *parent, const QString &label)
    {
        for (QAbstractButton *button : parent->findChildren<QAbstractButton *>()) {
            if (QString(button->text()).remove(u'&') == label)
                return button;
        }
        return nullptr;
    }

    FakeHouse house;
    FakeAlertLog log;
    AlertSettings settings{house.folder.filePath(QStringLiteral("alerts.json")),
                           QStringLiteral(ALERT_RULES)};
    FakeSign sign;
    std::unique_ptr<ActiveAlerts> active;
    std::unique_ptr<MainWindow> window;
};

} // namespace coalface
