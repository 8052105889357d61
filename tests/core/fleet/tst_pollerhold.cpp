// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/poller.h"

#include "fakes.h"
#include "pollertest.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestPollerHold : public PollerTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { enterHouse(); }

    void aHeldMinerIsNotAskedUntilItIsReleased()
    {
        load(3);
        poller().hold(2);
        poller().hold(2);
        poller().start();
        QCOMPARE(session().asked.size(), 2);
        QVERIFY(!session().asked.contains(u"m2"_s));
        session().answerAll(reading());
        nextRound();
        session().answerAll(reading());
        QVERIFY(!session().asked.contains(u"m2"_s));
        poller().release(2);
        QVERIFY(!session().asked.contains(u"m2"_s));
        poller().release(2);
        QCOMPARE(session().asked.count(u"m2"_s), 1);
        session().answerAll(reading());
        poller().release(2); // once too often
        poller().stop();
    }

    void whoIsWantedWhileHeldIsAskedAfterwards()
    {
        load(1);
        poller().hold(1);
        poller().pollNow({1});
        QVERIFY(session().asked.isEmpty());
        poller().release(1);
        QCOMPARE(session().asked, QStringList{u"m1"_s});
        session().answerAll(reading());
        poller().hold(1);
        poller().release(1);
        QCOMPARE(session().asked.size(), 1); // nobody polls and nobody wanted it
    }

    void aRoundDoesNotWaitForAMinerThatIsHeld()
    {
        load(2);
        QSignalSpy rounds(&poller(), &Poller::roundFinished);
        poller().hold(2);
        poller().start();
        session().answerAll(reading());
        poller().hold(1);
        QTRY_COMPARE(rounds.size(), 1);
        QCOMPARE(rounds[0][0].value<RoundReport>().answered, 1);
        QCOMPARE(rounds[0][0].value<RoundReport>().failed, 0);
        QCOMPARE(rounds[0][0].value<RoundReport>().notAsked, 1);
        poller().stop();
    }
};

COALFACE_TEST(TestPollerHold)
#include "tst_pollerhold.moc"
