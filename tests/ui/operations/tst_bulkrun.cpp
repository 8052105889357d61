// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulkhouse.h"

#include "tests/testprogram/testprogram.h"
#include "ui/operations/bulkresultmodel.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QSpinBox>
#include <QStatusBar>
#include <QToolButton>

using namespace coalface;

namespace {
const QString restarting = QStringLiteral("Restart miners");
const QString settingMode = QStringLiteral("Power mode");
const QString resultsName = QStringLiteral("Bulk results");
} // namespace

class TestBulkRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itTellsHowFarItIsAndClosingStopsNothing()
    {
        BulkHouse house;
        house.miners.held = true;
        BulkDialog *dialog = house.open(house.window->actions().restart, restarting);
        QVERIFY(dialog);
        BulkHouse::button(*dialog, QStringLiteral("Restart 4 miners"))->click();
        QTRY_COMPARE(house.miners.waiting.size(), 4);
        house.miners.answerOne();
        QTRY_COMPARE(status(house), QStringLiteral("Restarting 1/4"));
        const QTableView *table = BulkHouse::table(*dialog, resultsName);
        QCOMPARE(BulkHouse::cell(table, QStringLiteral("miner-11"), BulkResultModel::Result),
                 QStringLiteral("Done"));
        QCOMPARE(BulkHouse::cell(table, QStringLiteral("miner-12"), BulkResultModel::Result),
                 QStringLiteral("Sending and reading back"));
        dialog->reject();
        QTRY_VERIFY(!house.dialog(restarting));
        house.miners.answerOne({Outcome::Unknown, false, QStringLiteral("It went silent.")});
        house.miners.answerOne();
        QTRY_COMPARE(status(house), QStringLiteral("Restarting 3/4"));
        house.miners.answerOne();
        QTRY_VERIFY(status(house).isEmpty());
        QTRY_VERIFY(BulkHouse::says(*house.window, QStringLiteral("1 may have been changed")));
        // What came of it is still there.
        house.window->actions().lastResults->trigger();
        dialog = house.dialog(restarting);
        QVERIFY(dialog);
        QCOMPARE(BulkHouse::cell(BulkHouse::table(*dialog, resultsName), QStringLiteral("miner-12"),
                                 BulkResultModel::Detail),
                 QStringLiteral("It was sent, but nothing came back: the miner may have done it. "
                                "Look at the miner before you try again. (It went silent.)"));
        // All of it can be read by who has no mouse to point at it, too.
        BulkHouse::table(*dialog, resultsName)->selectRow(1);
        QVERIFY(BulkHouse::says(*dialog, QStringLiteral("miner-12: It was sent, but nothing came "
                                                        "back")));
        QVERIFY(BulkHouse::says(*dialog, QStringLiteral("try again. (It went silent.)")));
        QVERIFY(!BulkHouse::button(*dialog, QStringLiteral("Undo"))); // a restart has none
        QVERIFY(!house.window->actions().undo->isEnabled());
    }

    void whatIsChangedFromTheWindowIsNoted()
    {
        BulkHouse house;
        BulkDialog *dialog = house.open(house.window->actions().restart, restarting);
        QVERIFY(dialog);
        BulkHouse::button(*dialog, QStringLiteral("Restart 4 miners"))->click();
        QTRY_VERIFY(BulkHouse::says(*dialog, QStringLiteral("4 done")));
        EventFilter writes;
        writes.kinds = {EventKind::Write};
        const QList<Event> noted = house.events.matching(writes);
        QCOMPARE(noted.size(), 4);
        for (const Event &event : noted) {
            QCOMPARE(event.verb, QStringLiteral("restart"));
            QCOMPARE(event.outcome, QStringLiteral("applied"));
        }
    }

    void cancelStopsWhatHasNotBegunAndSaysWhatItCouldNot()
    {
        BulkHouse house;
        house.miners.held = true;
        BulkDialog *dialog = house.open(house.window->actions().restart, restarting);
        QVERIFY(dialog);
        dialog->findChild<QSpinBox *>()->setValue(600);
        BulkHouse::button(*dialog, QStringLiteral("Restart 4 miners"))->click();
        QTRY_COMPARE(house.miners.waiting.size(), 1);
        BulkHouse::button(*dialog, QStringLiteral("Cancel"))->click();
        QTRY_VERIFY(BulkHouse::says(*dialog, QStringLiteral("nothing more is begun")));
        house.miners.answerOne();
        QTRY_VERIFY(BulkHouse::says(*dialog, QStringLiteral("1 done, 3 not tried")));
        QVERIFY(BulkHouse::says(*dialog, QStringLiteral("could not be stopped any more")));
        QCOMPARE(house.miners.writes.size(), 1);
        const QTableView *table = BulkHouse::table(*dialog, resultsName);
        QVERIFY(BulkHouse::cell(table, QStringLiteral("miner-11"), BulkResultModel::Detail)
                    .contains(QLatin1String("could not be stopped")));
        QCOMPARE(BulkHouse::cell(table, QStringLiteral("miner-12"), BulkResultModel::Result),
                 QStringLiteral("Not tried"));
        // They were stopped by the person: nothing to be warned of, and they can be tried now.
        for (const Event &event : house.events.events)
            QCOMPARE(event.severity, EventSeverity::Info);
        QVERIFY(BulkHouse::button(*dialog, QStringLiteral("Retry failed (3)")));
    }

    void retryIsForThoseThatFailedAndForDoubtfulOnesOnlyWhenWanted()
    {
        BulkHouse house;
        house.miners.outcomes = {{QStringLiteral("m12"), Outcome::Refused},
                                 {QStringLiteral("m13"), Outcome::NotConfirmed}};
        BulkDialog *dialog = house.open(house.window->actions().restart, restarting);
        QVERIFY(dialog);
        BulkHouse::button(*dialog, QStringLiteral("Restart 4 miners"))->click();
        QTRY_VERIFY(
            BulkHouse::says(*dialog, QStringLiteral("2 done, 1 failed, 1 may have been changed")));
        house.miners.writes.clear();
        house.miners.outcomes.remove(QStringLiteral("m12"));
        BulkHouse::button(*dialog, QStringLiteral("Retry failed (1)"))->click();
        QTRY_VERIFY(BulkHouse::says(*dialog, QStringLiteral("3 done, 1 may have been changed")));
        QCOMPARE(house.changed(), QStringList{QStringLiteral("m12")});
        QVERIFY(!BulkHouse::button(*dialog, QStringLiteral("Retry failed (0)"))->isEnabled());
        house.miners.outcomes.clear();
        visibleCheck(*dialog)->setChecked(true);
        BulkHouse::button(*dialog, QStringLiteral("Retry failed (1)"))->click();
        QTRY_VERIFY(BulkHouse::says(*dialog, QStringLiteral("4 done.")));
        QCOMPARE(house.changed(), (QStringList{QStringLiteral("m12"), QStringLiteral("m13")}));
    }

    void anUndoIsThereForTenMinutesAndBringsBackEachMode()
    {
        BulkHouse house;
        house.miners.modes = {{QStringLiteral("m12"), QStringLiteral("turbo")},
                              {QStringLiteral("m20"), QStringLiteral("custom")}};
        BulkDialog *dialog = house.open(house.window->actions().powerMode, settingMode);
        QVERIFY(dialog);
        dialog->findChild<QComboBox *>()->setCurrentText(QStringLiteral("eco"));
        BulkHouse::button(*dialog, QStringLiteral("Set mode of 4"))->click();
        QTRY_COMPARE(house.miners.writes.size(), 4);
        QAction *undo = house.window->actions().undo;
        // One ran with values of its own, which no mode brings back.
        QTRY_COMPARE(undo->text().remove(QLatin1Char('&')),
                     QStringLiteral("Undo: Set mode of 3 miners"));
        house.house.clock.advance(599);
        house.miners.writes.clear();
        QTRY_VERIFY(BulkHouse::button(*dialog, QStringLiteral("Undo"))->isEnabled());
        dialog->reject();
        QTRY_VERIFY(!house.dialog(settingMode));
        BulkDialog *back = house.open(undo, QStringLiteral("Undo: Set mode"));
        QVERIFY(back);
        QVERIFY(BulkHouse::says(*back, QStringLiteral("Not brought back: miner-20. ")));
        BulkHouse::button(*back, QStringLiteral("Set back the mode of 3"))->click();
        QTRY_COMPARE(house.miners.writes.size(), 3);
        QTRY_COMPARE(house.miners.modes.value(QStringLiteral("m11")), QStringLiteral("standard"));
        QTRY_COMPARE(house.miners.modes.value(QStringLiteral("m12")), QStringLiteral("turbo"));
        // It is a change as any other, and can be undone itself.
        QTRY_VERIFY(BulkHouse::says(*back, QStringLiteral("3 done.")));
        QVERIFY(undo->isEnabled());
    }

    void whatMayHaveBeenChangedIsBroughtBackEvenWhereItSeemsToBe()
    {
        BulkHouse house({11, 12, 13});
        house.miners.outcomes = {{QStringLiteral("m12"), Outcome::NotConfirmed},
                                 {QStringLiteral("m13"), Outcome::Unknown}};
        BulkDialog *dialog = house.open(house.window->actions().powerMode, settingMode);
        QVERIFY(dialog);
        dialog->findChild<QComboBox *>()->setCurrentText(QStringLiteral("eco"));
        BulkHouse::button(*dialog, QStringLiteral("Set mode of 3"))->click();
        QTRY_VERIFY(BulkHouse::says(*dialog, QStringLiteral("1 done, 2 may have been changed.")));
        QVERIFY(BulkHouse::button(*dialog, QStringLiteral("Undo"))->isEnabled());
        dialog->reject();
        QTRY_VERIFY(!house.dialog(settingMode));
        house.miners.outcomes.clear();
        house.miners.writes.clear();
        BulkDialog *back = house.open(house.window->actions().undo,
                                      QStringLiteral("Undo: Set mode"));
        QVERIFY(back);
        QVERIFY(BulkHouse::says(*back, QStringLiteral("3 of 3 can do this.")));
        QVERIFY(!BulkHouse::says(*back, QStringLiteral("Not brought back")));
        const QTableView *table = BulkHouse::table(*back, QStringLiteral("Bulk targets"));
        const QString doubtful = QStringLiteral("miner-12"); // it shows its mode before
        QVERIFY(BulkHouse::isTicked(table, doubtful));
        QVERIFY(BulkHouse::cell(table, doubtful, BulkTargetModel::Possible)
                    .contains(QStringLiteral("may have stored")));
        BulkHouse::button(*back, QStringLiteral("Set back the mode of 3"))->click();
        QTRY_COMPARE(house.changed(), (QStringList{QStringLiteral("m11"), QStringLiteral("m12"),
                                                   QStringLiteral("m13")}));
        for (const Changeable::Write &write : std::as_const(house.miners.writes))
            QCOMPARE(write.request.mode, QStringLiteral("standard"));
    }

    void whatIsRepeatedIsSentEvenWhereItSeemsToBeSoWhenItWasNotConfirmed()
    {
        BulkHouse house({11, 12, 13});
        house.miners.outcomes = {{QStringLiteral("m12"), Outcome::NotConfirmed},
                                 {QStringLiteral("m13"), Outcome::Unknown}};
        BulkDialog *dialog = house.open(house.window->actions().powerMode, settingMode);
        QVERIFY(dialog);
        dialog->findChild<QComboBox *>()->setCurrentText(QStringLiteral("eco"));
        BulkHouse::button(*dialog, QStringLiteral("Set mode of 3"))->click();
        QTRY_VERIFY(BulkHouse::says(*dialog, QStringLiteral("1 done, 2 may have been changed.")));
        dialog->reject();
        QTRY_VERIFY(!house.dialog(settingMode));
        for (const char *id : {"m11", "m12", "m13"})
            house.miners.modes.insert(QLatin1String(id), QStringLiteral("eco")); // it shows late
        house.miners.outcomes.clear();
        house.miners.writes.clear();
        BulkDialog *again = house.open(house.window->actions().powerMode, settingMode);
        QVERIFY(again);
        again->findChild<QComboBox *>()->setCurrentText(QStringLiteral("eco"));
        QVERIFY(BulkHouse::says(*again, QStringLiteral("2 of 3 can do this.")));
        const QTableView *table = BulkHouse::table(*again, QStringLiteral("Bulk targets"));
        QVERIFY(!BulkHouse::isTicked(table, QStringLiteral("miner-11")));
        QVERIFY(BulkHouse::isTicked(table, QStringLiteral("miner-12")));
        QCOMPARE(BulkHouse::cell(table, QStringLiteral("miner-13"), BulkTargetModel::Possible),
                 QStringLiteral("Yes: it shows that, but the last change was not confirmed"));
        BulkHouse::button(*again, QStringLiteral("Set mode of 2"))->click();
        QTRY_COMPARE(house.changed(), (QStringList{QStringLiteral("m12"), QStringLiteral("m13")}));
        for (const Changeable::Write &write : std::as_const(house.miners.writes))
            QVERIFY(write.request.sendAnyway);
        // What was confirmed now is left alone the next time.
        QTRY_VERIFY(BulkHouse::says(*again, QStringLiteral("2 done.")));
        again->reject();
        QTRY_VERIFY(!house.dialog(settingMode));
        BulkDialog *last = house.open(house.window->actions().powerMode, settingMode);
        QVERIFY(last);
        last->findChild<QComboBox *>()->setCurrentText(QStringLiteral("eco"));
        QVERIFY(BulkHouse::says(*last, QStringLiteral("0 of 3 can do this.")));
    }

    void afterTenMinutesThereIsNoUndo()
    {
        BulkHouse house;
        BulkDialog *dialog = house.open(house.window->actions().powerMode, settingMode);
        QVERIFY(dialog);
        dialog->findChild<QComboBox *>()->setCurrentText(QStringLiteral("eco"));
        BulkHouse::button(*dialog, QStringLiteral("Set mode of 4"))->click();
        QTRY_VERIFY(house.window->actions().undo->isEnabled());
        house.house.clock.advance(601);
        QTRY_VERIFY(!house.window->actions().undo->isEnabled());
        QTRY_VERIFY(!BulkHouse::button(*dialog, QStringLiteral("Undo"))->isEnabled());
        // But where it is offered still.
        const QString history = QStringLiteral("The page “History” still offers it");
        QVERIFY(house.window->actions().undo->toolTip().contains(history));
        QVERIFY(BulkHouse::button(*dialog, QStringLiteral("Undo"))->toolTip().contains(history));
        house.window->bulk().openUndo();
        QCOMPARE(house.window->findChildren<BulkDialog *>().size(), 1);
    }

    void resultsAreCopiedAndSaved()
    {
        BulkHouse house;
        house.miners.outcomes = {{QStringLiteral("m12"), Outcome::Refused}};
        BulkDialog *dialog = house.open(house.window->actions().powerMode, settingMode);
        QVERIFY(dialog);
        dialog->findChild<QComboBox *>()->setCurrentText(QStringLiteral("eco"));
        BulkHouse::button(*dialog, QStringLiteral("Set mode of 4"))->click();
        QTRY_VERIFY(BulkHouse::says(*dialog, QStringLiteral("3 done, 1 failed")));
        BulkHouse::button(*dialog, QStringLiteral("Copy"))->click();
        const QString copied = QApplication::clipboard()->text();
        QCOMPARE(copied.count(QLatin1Char('\n')), 5);
        QVERIFY2(copied.startsWith(QStringLiteral("Name\tIP address\tChange\tResult\tDetail\n")),
                 qPrintable(copied));
        for (const QString &line : copied.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            QCOMPARE(line.count(QLatin1Char('\t')), 4);
        QVERIFY2(copied.contains(QStringLiteral("miner-12\t192.168.1.12\tstandard → eco\tRefused")),
                 qPrintable(copied));
        const QString file = house.house.folder.filePath(QStringLiteral("results.csv"));
        dialog->results()->exportTo(file);
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = saved.readAll().split('\n');
        QCOMPARE(lines[0], "id,name,address,action,before,after,outcome,verified,detail\r");
        QCOMPARE(lines[1],
                 "m11,\"miner-11\",192.168.1.11,set_mode,\"standard\",\"eco\",applied,true,"
                 "\"The device shows it.\"\r");
        dialog->results()->exportTo(house.house.folder.filePath(QStringLiteral("results.csv/no")));
        QVERIFY(BulkHouse::says(*dialog, QStringLiteral("results.csv")));
    }

    void aDialogThatIsClosedWithItsWindowIsNoTrouble()
    {
        BulkHouse house;
        house.miners.held = true;
        BulkDialog *dialog = house.open(house.window->actions().restart, restarting);
        QVERIFY(dialog);
        BulkHouse::button(*dialog, QStringLiteral("Restart 4 miners"))->click();
        QTRY_COMPARE(house.miners.waiting.size(), 4);
        house.window.reset();
        while (!house.miners.waiting.isEmpty())
            house.miners.answerOne();
        QCoreApplication::processEvents();
    }

    void fiveHundredMinersLeaveTheWindowResponsive()
    {
        QList<qint64> keys;
        for (qint64 key = 1001; key <= 1500; ++key)
            keys << key;
        BulkHouse house(keys);
        house.miners.held = true;
        QElapsedTimer since;
        qint64 longest = 0;
        QTimer probe;
        connect(&probe, &QTimer::timeout, this,
                [&] { longest = std::max(longest, since.restart()); });
        since.start();
        probe.start(0);
        house.window->actions().restart->trigger();
        BulkDialog *dialog = house.dialog(restarting);
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(BulkHouse::button(*dialog, QStringLiteral("Restart 500 miners")),
                                 60000);
        BulkHouse::button(*dialog, QStringLiteral("Restart 500 miners"))->click();
        while (house.miners.writes.size() < 500 || !house.miners.waiting.isEmpty()) {
            QTRY_VERIFY_WITH_TIMEOUT(!house.miners.waiting.isEmpty(), 60000);
            house.miners.answerOne();
        }
        QTRY_VERIFY(BulkHouse::says(*dialog, QStringLiteral("500 done.")));
        qInfo("The event loop waited %lld ms at most.", longest);
        QVERIFY2(longest < 2000, qPrintable(QString::number(longest)));
    }

private:
    static QString status(const BulkHouse &house)
    {
        const auto *button = house.window->statusBar()->findChild<QToolButton *>();
        return button && button->isVisible() ? button->text() : QString();
    }
    static QCheckBox *visibleCheck(const QWidget &in)
    {
        for (QCheckBox *box : in.findChildren<QCheckBox *>()) {
            if (box->isVisible())
                return box;
        }
        return nullptr;
    }
};

COALFACE_TEST(TestBulkRun)
#include "tst_bulkrun.moc"
