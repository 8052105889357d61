// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changeable.h"

#include "core/events/writejournal.h"
#include "core/pools/poollibrary.h"
#include "core/pools/wantedpools.h"
#include "core/settings/secretsfile.h"
#include "tests/core/fakeeventlog.h"
#include "tests/ui/fakepooltester.h"

#include "ui/mainwindow.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"
#include "ui/operations/bulkcommands.h"
#include "ui/operations/bulkdialog.h"
#include "ui/operations/bulkresults.h"
#include "ui/operations/bulktargetmodel.h"
#include "ui/windowactions.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

namespace coalface {

//! The window with a few miners that can be changed: 11 to 13, and 20, which has other modes and cannot pause.
struct BulkHouse
{
    explicit BulkHouse(const QList<qint64> &keys = {11, 12, 13, 20}) : miners(house)
    {
        for (const qint64 key : keys)
            house.addWorking(key, QStringLiteral("miner-%1").arg(key), 1.2, 55);
        const auto loaded = house.fleet.load();
        (void)QTest::qWaitFor(
            [&] { return loaded.isFinished() && house.fleet.size() == keys.size(); });
        WindowContext context = house.context();
        context.events = &events;
        context.journal = &journal;
        context.pools = &pools;
        context.poolTester = &tester;
        context.wantedPools = &wanted;
        window = std::make_unique<MainWindow>(context);
        window->show();
        window->minersPage().table().selectAll();
    }

    //! The dialog that is open with that name; null: none.
    BulkDialog *dialog(const QString &title) const
    {
        for (BulkDialog *candidate : window->findChildren<BulkDialog *>()) {
            if (candidate->isVisible() && candidate->windowTitle() == title)
                return candidate;
        }
        return nullptr;
    }
    //! Opens it and waits until everybody has answered.
    BulkDialog *open(QAction *action, const QString &title)
    {
        action->trigger();
        BulkDialog *opened = dialog(title);
        if (opened && !QTest::qWaitFor([&] { return says(*opened, QStringLiteral("can do this")); }))
            return nullptr;
        return opened;
    }
    static QTableView *table(const QWidget &in, const QString &name)
    {
        for (QTableView *candidate : in.findChildren<QTableView *>()) {
            if (candidate->isVisible() && candidate->accessibleName() == name)
                return candidate;
        }
        return nullptr;
    }
    static QPushButton *button(const QWidget &in, const QString &beginning)
    {
        for (QPushButton *candidate : in.findChildren<QPushButton *>()) {
            if (candidate->isVisible()
                && candidate->text().remove(QLatin1Char('&')).startsWith(beginning))
                return candidate;
        }
        return nullptr;
    }
    static bool says(const QWidget &in, const QString &part)
    {
        for (const QLabel *label : in.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }
    //! What stands there, in the row of that name.
    static QString cell(const QTableView *table, const QString &name, int column)
    {
        for (int row = 0; table && row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == name)
                return table->model()->index(row, column).data().toString();
        }
        return {};
    }
    static bool isTicked(const QTableView *table, const QString &name)
    {
        for (int row = 0; table && row < table->model()->rowCount(); ++row) {
            const QModelIndex index = table->model()->index(row, 0);
            if (index.data().toString() == name)
                return index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        }
        return false;
    }
    QStringList changed() const
    {
        QStringList ids;
        for (const Changeable::Write &write : miners.writes)
            ids << write.minerId;
        ids.sort();
        return ids;
    }

    FakePoolTester tester;
    FakeHouse house;
    Changeable miners;
    FakeEventLog events;
    WriteJournal journal{events, house.clock};
    SecretsFile vault{house.folder.filePath(QStringLiteral("secrets.json"))};
    PoolLibrary pools{house.folder.filePath(QStringLiteral("pools.json")), {}, vault};
    WantedPools wanted{house.fleet, events}; //!< knows nothing before it follows
    std::unique_ptr<MainWindow> window;
};

} // namespace coalface
