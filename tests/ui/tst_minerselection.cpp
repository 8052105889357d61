// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shownminers.h"

#include "tests/testprogram/testprogram.h"
#include "ui/miners/minertable.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;

//! What is done to miners is done to those that a person selected and sees.
class TestMinerSelection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void selectionSurvivesUpdatesAndSorting()
    {
        FakeHouse house;
        for (int key = 1; key <= 5; ++key)
            house.addWorking(key, QStringLiteral("miner %1 x").arg(key), key, 50);
        loadMiners(house);
        Shown shown(house);
        MinerTable table(shown.model, shown.proxy);
        table.sortByColumn(shown.column(QStringLiteral("hashrate")), Qt::AscendingOrder);
        table.selectKeys({2, 4});
        QCOMPARE(table.selectedKeys(), (QList<qint64>{2, 4}));
        QSignalSpy announced(&house.fleet, &Fleet::minersChanged);
        house.fleet.absorb(2, sampleOf(house, 9), house.clock.now());
        QTRY_VERIFY(!announced.isEmpty());
        shown.proxy.settle();
        QCOMPARE(table.selectedKeys(), (QList<qint64>{4, 2}));
        QCOMPARE(shown.names().last(), QStringLiteral("miner 2 x"));
    }

    void aTableWithRowsHasACurrentOne()
    {
        FakeHouse house;
        Shown shown(house);
        MinerTable table(shown.model, shown.proxy);
        QVERIFY(!table.currentIndex().isValid());
        house.addWorking(1, QStringLiteral("first"), 1, 50);
        loadMiners(house);
        QTRY_VERIFY(table.currentIndex().isValid());
        QCOMPARE(table.currentKey(), 1);
    }

    void whatAFilterHidesIsNotReplacedByAnotherMiner()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("attic"), 1, 50);
        house.addWorking(2, QStringLiteral("barn one"), 1, 50);
        house.addWorking(3, QStringLiteral("barn two"), 1, 50);
        loadMiners(house);
        Shown shown(house);
        MinerTable table(shown.model, shown.proxy);
        table.selectKeys({1});
        shown.proxy.setWords(QStringLiteral("barn"));
        QCOMPARE(table.selectedKeys(), QList<qint64>());
        QCOMPARE(table.hiddenSelectionCount(), 1);
        QVERIFY(table.currentIndex().isValid());
        shown.proxy.setWords({});
        QCOMPARE(table.selectedKeys(), QList<qint64>());

        // Of several those stay that are still shown, also where the current one is hidden.
        table.selectAll();
        table.setFocus();
        QCOMPARE(table.selectedKeys().size(), 3);
        QSignalSpy told(&table, &MinerTable::selectedChanged);
        shown.proxy.setWords(QStringLiteral("barn"));
        QCOMPARE(table.selectedKeys(), (QList<qint64>{2, 3}));
        QCOMPARE(table.hiddenSelectionCount(), 1);
        QVERIFY(table.selectedKeys().contains(table.currentKey()));
        QVERIFY(!told.isEmpty());
    }

    void theFirstRowIsTakenOnceOnly()
    {
        FakeHouse house;
        house.addWorking(1, QStringLiteral("attic"), 1, 50);
        house.addWorking(2, QStringLiteral("barn"), 1, 50);
        loadMiners(house);
        Shown shown(house);
        MinerTable table(shown.model, shown.proxy);
        QCOMPARE(table.selectedKeys(), QList<qint64>{1});
        table.clearSelection();
        shown.proxy.setWords(QStringLiteral("barn"));
        QVERIFY(table.currentIndex().isValid());
        QCOMPARE(table.selectedKeys(), QList<qint64>());
        QCOMPARE(table.hiddenSelectionCount(), 0);
    }
};

COALFACE_TEST(TestMinerSelection)
#include "tst_minerselection.moc"
