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

class TestPollerCancel : public PollerTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { enterHouse(); }

    void whoIsBeingAskedIsLetGo()
    {
        load(3);
        QSignalSpy idle(m_house->poller.get(), &Poller::idle);
        m_house->poller->pollNow({1, 2, 3});
        session().answer(u"m2"_s, reading());
        m_house->poller->cancel();
        QCOMPARE(session().cancelled.size(), 2);
        QVERIFY(session().cancelled.contains(u"m1"_s) && session().cancelled.contains(u"m3"_s));
        QTRY_COMPARE(m_polled.size(), 3);
        QTRY_VERIFY(!idle.isEmpty());
        QVERIFY(m_house->poller->isIdle());
        QCOMPARE(m_polled[0].minerKey, 2);
        QCOMPARE(m_polled[1].answer.error().kind, Error::Kind::Aborted);
    }

    void thatIsNoMissOfTheirs()
    {
        load(1);
        m_house->poller->pollNow({1});
        m_house->poller->cancel();
        QTRY_VERIFY(m_house->poller->isIdle());
        QCOMPARE(m_house->fleet->miner(1)->status.misses, 0);
        QVERIFY(m_house->fleet->miner(1)->status.lastError.isEmpty());
        QVERIFY(m_house->log.statuses.isEmpty());
        QVERIFY(m_house->log.samples.isEmpty());
    }

    void whoWaitsIsNotAskedAnyMore()
    {
        load(200);
        m_house->poller->start();
        const auto asked = session().asked.size();
        m_house->poller->cancel();
        QVERIFY(!m_house->poller->isRunning());
        QTRY_VERIFY(m_house->poller->isIdle());
        QCOMPARE(session().asked.size(), asked);
        QCOMPARE(session().cancelled.size(), asked);
    }

    void theRoundEndsWithThoseThatAnswered()
    {
        load(3);
        QSignalSpy rounds(m_house->poller.get(), &Poller::roundFinished);
        m_house->poller->start();
        session().answer(u"m1"_s, reading());
        m_house->poller->cancel();
        QTRY_COMPARE(rounds.size(), 1);
        QCOMPARE(rounds[0][0].value<RoundReport>().answered, 1);
        QCOMPARE(rounds[0][0].value<RoundReport>().failed, 0);
        QCOMPARE(rounds[0][0].value<RoundReport>().notAsked, 2);
    }

    void withNobodyUnderWayItIsIdleSoon()
    {
        load(1);
        QSignalSpy idle(m_house->poller.get(), &Poller::idle);
        m_house->poller->cancel();
        QVERIFY(idle.isEmpty()); // not from within the call
        QTRY_COMPARE(idle.size(), 1);
    }
};

COALFACE_TEST(TestPollerCancel)
#include "tst_pollercancel.moc"
