// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakedrivermanager.h"
#include "fakeports.h"

#include "ui/drivers/driverresultmodel.h"
#include "ui/drivers/driverspanel.h"
#include "ui/drivers/drivertable.h"
#include "ui/drivers/drivertablemodel.h"
#include "ui/drivers/driverwork.h"

#include <QLabel>
#include <QPushButton>

namespace coalface {

//! A panel with its manager.
struct DriverHouse
{
    FakeHouse house;
    FakeDriverManager manager;
    std::unique_ptr<DriverWork> work;
    std::unique_ptr<DriverTableModel> drivers;
    std::unique_ptr<DriversPanel> panel;

    void open()
    {
        work = std::make_unique<DriverWork>(manager, house.clock);
        drivers = std::make_unique<DriverTableModel>(manager, house.fleet, *work);
        panel = std::make_unique<DriversPanel>(*work, *drivers);
        panel->resize(900, 560);
        panel->show();
    }
    //! The button that is shown and has that text, or else one whose text begins so.
    QPushButton *button(const char *beginning) const
    {
        QPushButton *found = nullptr;
        for (QPushButton *candidate : panel->findChildren<QPushButton *>()) {
            const QString text = candidate->text().remove(QLatin1Char('&'));
            if (!candidate->isVisible() || !text.startsWith(QString::fromUtf8(beginning)))
                continue;
            if (!found || text == QString::fromUtf8(beginning))
                found = candidate;
        }
        return found;
    }
    bool isEnabled(const char *beginning) const
    {
        const QPushButton *found = button(beginning);
        return found && found->isEnabled();
    }
    bool says(const QString &part) const
    {
        for (const QLabel *label : panel->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }
    QString cell(const char *driverType, int column) const
    {
        return drivers->index(drivers->rowOf(QLatin1String(driverType)), column).data().toString();
    }
    QString newestResult() const { return work->results().index(0).data().toString(); }
    int resultCount() const { return work->results().rowCount(); }
};

inline const QString granite = QStringLiteral("granite");
inline const QString flint = QStringLiteral("flint");
inline const QString slate = QStringLiteral("slate");

//! Three of which two can be updated.
inline void threeDrivers(DriverHouse &with)
{
    with.manager.add(granite, DriverCondition::UpdateAvailable, DriverAction::Update);
    with.manager.add(flint, DriverCondition::UpdateAvailable, DriverAction::Update);
    with.manager.add(slate, DriverCondition::UpToDate);
    with.open();
}

} // namespace coalface
