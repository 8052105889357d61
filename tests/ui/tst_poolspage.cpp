// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "poolhouse.h"
#include "tests/testprogram/testprogram.h"
#include "ui/pools/driftbar.h"

#include <QDir>
#include <QListWidget>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>

using namespace coalface;

//! The page "Pools".
class TestPoolsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void minersAtAnotherPoolThanWasSetAreMarked()
    {
        PoolHouse with;
        auto *bar = with.page->findChild<DriftBar *>();
        QVERIFY(bar->isHidden());
        Event write;
        write.time = with.house.fleet.miner(2)->telemetry->timestamp.addSecs(-60);
        write.minerKey = 2;
        write.kind = EventKind::Write;
        write.verb = QStringLiteral("set_pool");
        write.after = QStringLiteral("stratum+tcp://mine.example:3333 bc1q.cellar");
        write.outcome = QStringLiteral("applied");
        write.poolSlot = 0;
        with.events.append({write});
        QTRY_VERIFY(bar->isVisible());
        QVERIFY2(bar->sentence().contains(QLatin1String("cellar"))
                     && !bar->sentence().contains(QLatin1String("attic")),
                 qPrintable(bar->sentence()));
        // In the table at the pool that it works for, and in the list of that pool's miners.
        int marked = -1;
        for (int row = 0; row < with.table().model()->rowCount(); ++row) {
            const QModelIndex miners = with.table().model()->index(row,
                                                                   PoolTableModel::MinersColumn);
            if (!miners.data(Qt::DecorationRole).isNull())
                marked = row;
        }
        QCOMPARE(with.cell(marked, PoolTableModel::UrlColumn),
                 QStringLiteral("stratum+tcp://stranger.example:4444"));
        with.table().setCurrentIndex(with.table().model()->index(marked, 0));
        const auto *list = with.page->findChild<QListWidget *>();
        QVERIFY(list->item(0)->text().contains(QLatin1String(
            "differs from the pool you set: stratum+tcp://mine.example:3333, bc1q.cellar")));

        QSignalSpy again(with.page.get(), &PoolsPage::setAgainWanted);
        with.button(QStringLiteral("Set again…"))->click();
        QCOMPARE(again.size(), 1);

        // Kept as it is, after a question whose default changes nothing.
        with.button(QStringLiteral("Keep as it is…"))->click();
        auto *question = with.page->findChild<QMessageBox *>();
        QVERIFY(question->informativeText().contains(QLatin1String("cellar")));
        QCOMPARE(question->defaultButton(), question->button(QMessageBox::Cancel));
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QTRY_VERIFY(bar->isHidden());
        QCOMPARE(with.events.events.last().verb, QStringLiteral("accept_pool"));
    }

    void poolsThatMinersUseAreThereThoughNobodyKeepsThem()
    {
        PoolHouse with;
        QTRY_COMPARE(with.table().model()->rowCount(), 2);
        QCOMPARE(with.cell(0, 0), QStringLiteral("Not in your list"));
        QCOMPARE(with.cell(0, 4), QStringLiteral("1"));
        with.table().selectRow(0);
        QVERIFY(with.button(QStringLiteral("Keep…")));
        QVERIFY(!with.button(QStringLiteral("Remove…"))->isEnabled());
    }

    void aStrangerIsKeptAndThenIsTheSameRow()
    {
        PoolHouse with;
        QTRY_COMPARE(with.table().model()->rowCount(), 2);
        with.table().selectRow(0);
        with.button(QStringLiteral("Keep…"))->click();
        PoolDialog *dialog = with.dialog();
        QVERIFY(dialog);
        QCOMPARE(with.edits(*dialog).at(1)->text(), QStringLiteral("pool.example:3333"));
        with.edits(*dialog).at(0)->setText(QStringLiteral("Home"));
        with.edits(*dialog).at(2)->setText(QStringLiteral("wallet.{name}"));
        QSignalSpy said(with.page.get(), &PoolsPage::succeeded);
        with.acceptButton(*dialog)->click();
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(with.library.pools().size(), 1);
        QCOMPARE(with.table().model()->rowCount(), 2);
        QCOMPARE(with.cell(0, 0), QStringLiteral("Home"));
        QCOMPARE(with.cell(0, 2), QStringLiteral("wallet.{name}"));
        QCOMPARE(with.cell(0, 4), QStringLiteral("1"));
        auto *miners = with.page->findChild<QListWidget *>();
        QCOMPARE(miners->count(), 1);
        QVERIFY(miners->item(0)->text().contains(QStringLiteral("attic")));
        QSignalSpy wanted(with.page.get(), &PoolsPage::minerWanted);
        Q_EMIT miners->itemActivated(miners->item(0));
        QCOMPARE(wanted.first().first().toLongLong(), 1);
    }

    void whatIsWrongIsSaidAndNothingTypedIsLost()
    {
        PoolHouse with;
        with.page->add();
        PoolDialog *dialog = with.dialog();
        QAbstractButton *add = with.acceptButton(*dialog);
        QVERIFY(!add->isEnabled());
        const QList<QLineEdit *> edits = with.edits(*dialog);
        edits.at(0)->setText(QStringLiteral("Home"));
        edits.at(1)->setText(QStringLiteral("pool.example"));
        edits.at(2)->setText(QStringLiteral("wallet"));
        QVERIFY(!add->isEnabled());
        QVERIFY(with.says(QStringLiteral("no port")));
        edits.at(1)->setText(QStringLiteral("pool.example:3333"));
        QVERIFY(add->isEnabled());
        edits.at(2)->setText(QStringLiteral("wallet.{name}"));
        QVERIFY(with.says(QStringLiteral("wallet.kitchen")));
        edits.at(3)->setText(QStringLiteral("sesame"));
        QCOMPARE(edits.at(3)->echoMode(), QLineEdit::Password);
        add->click();
        QCOMPARE(with.library.passwordOf(with.library.pools().first().id),
                 QStringLiteral("sesame"));
    }

    //! As on a full disk.
    void whatCannotBeSavedIsRefusedAndNothingTypedIsLost()
    {
        PoolHouse with;
        QVERIFY(QDir().mkdir(with.house.folder.filePath(QStringLiteral("pools.json.lock"))));
        with.page->add();
        const QList<QLineEdit *> edits = with.edits(*with.dialog());
        edits.at(0)->setText(QStringLiteral("Home"));
        edits.at(1)->setText(QStringLiteral("pool.example:3333"));
        edits.at(2)->setText(QStringLiteral("wallet"));
        edits.at(3)->setText(QStringLiteral("sesame"));
        with.acceptButton(*with.dialog())->click();
        QVERIFY(with.dialog()->isVisible());
        QVERIFY(with.says(QStringLiteral("pools.json\" could not be changed")));
        QCOMPARE(edits.at(2)->text(), QStringLiteral("wallet"));
        QVERIFY(with.library.pools().isEmpty());
        QVERIFY(!with.vault.isInUse());
    }

    void onlyAKeptPoolCanBeSetOnMiners()
    {
        PoolHouse with;
        QTRY_COMPARE(with.table().model()->rowCount(), 2);
        QVERIFY(!with.button(QStringLiteral("Set on miners…"))->isEnabled());
        const Result<Pool> kept = with.put("Home", "pool.example:3333");
        QTRY_COMPARE(with.cell(0, 0), QStringLiteral("Home"));
        with.table().setCurrentIndex(with.table().model()->index(0, 0));
        QSignalSpy wanted(with.page.get(), &PoolsPage::useWanted);
        QTRY_VERIFY(with.button(QStringLiteral("Set on miners…"))->isEnabled());
        with.button(QStringLiteral("Set on miners…"))->click();
        QCOMPARE(wanted.first().first().toString(), kept->id);
    }

    void onlyAPoolThatAPersonChoseCanBeSetOnMiners()
    {
        PoolHouse with;
        const Result<Pool> home = with.put("Home", "pool.example:3333");
        const Result<Pool> spare = with.put("Spare", "b.example:1");
        QVERIFY(home.ok() && spare.ok());
        QTRY_COMPARE(with.table().model()->rowCount(), 3);
        const QPushButton *use = with.button(QStringLiteral("Set on miners…"));
        QVERIFY(!with.table().selectionModel()->hasSelection());
        QVERIFY(!use->isEnabled());
        QCOMPARE(use->toolTip(), QStringLiteral("Select a pool first"));
        // The keyboard's focus is no choice.
        with.table().selectionModel()->setCurrentIndex(with.table().model()->index(0, 0),
                                                       QItemSelectionModel::NoUpdate);
        QVERIFY(!use->isEnabled());
        QVERIFY(!with.button(QStringLiteral("Remove…"))->isEnabled());
        with.table().selectRow(0);
        QVERIFY(use->isEnabled());
        // Nor is the row that comes in the place of the one that went.
        QVERIFY(with.library.remove(home->id).ok());
        QTRY_VERIFY(!with.table().selectionModel()->hasSelection());
        QVERIFY(!use->isEnabled());
    }

    void oneThatWasJustAddedIsChosen()
    {
        PoolHouse with;
        QTRY_COMPARE(with.table().model()->rowCount(), 2);
        with.page->add();
        PoolDialog *dialog = with.dialog();
        const QList<QLineEdit *> edits = with.edits(*dialog);
        edits.at(0)->setText(QStringLiteral("Zebra"));
        edits.at(1)->setText(QStringLiteral("z.example:1"));
        edits.at(2)->setText(QStringLiteral("wallet"));
        with.acceptButton(*dialog)->click();
        QTRY_VERIFY(with.table().selectionModel()->hasSelection());
        QCOMPARE(with.table().selectionModel()->selectedRows().first().data().toString(),
                 QStringLiteral("Zebra"));
        QVERIFY(with.button(QStringLiteral("Set on miners…"))->isEnabled());
    }

    void theOnlyPoolIsSelectedUntilThereIsASecond()
    {
        PoolHouse with;
        QTRY_COMPARE(with.table().model()->rowCount(), 2);
        with.house.fleet.remove({2});
        QTRY_COMPARE(with.table().model()->rowCount(), 1);
        QTRY_VERIFY(with.table().selectionModel()->hasSelection());
        QVERIFY(with.put("Home", "b.example:1").ok());
        QTRY_COMPARE(with.table().model()->rowCount(), 2);
        QTRY_VERIFY(!with.table().selectionModel()->hasSelection());
    }

    void anotherWorkerAtTheSamePoolIsMarked()
    {
        PoolHouse with;
        with.noteStranger(QStringLiteral("pool.example:3333, bc1q.attic"),
                          QStringLiteral("pool.example:3333, thief"));
        const auto *bar = with.page->findChild<DriftBar *>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY2(bar->sentence().contains(QLatin1String("pool or worker")),
                 qPrintable(bar->sentence()));
        with.table().selectRow(0);
        const auto *list = with.page->findChild<QListWidget *>();
        QVERIFY2(list->item(0)->text().contains(QLatin1String(
                     "someone else changed it; before: pool.example:3333, bc1q.attic")),
                 qPrintable(list->item(0)->text()));
        QVERIFY(with.button(QStringLiteral("Set again…"))->isEnabled());
        with.button(QStringLiteral("Keep as it is…"))->click();
        const auto *question = with.page->findChild<QMessageBox *>();
        QVERIFY2(question->informativeText().contains(QLatin1String("pool.example:3333, thief")),
                 qPrintable(question->informativeText()));
    }

    void whereTheWorkerIsNotKnownNothingIsSetAgain()
    {
        PoolHouse with;
        with.noteStranger(QStringLiteral("ours.example:1"), QStringLiteral("pool.example:3333"));
        QTRY_VERIFY(with.page->findChild<DriftBar *>()->isVisible());
        QVERIFY(!with.button(QStringLiteral("Set again…"))->isEnabled());
        QVERIFY(with.button(QStringLiteral("Keep as it is…"))->isEnabled());
    }

    void aPlaceholderThatIsNoneIsSaidWhereAPoolIsKept()
    {
        PoolHouse with;
        with.page->add();
        PoolDialog *dialog = with.dialog();
        const QList<QLineEdit *> edits = with.edits(*dialog);
        edits.at(0)->setText(QStringLiteral("Home"));
        edits.at(1)->setText(QStringLiteral("pool.example:3333"));
        edits.at(2)->setText(QStringLiteral("w.{foo}"));
        QVERIFY(with.says(QStringLiteral("{foo} is no placeholder")));
        QVERIFY(with.acceptButton(*dialog)->isEnabled()); // it can be done
        edits.at(2)->setText(QStringLiteral("w.{name}"));
        QVERIFY(!with.says(QStringLiteral("is no placeholder")));
    }

    void aKnownPoolFillsTheFields()
    {
        PoolHouse with;
        with.page->add();
        PoolDialog *dialog = with.dialog();
        auto *presets = dialog->findChildren<QComboBox *>().first();
        QVERIFY(presets->count() > 3);
        presets->setCurrentIndex(1);
        QVERIFY(!with.edits(*dialog).at(1)->text().isEmpty());
        QVERIFY(with.edits(*dialog).at(2)->text().isEmpty());
    }

    void aTestShowsHowLongItTookOrWhyNot()
    {
        PoolHouse with;
        QTRY_COMPARE(with.table().model()->rowCount(), 2);
        const QString near = QStringLiteral("pool.example:3333");
        const QString far = QStringLiteral("stratum+tcp://stranger.example:4444");
        with.table().selectRow(0);
        QVERIFY(with.button(QStringLiteral("Test"))->isEnabled());
        with.button(QStringLiteral("Test all"))->click();
        QCOMPARE(with.tester.asked.size(), 2);
        QCOMPARE(with.cell(0, 5), QStringLiteral("Asking…"));
        QVERIFY(!with.button(QStringLiteral("Test"))->isEnabled());
        with.tester.answer(near, PoolAnswer{20, 22, {}});
        with.tester.answer(far, Error{Error::Kind::Unreachable, QStringLiteral("Nobody there.")});
        QTRY_COMPARE(with.cell(0, 5), QStringLiteral("42 ms"));
        QTRY_COMPARE(with.cell(1, 5), QStringLiteral("Failed: not reachable"));
        const QModelIndex failed = with.table().model()->index(1, 5);
        QVERIFY(failed.data(Qt::ToolTipRole).toString().endsWith(QStringLiteral("(Nobody there.)")));
        // It is a shape, too, and nothing of it is cut.
        QVERIFY(!failed.data(Qt::DecorationRole).isNull());
        QVERIFY(with.table().model()->index(0, 5).data(Qt::DecorationRole).isNull());
        QTRY_VERIFY(with.table().columnWidth(5)
                    > with.table().fontMetrics().horizontalAdvance(failed.data().toString()));
    }

    void theReasonOfAFailedTestStandsInTheRow_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::newRow("silent") << int(Error::Kind::Timeout) << QStringLiteral("Failed: no answer");
        QTest::newRow("no pool") << int(Error::Kind::BadReply)
                                 << QStringLiteral("Failed: not a pool's answer");
        QTest::newRow("refused") << int(Error::Kind::Rejected) << QStringLiteral("Failed: refused");
        QTest::newRow("interrupted") << int(Error::Kind::Aborted) << QStringLiteral("Failed");
    }
    void theReasonOfAFailedTestStandsInTheRow()
    {
        QFETCH(int, kind);
        QFETCH(QString, text);
        PoolHouse with;
        QTRY_COMPARE(with.table().model()->rowCount(), 2);
        with.button(QStringLiteral("Test all"))->click();
        with.tester.answer(QStringLiteral("pool.example:3333"), Error{Error::Kind(kind), QString()});
        QTRY_COMPARE(with.cell(0, 5), text);
    }

    void aDoubtfulCertificateIsMarkedInTheRow()
    {
        PoolHouse with;
        QTRY_COMPARE(with.table().model()->rowCount(), 2);
        QSignalSpy said(with.page.get(), &PoolsPage::succeeded);
        with.button(QStringLiteral("Test all"))->click();
        with.tester.answer(QStringLiteral("pool.example:3333"),
                           PoolAnswer{20, 22, QStringLiteral("It is self-signed.")});
        QTRY_COMPARE(with.cell(0, 5), QStringLiteral("42 ms, certificate doubtful"));
        const QModelIndex doubtful = with.table().model()->index(0, 5);
        QVERIFY(!doubtful.data(Qt::DecorationRole).isNull());
        QVERIFY(doubtful.data(Qt::ToolTipRole).toString().contains(QLatin1String("self-signed")));
        QVERIFY(said.last().first().toString().contains(QLatin1String("after 42 ms.")));
    }

    void minersAreCountedOnlyWhileThePageIsShown()
    {
        PoolHouse with;
        QTRY_COMPARE(with.table().model()->rowCount(), 2);
        with.page->hide();
        const auto removed = with.house.fleet.remove({2});
        QTRY_VERIFY(removed.isFinished() && with.house.fleet.size() == 1);
        QCOMPARE(with.table().model()->rowCount(), 2);
        with.page->show();
        QCOMPARE(with.table().model()->rowCount(), 1); // at once
    }

    void removingAsksFirstAndCancelIsTheDefault()
    {
        PoolHouse with;
        QVERIFY(with.put("Home", "pool.example:3333").ok());
        QTRY_COMPARE(with.cell(0, 0), QStringLiteral("Home"));
        with.table().setCurrentIndex(with.table().model()->index(0, 0));
        with.button(QStringLiteral("Remove…"))->click();
        auto *question = with.page->findChild<QMessageBox *>();
        QVERIFY(question);
        QCOMPARE(question->defaultButton(), question->button(QMessageBox::Cancel));
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QVERIFY(with.library.pools().isEmpty());
        QTRY_COMPARE(with.cell(0, 0), QStringLiteral("Not in your list"));
    }
};

COALFACE_TEST(TestPoolsPage)
#include "tst_poolspage.moc"
