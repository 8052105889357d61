// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/pollqueue.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;

namespace {

QList<qint64> takeAll(PollQueue &queue, qint64 now = 0)
{
    QList<qint64> taken;
    while (const auto key = queue.takeNext(now))
        taken << *key;
    return taken;
}

} // namespace

class TestPollQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesThemOutInTheirOrder()
    {
        PollQueue queue;
        for (const qint64 key : {5, 3, 9})
            queue.add(key, false);
        QCOMPARE(takeAll(queue), (QList<qint64>{5, 3, 9}));
        QVERIFY(!queue.isEmpty()); // they are in flight
        for (const qint64 key : {5, 3, 9})
            queue.settled(key);
        QVERIFY(queue.isEmpty());
    }

    void takesNobodyTwice()
    {
        PollQueue queue;
        queue.add(1, false);
        queue.add(1, true);
        QVERIFY(queue.contains(1));
        QVERIFY(!queue.isInFlight(1));
        QCOMPARE(takeAll(queue), QList<qint64>{1});
        QVERIFY(queue.isInFlight(1));
        queue.add(1, false);
        QVERIFY(takeAll(queue).isEmpty());
        queue.settled(1);
        QVERIFY(!queue.contains(1));
        queue.add(1, false);
        QCOMPARE(takeAll(queue), QList<qint64>{1});
    }

    void thoseWhoOnlyAnnounceThemselvesTakeNobodysPlace()
    {
        PollQueue queue;
        for (qint64 key = 0; key < 300; ++key)
            queue.addAnnounced(key);
        QCOMPARE(takeAll(queue).size(), 300);
        for (qint64 key = 1000; key < 1064; ++key)
            queue.add(key, false);
        QCOMPARE(takeAll(queue).size(), PollQueue::liveWindow);
        queue.addAnnounced(5);
        QVERIFY2(takeAll(queue).isEmpty(), "it is waited for already");
        queue.settled(5);
        queue.addAnnounced(5);
        QCOMPARE(queue.dropWaiting(), QSet<qint64>{5});
    }

    void everyLaneHasItsWindow()
    {
        PollQueue queue;
        for (qint64 key = 0; key < 200; ++key)
            queue.add(key, key % 2 == 1);
        const QList<qint64> first = takeAll(queue);
        const auto silent = std::count_if(first.cbegin(), first.cend(),
                                          [](qint64 key) { return key % 2 == 1; });
        QCOMPARE(silent, PollQueue::silentWindow);
        QCOMPARE(first.size() - silent, PollQueue::liveWindow);
    }

    void aSettledOneMakesRoomInItsOwnLane()
    {
        PollQueue queue;
        for (qint64 key = 0; key < 200; ++key)
            queue.add(key, key >= 100);
        takeAll(queue);
        queue.settled(0);
        QCOMPARE(takeAll(queue), QList<qint64>{PollQueue::liveWindow});
        queue.settled(100);
        QCOMPARE(takeAll(queue), QList<qint64>{100 + PollQueue::silentWindow});
    }

    void silentOnesNeverHoldUpTheOthers()
    {
        PollQueue queue;
        for (qint64 key = 0; key < 100; ++key)
            queue.add(key, true);
        takeAll(queue);
        queue.add(1000, false);
        QCOMPARE(takeAll(queue), QList<qint64>{1000});
    }

    void thoseWhoAreSlowLeaveTheirPlaces()
    {
        PollQueue queue;
        for (qint64 key = 0; key < 200; ++key)
            queue.add(key, false);
        QCOMPARE(takeAll(queue, 1000).size(), PollQueue::liveWindow);
        queue.makeWay(999);
        QVERIFY(takeAll(queue, 3000).isEmpty());
        queue.makeWay(1000);
        QCOMPARE(takeAll(queue, 3000).size(), PollQueue::silentWindow);
        queue.makeWay(1000);
        QVERIFY2(takeAll(queue, 3000).isEmpty(), "the silent ones have no more room");
        // Whoever settles makes room where it was last.
        for (qint64 key = 0; key < PollQueue::liveWindow + PollQueue::silentWindow; ++key)
            queue.settled(key);
        QCOMPARE(takeAll(queue, 4000).size(), PollQueue::liveWindow);
        queue.makeWay(4000);
        QCOMPARE(takeAll(queue, 6000).size(),
                 200 - 2 * PollQueue::liveWindow - PollQueue::silentWindow);
    }

    void thoseWhoOnlyAnnounceThemselvesAndTheSilentHaveNoPlaceToLeave()
    {
        PollQueue queue;
        queue.add(1, true);
        queue.addAnnounced(2);
        takeAll(queue, 0);
        queue.makeWay(1000);
        for (qint64 key = 10; key < 10 + PollQueue::silentWindow; ++key)
            queue.add(key, true);
        QCOMPARE(takeAll(queue, 1000).size(), PollQueue::silentWindow - 1);
    }

    void settlingAStrangerChangesNothing()
    {
        PollQueue queue;
        for (qint64 key = 0; key <= PollQueue::liveWindow; ++key)
            queue.add(key, false);
        takeAll(queue);
        queue.settled(4711);
        queue.settled(PollQueue::liveWindow); // waits, is not in flight
        QVERIFY(takeAll(queue).isEmpty());
    }

    void dropsOneThatWaits()
    {
        PollQueue queue;
        queue.add(1, false);
        queue.add(2, true);
        QVERIFY(queue.dropWaiting(2));
        QVERIFY(!queue.dropWaiting(2));
        QCOMPARE(takeAll(queue), QList<qint64>{1});
        QVERIFY(!queue.dropWaiting(1)); // in flight
        queue.settled(1);
        QVERIFY(queue.isEmpty());
    }

    void dropsThoseThatWaitAndKeepsThoseInFlight()
    {
        PollQueue queue;
        for (qint64 key = 0; key < PollQueue::liveWindow + 2; ++key)
            queue.add(key, false);
        takeAll(queue);
        queue.add(500, true);
        QCOMPARE(queue.dropWaiting(),
                 (QSet<qint64>{PollQueue::liveWindow, PollQueue::liveWindow + 1, 500}));
        QVERIFY(!queue.contains(500));
        QVERIFY(queue.isInFlight(0));
        for (qint64 key = 0; key < PollQueue::liveWindow; ++key)
            queue.settled(key);
        QVERIFY(queue.isEmpty());
        QVERIFY(takeAll(queue).isEmpty());
    }
};

COALFACE_TEST(TestPollQueue)
#include "tst_pollqueue.moc"
