// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driverhouse.h"

#include "tests/testprogram/testprogram.h"
#include "ui/common/badgedelegate.h"
#include "ui/common/messagebar.h"
#include "ui/drivers/drivercommands.h"
#include "ui/drivers/driverspage.h"
#include "ui/drivers/updatedriversdialog.h"
#include "ui/mainwindow.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"
#include "ui/windowactions.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>
#include <QTest>

using namespace coalface;

namespace {

//! The window with a manager of two drivers that can be updated, and a miner.
struct WindowHouse
{
    FakeHouse house;
    FakeDriverManager manager;
    std::unique_ptr<MainWindow> window;

    WindowHouse()
    {
        manager.add(granite, DriverCondition::UpdateAvailable, DriverAction::Update);
        manager.add(flint, DriverCondition::UpdateAvailable, DriverAction::Update);
        manager.add(slate, DriverCondition::UpToDate);
        house.addWorking(1, QStringLiteral("attic"), 1.2, 55);
    }
    void open()
    {
        WindowContext context = house.context();
        context.driverManager = &manager;
        window = std::make_unique<MainWindow>(context);
        window->show();
        QVERIFY(QTest::qWaitFor([future = house.fleet.load()] { return future.isFinished(); }));
        QTRY_COMPARE(house.fleet.size(), 1);
    }
    QListWidget &navigation() const { return *window->findChild<QListWidget *>(); }
    QString badge() const
    {
        return navigation().item(2)->data(BadgeDelegate::BadgeRole).toString();
    }
    QStringList messages() const { return window->findChild<MessageBar *>()->sentences(); }
    DriversPage &page() const { return *window->driversPage(); }
    DriverWork &work() const { return window->driverCommands()->work(); }
};

} // namespace

class TestDriversWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutAManagerThereIsNothingAboutDrivers()
    {
        FakeHouse house;
        MainWindow window(house.context());
        QCOMPARE(window.findChild<QListWidget *>()->count(), 2); // dashboard and miners
        for (const QMenu *menu : window.findChildren<QMenu *>()) {
            QVERIFY(!menu->actions().contains(window.actions().updateDrivers));
            QVERIFY(!menu->actions().contains(window.actions().showDrivers));
        }
        QVERIFY(!window.actions().updateDrivers->isEnabled()
                || !window.QWidget::actions().contains(window.actions().updateDrivers));
        QVERIFY(!window.driverCommands());
    }

    void theBadgeCountsUpdates()
    {
        WindowHouse with;
        with.open();
        QCOMPARE(with.navigation().item(2)->text(), QStringLiteral("Drivers"));
        QCOMPARE(with.badge(), QStringLiteral("2"));
        QVERIFY(with.navigation().item(2)->data(BadgeDelegate::AttentionRole).toBool());
        QVERIFY(with.navigation()
                    .item(2)
                    ->data(Qt::AccessibleDescriptionRole)
                    .toString()
                    .startsWith(QStringLiteral("2 ")));
        with.work().update(granite);
        with.manager.finishUpdate(granite);
        QTRY_COMPARE(with.badge(), QStringLiteral("1"));
        with.manager.find(flint)->condition = DriverCondition::UpToDate;
        with.manager.announce(flint);
        QCOMPARE(with.badge(), QString());
    }

    void onThePageOfDriversNothingIsDoneToMiners()
    {
        WindowHouse with;
        with.open();
        with.window->minersPage().table().selectKeys({1});
        QVERIFY(with.window->actions().forget->isEnabled());
        with.window->actions().showDrivers->trigger();
        QVERIFY(with.page().isVisible());
        QVERIFY(!with.window->minersPage().isVisible());
        for (const QAction *action : {with.window->actions().forget, with.window->actions().rename,
                                      with.window->actions().copy, with.window->actions().selectAll})
            QVERIFY2(!action->isEnabled() && action->toolTip().contains(QStringLiteral("Miners")),
                     qPrintable(action->text()));
        with.window->actions().showMiners->trigger();
        QVERIFY(with.window->actions().forget->isEnabled());
    }

    void filteringLeadsBackToTheMiners()
    {
        WindowHouse with;
        with.open();
        with.window->actions().showDrivers->trigger();
        with.window->actions().filter->trigger();
        QVERIFY(with.window->minersPage().isVisible());
        with.window->actions().showDrivers->trigger();
        with.window->minersPage().filter().setFocus();
        QTest::keyClicks(&with.window->minersPage().filter(), QStringLiteral("a"));
        QVERIFY(with.window->minersPage().isVisible());
    }

    void pageAndDialogShareTheirWork()
    {
        WindowHouse with;
        with.open();
        with.window->actions().updateDrivers->trigger();
        auto *dialog = with.window->findChild<UpdateDriversDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Update drivers"));
        QVERIFY(with.manager.calls.isEmpty()); // nothing starts by itself
        with.window->actions().updateDrivers->trigger();
        QCOMPARE(with.window->findChildren<UpdateDriversDialog *>().size(), 1);
        with.work().update(granite);
        QVERIFY(!with.work().update(granite));
        dialog->close();
        QTRY_VERIFY(!with.window->findChild<UpdateDriversDialog *>());
        with.manager.finishUpdate(granite);
        QTRY_VERIFY(with.window->statusBar()->currentMessage().contains(
            QStringLiteral("Granite was updated")));
        QCOMPARE(with.work().results().rowCount(), 1);
    }

    void aRollBackByItselfIsALastingMessage()
    {
        WindowHouse with;
        with.open();
        const QString sentence = QStringLiteral(
            "Version 1.2.0 of flint crashed; 1.1.0 runs again.");
        Q_EMIT with.manager.rolledBackByItself(flint, sentence);
        QCOMPARE(with.messages(), QStringList{sentence});
        QCOMPARE(with.work().results().rowCount(), 1);
    }

    void aFailureIsSaidWhereItIsSeen()
    {
        WindowHouse with;
        with.open();
        with.work().update(granite);
        with.manager.finish(granite, {granite,
                                      DriverChange::Status::Failed,
                                      {},
                                      {},
                                      QStringLiteral("The disk is full.")});
        QTRY_COMPARE(with.messages(),
                     QStringList{QStringLiteral("Granite is as it was: The disk is full.")});
        with.window->actions().showDrivers->trigger();
        with.work().update(flint);
        with.manager.finish(flint, {flint,
                                    DriverChange::Status::Failed,
                                    {},
                                    {},
                                    QStringLiteral("The disk is full.")});
        QTRY_COMPARE(with.work().results().rowCount(), 2);
        QCOMPARE(with.messages().size(), 1);
    }

    void thePageComesBack()
    {
        WindowHouse with;
        with.open();
        with.window->actions().showDrivers->trigger();
        with.window->close();
        with.open();
        QVERIFY(with.page().isVisible());
    }

    void nothingAsksForARestart()
    {
        WindowHouse with;
        with.open();
        with.window->actions().showDrivers->trigger();
        for (const QLabel *label : with.page().findChildren<QLabel *>())
            QVERIFY(!label->text().contains(QStringLiteral("restart"), Qt::CaseInsensitive));
    }
};

COALFACE_TEST(TestDriversWindow)
#include "tst_driverswindow.moc"
