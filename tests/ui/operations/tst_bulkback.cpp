// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulkhouse.h"

#include "tests/testprogram/testprogram.h"
#include "ui/operations/bulkresultmodel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

const QString home = u"stratum+tcp://home.example:3333"_s;

} // namespace

//! What miners had is set again, where a pool may wait for a restart: the sheet of an undo, and that of drifted pools.
class TestBulkBack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anUndoOfAPoolOffersTheRestart()
    {
        BulkHouse house({11, 12});
        setPool(house, false);
        BulkDialog *back = house.open(house.window->actions().undo, u"Undo: Set pool"_s);
        QVERIFY(back);
        QCheckBox *restart = restartBox(*back);
        QVERIFY(restart && !restart->isChecked());
        restart->setChecked(true);
        BulkHouse::button(*back, u"Set back the pool of 2 miners"_s)->click();
        QTRY_COMPARE(house.miners.writes.size(), 2);
        for (const Changeable::Write &write : std::as_const(house.miners.writes))
            QVERIFY(write.request.pool.restart);
    }

    void anUndoOfAPoolWithRestartBeginsWithOneAndCanDoWithout()
    {
        BulkHouse house({11, 12});
        setPool(house, true);
        BulkDialog *back = house.open(house.window->actions().undo, u"Undo: Set pool"_s);
        QVERIFY(back);
        QCheckBox *restart = restartBox(*back);
        QVERIFY(restart && restart->isChecked());
        restart->setChecked(false);
        BulkHouse::button(*back, u"Set back the pool"_s)->click();
        QTRY_COMPARE(house.miners.writes.size(), 2);
        for (const Changeable::Write &write : std::as_const(house.miners.writes))
            QVERIFY(!write.request.pool.restart);
        // Opened later, too, what became of it is that of the undo.
        QTRY_VERIFY(BulkHouse::says(*back, u"Undo: Set pool: 2 done."_s));
        back->reject();
        QTRY_VERIFY(!house.dialog(u"Undo: Set pool"_s));
        house.window->actions().lastResults->trigger();
        QVERIFY(house.dialog(u"Undo: Set pool"_s));
        QVERIFY(!house.dialog(u"Set pool"_s));
    }

    void anUndoNamesWhomItLeavesTheFallback()
    {
        BulkHouse house({11, 12});
        house.miners.fallbacks.insert(u"m11"_s,
                                      {1, u"stratum+tcp://old.example:2"_s, u"us"_s, false});
        const Result<Pool> fallback = house.pools.put(
            {{}, u"Second"_s, u"second.example:4444"_s, u"wallet2"_s, {}});
        QVERIFY(fallback);
        QVERIFY(house.pools.put({{}, u"Home"_s, home, u"wallet"_s, fallback->id}).ok());
        BulkDialog *dialog = house.open(house.window->actions().setPool, u"Set pool"_s);
        QVERIFY(dialog);
        dialog->findChildren<QComboBox *>().first()->setCurrentIndex(1);
        BulkHouse::button(*dialog, u"Set pool of 2"_s)->click();
        QTRY_VERIFY(house.window->actions().undo->isEnabled());
        dialog->reject();
        BulkDialog *back = house.open(house.window->actions().undo, u"Undo: Set pool"_s);
        QVERIFY(back);
        QVERIFY(BulkHouse::says(*back, u"The fallback pool stays as it was set: miner-12. "_s));
        QVERIFY(!BulkHouse::says(*back, u"Not brought back"_s));
    }

    void anUndoOfAModeNeedsNone()
    {
        BulkHouse house({11, 12});
        BulkDialog *dialog = house.open(house.window->actions().powerMode, u"Power mode"_s);
        QVERIFY(dialog);
        dialog->findChild<QComboBox *>()->setCurrentText(u"eco"_s);
        BulkHouse::button(*dialog, u"Set mode of 2"_s)->click();
        QTRY_VERIFY(house.window->actions().undo->isEnabled());
        dialog->reject();
        BulkDialog *back = house.open(house.window->actions().undo, u"Undo: Set mode"_s);
        QVERIFY(back);
        QVERIFY(!restartBox(*back));
        QVERIFY(BulkHouse::button(*back, u"Set back the mode of 2 miners"_s));
    }

    void poolsThatAreSetAgainOfferTheRestart()
    {
        BulkHouse house({11});
        BulkDialog *again = setAgain(house, 0);
        QVERIFY(again);
        QCOMPARE(BulkHouse::cell(targets(*again), u"miner-11"_s, BulkTargetModel::After),
                 home + u", us"_s);
        // One that works for a stranger's pool may do so until it restarts.
        QCheckBox *restart = restartBox(*again);
        QVERIFY(restart && restart->isChecked());
        QVERIFY(BulkHouse::says(*again, u"1 miner works for a pool that was not set here"_s)
                || BulkHouse::says(*again, u"1 miners work for a pool that was not set here"_s));
        BulkHouse::button(*again, u"Set pool of 1 miner"_s)->click();
        QTRY_COMPARE(house.miners.writes.size(), 1);
        QVERIFY(house.miners.writes.first().request.pool.restart);
    }

    void aPoolForAMinerAtAStrangersOffersTheRestartTickedAndCanDoWithout()
    {
        BulkHouse house({11});
        setAgain(house, 0)->reject();
        BulkDialog *dialog = house.open(house.window->actions().setPool, u"Set pool"_s);
        QVERIFY(dialog);
        QCheckBox *restart = restartBox(*dialog);
        QVERIFY(restart && restart->isChecked());
        QVERIFY(BulkHouse::says(*dialog, u"for a pool that was not set here"_s));
    }

    void ofSeveralOnlyThoseAtAStrangersPoolRestart()
    {
        BulkHouse house({11, 12});
        setAgain(house, 0)->reject();
        BulkDialog *dialog = house.open(house.window->actions().setPool, u"Set pool"_s);
        QVERIFY(dialog);
        QVERIFY(!restartBox(*dialog)->isChecked());
        QCheckBox *some = someBox(*dialog);
        QVERIFY(some && some->isChecked() && some->isEnabled());
        QVERIFY(BulkHouse::says(*dialog, u"for a pool that was not set here"_s));
        restartBox(*dialog)->setChecked(true); // all of them are more
        QVERIFY(!some->isEnabled());
        restartBox(*dialog)->setChecked(false);
        setBoth(*dialog);
        QTRY_COMPARE(house.miners.writes.size(), 2);
        QCOMPARE(restarted(house), QStringList{u"m11"_s});
        QTRY_VERIFY(house.window->actions().undo->isEnabled());
        dialog->reject();
        house.miners.writes.clear();
        // Nor does the undo restart more.
        BulkDialog *back = house.open(house.window->actions().undo, u"Undo: Set pool"_s);
        QVERIFY(back);
        QVERIFY(!restartBox(*back)->isChecked());
        QVERIFY(someBox(*back) && someBox(*back)->isChecked());
        BulkHouse::button(*back, u"Set back the pool of 2 miners"_s)->click();
        QTRY_COMPARE(house.miners.writes.size(), 2);
        QCOMPARE(restarted(house), QStringList{u"m11"_s});
    }

    void anUndoSaysOfAStrangersPoolThatItIsNotOneThatWasSet()
    {
        const QString told = u"1 of these miners get"_s;
        BulkHouse house({11, 12});
        setAgain(house, 0)->reject();
        BulkDialog *dialog = house.open(house.window->actions().setPool, u"Set pool"_s);
        QVERIFY(dialog);
        QCOMPARE(BulkHouse::cell(targets(*dialog), u"miner-11"_s, BulkTargetModel::Possible),
                 u"Yes"_s);
        QVERIFY(!BulkHouse::says(*dialog, told));
        setBoth(*dialog);
        QTRY_VERIFY(house.window->actions().undo->isEnabled());
        QTRY_VERIFY(house.wanted.drifts().isEmpty());
        dialog->reject();
        BulkDialog *back = house.open(house.window->actions().undo, u"Undo: Set pool"_s);
        QVERIFY(back);
        QCOMPARE(BulkHouse::cell(targets(*back), u"miner-11"_s, BulkTargetModel::Possible),
                 u"Yes; not a pool you set"_s);
        QVERIFY(BulkHouse::isTicked(targets(*back), u"miner-11"_s));
        // Of the other nobody had set one before.
        QCOMPARE(BulkHouse::cell(targets(*back), u"miner-12"_s, BulkTargetModel::Possible),
                 u"Yes"_s);
        // The column may be narrow: the sheet says it, too, of those that are ticked.
        QVERIFY(BulkHouse::says(*back, told));
        tick(*back, u"miner-11"_s, false);
        QVERIFY(!BulkHouse::says(*back, u"of these miners get"_s));
        tick(*back, u"miner-11"_s, true);
        QVERIFY(BulkHouse::says(*back, told));
        QVERIFY(BulkHouse::button(*back, u"Set back the pool of 2 miners"_s)->isEnabled());
    }

    void noneRestartsWhereThatIsUntickedForSomeAndNotTickedForAll()
    {
        BulkHouse house({11, 12});
        setAgain(house, 0)->reject();
        BulkDialog *dialog = house.open(house.window->actions().setPool, u"Set pool"_s);
        QVERIFY(dialog);
        someBox(*dialog)->setChecked(false);
        setBoth(*dialog);
        QTRY_COMPARE(house.miners.writes.size(), 2);
        QCOMPARE(restarted(house), QStringList());
    }

    void theRestartsOfferIsForTickedMinersOnly()
    {
        BulkHouse house({11, 12});
        setAgain(house, 0)->reject();
        BulkDialog *dialog = house.open(house.window->actions().setPool, u"Set pool"_s);
        QVERIFY(dialog);
        QVERIFY(someBox(*dialog));
        // Nobody at a stranger's pool is left: nobody restarts, and nothing is said of one.
        tick(*dialog, u"miner-11"_s, false);
        QVERIFY(!someBox(*dialog));
        QVERIFY(!restartBox(*dialog)->isChecked());
        QVERIFY(!BulkHouse::says(*dialog, u"for a pool that was not set here"_s));
        // That one alone: it is all of them.
        tick(*dialog, u"miner-11"_s, true);
        QVERIFY(someBox(*dialog) && someBox(*dialog)->isChecked());
        tick(*dialog, u"miner-12"_s, false);
        QVERIFY(!someBox(*dialog));
        QVERIFY(restartBox(*dialog)->isChecked());
        QVERIFY(BulkHouse::says(*dialog, u"for a pool that was not set here"_s));
        // What a person chose stays, whoever is ticked.
        restartBox(*dialog)->setChecked(false);
        tick(*dialog, u"miner-12"_s, true);
        QVERIFY(someBox(*dialog) && !someBox(*dialog)->isChecked());
        QVERIFY(!restartBox(*dialog)->isChecked());
        someBox(*dialog)->setChecked(true);
        setBoth(*dialog);
        QTRY_COMPARE(house.miners.writes.size(), 2);
        QCOMPARE(restarted(house), QStringList{u"m11"_s});
        QTRY_VERIFY(house.window->actions().undo->isEnabled());
        dialog->reject();
        house.miners.writes.clear();
        // And that of an undo.
        BulkDialog *back = house.open(house.window->actions().undo, u"Undo: Set pool"_s);
        QVERIFY(back);
        QVERIFY(someBox(*back));
        tick(*back, u"miner-11"_s, false);
        QVERIFY(!someBox(*back));
        QVERIFY(!restartBox(*back)->isChecked());
        QVERIFY(!BulkHouse::says(*back, u"Ticked because"_s));
        BulkHouse::button(*back, u"Set back the pool of 1 miner"_s)->click();
        QTRY_COMPARE(house.miners.writes.size(), 1);
        QCOMPARE(restarted(house), QStringList());
    }

    void minersThatUseWhatWasSetAfterARestartOnlyAreRestartedTogether()
    {
        BulkHouse house({11, 12});
        QList<Event> writes;
        for (const qint64 key : {11, 12}) {
            Event write;
            write.time = QDateTime::currentDateTimeUtc();
            write.ref = u"write/%1"_s.arg(key);
            write.minerKey = key;
            write.kind = EventKind::Write;
            write.verb = u"set_mode"_s;
            write.after = u"eco"_s;
            write.outcome = u"needs_restart"_s;
            writes << write;
        }
        house.events.append(writes);
        house.wanted.follow();
        QTRY_COMPARE(house.wanted.restarts().size(), 2);
        house.window->bulk().openWantedRestarts();
        BulkDialog *dialog = house.dialog(u"Restart miners"_s);
        QVERIFY(dialog);
        QTRY_VERIFY(BulkHouse::says(*dialog, u"can do this"_s));
        QVERIFY(BulkHouse::button(*dialog, u"Restart 2 miners"_s));
    }

    void aFallbackThatIsSetAgainIsCalledSo()
    {
        BulkHouse house({11});
        house.miners.fallbacks.insert(u"m11"_s,
                                      {1, u"stratum+tcp://evil.example:9"_s, u"thief"_s, false});
        BulkDialog *again = setAgain(house, 1);
        QVERIFY(again);
        QVERIFY(!restartBox(*again)->isChecked()); // no work goes there
        QCOMPARE(BulkHouse::cell(targets(*again), u"miner-11"_s, BulkTargetModel::Before),
                 u"Fallback: stratum+tcp://evil.example:9, thief"_s);
        QCOMPARE(BulkHouse::cell(targets(*again), u"miner-11"_s, BulkTargetModel::After),
                 u"Fallback: %1, us"_s.arg(home));
        BulkHouse::button(*again, u"Set pool of 1 miner"_s)->click();
        QTRY_COMPARE(house.miners.writes.size(), 1);
        QCOMPARE(house.miners.writes.first().request.pool.slot, 1);
        // What became of it says so, too.
        const QTableView *results = BulkHouse::table(*again, u"Bulk results"_s);
        const QString change = results->model()->index(0, BulkResultModel::Change).data().toString();
        QVERIFY2(change.startsWith(u"Fallback: stratum+tcp://evil.example:9, thief → "_s),
                 qPrintable(change));
    }

private:
    static const QTableView *targets(const QWidget &dialog)
    {
        return BulkHouse::table(dialog, u"Bulk targets"_s);
    }
    //! Null: the sheet has none.
    static QCheckBox *restartBox(const QWidget &dialog)
    {
        for (QCheckBox *box : dialog.findChildren<QCheckBox *>()) {
            if (box->isVisible()
                && box->text() == u"&Restart them if the pool is not used without it"_s)
                return box;
        }
        return nullptr;
    }
    static QCheckBox *someBox(const QWidget &dialog)
    {
        for (QCheckBox *box : dialog.findChildren<QCheckBox *>()) {
            if (box->isVisible() && box->text() == u"Restart only 1 of th&em"_s)
                return box;
        }
        return nullptr;
    }
    static void tick(const QWidget &dialog, const QString &name, bool on)
    {
        QAbstractItemModel *model = targets(dialog)->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, BulkTargetModel::Name).data().toString() == name)
                model->setData(model->index(row, BulkTargetModel::Name),
                               on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
        }
    }
    static void setBoth(const BulkDialog &dialog)
    {
        const QList<QLineEdit *> edits = dialog.findChildren<QLineEdit *>();
        edits.at(0)->setText(home);
        edits.at(1)->setText(u"we"_s);
        BulkHouse::button(dialog, u"Set pool of 2"_s)->click();
    }
    static QStringList restarted(const BulkHouse &house)
    {
        QStringList miners;
        for (const Changeable::Write &write : house.miners.writes) {
            if (write.request.pool.restart)
                miners << write.minerId;
        }
        return miners;
    }
    static void setPool(BulkHouse &house, bool restart)
    {
        BulkDialog *dialog = house.open(house.window->actions().setPool, u"Set pool"_s);
        QVERIFY(dialog);
        const QList<QLineEdit *> edits = dialog->findChildren<QLineEdit *>();
        edits.at(0)->setText(home);
        edits.at(1)->setText(u"us"_s);
        restartBox(*dialog)->setChecked(restart);
        BulkHouse::button(*dialog, u"Set pool of 2"_s)->click();
        QTRY_VERIFY(house.window->actions().undo->isEnabled());
        dialog->reject();
        house.miners.writes.clear();
    }
    //! The sheet for a miner that a person gave this pool, in that place, and that has another now.
    static BulkDialog *setAgain(BulkHouse &house, int slot)
    {
        house.house.drivers.pebble.read = [](const MinerRef &) {
            Telemetry telemetry;
            telemetry.hashrate = 1e12;
            telemetry.poolUrl = u"public-pool.io:21496"_s;
            telemetry.fallbackUrl = u"evil.example:9"_s;
            return Result<Telemetry>(telemetry);
        };
        QSignalSpy polled(&house.house.poller, &Poller::polled);
        house.house.poller.pollNow({11});
        if (!QTest::qWaitFor([&] { return !polled.isEmpty(); }))
            return nullptr;
        Event write;
        write.time = house.house.fleet.miner(11)->telemetry->timestamp.addSecs(-60);
        write.minerKey = 11;
        write.kind = EventKind::Write;
        write.verb = u"set_pool"_s;
        write.after = home + u" us"_s;
        write.outcome = u"applied"_s;
        write.poolSlot = slot;
        house.events.append({write});
        house.wanted.follow();
        if (!QTest::qWaitFor([&] { return !house.wanted.drifts().isEmpty(); }))
            return nullptr;
        house.window->bulk().openWantedPools();
        BulkDialog *opened = house.dialog(u"Set pool again"_s);
        const auto isReady = [&] { return BulkHouse::says(*opened, u"can do this"_s); };
        return opened && QTest::qWaitFor(isReady) ? opened : nullptr;
    }
};

COALFACE_TEST(TestBulkBack)
#include "tst_bulkback.moc"
