// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "poolhouse.h"
#include "tests/testprogram/testprogram.h"
#include "ui/details/overviewpage.h"
#include "ui/miners/minertablemodel.h"
#include "ui/pools/driftbar.h"
#include "ui/pools/restartbar.h"

#include <QListWidget>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! What is said of a miner where someone else has stored a pool that it uses only after a restart.
class TestStrangersStored : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<PoolHouse>();
        m_told = m_house->house.fleet.miner(1)->telemetry->timestamp;
    }
    void cleanup() { m_house.reset(); }

    void thePageOfPoolsSaysThatItIsUsedAfterARestart()
    {
        setOurs(0, u"old.example:1, us"_s, u"ours.example:2 us"_s);
        m_house->noteStranger(u"ours.example:2, us"_s, u"pool.example:3333"_s);
        const auto *bar = m_house->page->findChild<DriftBar *>();
        QTRY_VERIFY(!bar->isHidden());
        QCOMPARE(bar->sentence(),
                 u"1 miners work for someone else's pool from their next restart on: attic."_s);
        QVERIFY(m_house->page->findChild<RestartBar *>()->isHidden()); // that would bring it
        const QModelIndex miners = m_house->table().model()->index(0, PoolTableModel::MinersColumn);
        QVERIFY(!miners.data(Qt::DecorationRole).isNull());
        QCOMPARE(miners.data(Qt::ToolTipRole).toString(),
                 u"1 miners work for this pool from their next restart on, because someone else "
                 "set it"_s);
        m_house->table().selectRow(0);
        const auto *list = m_house->page->findChild<QListWidget *>();
        QVERIFY2(list->item(0)->text().endsWith(
                     u" · From its next restart on it works for pool.example:3333 instead of "
                     "ours.example:2, us."_s),
                 qPrintable(list->item(0)->text()));
        QVERIFY(!list->item(0)->icon().isNull());
    }

    void whoIsAskedWhetherToKeepItIsToldThatItIsNotInUseYet()
    {
        m_house->noteStranger(u"ours.example:2, us"_s, u"pool.example:3333"_s);
        QTRY_COMPARE(m_house->wanted->drifts().size(), 1);
        QVERIFY(asked().startsWith(u"Is each of these miners to stay with the pool that it works "
                                   "for now, and with its fallback?\nattic: pool.example:3333 "
                                   "instead of ours.example:2, us"_s));
        setOurs(0, u"old.example:1, us"_s, u"ours.example:2 us"_s);
        m_house->noteStranger(u"ours.example:2, us"_s, u"pool.example:3333"_s);
        QTRY_COMPARE(m_house->wanted->replaced(1).size(), 1);
        const QString text = asked();
        QVERIFY2(text.startsWith(u"Is each of these miners to stay with the pool and the fallback "
                                 "that it uses now, or will use from its next restart on?\nattic: "
                                 "from its next restart on pool.example:3333 instead of "
                                 "ours.example:2, us"_s),
                 qPrintable(text));
    }

    void theTableOfMinersMarksIt()
    {
        MinerTableModel model(m_house->house.fleet, m_house->house.poller, m_house->house.clock,
                              m_house->wanted.get());
        int place = 0;
        while (!model.columns()[place].isOfPool)
            ++place;
        const QModelIndex cell = model.index(model.rowOf(1), place);
        QCOMPARE(cell.data().toString(), u"pool.example:3333"_s);
        QVERIFY(cell.data(Qt::DecorationRole).isNull());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        setOurs(0, u"old.example:1, us"_s, u"ours.example:2 us"_s);
        m_house->noteStranger(u"ours.example:2, us"_s, u"pool.example:3333"_s);
        QTRY_COMPARE(cell.data().toString(), u"pool.example:3333 (after a restart)"_s);
        QVERIFY(!changed.isEmpty());
        QVERIFY(!cell.data(Qt::DecorationRole).isNull());
        QCOMPARE(cell.data(Qt::ToolTipRole).toString(),
                 u"pool.example:3333, from its next restart on"_s);
        QVERIFY(!model.index(model.rowOf(2), place).data().toString().contains(u"restart"_s));
        Event restart;
        restart.time = m_told.addSecs(90);
        restart.minerKey = 1;
        restart.kind = EventKind::Restart;
        m_house->events.append({restart});
        QTRY_COMPARE(cell.data().toString(), u"pool.example:3333"_s);
    }

    void theMinersPageSaysItAsTheAlertDoes()
    {
        setOurs(0, u"old.example:1, us"_s, u"ours.example:2 us"_s);
        m_house->noteStranger(u"ours.example:2, us"_s, u"pool.example:3333"_s);
        QTRY_COMPARE(m_house->wanted->replaced(1).size(), 1);
        OverviewPage page(*m_house->context);
        page.showMiner(m_house->house.fleet.miner(1));
        QVERIFY(says(page, u"From its next restart on it works for pool.example:3333 instead of "
                           "ours.example:2, us."_s));
    }

    void ofAFallbackItIsSaidToo()
    {
        Miner shown = *m_house->house.fleet.miner(1);
        shown.telemetry->fallbackUrl = u"thief.example:9"_s;
        shown.telemetry->fallbackUser = u"thief"_s;
        m_house->house.fleet.absorb(1, *shown.telemetry, m_told);
        setOurs(1, u"old.example:1, us"_s, u"ours.example:2 us"_s);
        Event strange;
        strange.time = m_told;
        strange.minerKey = 1;
        strange.kind = EventKind::FallbackChanged;
        strange.actor.kind = EventActor::Kind::SomeoneElse;
        strange.before = u"ours.example:2, us"_s;
        strange.after = u"thief.example:9, thief"_s;
        m_house->events.append({strange});
        QTRY_COMPARE(m_house->wanted->replaced(1).size(), 1);
        QCOMPARE(m_house->page->findChild<DriftBar *>()->sentence(),
                 u"1 miners have someone else's fallback pool from their next restart on: "
                 "attic."_s);
        MinerTableModel model(m_house->house.fleet, m_house->house.poller, m_house->house.clock,
                              m_house->wanted.get());
        int place = 0;
        while (!model.columns()[place].isOfPool)
            ++place;
        const QModelIndex cell = model.index(model.rowOf(1), place);
        QVERIFY(!cell.data(Qt::DecorationRole).isNull());
        QVERIFY(cell.data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"someone else's fallback pool thief.example:9, thief is stored"_s));
        QVERIFY(model.index(model.rowOf(2), place).data(Qt::DecorationRole).isNull());
        const QString text = asked();
        QVERIFY2(text.contains(u"attic: from its next restart on fallback pool thief.example:9, "
                               "thief instead of ours.example:2, us"_s),
                 qPrintable(text));
        OverviewPage page(*m_house->context);
        page.showMiner(m_house->house.fleet.miner(1));
        QVERIFY(says(page, u"someone else's fallback pool thief.example:9, thief is stored, used "
                           "after a restart; until then it may be old.example:1, us"_s));
    }

private:
    static bool says(const QWidget &page, const QString &text)
    {
        const QList<QLabel *> labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text() == text; });
    }
    //! What "Keep as it is" asks.
    QString asked() const
    {
        m_house->button(u"Keep as it is…"_s)->click();
        auto *box = m_house->page->findChild<QMessageBox *>();
        if (!box)
            return {};
        const QString text = box->text() + u'\n' + box->informativeText();
        delete box;
        return text;
    }
    void setOurs(int slot, const QString &before, const QString &after)
    {
        Event write;
        write.time = m_told.addSecs(-60);
        write.minerKey = 1;
        write.kind = EventKind::Write;
        write.verb = u"set_pool"_s;
        write.before = before;
        write.after = after;
        write.outcome = u"needs_restart"_s;
        write.poolSlot = slot;
        m_house->events.append({write});
    }

    std::unique_ptr<PoolHouse> m_house;
    QDateTime m_told;
};

COALFACE_TEST(TestStrangersStored)
#include "tst_strangersstored.moc"
