// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulkhouse.h"

#include "tests/testprogram/testprogram.h"
#include "ui/events/eventlist.h"
#include "ui/events/eventtablemodel.h"
#include "ui/events/historypage.h"

#include <QComboBox>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>

using namespace coalface;
using namespace Qt::StringLiterals;

//! Changes of the past that are brought back from the page History, and the window's end while some run.
class TestBulkPast : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aChangeIsUndoneFromItsRowLongAfterwards();
    void whatMayHaveBeenMadeIsUndoneFromItsRow();
    void whyNotIsToldWhateverIsFiltered();
    void aPoolComesBackWithItsKeptPassword();
    void closingWhileMinersAreChangedIsAskedOnce();
    void interruptedItBeginsNothingMoreAndAsksNothing();
    void withoutAChangeItCloses();

private:
    static void showHistory(BulkHouse &house)
    {
        house.window->actions().showHistory->trigger();
        (void)QTest::qWaitFor([&] { return historyTable(house).model()->rowCount() > 0; });
    }
    static QTableView &historyTable(BulkHouse &house)
    {
        return house.window->historyPage()->list().table();
    }
    static QPushButton *undoButton(BulkHouse &house)
    {
        return BulkHouse::button(*house.window->historyPage(), u"Undo"_s);
    }
    //! Of that miner's newest change.
    static void select(BulkHouse &house, const QString &miner)
    {
        const QAbstractItemModel *model = historyTable(house).model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, EventTableModel::MinerColumn).data().toString() == miner) {
                historyTable(house).selectRow(row);
                return;
            }
        }
        QFAIL("there is no change of that miner");
    }
    static void changeModes(BulkHouse &house)
    {
        BulkDialog *dialog = house.open(house.window->actions().powerMode, u"Power mode"_s);
        QVERIFY(dialog);
        dialog->findChild<QComboBox *>()->setCurrentText(u"eco"_s);
        BulkHouse::button(*dialog, u"Set mode"_s)->click();
        QTRY_VERIFY(!house.window->bulk().isRunning() && !house.miners.writes.isEmpty());
        dialog->reject();
        QTRY_VERIFY(!house.dialog(u"Power mode"_s));
    }
};

void TestBulkPast::aChangeIsUndoneFromItsRowLongAfterwards()
{
    BulkHouse house({11, 12});
    changeModes(house);
    const QString made = house.miners.modes.value(u"m11"_s);
    QVERIFY(!made.isEmpty() && made != u"standard"_s);
    house.house.clock.advance(86400);
    showHistory(house);
    QVERIFY(!undoButton(house)->isEnabled());
    QVERIFY(undoButton(house)->toolTip().contains(u"Select one"_s));
    select(house, u"miner-11"_s);
    QTRY_VERIFY(undoButton(house)->isEnabled());
    QVERIFY(undoButton(house)->toolTip().contains(u"standard"_s));
    house.miners.writes.clear();
    undoButton(house)->click();
    BulkDialog *back = house.dialog(u"Undo: Set mode"_s);
    QVERIFY(back);
    QTRY_VERIFY(BulkHouse::says(*back, u"can do this"_s));
    BulkHouse::button(*back, u"Set back the mode"_s)->click();
    QTRY_COMPARE(house.changed(), QStringList{u"m11"_s});
    QCOMPARE(house.miners.modes.value(u"m11"_s), u"standard"_s);
    QCOMPARE(house.miners.modes.value(u"m12"_s), made);
    // The undo is a later change: the first one is done with, the undo itself can be undone.
    QTRY_COMPARE(historyTable(house).model()->rowCount(), 3);
    historyTable(house).selectRow(0);
    QTRY_VERIFY(undoButton(house)->isEnabled());
    QVERIFY(undoButton(house)->toolTip().contains(made));
    const QAbstractItemModel *model = historyTable(house).model();
    for (int row = 1; row < 3; ++row) {
        if (model->index(row, EventTableModel::MinerColumn).data().toString() == u"miner-11"_s)
            historyTable(house).selectRow(row);
    }
    QTRY_VERIFY(undoButton(house)->toolTip().contains(u"changed again"_s));
    QVERIFY(!undoButton(house)->isEnabled());
}

void TestBulkPast::whatMayHaveBeenMadeIsUndoneFromItsRow()
{
    BulkHouse house({11});
    house.miners.outcomes.insert(u"m11"_s, Outcome::NotConfirmed);
    changeModes(house);
    house.miners.outcomes.clear();
    house.miners.writes.clear();
    showHistory(house);
    select(house, u"miner-11"_s);
    QTRY_VERIFY(undoButton(house)->isEnabled());
    undoButton(house)->click();
    BulkDialog *back = house.dialog(u"Undo: Set mode"_s);
    QVERIFY(back);
    QTRY_VERIFY(BulkHouse::says(*back, u"1 of 1 can do this"_s));
    BulkHouse::button(*back, u"Set back the mode"_s)->click();
    QTRY_COMPARE(house.miners.writes.size(), 1);
    QCOMPARE(house.miners.writes.first().request.mode, u"standard"_s);
}

void TestBulkPast::whyNotIsToldWhateverIsFiltered()
{
    BulkHouse house({11});
    changeModes(house);
    house.house.clock.advance(60);
    Event other; // by another program, later
    other.minerKey = 11;
    other.minerName = u"miner-11"_s;
    other.kind = EventKind::ModeChanged;
    other.actor.kind = EventActor::Kind::SomeoneElse;
    other.time = house.house.clock.now();
    showHistory(house);
    auto *text = house.window->historyPage()->findChild<QLineEdit *>();
    text->setText(u"device said so"_s);
    select(house, u"miner-11"_s);
    QTRY_VERIFY(undoButton(house)->isEnabled());
    house.events.append({other}); // which the filter does not show
    historyTable(house).clearSelection();
    select(house, u"miner-11"_s);
    QTRY_VERIFY(undoButton(house)->toolTip().contains(u"changed again"_s));
    // The menu of the row says the same.
    Q_EMIT historyTable(house).customContextMenuRequested({5, 5});
    auto *menu = historyTable(house).findChild<QMenu *>();
    QVERIFY(menu && menu->actions().size() == 1);
    QVERIFY(!menu->actions().first()->isEnabled());
    QVERIFY(menu->actions().first()->toolTip().contains(u"changed again"_s));
    menu->close();
}

void TestBulkPast::aPoolComesBackWithItsKeptPassword()
{
    BulkHouse house({11, 12});
    // The old pool of one of them is kept, with a password.
    QVERIFY(
        house.pools
            .put({{}, u"Old home"_s, u"stratum+tcp://public-pool.io:21496"_s, u"bc1qold.m11"_s, {}},
                 u"s3cret"_s));
    BulkDialog *dialog = house.open(house.window->actions().setPool, u"Set pool"_s);
    QVERIFY(dialog);
    const QList<QLineEdit *> edits = dialog->findChildren<QLineEdit *>();
    edits.at(0)->setText(u"stratum+tcp://pool.example:3333"_s);
    edits.at(1)->setText(u"bc1q"_s);
    BulkHouse::button(*dialog, u"Set pool of 2"_s)->click();
    QTRY_COMPARE(house.miners.writes.size(), 2);
    QTRY_VERIFY(!house.window->bulk().isRunning());
    dialog->reject();
    QTRY_VERIFY(!house.dialog(u"Set pool"_s));
    house.miners.writes.clear();
    // Of both, by Ctrl+Z: one gets the kept password.
    BulkDialog *both = house.open(house.window->actions().undo, u"Undo: Set pool"_s);
    QVERIFY(both);
    QVERIFY(BulkHouse::says(*both, u"(Old home), to the others “x”"_s));
    both->reject();
    QTRY_VERIFY(!house.dialog(u"Undo: Set pool"_s));
    showHistory(house);
    select(house, u"miner-11"_s);
    QTRY_VERIFY(undoButton(house)->isEnabled());
    undoButton(house)->click();
    BulkDialog *back = house.dialog(u"Undo: Set pool"_s);
    QVERIFY(back);
    QTRY_VERIFY(BulkHouse::says(*back, u"can do this"_s));
    QVERIFY(BulkHouse::says(*back, u"kept in the list of pools is sent (Old home)"_s));
    for (const QLabel *label : back->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(u"s3cret"_s));
    QLineEdit *password = back->findChild<QLineEdit *>();
    QVERIFY(password->text().isEmpty());
    password->setText(u"other"_s);
    QVERIFY(BulkHouse::says(*back, u"The typed password is sent."_s));
    password->clear();
    BulkHouse::button(*back, u"Set back the pool"_s)->click();
    QTRY_COMPARE(house.miners.writes.size(), 1);
    QCOMPARE(house.miners.writes.first().request.pool.password, u"s3cret"_s);
    QCOMPARE(house.miners.writes.first().request.pool.user, u"bc1qold.m11"_s);
}

void TestBulkPast::closingWhileMinersAreChangedIsAskedOnce()
{
    BulkHouse house({11, 12, 13});
    house.miners.held = true;
    BulkDialog *dialog = house.open(house.window->actions().powerMode, u"Power mode"_s);
    QVERIFY(dialog);
    dialog->findChild<QComboBox *>()->setCurrentText(u"eco"_s);
    BulkHouse::button(*dialog, u"Set mode"_s)->click();
    QTRY_COMPARE(house.miners.waiting.size(), 3);
    const auto question = [&]() -> QMessageBox * {
        for (QMessageBox *box : house.window->findChildren<QMessageBox *>()) {
            if (box->isVisible())
                return box;
        }
        return nullptr;
    };
    QVERIFY(!house.window->close());
    QMessageBox *box = question();
    QVERIFY(box);
    QCOMPARE(box->defaultButton()->text().remove(u'&'), u"Don't close"_s);
    QVERIFY2(box->informativeText().contains(u"under way"_s), qPrintable(box->informativeText()));
    QVERIFY(!house.window->close()); // not a second question
    QCOMPARE(house.window->findChildren<QMessageBox *>().size(), 1);
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QVERIFY(house.window->isVisible());
    QVERIFY(!house.window->close());
    for (QAbstractButton *candidate : question()->buttons()) {
        if (candidate->text().remove(u'&') == u"Close"_s)
            candidate->click();
    }
    QVERIFY(house.window->isVisible()); // what is under way ends first
    QVERIFY(BulkHouse::says(*house.window, u"closes as soon as"_s));
    while (!house.miners.waiting.isEmpty())
        house.miners.answerOne();
    QTRY_VERIFY(!house.window->isVisible());
}

void TestBulkPast::interruptedItBeginsNothingMoreAndAsksNothing()
{
    BulkHouse house({11, 12, 13});
    house.miners.held = true;
    BulkDialog *dialog = house.open(house.window->actions().powerMode, u"Power mode"_s);
    QVERIFY(dialog);
    dialog->findChild<QComboBox *>()->setCurrentText(u"eco"_s);
    BulkHouse::button(*dialog, u"Set mode"_s)->click();
    QTRY_COMPARE(house.miners.waiting.size(), 3);
    QSignalSpy ended(house.window.get(), &MainWindow::ended);
    house.window->interrupt();
    QCOMPARE(ended.size(), 0); // what is under way ends first
    QVERIFY(house.window->findChildren<QMessageBox *>().isEmpty());
    while (!house.miners.waiting.isEmpty())
        house.miners.answerOne();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!house.window->isVisible());
}

void TestBulkPast::withoutAChangeItCloses()
{
    BulkHouse house({11});
    QVERIFY(house.window->close());
    QVERIFY(!house.window->isVisible());
}

COALFACE_TEST(TestBulkPast)
#include "tst_bulkpast.moc"
