// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/secretsfile.h"
#include "fakepooltester.h"
#include "fakeports.h"
#include "tests/core/fakeeventlog.h"
#include "ui/pools/pooldialog.h"
#include "ui/pools/poolspage.h"
#include "ui/pools/pooltablemodel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace coalface {

//! A window's page of pools with two miners, of which one works for a pool that nobody keeps.
struct PoolHouse
{
    PoolHouse()
    {
        house.addWorking(1, QStringLiteral("attic"), 1.2, 55).telemetry->poolUrl = QStringLiteral(
            "pool.example:3333");
        house.addWorking(2, QStringLiteral("cellar"), 1.1, 52).telemetry->poolUrl = QStringLiteral(
            "stratum+tcp://stranger.example:4444");
        house.fleet.load();
        context.emplace(house.context());
        context->pools = &library;
        context->poolTester = &tester;
        context->vault = &vault;
        wanted = std::make_unique<WantedPools>(house.fleet, events);
        wanted->follow();
        context->wantedPools = wanted.get();
        page = std::make_unique<PoolsPage>(*context);
        page->resize(900, 560);
        page->show();
    }
    QTableView &table() const { return page->table(); }
    QString cell(int row, int column) const
    {
        return table().model()->index(row, column).data().toString();
    }
    QPushButton *button(const QString &label) const
    {
        for (QPushButton *button : page->findChildren<QPushButton *>()) {
            if (QString(button->text()).remove(u'&') == label)
                return button;
        }
        return nullptr;
    }
    static QAbstractButton *acceptButton(const QDialog &dialog)
    {
        const auto *box = dialog.findChild<QDialogButtonBox *>();
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QDialogButtonBox::AcceptRole)
                return button;
        }
        return nullptr;
    }
    PoolDialog *dialog() const { return page->findChild<PoolDialog *>(); }
    bool says(const QString &text) const // the dialog
    {
        const QList<QLabel *> labels = dialog()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return !label->isHidden() && label->text().contains(text);
        });
    }
    Result<Pool> put(const char *name, const char *url)
    {
        return library.put(
            {{}, QLatin1String(name), QLatin1String(url), QStringLiteral("wallet"), {}});
    }
    //! Someone else changed the pool of the first miner.
    void noteStranger(const QString &before, const QString &after)
    {
        Event strange;
        strange.time = house.fleet.miner(1)->telemetry->timestamp;
        strange.minerKey = 1;
        strange.kind = EventKind::PoolChanged;
        strange.actor.kind = EventActor::Kind::SomeoneElse;
        strange.before = before;
        strange.after = after;
        events.append({strange});
    }
    static QList<QLineEdit *> edits(const QDialog &dialog) // in their order: name, URL, worker, password
    {
        QList<QLineEdit *> edits = dialog.findChildren<QLineEdit *>();
        edits.removeIf(
            [](const QLineEdit *edit) { return qobject_cast<QComboBox *>(edit->parentWidget()); });
        return edits;
    }

    FakeHouse house;
    SecretsFile vault{house.folder.filePath(QStringLiteral("secrets.json"))};
    PoolLibrary library{house.folder.filePath(QStringLiteral("pools.json")),
                        QStringLiteral(POOL_PRESETS), vault};
    FakePoolTester tester;
    FakeEventLog events;
    std::unique_ptr<WantedPools> wanted;
    std::optional<WindowContext> context;
    std::unique_ptr<PoolsPage> page;
};

} // namespace coalface
