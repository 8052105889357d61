// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulkhouse.h"

#include "tests/testprogram/testprogram.h"

#include <QComboBox>

using namespace coalface;

namespace {
const QString targets = QStringLiteral("Bulk targets");
const QString restartTitle = QStringLiteral("Restart miners");
const QString modeTitle = QStringLiteral("Power mode");
} // namespace

class TestBulkSheet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoCannotBeChangedIsUntickedAndTheReasonSaid()
    {
        BulkHouse house;
        house.miners.silent = {QStringLiteral("m11")};
        house.miners.strangers = {QStringLiteral("m12")};
        BulkDialog *dialog = house.open(house.window->actions().pause,
                                        QStringLiteral("Pause miners"));
        QVERIFY(dialog);
        const QTableView *table = BulkHouse::table(*dialog, targets);
        const auto reason = [table](const char *name) {
            return BulkHouse::cell(table, QLatin1String(name), BulkTargetModel::Possible);
        };
        QVERIFY(reason("miner-11").contains(QLatin1String("did not answer")));
        QVERIFY(reason("miner-12").contains(QLatin1String("Another device answers")));
        QVERIFY(reason("miner-20").contains(QLatin1String("cannot do that.")));
        QCOMPARE(reason("miner-13"), QStringLiteral("Yes"));
        for (const char *name : {"miner-11", "miner-12", "miner-20"})
            QVERIFY(!BulkHouse::isTicked(table, QLatin1String(name)));
        QVERIFY(BulkHouse::isTicked(table, QStringLiteral("miner-13")));
        QVERIFY(BulkHouse::says(*dialog, QStringLiteral("1 of 4 can do this")));
        QVERIFY(BulkHouse::button(*dialog, QStringLiteral("Pause 1 miner")));
        // Nor does a click tick them.
        QVERIFY(!table->model()->setData(table->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole)
                || BulkHouse::cell(table, QStringLiteral("miner-13"), 0).isEmpty());
    }

    void aSheetIsNoLargerThanTheWindow()
    {
        BulkHouse house;
        house.window->setMinimumSize(1, 1);
        house.window->resize(680, 480); // the offscreen screen has 800 x 800
        const QSize room = house.window->size();
        QVERIFY(room.width() < 720);
        const WindowActions &actions = house.window->actions();
        for (QAction *action : {actions.restart, actions.powerMode, actions.setPool, actions.pause}) {
            action->trigger();
            const auto opened = house.window->findChildren<BulkDialog *>();
            QCOMPARE(opened.size(), 1);
            QTRY_VERIFY(BulkHouse::says(*opened.first(), QStringLiteral("can do this")));
            QVERIFY2(opened.first()->width() <= room.width()
                         && opened.first()->height() <= room.height(),
                     qPrintable(QStringLiteral("%1: %2 x %3")
                                    .arg(opened.first()->windowTitle())
                                    .arg(opened.first()->width())
                                    .arg(opened.first()->height())));
            // What it asks for and its buttons are seen.
            for (const QPushButton *button : opened.first()->findChildren<QPushButton *>())
                QVERIFY(!button->isVisible()
                        || opened.first()->rect().contains(
                            QRect(button->mapTo(opened.first(), QPoint()), button->size())));
            delete opened.first();
        }
    }

    void cancelIsTheDefaultAndChangesNothing()
    {
        BulkHouse house;
        BulkDialog *dialog = house.open(house.window->actions().restart, restartTitle);
        QVERIFY(dialog);
        QVERIFY(!dialog->isModal());
        QPushButton *cancel = BulkHouse::button(*dialog, QStringLiteral("Cancel"));
        QVERIFY(cancel->isDefault());
        QVERIFY(!BulkHouse::button(*dialog, QStringLiteral("Restart 4"))->isDefault());
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!house.dialog(restartTitle));
        QVERIFY(house.miners.writes.isEmpty());
    }

    void withTheKeyboardAloneOneIsLeftOutAndTheOthersAreChanged()
    {
        BulkHouse house;
        house.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(house.window.get()));
        QTest::keyClick(&house.window->minersPage().table(), Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(house.dialog(restartTitle));
        BulkDialog *dialog = house.dialog(restartTitle);
        QTRY_VERIFY(BulkHouse::says(*dialog, QStringLiteral("can do this")));
        QTableView *table = BulkHouse::table(*dialog, targets);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Space);
        QVERIFY(!BulkHouse::isTicked(table, QStringLiteral("miner-12")));
        QPushButton *go = BulkHouse::button(*dialog, QStringLiteral("Restart 3 miners"));
        QVERIFY(go);
        for (int steps = 0; steps < 10 && !go->hasFocus(); ++steps)
            QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
        QVERIFY(go->hasFocus());
        QTest::keyClick(go, Qt::Key_Space);
        QTRY_COMPARE(house.changed(), (QStringList{QStringLiteral("m11"), QStringLiteral("m13"),
                                                   QStringLiteral("m20")}));
        QCOMPARE(house.miners.writes.first().request.verb, WriteRequest::Verb::Restart);
    }

    void aModeIsShownWithEachDevicesOwnValues()
    {
        BulkHouse house;
        house.miners.modes = {{QStringLiteral("m12"), QStringLiteral("eco")}};
        house.miners.obstacles = {
            {QStringLiteral("m13"), {{Capability::SetMode, QStringLiteral("It calibrates.")}}}};
        BulkDialog *dialog = house.open(house.window->actions().powerMode, modeTitle);
        QVERIFY(dialog);
        auto *modes = dialog->findChild<QComboBox *>();
        QCOMPARE(modes->currentIndex(), -1); // nobody has chosen for the person
        QVERIFY(!BulkHouse::button(*dialog, QStringLiteral("Set mode"))->isEnabled());
        QVERIFY(modes->findText(QStringLiteral("low")) >= 0); // which one of them has
        modes->setCurrentText(QStringLiteral("eco"));
        const QTableView *table = BulkHouse::table(*dialog, targets);
        const auto text = [table](const char *name, int column) {
            return BulkHouse::cell(table, QLatin1String(name), column)
                .replace(QChar(0xa0), QLatin1Char(' '));
        };
        QCOMPARE(text("miner-11", BulkTargetModel::Before), QStringLiteral("standard"));
        const QVariant values = table->model()->index(0, BulkTargetModel::Before).data(Qt::ToolTipRole);
        QVERIFY2(values.toString().startsWith(QLatin1String("standard: ")),
                 qPrintable(values.toString()));
        QCOMPARE(text("miner-11", BulkTargetModel::After),
                 QStringLiteral("eco: 400 MHz, 1100 mV, 12.0 W"));
        QCOMPARE(text("miner-20", BulkTargetModel::After), QStringLiteral("eco: 90.0 W"));
        // Who runs in it already is left alone, unless it is ticked.
        QVERIFY(!BulkHouse::isTicked(table, QStringLiteral("miner-12")));
        QCOMPARE(text("miner-12", BulkTargetModel::Possible),
                 QStringLiteral("It is set so already"));
        // Each is in one group of the summary.
        QCOMPARE(text("miner-13", BulkTargetModel::Possible),
                 QStringLiteral("Not now: It calibrates."));
        QVERIFY(!BulkHouse::isTicked(table, QStringLiteral("miner-13")));
        QVERIFY(BulkHouse::says(*dialog, QStringLiteral("2 of 4 can do this. 1 miners are set so "
                                                        "already. 1 miners are left out")));
        modes->setCurrentText(QStringLiteral("turbo"));
        QVERIFY(text("miner-20", BulkTargetModel::Possible).contains(QLatin1String("low, eco")));
        QVERIFY(!BulkHouse::isTicked(table, QStringLiteral("miner-20")));
        BulkHouse::button(*dialog, QStringLiteral("Set mode of 2 miners"))->click();
        QTRY_COMPARE(house.miners.writes.size(), 2);
        for (const Changeable::Write &write : std::as_const(house.miners.writes))
            QCOMPARE(write.request.mode, QStringLiteral("turbo"));
    }

    void whatAFilterHidesIsLeftOutAndSaid()
    {
        BulkHouse house;
        QLineEdit &filter = house.window->minersPage().filter();
        filter.setText(QStringLiteral("miner-1"));
        QCOMPARE(house.window->minersPage().table().selectedKeys().size(), 3);
        BulkDialog *dialog = house.open(house.window->actions().restart, restartTitle);
        QVERIFY(dialog);
        QVERIFY(BulkHouse::says(*dialog, QStringLiteral("1 selected miner")));
        QVERIFY(BulkHouse::button(*dialog, QStringLiteral("Restart 3 miners")));
        dialog->reject();
        filter.clear(); // it comes back, unselected
        house.window->minersPage().table().selectKeys({11, 12});
        dialog = house.open(house.window->actions().restart, restartTitle);
        QVERIFY(dialog);
        QVERIFY(!BulkHouse::says(*dialog, QStringLiteral("hidden by the filter")));
    }

    void whoHasNotAnsweredYetIsLeftOut()
    {
        BulkHouse house;
        house.window->actions().restart->trigger();
        BulkDialog *dialog = house.dialog(restartTitle);
        QVERIFY(dialog);
        // Before the event loop turns nobody has.
        QVERIFY(BulkHouse::says(*dialog, QStringLiteral("0 of 4 have answered")));
        QVERIFY(!BulkHouse::button(*dialog, QStringLiteral("Restart 0 miners"))->isEnabled());
        dialog->reject(); // and who asks is gone while answers come
        QTest::qWait(20);
        QVERIFY(house.miners.writes.isEmpty());
    }

    void withoutASelectionNothingCanBeChangedAndItIsSaidWhy()
    {
        BulkHouse house;
        house.window->minersPage().table().clearSelection();
        const WindowActions &actions = house.window->actions();
        for (const QAction *action :
             {actions.restart, actions.pause, actions.resume, actions.locate, actions.powerMode,
              actions.setPool, actions.undo, actions.lastResults}) {
            QVERIFY(!action->isEnabled());
            QVERIFY(!action->toolTip().isEmpty());
        }
    }
};

COALFACE_TEST(TestBulkSheet)
#include "tst_bulksheet.moc"
