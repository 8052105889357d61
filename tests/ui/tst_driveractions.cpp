// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driverhouse.h"

#include "tests/testprogram/testprogram.h"
#include "ui/drivers/driverconditiontext.h"
#include "ui/drivers/removedriverdialog.h"
#include "ui/drivers/trustdriverdialog.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

using namespace coalface;

namespace {
using Status = DriverChange::Status;
}

class TestDriverActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anActionCannotBeStartedTwice()
    {
        DriverHouse with;
        threeDrivers(with);
        with.button("Update")->click();
        QCOMPARE(with.manager.calls, QStringList{QStringLiteral("update granite")});
        for (const char *name : {"Update", "Roll back", "Disable", "Reload"})
            QVERIFY2(with.button(name) && !with.isEnabled(name), name);
        QVERIFY(!with.work->update(granite));
        QVERIFY(!with.work->reload(granite));
        QVERIFY(!with.work->rollBack(granite, {}));
        QVERIFY(!with.work->setEnabled(granite, false));
        QCOMPARE(with.manager.calls.size(), 1);
        with.manager.finishUpdate(granite);
        QTRY_VERIFY(!with.work->isBusy(granite));
        QVERIFY(with.isEnabled("Disable"));
    }

    void severalDriversAreWorkedOnAtOnce()
    {
        DriverHouse with;
        threeDrivers(with);
        QVERIFY(with.work->update(granite));
        QVERIFY(with.work->reload(slate));
        with.manager.reach(slate, DriverManager::Step::Switching);
        with.manager.reach(granite, DriverManager::Step::Testing);
        QCOMPARE(with.cell("granite", DriverTableModel::StatusColumn), QStringLiteral("Testing…"));
        QCOMPARE(with.cell("slate", DriverTableModel::StatusColumn), QStringLiteral("Switching…"));
        auto *bar = with.panel->findChild<QProgressBar *>();
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->value(), 3);
        QCOMPARE(bar->format(), QStringLiteral("Testing…"));
        with.panel->table().select(slate);
        QCOMPARE(bar->value(), 4);
        with.panel->table().select(flint);
        QVERIFY(!bar->isVisible());
        QVERIFY(with.isEnabled("Update"));
        with.manager.finish(slate, {slate, Status::Reloaded, {}, {}, {}});
        QTRY_COMPARE(with.resultCount(), 1);
        QVERIFY(with.work->isBusy(granite));
        QCOMPARE(with.cell("slate", DriverTableModel::StatusColumn), QStringLiteral("Up to date"));
    }

    void anActionIsCancelledUntilItSwitches()
    {
        DriverHouse with;
        threeDrivers(with);
        QVERIFY(!with.button("Cancel"));
        with.work->update(granite);
        with.manager.reach(granite, DriverManager::Step::Copying);
        with.button("Cancel")->click();
        QCOMPARE(with.manager.calls.last(), QStringLiteral("cancel granite"));
        QVERIFY(!with.isEnabled("Cancel")); // once is enough
        with.manager.finish(granite,
                            {granite, Status::Failed, {}, {}, QStringLiteral("Cancelled.")});
        QTRY_COMPARE(with.resultCount(), 1);
        QVERIFY(with.newestResult().contains(QStringLiteral("Granite is as it was: Cancelled.")));
        with.work->update(granite);
        QVERIFY(with.isEnabled("Cancel"));
        with.manager.reach(granite, DriverManager::Step::Switching);
        QVERIFY(!with.isEnabled("Cancel"));
        QVERIFY(!with.button("Cancel")->toolTip().isEmpty());
    }

    void updateAllGoesOnAfterAFailure()
    {
        DriverHouse with;
        threeDrivers(with);
        with.manager
            .add(QStringLiteral("marl"), DriverCondition::UpdateAvailable, DriverAction::Update)
            .pinned
            = true;
        with.manager.add(QStringLiteral("onyx"), DriverCondition::UpdateAvailable,
                         DriverAction::Update);
        with.manager.announce(QStringLiteral("onyx"));
        QCOMPARE(with.button("Update all")->text(), QStringLiteral("Update &all (3)"));
        with.button("Update all")->click();
        QCOMPARE(with.manager.calls, QStringList{QStringLiteral("update granite")});
        with.manager.finish(granite, {granite, Status::Failed, QStringLiteral("1.1.0"),
                                      QStringLiteral("1.1.0"),
                                      QStringLiteral("Version 1.2.0 did not pass its test.")});
        QTRY_COMPARE(with.manager.calls.last(), QStringLiteral("update flint"));
        QCOMPARE(with.manager.calls.size(), 2);
        with.manager.finishUpdate(flint);
        QTRY_COMPARE(with.manager.calls.last(), QStringLiteral("update onyx"));
        with.manager.finish(QStringLiteral("onyx"),
                            {QStringLiteral("onyx"), Status::Unchanged, {}, {}, {}});
        QTRY_VERIFY(!with.work->isUpdatingAll());
        QCOMPARE(with.manager.calls.size(), 3);
        QCOMPARE(with.resultCount(), 4);
        QVERIFY(with.newestResult().endsWith(
            QStringLiteral("Update all: 1 updated, 1 unchanged, 1 failed.")));
        QVERIFY(with.work->results().asText().contains(
            QStringLiteral("Version 1.2.0 did not pass its test.")));
    }

    void updateAllIsCancelledBetweenTwoDrivers()
    {
        DriverHouse with;
        threeDrivers(with);
        with.button("Update all")->click();
        with.button("Cancel all")->click();
        QVERIFY(!with.isEnabled("Cancel all"));
        QVERIFY(with.work->isBusy(granite));
        with.manager.finishUpdate(granite);
        QTRY_VERIFY(!with.work->isUpdatingAll());
        QCOMPARE(with.manager.calls, QStringList{QStringLiteral("update granite")});
        QVERIFY(
            with.newestResult().endsWith(QStringLiteral("Update all: 1 updated, 1 not begun.")));
    }

    void updateAllWaitsForADriverThatIsBusy()
    {
        DriverHouse with;
        threeDrivers(with);
        with.work->reload(granite);
        with.button("Update all")->click();
        QCOMPARE(with.manager.calls.last(), QStringLiteral("update flint"));
        with.manager.finishUpdate(flint);
        QTRY_VERIFY(!with.work->isBusy(flint));
        QVERIFY(with.work->isUpdatingAll());
        with.manager.finish(granite, {granite, Status::Reloaded, {}, {}, {}});
        QTRY_COMPARE(with.manager.calls.last(), QStringLiteral("update granite"));
        with.manager.finishUpdate(granite);
        QTRY_VERIFY(!with.work->isUpdatingAll());
    }

    void oneGoesBackToAVersionOfTheMenu()
    {
        DriverHouse with;
        threeDrivers(with);
        with.panel->table().select(slate);
        QVERIFY(!with.isEnabled("Roll back"));
        QVERIFY(!with.button("Roll back")->toolTip().isEmpty());
        with.manager.find(slate)->returnable = {QStringLiteral("1.0.0"), QStringLiteral("0.9.2")};
        with.manager.announce(slate);
        QVERIFY(with.isEnabled("Roll back"));
        const QList<QAction *> versions = with.button("Roll back")->menu()->actions();
        QCOMPARE(versions.size(), 2);
        QCOMPARE(versions[0]->text(), QStringLiteral("1.0.0 (ran before)"));
        with.manager.announce(slate); // leaves a menu that is open as it is
        QCOMPARE(with.button("Roll back")->menu()->actions(), versions);
        versions[1]->trigger();
        QCOMPARE(with.manager.calls.last(), QStringLiteral("rollBack slate 0.9.2"));
        with.manager.finish(slate, {slate,
                                    Status::RolledBack,
                                    QStringLiteral("1.1.0"),
                                    QStringLiteral("0.9.2"),
                                    {}});
        QTRY_COMPARE(with.resultCount(), 1);
        QVERIFY(
            with.newestResult().endsWith(QStringLiteral("Slate went back from 1.1.0 to 0.9.2.")));
    }

    void aDriverIsSwitchedOffAndOn()
    {
        DriverHouse with;
        threeDrivers(with);
        with.button("Disable")->click();
        QCOMPARE(with.manager.calls.last(), QStringLiteral("disable granite"));
        with.manager.find(granite)->condition = DriverCondition::Disabled;
        with.manager.find(granite)->action = DriverAction::Enable;
        with.manager.announce(granite);
        with.manager.finish(granite, {granite, Status::Disabled, {}, {}, {}});
        QTRY_VERIFY(with.isEnabled("Enable"));
        QVERIFY(!with.isEnabled("Reload"));
        with.button("Enable")->click();
        QCOMPARE(with.manager.calls.last(), QStringLiteral("enable granite"));
    }

    void aVersionIsKeptAndLetGo()
    {
        DriverHouse with;
        threeDrivers(with);
        QAction *keep = with.button("More")->menu()->actions().first();
        QVERIFY(!keep->isChecked());
        keep->trigger();
        QCOMPARE(with.manager.calls.last(), QStringLiteral("pin granite"));
        with.manager.find(granite)->pinned = true;
        with.manager.announce(granite);
        with.manager.finish(granite, {granite, Status::Pinned, {}, QStringLiteral("1.0.0"), {}});
        QTRY_VERIFY(with.isEnabled("More"));
        QVERIFY(keep->isChecked());
        keep->trigger();
        QCOMPARE(with.manager.calls.last(), QStringLiteral("unpin granite"));
    }

    void removingAsksFirstAndCancelIsTheDefault()
    {
        DriverHouse with;
        threeDrivers(with);
        QAction *remove = with.button("More")->menu()->actions().last();
        remove->trigger();
        auto *dialog = with.panel->findChild<RemoveDriverDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->defaultButton(), dialog->button(QMessageBox::Cancel));
        dialog->button(QMessageBox::Cancel)->click();
        QVERIFY(with.manager.calls.isEmpty());
        QTRY_VERIFY(!with.panel->findChild<RemoveDriverDialog *>());

        remove->trigger();
        dialog = with.panel->findChild<RemoveDriverDialog *>();
        for (QAbstractButton *button : dialog->buttons()) {
            if (dialog->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QCOMPARE(with.manager.calls, QStringList{QStringLiteral("remove granite")});
    }

    void installingAsksForTrustAndCancelIsTheDefault()
    {
        DriverHouse with;
        threeDrivers(with);
        with.panel->installFrom(QStringLiteral("/home/u/opal"));
        auto *dialog = with.panel->findChild<TrustDriverDialog *>();
        QVERIFY(dialog);
        QVERIFY(dialog->informativeText().contains(QStringLiteral("machine code")));
        QVERIFY(dialog->informativeText().contains(QStringLiteral("/home/u/opal")));
        QCOMPARE(dialog->defaultButton(), dialog->button(QMessageBox::Cancel));
        dialog->button(QMessageBox::Cancel)->click();
        QVERIFY(with.manager.calls.isEmpty());
        QTRY_VERIFY(!with.panel->findChild<TrustDriverDialog *>());

        with.panel->installFrom(QStringLiteral("/home/u/opal"));
        dialog = with.panel->findChild<TrustDriverDialog *>();
        for (QAbstractButton *button : dialog->buttons()) {
            if (dialog->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QCOMPARE(with.manager.calls, QStringList{QStringLiteral("install /home/u/opal trusted")});
        QVERIFY(!with.work->install(QStringLiteral("/home/u/other")));
        QVERIFY(!with.button("Install…"));
    }

    void aDroppedFolderIsInstalledAfterTheQuestion()
    {
        DriverHouse with;
        threeDrivers(with);
        const auto drop = [&](const QUrl &url) {
            QMimeData data;
            data.setUrls({url});
            QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(with.panel.get(), &enter);
            if (!enter.isAccepted())
                return false;
            QDropEvent dropped({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(with.panel.get(), &dropped);
            return true;
        };
        QVERIFY(!drop(QUrl(QStringLiteral("https://example.org/driver.so"))));
        QVERIFY(!drop(QUrl::fromLocalFile(with.house.folder.filePath(QStringLiteral("a.txt")))));
        QVERIFY(drop(QUrl::fromLocalFile(with.house.folder.path())));
        auto *dialog = with.panel->findChild<TrustDriverDialog *>();
        QVERIFY(dialog);
        QVERIFY(dialog->informativeText().contains(with.house.folder.path()));
        QVERIFY(with.manager.calls.isEmpty());
    }

    void anInstallationShowsItsStepsAndIsCancelled()
    {
        DriverHouse with;
        threeDrivers(with);
        with.work->install(QStringLiteral("/home/u/opal"));
        QVERIFY(with.says(QStringLiteral("installing: Starting…")));
        QVERIFY(!with.isEnabled("Cancel installation")); // which driver it is is not known yet
        with.manager.reach(QStringLiteral("opal"), DriverManager::Step::Testing);
        QVERIFY(with.says(QStringLiteral("installing: Testing…")));
        QVERIFY(!with.work->update(QStringLiteral("opal")));
        with.button("Cancel installation")->click();
        QCOMPARE(with.manager.calls.last(), QStringLiteral("cancel opal"));
        with.manager.finish(QStringLiteral("install"),
                            {{}, Status::Refused, {}, {}, QStringLiteral("It is no driver.")});
        QTRY_VERIFY(!with.work->isInstalling());
        QVERIFY(!with.work->isBusy(QStringLiteral("opal")));
        QVERIFY(with.newestResult().contains(QStringLiteral("It is no driver.")));
        QVERIFY(with.isEnabled("Install…"));
    }

    void anUntrustedDriverIsInstalledFromWhereItLies()
    {
        DriverHouse with;
        with.manager.add(QStringLiteral("opal"), DriverCondition::Untrusted, DriverAction::Install);
        with.open();
        QPushButton *install = nullptr;
        for (QPushButton *button : with.panel->findChildren<QPushButton *>()) {
            if (button->isVisible() && !button->menu()
                && button->text() == driverActionLabel(DriverAction::Install))
                install = button;
        }
        QVERIFY(install);
        install->click();
        auto *dialog = with.panel->findChild<TrustDriverDialog *>();
        QVERIFY(dialog);
        QVERIFY(
            dialog->informativeText().contains(QStringLiteral("/home/u/miner_drivers/opal/1.1.0")));
    }
};

COALFACE_TEST(TestDriverActions)
#include "tst_driveractions.moc"
