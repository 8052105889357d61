// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakedrivermanager.h"
#include "fakemetricslog.h"
#include "fakeports.h"
#include "operations/changeable.h"
#include "previewalerts.h"

#include "tests/testprogram/testprogram.h"
#include "ui/alerts/alertrulesdialog.h"
#include "ui/details/detailspane.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/addminerdialog.h"
#include "ui/dialogs/discoverdialog.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/forgetdialog.h"
#include "ui/dialogs/renamedialog.h"
#include "ui/dialogs/tagdialog.h"
#include "ui/drivers/drivercommands.h"
#include "ui/drivers/drivermetricsview.h"
#include "ui/drivers/driverwork.h"
#include "ui/drivers/recentfigures.h"
#include "ui/drivers/updatedriversdialog.h"
#include "ui/mainwindow.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"
#include "ui/operations/bulkdialog.h"
#include "ui/windowactions.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace coalface;

namespace {

bool needsName(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::EditableText:
    case QAccessible::ComboBox:
    case QAccessible::SpinBox:
    case QAccessible::Table:
    case QAccessible::List:
    case QAccessible::Tree:
    case QAccessible::PageTabList:
    case QAccessible::ProgressBar:
    case QAccessible::Slider:
    case QAccessible::ToolBar:
        return true;
    default:
        return false;
    }
}

bool isLabelled(QAccessibleInterface *node)
{
    if (!node->text(QAccessible::Name).isEmpty() && node->role() != QAccessible::ComboBox)
        return true;
    return !node->relations(QAccessible::Label).isEmpty();
}

bool isPartOfOneControl(QAccessibleInterface *node)
{
    const QWidget *widget = qobject_cast<QWidget *>(node->object());
    // The edit within a spin box, and the list within a combo box, speak for their owner.
    for (const QWidget *up = widget ? widget->parentWidget() : nullptr; up; up = up->parentWidget()) {
        if (qobject_cast<const QAbstractSpinBox *>(up) || qobject_cast<const QComboBox *>(up))
            return true;
        if (up->isWindow())
            break;
    }
    return false;
}

void walk(QAccessibleInterface *node, QStringList &unnamed, QMap<QString, int> &found, int depth = 0)
{
    if (!node || depth > 30 || node->state().invisible)
        return;
    if (needsName(node->role()) && !isLabelled(node) && !isPartOfOneControl(node)) {
        const QObject *object = node->object();
        unnamed += QStringLiteral("%1 in %2")
                       .arg(QLatin1String(object ? object->metaObject()->className() : "?"),
                            QLatin1String(object && object->parent()
                                              ? object->parent()->metaObject()->className()
                                              : "?"));
    }
    ++found[node->text(QAccessible::Name)];
    if (node->role() == QAccessible::Table)
        return;
    for (int i = 0; i < node->childCount(); ++i)
        walk(node->child(i), unnamed, found, depth + 1);
}

QMap<QString, int> namesIn(QWidget &window, QStringList &unnamed)
{
    QMap<QString, int> found;
    walk(QAccessible::queryAccessibleInterface(&window), unnamed, found);
    return found;
}

QStringList repeatedMnemonics(const QStringList &texts)
{
    QMap<QString, QStringList> users;
    for (const QString &text : texts) {
        const QKeySequence mnemonic = QKeySequence::mnemonic(text);
        if (!mnemonic.isEmpty())
            users[mnemonic.toString()] += text;
    }
    QStringList repeated;
    for (const QStringList &same : users) {
        if (same.size() > 1)
            repeated += same.join(QStringLiteral(" = "));
    }
    return repeated;
}

QStringList mnemonicTexts(const QWidget &window)
{
    QStringList texts;
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            texts += button->text();
    }
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy())
            texts += label->text();
    }
    // The same key would go to and fro between a button and a menu.
    for (const QMenuBar *bar : window.findChildren<QMenuBar *>()) {
        for (const QAction *menu : bar->actions())
            texts += menu->text();
    }
    return texts;
}

QPushButton *enabledButton(const QWidget &in, const QString &beginning)
{
    for (QPushButton *button : in.findChildren<QPushButton *>()) {
        if (button->isEnabled() && button->text().remove(QLatin1Char('&')).startsWith(beginning))
            return button;
    }
    return nullptr;
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT
private:
    void check(QWidget &window, const QStringList &expected)
    {
        window.show();
        QStringList unnamed;
        const auto found = namesIn(window, unnamed);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(QLatin1Char('\n'))));
        for (const QString &name : expected)
            QVERIFY2(found.contains(name),
                     qPrintable(
                         QStringLiteral("no “%1” among: %2")
                             .arg(name, QStringList(found.keys()).join(QStringLiteral(" | ")))));
        const QStringList repeated = repeatedMnemonics(mnemonicTexts(window));
        QVERIFY2(repeated.isEmpty(), qPrintable(repeated.join(QLatin1Char('\n'))));
    }

private Q_SLOTS:
    void theWindowKeepsItsNames()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("attic"), 1.2, 55);
        QVERIFY(QTest::qWaitFor([future = house.fleet.load()] { return future.isFinished(); }));
        MainWindow window(house.context());
        window.setCollector(QStringLiteral("Another program collects."));
        window.resize(1400, 800); // with room for all buttons
        check(window,
              {QStringLiteral("Coalface"), QStringLiteral("Navigation"), QStringLiteral("Miners"),
               QStringLiteral("Filter miners"), QStringLiteral("Hashrate"), QStringLiteral("Power"),
               QStringLiteral("Efficiency"), QStringLiteral("Hottest"),
               QStringLiteral("Best difficulty"), QStringLiteral("1 h"), QStringLiteral("24 h"),
               QStringLiteral("Live"), QStringLiteral("Reset zoom"), QStringLiteral("Hashrate chart"),
               QStringLiteral("Metric"), QStringLiteral("1.20\u00a0TH/s")});
    }

    void thePageOfAMinerIsNamed()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("attic"), 1.2, 55);
        house.drivers.pebble.pools = [](const MinerRef &) {
            return Result<PoolInfo>(
                PoolInfo{{{0, QStringLiteral("pool.example:1"), QStringLiteral("a"), true}}, false});
        };
        QVERIFY(QTest::qWaitFor([future = house.fleet.load()] { return future.isFinished(); }));
        WindowContext context = house.context();
        FakeDriverManager manager;
        manager.add(QStringLiteral("pebble"), DriverCondition::UpToDate, DriverAction::None);
        context.driverManager = &manager;
        FakeMetricsLog metrics;
        context.driverMetrics = &metrics;
        MainWindow window(context);
        window.show();
        window.actions().openDetails->trigger();
        QVERIFY(window.minersPage().isFull());
        const QMap<QString, QStringList> pages{
            {QStringLiteral("Overview"), {QStringLiteral("Addresses")}},
            {QStringLiteral("Device"), {QStringLiteral("Configured pools"), QStringLiteral("Can")}},
            {QStringLiteral("Driver"), {QStringLiteral("Show in Drivers")}},
            {QStringLiteral("Notes"), {QStringLiteral("Tags"), QStringLiteral("Save")}},
            {QStringLiteral("Raw reply"), {QStringLiteral("Ask now"), QStringLiteral("Copy")}}};
        QTabWidget &tabs = window.minersPage().details().tabs();
        for (int i = 0; i < tabs.count(); ++i) {
            tabs.setCurrentIndex(i);
            if (QPushButton *ask = enabledButton(*tabs.widget(i), QStringLiteral("Ask now")))
                ask->click();
            QTest::qWait(20);
            check(window, QStringList{QStringLiteral("All miners"), QStringLiteral("Rename…"),
                                      QStringLiteral("Tags"), QStringLiteral("Open web interface")}
                              + pages.value(tabs.tabText(i)));
        }
    }

    void thePageAndTheDialogOfDriversKeepTheirNames()
    {
        FakeHouse house;
        FakeDriverManager manager;
        manager.add(QStringLiteral("pebble"), DriverCondition::Modified, DriverAction::Repair).reason
            = QStringLiteral("Its files were changed.");
        WindowContext context = house.context();
        context.driverManager = &manager;
        FakeMetricsLog metrics;
        metrics.add(QStringLiteral("pebble"), QStringLiteral("1.1.0"), 5);
        context.driverMetrics = &metrics;
        MainWindow window(context);
        window.actions().showDrivers->trigger();
        DriverWork &work = window.driverCommands()->work();
        const QStringList names{QStringLiteral("Drivers"),      QStringLiteral("Repair"),
                                QStringLiteral("Update all"),   QStringLiteral("Roll back to…"),
                                QStringLiteral("Disable"),      QStringLiteral("Reload"),
                                QStringLiteral("Install…"),     QStringLiteral("Open folder"),
                                QStringLiteral("Reason"),       QStringLiteral("Copy"),
                                QStringLiteral("Last 24 hours")};
        check(window, QStringList{QStringLiteral("Navigation")} + names);
        UpdateDriversDialog dialog(work, window.driverCommands()->drivers(),
                                   window.driverCommands()->figures());
        check(dialog, QStringList{QStringLiteral("Update drivers")} + names);
        auto *tabs = dialog.findChild<QTabWidget *>();
        tabs->setCurrentWidget(dialog.findChild<DriverMetricsView *>());
        QTRY_VERIFY(window.driverCommands()->figures()->of(QStringLiteral("pebble"),
                                                           QStringLiteral("1.1.0")));
        check(dialog, {QStringLiteral("Last 24 hours"), QStringLiteral("Most memory")});
        work.update(QStringLiteral("pebble"));
        check(dialog, {QStringLiteral("Progress"), QStringLiteral("Cancel")});
    }

    void thePageAndTheRulesOfAlertsKeepTheirNames()
    {
        FakeHouse house;
        house.addWorking(13, QStringLiteral("attic"), 1.2, 55);
        QVERIFY(QTest::qWaitFor([future = house.fleet.load()] { return future.isFinished(); }));
        PreviewAlerts alerts(house, QStringLiteral(ALERT_RULES));
        WindowContext context = house.context();
        alerts.giveTo(context);
        MainWindow window(context);
        QTableView &table = window.alertsPage()->table();
        QTRY_COMPARE(table.model()->rowCount(), 7);
        PreviewAlerts::show(window, false);
        check(window, {QStringLiteral("Alerts"), QStringLiteral("Filter alerts"),
                       QStringLiteral("Show"), QStringLiteral("Acknowledge"), QStringLiteral("Mute"),
                       QStringLiteral("Show miner"), QStringLiteral("Rules…")});
        AlertRulesDialog rules(alerts.settings, nullptr);
        check(rules, {QStringLiteral("Alert rules"), QStringLiteral("Too hot: limit"),
                      QStringLiteral("Offline: after it has lasted"), QStringLiteral("Quiet from"),
                      QStringLiteral("Show desktop notifications"), QStringLiteral("Save")});
        // By the keyboard alone: all its fields, one after the other.
        QSet<QWidget *> reached;
        for (QWidget *at = rules.nextInFocusChain(); at != &rules; at = at->nextInFocusChain()) {
            if (at->isEnabled() && (at->focusPolicy() & Qt::TabFocus))
                reached.insert(at);
        }
        for (QAbstractSpinBox *field : rules.findChildren<QAbstractSpinBox *>())
            QVERIFY(!field->isEnabled() || reached.contains(field));
    }

    void theFirstRunPageIsNamed()
    {
        FakeHouse house;
        MainWindow window(house.context());
        check(window,
              {QStringLiteral("Find miners on 192.168.1.0/24"), QStringLiteral("Add by address…")});
    }

    void theDialogsKeepTheirNames()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("attic"), 1.2, 55);
        QVERIFY(QTest::qWaitFor([future = house.fleet.load()] { return future.isFinished(); }));
        DiscoverDialog discover(house.context());
        check(discover, {QStringLiteral("Discover miners"), QStringLiteral("Discovered miners"),
                         QStringLiteral("Scan")});
        AddMinerDialog add(house.context());
        check(add, {QStringLiteral("Add miner"), QStringLiteral("Address"), QStringLiteral("Add")});
        ExportDialog exporting(house.context(), {1});
        check(exporting,
              {QStringLiteral("Export CSV"), QStringLiteral("File"), QStringLiteral("Export"),
               QStringLiteral("Columns"), QStringLiteral("Separator"), QStringLiteral("Usual")});
        ForgetDialog forget(house.context(), {1});
        check(forget, {QStringLiteral("Forget miners"), QStringLiteral("Cancel")});
        TagDialog tag(house.context(), {1});
        check(tag, {QStringLiteral("New tag"), QStringLiteral("Tag")});
        RenameDialog rename(house.context(), 1);
        check(rename, {QStringLiteral("Rename miner"), QStringLiteral("Name")});
        AboutDialog about;
        check(about, {QStringLiteral("About")});
    }

    void theDialogsThatChangeMinersKeepTheirNames()
    {
        FakeHouse house;
        Changeable miners(house);
        house.addWorking(11, QStringLiteral("attic"), 1.2, 55);
        QVERIFY(QTest::qWaitFor([future = house.fleet.load()] { return future.isFinished(); }));
        MainWindow window(house.context());
        window.minersPage().table().selectAll();
        const WindowActions &actions = window.actions();
        const std::pair<QAction *, QString> dialogs[]
            = {{actions.restart, QStringLiteral("Restart miners")},
               {actions.powerMode, QStringLiteral("Power mode")},
               {actions.setPool, QStringLiteral("Set pool")},
               {actions.locate, QStringLiteral("Locate miners")},
               {actions.pause, QStringLiteral("Pause miners")},
               {actions.resume, QStringLiteral("Resume miners")}};
        for (const auto &[action, name] : dialogs) {
            action->trigger();
            const auto opened = window.findChildren<BulkDialog *>();
            QCOMPARE(opened.last()->windowTitle(), name);
            check(*opened.last(), {name, QStringLiteral("Bulk targets"), QStringLiteral("Cancel")});
        }
        BulkDialog *restart = window.findChild<BulkDialog *>();
        QPushButton *go = nullptr;
        QTRY_VERIFY((go = enabledButton(*restart, QStringLiteral("Restart 1"))));
        go->click();
        check(*restart, {QStringLiteral("Restart miners"), QStringLiteral("Bulk results"),
                         QStringLiteral("Progress"), QStringLiteral("Copy"),
                         QStringLiteral("Export…"), QStringLiteral("Close")});
    }

    void menusHaveNoMnemonicTwice()
    {
        FakeHouse house;
        FakeDriverManager manager;
        WindowContext context = house.context();
        context.driverManager = &manager;
        MainWindow window(context);
        QStringList top;
        for (const QAction *action : window.menuBar()->actions()) {
            top += action->text();
            QStringList entries;
            for (const QAction *entry : action->menu()->actions())
                entries += entry->text();
            QVERIFY2(repeatedMnemonics(entries).isEmpty(),
                     qPrintable(repeatedMnemonics(entries).join(QLatin1Char('\n'))));
        }
        QVERIFY2(repeatedMnemonics(top).isEmpty(), qPrintable(top.join(QLatin1Char(' '))));
    }
};

COALFACE_TEST(TestAccessibility)
#include "tst_accessibility.moc"
