// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shownminers.h"

#include "tests/testprogram/testprogram.h"
#include "ui/miners/fleetsums.h"
#include "ui/miners/minertable.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QHeaderView>
#include <QJsonDocument>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace coalface;

class TestMinerTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aModelKeepsTheRulesWhileMinersComeAndGo()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("a"), 1, 50);
        Shown shown(house);
        QAbstractItemModelTester modelTester(&shown.model);
        QAbstractItemModelTester proxyTester(&shown.proxy);
        loadMiners(house);
        QTRY_COMPARE(shown.model.rowCount(), 1);
        house.addWorking(2, QStringLiteral("b"), 2, 50);
        Q_EMIT house.store.changedElsewhere();
        QTRY_COMPARE(shown.model.rowCount(), 2);
        auto removed = house.fleet.remove({1});
        QTRY_COMPARE(shown.model.rowCount(), 1);
        QCOMPARE(shown.names(), QStringList{QStringLiteral("b")});
    }

    void unknownValuesComeLastInBothDirections()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("slow"), 1, 50);
        house.addStored(2, QStringLiteral("unknown"));
        house.addWorking(3, QStringLiteral("fast"), 3, 50);
        loadMiners(house);
        Shown shown(house);
        const QStringList up{QStringLiteral("slow"), QStringLiteral("fast"),
                             QStringLiteral("unknown")};
        const QStringList down{QStringLiteral("fast"), QStringLiteral("slow"),
                               QStringLiteral("unknown")};
        QCOMPARE(shown.sortedBy(QStringLiteral("hashrate"), Qt::AscendingOrder), up);
        QCOMPARE(shown.sortedBy(QStringLiteral("hashrate"), Qt::DescendingOrder), down);
    }

    void namesSortNaturallyAndAddressesAsNumbers()
    {
        FakeHouse house;
        house.addStored(9, QStringLiteral("rig 10"));
        house.addStored(10, QStringLiteral("rig 2"));
        house.addStored(100, QStringLiteral("Rig 1"));
        loadMiners(house);
        Shown shown(house);
        QCOMPARE(shown.sortedBy(QStringLiteral("name"), Qt::AscendingOrder),
                 (QStringList{QStringLiteral("Rig 1"), QStringLiteral("rig 2"),
                              QStringLiteral("rig 10")}));
        QCOMPARE(shown.sortedBy(QStringLiteral("address"), Qt::AscendingOrder),
                 (QStringList{QStringLiteral("rig 10"), QStringLiteral("rig 2"),
                              QStringLiteral("Rig 1")}));
    }

    void aMinerThatComesTakesItsPlaceAndOneThatGoesLeavesNone()
    {
        FakeHouse house;
        for (const int key : {10, 20, 30})
            house.addWorking(key, QStringLiteral("rig %1").arg(key), key, 50);
        loadMiners(house);
        Shown shown(house);
        QAbstractItemModelTester tester(&shown.proxy);
        MinerTable table(shown.model, shown.proxy);
        table.sortByColumn(NameColumn, Qt::DescendingOrder);
        table.selectKeys({20});
        house.addWorking(15, QStringLiteral("rig 15"), 1, 50);
        house.addWorking(40, QStringLiteral("rig 40"), 1, 50);
        Q_EMIT house.store.changedElsewhere();
        QTRY_COMPARE(shown.names(), (QStringList{QStringLiteral("rig 40"), QStringLiteral("rig 30"),
                                                 QStringLiteral("rig 20"), QStringLiteral("rig 15"),
                                                 QStringLiteral("rig 10")}));
        QCOMPARE(table.selectedKeys(), QList<qint64>{20});
        auto removed = house.fleet.remove({10, 30});
        QTRY_COMPARE(shown.names(), (QStringList{QStringLiteral("rig 40"), QStringLiteral("rig 20"),
                                                 QStringLiteral("rig 15")}));
        QCOMPARE(table.selectedKeys(), QList<qint64>{20});
        shown.proxy.setWords(QStringLiteral("15"));
        QCOMPARE(shown.names(), QStringList{QStringLiteral("rig 15")});
        QCOMPARE(table.selectedKeys(), QList<qint64>());
        QCOMPARE(table.currentKey(), 15);
        auto gone = house.fleet.remove({40});
        QTRY_COMPARE(shown.model.rowCount(), 2);
        QCOMPARE(shown.names(), QStringList{QStringLiteral("rig 15")});
        shown.proxy.setWords({});
        QCOMPARE(shown.names(), (QStringList{QStringLiteral("rig 20"), QStringLiteral("rig 15")}));
    }

    void equalValuesStayInTheOrderOfTheirComing()
    {
        FakeHouse house;
        for (const int key : {1, 2, 3, 4})
            house.addWorking(key, QStringLiteral("m %1").arg(key), key == 3 ? 2 : 1, 50);
        loadMiners(house);
        Shown shown(house);
        const QStringList up{QStringLiteral("m 1"), QStringLiteral("m 2"), QStringLiteral("m 4"),
                             QStringLiteral("m 3")};
        const QStringList down{QStringLiteral("m 3"), QStringLiteral("m 1"), QStringLiteral("m 2"),
                               QStringLiteral("m 4")};
        QCOMPARE(shown.sortedBy(QStringLiteral("hashrate"), Qt::AscendingOrder), up);
        QCOMPARE(shown.sortedBy(QStringLiteral("hashrate"), Qt::DescendingOrder), down);
    }

    void fewAnswersAreAChangeForEachRow()
    {
        FakeHouse house;
        for (int key = 1; key <= 20; ++key)
            house.addWorking(key, QStringLiteral("m %1 x").arg(key), 1, 50);
        loadMiners(house);
        Shown shown(house);
        QSignalSpy changed(&shown.model, &QAbstractItemModel::dataChanged);
        QSignalSpy refreshed(&shown.model, &MinerTableModel::refreshed);
        for (const int key : {3, 4, 5, 17})
            house.fleet.absorb(key, sampleOf(house, 2), house.clock.now());
        QTRY_VERIFY(!refreshed.isEmpty());
        QCOMPARE(refreshed.size(), 1);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed[0][0].toModelIndex().row(), 2);
        QCOMPARE(changed[0][1].toModelIndex().row(), 4);
        QCOMPARE(changed[1][0].toModelIndex().row(), 16);
        QCOMPARE(changed[1][1].toModelIndex().row(), 16);
    }

    void neighboursThatChangeAreAnnouncedWhereTheyAreShown()
    {
        FakeHouse house;
        for (int key = 1; key <= 20; ++key)
            house.addWorking(key, QStringLiteral("m %1 x").arg(key), key * 7 % 20, 50);
        loadMiners(house);
        Shown shown(house);
        shown.sortedBy(QStringLiteral("hashrate"), Qt::AscendingOrder);
        QSignalSpy changed(&shown.proxy, &QAbstractItemModel::dataChanged);
        QSignalSpy refreshed(&shown.model, &MinerTableModel::refreshed);
        for (const int key :
             {3, 4, 5}) // the places 1, 8 and 15, of which a view repaints nothing in between
            house.fleet.absorb(key, sampleOf(house, key * 7 % 20), house.clock.now());
        QTRY_VERIFY(!refreshed.isEmpty());
        QList<int> rows;
        for (const QList<QVariant> &change : changed) {
            QCOMPARE(change[0].toModelIndex().row(), change[1].toModelIndex().row());
            QCOMPARE(change[1].toModelIndex().column(), shown.proxy.columnCount() - 1);
            rows += change[0].toModelIndex().row();
        }
        QCOMPARE(rows, (QList<int>{1, 8, 15}));
    }

    void aBurstOfAnswersIsOneChange()
    {
        FakeHouse house;
        for (int key = 1; key <= 300; ++key)
            house.addWorking(key, QStringLiteral("m %1 x").arg(key), 1, 50);
        loadMiners(house);
        Shown shown(house);
        QSignalSpy changed(&shown.model, &QAbstractItemModel::dataChanged);
        QSignalSpy refreshed(&shown.model, &MinerTableModel::refreshed);
        for (int key = 1; key <= 300; key += 2)
            house.fleet.absorb(key, sampleOf(house, 2), house.clock.now());
        QTRY_VERIFY(!refreshed.isEmpty());
        QCOMPARE(refreshed.size(), 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 0);
        QCOMPARE(changed[0][1].toModelIndex().row(), 298);
    }

    void theOrderIsLeftAloneWhileItHolds()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("low"), 1, 50);
        house.addWorking(2, QStringLiteral("high"), 5, 50);
        loadMiners(house);
        Shown shown(house);
        shown.sortedBy(QStringLiteral("hashrate"), Qt::AscendingOrder);
        QSignalSpy moved(&shown.proxy, &QAbstractItemModel::layoutChanged);
        QSignalSpy announced(&house.fleet, &Fleet::minersChanged);
        house.fleet.absorb(1, sampleOf(house, 2), house.clock.now());
        QTRY_VERIFY(!announced.isEmpty());
        shown.proxy.settle();
        QCOMPARE(moved.size(), 0);
        house.fleet.absorb(1, sampleOf(house, 8), house.clock.now().addSecs(1));
        QTRY_VERIFY(announced.size() > 1);
        shown.proxy.settle();
        QVERIFY(!moved.isEmpty());
        QCOMPARE(shown.names(), (QStringList{QStringLiteral("high"), QStringLiteral("low")}));
    }

    void wordsAreLookedForInTheShownColumnsOnly()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("attic"), 1, 50);
        house.addWorking(2, QStringLiteral("garage"), 1, 50);
        loadMiners(house);
        Shown shown(house);
        MinerTable table(shown.model, shown.proxy);
        shown.proxy.setWords(QStringLiteral("GARA pebble"));
        QCOMPARE(shown.names(), QStringList{QStringLiteral("garage")});
        shown.proxy.setWords(QStringLiteral("02:00")); // the MAC's column is hidden at first
        QCOMPARE(shown.proxy.rowCount(), 0);
    }

    void aNameIsReadWholeAtTheFirstSizeOfTheWindow()
    {
        FakeHouse house;
        const QString name = QStringLiteral("Pebble GammaTurbo 801-0006");
        house.addWorking(1, name, 1, 50);
        loadMiners(house);
        Shown shown(house);
        MinerTable table(shown.model, shown.proxy);
        table.show();
        const int em = table.fontMetrics().height();
        table.resize(82 * em, 20 * em); // what navigation and scroll bar leave of 92
        QVERIFY2(table.columnWidth(NameColumn) > table.fontMetrics().horizontalAdvance(name),
                 qPrintable(QString::number(table.columnWidth(NameColumn))));
        table.resize(40 * em, 20 * em);
        QVERIFY(table.columnWidth(NameColumn)
                >= 18 * table.fontMetrics().averageCharWidth() + em / 2);
        const int uptime = shown.column(QStringLiteral("uptime"));
        QVERIFY(table.columnWidth(uptime)
                > table.fontMetrics().horizontalAdvance(QStringLiteral("11 d 11:56")) + em / 2);
    }

    void modelAndPoolAreReadWhereTheWindowHasTheRoom()
    {
        FakeHouse house;
        Telemetry &told = *house.addWorking(1, QStringLiteral("attic"), 1, 50).telemetry;
        told.poolUrl = QStringLiteral("stratum+tcp://pool.example.org:3333");
        house.store.miners.last().record.model = QStringLiteral("Pebble Gamma 601");
        loadMiners(house);
        Shown shown(house);
        MinerTable table(shown.model, shown.proxy);
        table.show();
        const int em = table.fontMetrics().height();
        const auto reads = [&](const char *id, const QString &text) {
            const int column = shown.column(QString::fromLatin1(id));
            const int sides = 2 * (table.style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1);
            return table.columnWidth(column) >= table.fontMetrics().horizontalAdvance(text) + sides;
        };
        const QString model = QStringLiteral("Pebble Gamma 601");
        const QString host = QStringLiteral("pool.example.org"); // its port gives way first
        table.resize(80 * em, 20 * em); // what navigation and scroll bar leave of a window of 1280 px
        QVERIFY(reads("model", model));
        QVERIFY(reads("pool_url", host));
        QTRY_COMPARE(table.horizontalScrollBar()->maximum(), 0);
        // In a smaller one they make room, and get it back.
        table.resize(74 * em, 20 * em);
        QVERIFY(!reads("pool_url", host));
        QTRY_COMPARE(table.horizontalScrollBar()->maximum(), 0);
        table.resize(88 * em, 20 * em);
        QVERIFY(reads("pool_url", host + QStringLiteral(":3333")));
        // Nothing of that is a person's choice; what a person chooses stays.
        QVERIFY(!QJsonDocument(table.state()).toJson().contains("width"));
        const int pool = shown.column(QStringLiteral("pool_url"));
        table.setColumnWidth(pool, 333);
        table.resize(90 * em, 20 * em);
        QCOMPARE(table.columnWidth(pool), 333);
    }

    void aNumberIsShownWithItsWholeUnitAtFirst()
    {
        FakeHouse house;
        loadMiners(house);
        Shown shown(house);
        MinerTable table(shown.model, shown.proxy);
        // The style keeps a little room at both sides of a cell.
        const int sides = 2 * (table.style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1);
        for (const auto &[id, text] :
             {std::pair("hashrate", "8.88 MH/s"), std::pair("hashrate", "888 GH/s"),
              std::pair("best_difficulty", "8.88 M"), std::pair("uptime", "88 d 18:58")}) {
            const int column = shown.column(QString::fromLatin1(id));
            QVERIFY2(table.columnWidth(column)
                         >= table.fontMetrics().horizontalAdvance(QString::fromLatin1(text)) + sides,
                     text);
        }
    }

    void aWidthIsKeptOnlyWhereAPersonChangedIt()
    {
        FakeHouse house;
        loadMiners(house);
        Shown shown(house);
        const int power = shown.column(QStringLiteral("power"));
        const int hashrate = shown.column(QStringLiteral("hashrate"));
        MinerTable first(shown.model, shown.proxy);
        first.setColumnWidth(power, 200);
        const QJsonObject state = first.state();

        const QFont before = QApplication::font(); // as another language, another one wants other widths
        QFont large = before;
        large.setPointSizeF(1.5 * before.pointSizeF());
        QApplication::setFont(large);
        const auto back = qScopeGuard([&] { QApplication::setFont(before); });
        MinerTable second(shown.model, shown.proxy);
        const int usual = second.columnWidth(hashrate);
        QVERIFY(usual > first.columnWidth(hashrate));
        second.restore(state);
        QCOMPARE(second.columnWidth(power), 200);
        QCOMPARE(second.columnWidth(hashrate), usual);
    }

    void manySharesAreCountedInThousands()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("attic"), 1, 50);
        loadMiners(house);
        Shown shown(house);
        Telemetry telemetry = sampleOf(house, 1);
        telemetry.sharesAccepted = 122'679;
        telemetry.sharesRejected = 369;
        house.fleet.absorb(1, telemetry, house.clock.now());
        QString text = shown.model.index(0, shown.column(QStringLiteral("shares"))).data().toString();
        text.replace(QChar(0x00a0), QLatin1Char(' '));
        QCOMPARE(text, QStringLiteral("122.7 k / 0.3 %"));
    }

    void aPoolIsShownByItsHostAndToldInFull()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("attic"), 1, 50);
        loadMiners(house);
        Shown shown(house);
        Telemetry telemetry = sampleOf(house, 1);
        telemetry.poolUrl = QStringLiteral("stratum+ssl://pool.example.org:3333");
        house.fleet.absorb(1, telemetry, house.clock.now());
        const QModelIndex cell = shown.model.index(0, shown.column(QStringLiteral("pool_url")));
        QCOMPARE(cell.data().toString(), QStringLiteral("pool.example.org:3333"));
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(*telemetry.poolUrl));
    }

    void copiedRowsCarryTheKeysOfDocuments()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("attic"), 1.5, 50.25);
        loadMiners(house);
        Shown shown(house);
        MinerTable table(shown.model, shown.proxy);
        table.selectKeys({1});
        const QStringList lines = table.selectionAsTsv().split(QLatin1Char('\n'));
        const QStringList keys = lines[0].split(QLatin1Char('\t'));
        const QStringList cells = lines[1].split(QLatin1Char('\t'));
        QCOMPARE(keys.size(), cells.size());
        QCOMPARE(cells[keys.indexOf(QStringLiteral("name"))], QStringLiteral("attic"));
        QCOMPARE(cells[keys.indexOf(QStringLiteral("state"))], QStringLiteral("online"));
        QCOMPARE(cells[keys.indexOf(QStringLiteral("hashrate"))], QStringLiteral("1500000000000"));
        QCOMPARE(cells[keys.indexOf(QStringLiteral("temperature"))], QStringLiteral("50.25"));
        QCOMPARE(cells[keys.indexOf(QStringLiteral("shares_rejected"))], QStringLiteral("2"));
    }

    void columnsAndSortingComeBack()
    {
        FakeHouse house;
        loadMiners(house);
        Shown shown(house);
        MinerTable first(shown.model, shown.proxy);
        const int mac = shown.column(QStringLiteral("mac"));
        const int pool = shown.column(QStringLiteral("pool_url"));
        first.setColumnHidden(mac, false);
        first.setColumnHidden(pool, true);
        first.horizontalHeader()->moveSection(first.horizontalHeader()->visualIndex(mac), 1);
        first.sortByColumn(mac, Qt::DescendingOrder);
        const QJsonObject state = first.state();

        MinerTable second(shown.model, shown.proxy);
        second.restore(state);
        QCOMPARE(second.state(), state);
        QCOMPARE(second.horizontalHeader()->visualIndex(mac), 1);
        QVERIFY(second.isColumnHidden(pool));
        QCOMPARE(second.horizontalHeader()->sortIndicatorSection(), mac);
    }

    void anOldValueIsGreyAndTellsItsAge()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("attic"), 1, 50);
        loadMiners(house);
        Shown shown(house);
        const QModelIndex cell = shown.model.index(0, shown.column(QStringLiteral("hashrate")));
        QVERIFY(!cell.data(Qt::ForegroundRole).isValid());
        house.clock.advance(600);
        QVERIFY(cell.data(Qt::ForegroundRole).isValid());
        QVERIFY2(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("10 min ago")),
                 qPrintable(cell.data(Qt::ToolTipRole).toString()));
    }

    void sumsCountWhoDoesNotReport()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("a"), 2, 50);
        house.addWorking(2, QStringLiteral("b"), 1, 70).telemetry->power.reset();
        house.makeOffline(house.addWorking(3, QStringLiteral("c"), 9, 90));
        loadMiners(house);
        QList<const Miner *> miners;
        for (const qint64 key : house.fleet.keys())
            miners += house.fleet.miner(key);
        const FleetSums sums = fleetSums(miners, [&](const Miner &miner) {
            return miner.state != MinerState::Offline;
        });
        QCOMPARE(*sums.hashrate.value, 3e12);
        QCOMPARE(sums.hashrate.silent, 1);
        QCOMPARE(*sums.power.value, 33.0);
        QCOMPARE(sums.power.silent, 2);
        QCOMPARE(*sums.efficiency.value, 16.5);
        QCOMPARE(sums.hottest.miner, QStringLiteral("b"));
        QVERIFY(!fleetSums({}, {}).hashrate.value);
    }
};

COALFACE_TEST(TestMinerTable)
#include "tst_minertable.moc"
