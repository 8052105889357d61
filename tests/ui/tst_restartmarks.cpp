// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "poolhouse.h"
#include "tests/testprogram/testprogram.h"
#include "ui/alerts/alerttext.h"
#include "ui/details/overviewpage.h"
#include "ui/pools/restartbar.h"
#include "ui/pools/restarttext.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace coalface;

//! What is said of a miner that uses what was set only after a restart.
class TestRestartMarks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsUsedAfterARestartOnlyIsMarkedUntilThen()
    {
        PoolHouse with;
        const auto *bar = with.page->findChild<RestartBar *>();
        QVERIFY(bar->isHidden());
        with.noteStranger(QStringLiteral("pool.example:3333, bc1q.attic"),
                          QStringLiteral("thief.example:9, thief"));
        Event write;
        write.time = with.house.fleet.miner(1)->telemetry->timestamp;
        write.minerKey = 1;
        write.kind = EventKind::Write;
        write.verb = QStringLiteral("set_pool");
        write.before = QStringLiteral("thief.example:9, thief");
        write.after = QStringLiteral("pool.example:3333 bc1q.attic");
        write.outcome = QStringLiteral("needs_restart");
        write.poolSlot = 0;
        with.events.append({write});
        QTRY_VERIFY(bar->isVisible());
        QVERIFY2(bar->sentence().contains(QLatin1String("only after a restart: attic."))
                     && bar->sentence().contains(
                         QLatin1String("Someone else's pool may still be in use on attic.")),
                 qPrintable(bar->sentence()));
        const QModelIndex miners = with.table().model()->index(0, PoolTableModel::MinersColumn);
        QVERIFY(!miners.data(Qt::DecorationRole).isNull());
        QVERIFY(miners.data(Qt::ToolTipRole).toString().contains(QLatin1String("restart")));
        with.table().selectRow(0);
        const auto *list = with.page->findChild<QListWidget *>();
        QVERIFY2(list->item(0)->text().contains(QLatin1String(
                     "stored, used after a restart; until then it may work for someone else's "
                     "pool: thief.example:9, thief")),
                 qPrintable(list->item(0)->text()));
        QSignalSpy wanted(with.page.get(), &PoolsPage::restartWanted);
        with.button(QStringLiteral("Restart…"))->click();
        QCOMPARE(wanted.size(), 1);

        Event restart;
        restart.time = write.time.addSecs(90);
        restart.minerKey = 1;
        restart.kind = EventKind::Restart;
        restart.before = QStringLiteral("90000");
        restart.after = QStringLiteral("20");
        with.events.append({restart});
        QTRY_VERIFY(bar->isHidden());
    }

    void theMinersPageSaysIt()
    {
        PoolHouse with;
        OverviewPage page(*with.context);
        const auto says = [&](const QString &text) {
            const QList<QLabel *> labels = page.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel *label) { return label->text() == text; });
        };
        QTRY_VERIFY(with.wanted->isReady());
        page.showMiner(with.house.fleet.miner(2));
        QVERIFY(says(QStringLiteral("nothing")));
        Event write;
        write.time = with.house.fleet.miner(2)->telemetry->timestamp;
        write.minerKey = 2;
        write.kind = EventKind::Write;
        write.verb = QStringLiteral("set_mode");
        write.before = QStringLiteral("normal");
        write.after = QStringLiteral("eco");
        write.outcome = QStringLiteral("needs_restart");
        with.events.append({write});
        QTRY_COMPARE(with.wanted->restarts().size(), 1);
        page.showMiner(with.house.fleet.miner(2));
        QVERIFY(says(QStringLiteral(
            "the mode eco is stored, used after a restart; until then it may run in normal")));
    }

    //! A miner that shows what it has stored.
    void thePoolOfAStrangerThatOnlyWaitsIsNotSaidToBeInUse()
    {
        PoolHouse with;
        OverviewPage page(*with.context);
        Telemetry reading = *with.house.fleet.miner(1)->telemetry;
        reading.poolUser = QStringLiteral("thief.attic");
        with.house.fleet.absorb(1, reading, reading.timestamp);
        const Miner miner = *with.house.fleet.miner(1);
        const QString pool = *miner.telemetry->poolUrl;
        Event stolen;
        stolen.minerKey = 1;
        stolen.time = miner.telemetry->timestamp;
        stolen.kind = EventKind::PoolChanged;
        stolen.actor.kind = EventActor::Kind::SomeoneElse;
        stolen.before = QStringLiteral("ours.example:1, us");
        stolen.after = pool + QStringLiteral(", thief.attic");
        stolen.outcome = QStringLiteral("needs_restart");
        with.events.append({stolen});
        QTRY_COMPARE(with.wanted->replaced(1).size(), 1);
        page.showMiner(with.house.fleet.miner(1));
        const QList<QLabel *> labels = page.findChildren<QLabel *>();
        const auto isMarked = [&](const QString &value) {
            const QString text = value + QStringLiteral(", from its next restart on");
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel *label) { return label->text() == text; });
        };
        QVERIFY(isMarked(pool));
        QVERIFY(isMarked(QStringLiteral("thief.attic")));
        with.table().selectRow(0);
        const QList<QLabel *> told = with.page->findChildren<QLabel *>();
        QVERIFY(std::any_of(told.begin(), told.end(), [](const QLabel *label) {
            return label->text().contains(QLatin1String("or will from their next restart on"));
        }));
    }

    void whatIsSetBackAndInUseAllTheWhileIsNotInTheBar()
    {
        PoolHouse with;
        const auto *bar = with.page->findChild<RestartBar *>();
        Telemetry reading = *with.house.fleet.miner(1)->telemetry;
        reading.poolUser = QStringLiteral("bc1q.attic");
        reading.uptime = 7200;
        with.house.fleet.absorb(1, reading, reading.timestamp);
        const QString ours = QStringLiteral("pool.example:3333 bc1q.attic");
        const QString other = QStringLiteral("other.example:3333 bc1q.attic");
        Event write;
        write.minerKey = 1;
        write.kind = EventKind::Write;
        write.verb = QStringLiteral("set_pool");
        write.outcome = QStringLiteral("needs_restart");
        write.poolSlot = 0;
        write.time = reading.timestamp.addSecs(-1800);
        write.before = ours;
        write.after = other;
        Event back = write;
        back.time = reading.timestamp.addSecs(-600);
        std::swap(back.before, back.after);
        with.events.append({write, back});
        QTRY_COMPARE(with.wanted->restarts(1).size(), 1);
        QVERIFY(with.wanted->restarts(1).first().isInUse);
        QVERIFY(bar->isHidden());
    }

    void itIsSaidInPlainWords()
    {
        PendingRestart pending;
        pending.verb = QStringLiteral("set_pool");
        QCOMPARE(restartText(pending), QStringLiteral("stored, used after a restart"));
        pending.poolSlot = 0;
        pending.formerly = {QStringLiteral("old.example:3, us")};
        QCOMPARE(restartText(pending), QStringLiteral("stored, used after a restart; until then it "
                                                      "may work for old.example:3, us"));
        pending.poolSlot = 1;
        pending.isStrangers = true;
        QCOMPARE(restartText(pending),
                 QStringLiteral("the fallback pool is stored, used after a restart; until then it "
                                "may be someone else's: old.example:3, us"));
        pending.poolSlot = 2;
        pending.formerly.clear();
        QCOMPARE(restartText(pending), QStringLiteral("pool 3 is stored, used after a restart"));
        pending.isInUse = true; // set back
        QCOMPARE(restartText(pending),
                 QStringLiteral("only another password of pool 3 waits for a restart"));
        pending.poolSlot = 1;
        QCOMPARE(restartText(pending),
                 QStringLiteral("only another password of the fallback pool waits for a restart"));
        pending.poolSlot = 0;
        QCOMPARE(restartText(pending),
                 QStringLiteral("in use; only another password waits for a restart"));
        Alert alert;
        alert.kind = AlertKind::PoolChanged;
        alert.part = QStringLiteral("until_restart");
        alert.value = QStringLiteral("thief.example:9");
        alert.limit = QStringLiteral("ours.example:3, us");
        QCOMPARE(alertSentence(alert),
                 QStringLiteral("Until it restarts it may work for thief.example:9; "
                                "ours.example:3, us is stored."));
        alert.part = QStringLiteral("after_restart");
        QCOMPARE(alertSentence(alert),
                 QStringLiteral("From its next restart on it works for thief.example:9 instead of "
                                "ours.example:3, us."));
        alert.part = QStringLiteral("fallback_until_restart");
        QCOMPARE(alertSentence(alert),
                 QStringLiteral("Until it restarts its fallback pool may be thief.example:9; "
                                "ours.example:3, us is stored."));
        alert.part = QStringLiteral("fallback_after_restart");
        QCOMPARE(alertSentence(alert),
                 QStringLiteral("From its next restart on its fallback pool is thief.example:9 "
                                "instead of ours.example:3, us."));
    }
};

COALFACE_TEST(TestRestartMarks)
#include "tst_restartmarks.moc"
