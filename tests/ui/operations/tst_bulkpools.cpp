// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulkhouse.h"

#include "ui/common/problemlabel.h"
#include "ui/operations/pooloptions.h"
#include "ui/operations/restartchoice.h"

#include "tests/testprogram/testprogram.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>

#include <algorithm>

using namespace coalface;

namespace {
const QString poolTitle = QStringLiteral("Set pool");
const QString theNewPool = QStringLiteral("stratum+tcp://solo.example:3333");
} // namespace

class TestBulkPools : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachMinersWorkerIsShownAsItIsTyped()
    {
        BulkHouse house;
        BulkDialog *dialog = opened(house);
        QVERIFY(dialog);
        type(*dialog, theNewPool, QStringLiteral("bc1q.{name}"));
        const QTableView *table = BulkHouse::table(*dialog, QStringLiteral("Bulk targets"));
        QCOMPARE(BulkHouse::cell(table, QStringLiteral("miner-12"), BulkTargetModel::After),
                 theNewPool + QStringLiteral(", bc1q.miner-12"));
        QCOMPARE(BulkHouse::cell(table, QStringLiteral("miner-12"), BulkTargetModel::Before),
                 QStringLiteral("stratum+tcp://public-pool.io:21496, bc1qold.m12"));
        edit(*dialog, 1)->setText(QStringLiteral("bc1q"));
        QCOMPARE(BulkHouse::cell(table, QStringLiteral("miner-12"), BulkTargetModel::After),
                 theNewPool + QStringLiteral(", bc1q"));
    }

    void aPoolThatCannotBeOneIsSaid_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("told");
        QTest::newRow("without port") << QStringLiteral("pool.example") << QStringLiteral("no port");
        QTest::newRow("two schemes") << QStringLiteral("stratum+tcp://stratum+tcp://pool.example:1")
                                     << QStringLiteral("two schemes");
        QTest::newRow("web page") << QStringLiteral("https://pool.example:1")
                                  << QStringLiteral("scheme");
    }
    void aPoolThatCannotBeOneIsSaid()
    {
        QFETCH(QString, url);
        QFETCH(QString, told);
        BulkHouse house;
        BulkDialog *dialog = opened(house);
        QVERIFY(dialog);
        type(*dialog, url, QStringLiteral("bc1q"));
        QVERIFY(BulkHouse::says(*dialog, told));
        const QPushButton *go = BulkHouse::button(*dialog, QStringLiteral("Set pool of"));
        QVERIFY(!go->isEnabled());
        QVERIFY(go->toolTip().contains(told));
    }

    void whatIsWrongIsNeverCutOff()
    {
        BulkHouse with;
        BulkDialog *dialog = with.open(with.window->actions().setPool, QStringLiteral("Set pool"));
        QVERIFY(dialog);
        dialog->resize(dialog->minimumSizeHint());
        type(*dialog, QStringLiteral("stratum+tcp://a-pool-with-a-rather-long-name.example:70000"),
             QStringLiteral("me"));
        auto *problem = dialog->findChild<ProblemLabel *>();
        QVERIFY(problem && !problem->text().isEmpty());
        QTRY_VERIFY2(problem->height() >= problem->heightForWidth(problem->width()),
                     qPrintable(QString::number(problem->height())));
        QVERIFY(problem->heightForWidth(problem->width()) > problem->fontMetrics().height());
    }

    void workersThatAPoolMayConfuseAreWarnedOf()
    {
        BulkHouse house;
        BulkDialog *dialog = opened(house);
        QVERIFY(dialog);
        type(*dialog, theNewPool, QString(60, QLatin1Char('w')) + QStringLiteral(".{name}"));
        QVERIFY(BulkHouse::says(*dialog, QStringLiteral("longer than 63")));
        QVERIFY(BulkHouse::button(*dialog, QStringLiteral("Set pool of 4"))->isEnabled());
        edit(*dialog, 1)->setText(QStringLiteral("bc1q.{name}"));
        QVERIFY(!BulkHouse::says(*dialog, QStringLiteral("longer than 63")));
        edit(*dialog, 1)->setText(QStringLiteral("bc1q.home"));
        QVERIFY(BulkHouse::says(*dialog, QStringLiteral("All 4 miners get the same worker")));
        QVERIFY(BulkHouse::button(*dialog, QStringLiteral("Set pool of 4"))->isEnabled());
    }

    void aPoolThatDoesNotAnswerIsSaidAndCanBeSet()
    {
        BulkHouse house;
        BulkDialog *dialog = opened(house);
        QVERIFY(dialog);
        type(*dialog, theNewPool, QStringLiteral("bc1q.{name}"));
        QTRY_VERIFY(house.tester.asked.contains(theNewPool));
        const QString sentence = QStringLiteral("solo.example:3333 refused the connection.");
        house.tester.answer(theNewPool, Error{Error::Kind::Unreachable, sentence});
        QTRY_VERIFY(BulkHouse::says(*dialog, sentence));
        QVERIFY(BulkHouse::button(*dialog, QStringLiteral("Set pool of 4"))->isEnabled());
        const QString other = QStringLiteral("stratum+tcp://other.example:3333");
        edit(*dialog, 0)->setText(other);
        QVERIFY(!BulkHouse::says(*dialog, sentence));
        QTRY_VERIFY(house.tester.asked.contains(other));
        house.tester.answer(other, PoolAnswer{});
        edit(*dialog, 0)->setText(theNewPool);
        QVERIFY(BulkHouse::says(*dialog, sentence)); // it is not asked anew with every letter
        QVERIFY(house.tester.asked.isEmpty());
    }

    void thePasswordIsNeverShownAndXWithoutOne()
    {
        for (const QString &typed : {QString(), QStringLiteral("s3cret")}) {
            BulkHouse house;
            BulkDialog *dialog = opened(house);
            QVERIFY(dialog);
            type(*dialog, theNewPool, QStringLiteral("bc1q.{name}"));
            QCOMPARE(edit(*dialog, 2)->echoMode(), QLineEdit::Password);
            edit(*dialog, 2)->setText(typed);
            dialog->findChild<RestartChoice *>()->findChild<QCheckBox *>()->setChecked(true);
            BulkHouse::button(*dialog, QStringLiteral("Set pool of 4"))->click();
            QTRY_COMPARE(house.miners.writes.size(), 4);
            const PoolSettings pool = house.miners.writes.first().request.pool;
            QCOMPARE(pool.password, typed.isEmpty() ? QStringLiteral("x") : typed);
            QCOMPARE(pool.url, theNewPool);
            QVERIFY(pool.restart);
            QCOMPARE(pool.slot, 0);
            const QTableView *results = BulkHouse::table(*dialog, QStringLiteral("Bulk results"));
            for (int column = 0; column < results->model()->columnCount(); ++column)
                QVERIFY(!results->model()->index(0, column).data().toString().contains(
                    QLatin1String("s3cret")));
        }
    }

    void aKeptPoolBringsItsUserAndItsPassword()
    {
        BulkHouse house;
        const Result<Pool> kept = house.pools.put({{},
                                                   QStringLiteral("Home"),
                                                   theNewPool,
                                                   QStringLiteral("wallet.{name}"),
                                                   {}},
                                                  QStringLiteral("s3cret"));
        QVERIFY(kept);
        BulkDialog *dialog = opened(house);
        QVERIFY(dialog);
        auto *pools = dialog->findChildren<QComboBox *>().first();
        QCOMPARE(pools->itemText(1), QStringLiteral("Home"));
        pools->setCurrentIndex(1);
        QCOMPARE(edit(*dialog, 0)->text(), theNewPool);
        QCOMPARE(edit(*dialog, 1)->text(), QStringLiteral("wallet.{name}"));
        QVERIFY(edit(*dialog, 2)->text().isEmpty());
        BulkHouse::button(*dialog, QStringLiteral("Set pool of 4"))->click();
        QTRY_COMPARE(house.miners.writes.size(), 4);
        for (const Changeable::Write &write : house.miners.writes)
            QCOMPARE(write.request.pool.password, QStringLiteral("s3cret"));
    }

    void aKeptPoolsFallbackGoesAlongUnlessItIsLeftOut()
    {
        for (const bool along : {true, false}) {
            BulkHouse house;
            const QString second = QStringLiteral("stratum+tcp://second.example:4444");
            const Result<Pool> fallback = house.pools.put({{},
                                                           QStringLiteral("Second"),
                                                           second,
                                                           QStringLiteral("wallet2.{name}"),
                                                           {}},
                                                          QStringLiteral("s3cond"));
            QVERIFY(fallback);
            QVERIFY(house.pools
                        .put({{},
                              QStringLiteral("Home"),
                              theNewPool,
                              QStringLiteral("wallet.{name}"),
                              fallback->id})
                        .ok());
            BulkDialog *dialog = opened(house);
            QVERIFY(dialog);
            QCheckBox *box = fallbackBox(*dialog);
            QVERIFY(!box->isVisible());
            dialog->findChildren<QComboBox *>().first()->setCurrentIndex(1);
            QVERIFY(box->isVisible() && box->isChecked());
            QVERIFY(box->text().contains(QStringLiteral("“Second” as Fallback")));
            box->setChecked(along);
            const QTableView *table = BulkHouse::table(*dialog, QStringLiteral("Bulk targets"));
            const QString after = BulkHouse::cell(table, QStringLiteral("miner-12"),
                                                  BulkTargetModel::After);
            QCOMPARE(after,
                     theNewPool + QStringLiteral(", wallet.miner-12")
                         + (along ? QStringLiteral("; fallback %1, wallet2.miner-12").arg(second)
                                  : QString()));
            BulkHouse::button(*dialog, QStringLiteral("Set pool of 4"))->click();
            QTRY_COMPARE(house.miners.writes.size(), along ? 8 : 4);
            const WriteRequest first = house.miners.writes.first().request;
            QCOMPARE(first.pool.slot, along ? 1 : 0);
            QCOMPARE(first.pool.password, along ? QStringLiteral("s3cond") : QStringLiteral("x"));
        }
    }

    void whatIsOddAboutAFallbacksWorkerIsSaid()
    {
        BulkHouse house;
        const Result<Pool> fallback = house.pools.put({{},
                                                       QStringLiteral("Second"),
                                                       QStringLiteral("second.example:4444"),
                                                       QStringLiteral("wallet2.{foo}"),
                                                       {}});
        QVERIFY(fallback);
        QVERIFY(house.pools
                    .put({{},
                          QStringLiteral("Home"),
                          theNewPool,
                          QStringLiteral("wallet.{name}"),
                          fallback->id})
                    .ok());
        BulkDialog *dialog = opened(house);
        QVERIFY(dialog);
        const auto says = [&](const QString &text) {
            const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
                return label->isVisible() && label->text().contains(text);
            });
        };
        dialog->findChildren<QComboBox *>().first()->setCurrentIndex(1);
        QVERIFY(says(QStringLiteral("Fallback “Second”: {foo} is no placeholder")));
        fallbackBox(*dialog)->setChecked(false);
        QVERIFY(!says(QStringLiteral("is no placeholder")));
    }

    void thePasswordOfAKeptPoolGoesToNoOther()
    {
        BulkHouse house;
        QVERIFY(house.pools
                    .put({{}, QStringLiteral("Home"), theNewPool, QStringLiteral("wallet"), {}},
                         QStringLiteral("s3cret"))
                    .ok());
        BulkDialog *dialog = opened(house);
        QVERIFY(dialog);
        dialog->findChildren<QComboBox *>().first()->setCurrentIndex(1);
        edit(*dialog, 0)->setText(QStringLiteral("stratum+tcp://evil.example:3333"));
        BulkHouse::button(*dialog, QStringLiteral("Set pool of 4"))->click();
        QTRY_COMPARE(house.miners.writes.size(), 4);
        QCOMPARE(house.miners.writes.first().request.pool.password, QStringLiteral("x"));
    }

    void enterInAFieldDropsNothing()
    {
        BulkHouse house;
        BulkDialog *dialog = opened(house);
        QVERIFY(dialog);
        edit(*dialog, 0)->setFocus();
        QTest::keyClick(edit(*dialog, 0), Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        QVERIFY(house.miners.writes.isEmpty());
    }

    void anUndoBringsBackEachPoolAndAsksForThePassword()
    {
        BulkHouse house;
        BulkDialog *dialog = opened(house);
        QVERIFY(dialog);
        type(*dialog, theNewPool, QStringLiteral("bc1q.{name}"));
        house.miners.outcomes = {{QStringLiteral("m13"), Outcome::Refused}};
        BulkHouse::button(*dialog, QStringLiteral("Set pool of 4"))->click();
        QAction *undo = house.window->actions().undo;
        QTRY_VERIFY(undo->isEnabled());
        QVERIFY(undo->text().contains(QLatin1String("3 miners")));
        house.miners.outcomes.clear();
        house.miners.writes.clear();
        dialog->reject();
        QTRY_VERIFY(!house.dialog(poolTitle));
        BulkDialog *back = house.open(undo, QStringLiteral("Undo: Set pool"));
        QVERIFY(back);
        QVERIFY(BulkHouse::says(*back, QStringLiteral("never told to this program")));
        BulkHouse::button(*back, QStringLiteral("Set back the pool of 3"))->click();
        QTRY_COMPARE(house.miners.writes.size(), 3);
        for (const Changeable::Write &write : std::as_const(house.miners.writes)) {
            QVERIFY(write.minerId != QLatin1String("m13")); // it kept its own
            QCOMPARE(write.request.pool.url, QStringLiteral("stratum+tcp://public-pool.io:21496"));
            QCOMPARE(write.request.pool.user, QStringLiteral("bc1qold.") + write.minerId);
            QCOMPARE(write.request.pool.password, QStringLiteral("x"));
        }
    }

    void aFallbackWhosePoolWasRefusedIsBroughtBack()
    {
        BulkHouse house({11, 12});
        const QString old = QStringLiteral("stratum+tcp://old.example:2222");
        for (const QString &id : {QStringLiteral("m11"), QStringLiteral("m12")})
            house.miners.fallbacks.insert(id, {1, old, QStringLiteral("bc1qold"), false});
        const Result<Pool> fallback = house.pools.put({{},
                                                       QStringLiteral("Second"),
                                                       QStringLiteral("second.example:4444"),
                                                       QStringLiteral("wallet2"),
                                                       {}});
        QVERIFY(fallback);
        QVERIFY(house.pools
                    .put({{},
                          QStringLiteral("Home"),
                          theNewPool,
                          QStringLiteral("wallet.{name}"),
                          fallback->id})
                    .ok());
        BulkDialog *dialog = opened(house);
        QVERIFY(dialog);
        dialog->findChildren<QComboBox *>().first()->setCurrentIndex(1);
        house.miners.outcomes = {{QStringLiteral("m12"), Outcome::Refused}};
        house.miners.takesFallbacks = true;
        BulkHouse::button(*dialog, QStringLiteral("Set pool of 2"))->click();
        QAction *undo = house.window->actions().undo;
        QTRY_VERIFY(undo->isEnabled());
        QVERIFY(undo->text().contains(QLatin1String("2 miners")));
        house.miners.outcomes.clear();
        house.miners.writes.clear();
        dialog->reject();
        QTRY_VERIFY(!house.dialog(poolTitle));
        BulkDialog *back = house.open(undo, QStringLiteral("Undo: Set pool"));
        QVERIFY(back);
        const QTableView *table = BulkHouse::table(*back, QStringLiteral("Bulk targets"));
        QCOMPARE(BulkHouse::cell(table, QStringLiteral("miner-12"), BulkTargetModel::After),
                 QStringLiteral("Fallback: %1, bc1qold").arg(old));
        BulkHouse::button(*back, QStringLiteral("Set back the pool of 2"))->click();
        QTRY_COMPARE(house.miners.writes.size(), 3);
        QCOMPARE(house.miners.fallbacks.value(QStringLiteral("m11")).url, old);
        QCOMPARE(house.miners.fallbacks.value(QStringLiteral("m12")).url, old);
        for (const Changeable::Write &write : std::as_const(house.miners.writes)) {
            if (write.minerId == QLatin1String("m12"))
                QCOMPARE(write.request.pool.slot, 1); // its pool is still its own
        }
    }

private:
    static BulkDialog *opened(BulkHouse &house)
    {
        return house.open(house.window->actions().setPool, poolTitle);
    }
    static QCheckBox *fallbackBox(const QWidget &dialog)
    {
        return dialog.findChild<PoolOptions *>()->findChild<QCheckBox *>({},
                                                                         Qt::FindDirectChildrenOnly);
    }
    static QLineEdit *edit(const QWidget &dialog, int number)
    {
        return dialog.findChildren<QLineEdit *>().at(number); // URL, worker, password
    }
    static void type(const QWidget &dialog, const QString &url, const QString &worker)
    {
        edit(dialog, 0)->setText(url);
        edit(dialog, 1)->setText(worker);
    }
};

COALFACE_TEST(TestBulkPools)
#include "tst_bulkpools.moc"
