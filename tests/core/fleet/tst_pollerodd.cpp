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

//! Miners that answer late, and devices that answer in another's place.
class TestPollerOdd : public PollerTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { enterHouse(); }

    void thoseWhoAreSlowToAnswerLetOthersHaveTheirPlaces()
    {
        load(200);
        QList<qint64> all = m_house->fleet->keys();
        poller().pollNow(all); // also without a schedule
        QCOMPARE(session().inFlight(), PollQueue::liveWindow);
        m_house->clock.advance(2.5);
        QTRY_COMPARE(session().inFlight(), PollQueue::liveWindow + PollQueue::silentWindow);
        // Their answers count all the same.
        session().answer(session().asked.first(), reading());
        QCOMPARE(m_polled.size(), 1);
        QVERIFY(m_polled[0].answer.ok());
        session().answerAll(reading());
        QTRY_VERIFY(poller().isIdle());
        QCOMPARE(m_house->log.samples.size(), 200);
    }

    void aDriverThatCannotBeUsedIsNoReasonToAskItsMinersRarely()
    {
        load(1);
        m_house->drivers.state = DriverState::Disabled;
        QSignalSpy rounds(&poller(), &Poller::roundFinished);
        poller().start();
        for (int round = 1; round <= 8; ++round) {
            QTRY_COMPARE(rounds.size(), round);
            QCOMPARE(rounds.last().first().value<RoundReport>().failed, 1); // it counts in each
            m_house->clock.advance(30);
        }
        QVERIFY(session().asked.isEmpty());
        // When it can be used again they do not wait for the next round.
        m_house->drivers.state = DriverState::Ready;
        const auto polled = m_polled.size();
        Q_EMIT m_house->drivers.driverChanged(u"pebble"_s);
        QTRY_COMPARE(session().asked.size(), 1);
        session().answerAll(reading());
        QTRY_VERIFY(m_polled.size() > polled && m_polled.last().answer.ok());
        Q_EMIT m_house->drivers.driverChanged(u"pebble"_s); // and are not asked again for nothing
        QCOMPARE(session().asked.size(), 1);
    }

    void aRoundTellsHowManyItLeftOutBecauseTheyHaveBeenSilentForLong()
    {
        load(3);
        const Result<Telemetry> silence = Error{Error::Kind::Timeout, u"Silent."_s};
        QSignalSpy rounds(&poller(), &Poller::roundFinished);
        poller().start();
        int leftOut = 0;
        for (int round = 1; round <= 8 && leftOut == 0; ++round) {
            const auto isOver = [&] {
                for (const QString &miner : {u"m1"_s, u"m2"_s, u"m3"_s}) {
                    if (session().isInFlight(miner))
                        session().answer(miner, miner == u"m3"_s ? silence : reading());
                }
                return rounds.size() == round;
            };
            if (!QTest::qWaitFor(isOver, 300))
                m_house->clock.advance(28); // polls are spread over the round
            QTRY_VERIFY(isOver());
            const auto report = rounds.last().first().value<RoundReport>();
            QCOMPARE(report.answered, 2);
            QCOMPARE(report.answered + report.failed + report.notAsked, 3);
            leftOut += report.notAsked;
            m_house->clock.advance(round == 1 ? 30 : 2);
        }
        QVERIFY(leftOut > 0);
    }

    void whatAnotherDeviceSaysAtThatAddressIsNoReading()
    {
        load(2);
        poller().pollNow({1, 2});
        Telemetry own = reading();
        own.mac = m_house->fleet->miner(1)->record.mac;
        Telemetry others = reading();
        others.mac = own.mac;
        session().answer(u"m1"_s, own);
        session().answer(u"m2"_s, others);
        QCOMPARE(m_polled.size(), 2);
        QVERIFY(m_polled[0].answer.ok());
        QVERIFY(!m_polled[1].answer.ok());
        QCOMPARE(m_polled[1].answer.error().kind, Error::Kind::Rejected);
        QVERIFY(m_polled[1].answer.error().detail.contains(*own.mac));
        QCOMPARE(m_house->log.samples.size(), 1);
        QCOMPARE(m_house->fleet->miner(2)->status.misses, 1);
    }

    //! Another program's scan has found it: it is not left until its back-off is over.
    void oneThatIsFoundAtAnotherAddressIsAskedThereAtOnce()
    {
        load(2);
        session().read = [](const QString &minerId) -> Result<Telemetry> {
            if (minerId == u"m2")
                return reading();
            return Error{Error::Kind::Unreachable, u"Nothing there."_s};
        };
        poller().start();
        for (int second = 0; second < 600; second += 10) { // until it is asked rarely
            QTest::qWait(1);
            m_house->clock.advance(10);
            QMetaObject::invokeMethod(&poller(), [this] { poller().pollNow({1}); });
        }
        QTRY_VERIFY(poller().isIdle());
        const auto before = session().asked.count(u"m1"_s);
        session().read = [](const QString &) -> Result<Telemetry> { return reading(); };
        m_house->store.miners[0].record.name = u"Renamed"_s;
        Q_EMIT m_house->store.changedElsewhere();
        QTest::qWait(20);
        QCOMPARE(session().asked.count(u"m1"_s), before); // that is no reason
        m_house->store.miners[0].record.address = u"127.0.0.99"_s;
        Q_EMIT m_house->store.changedElsewhere();
        QTRY_COMPARE(session().asked.count(u"m1"_s), before + 1);
        QCOMPARE(m_house->fleet->miner(1)->state, MinerState::Online);
    }

    void oneThatMovesWhileItIsAskedIsAskedOnceMoreWhereItIs()
    {
        load(1);
        poller().start();
        QTRY_COMPARE(session().asked.size(), 1);
        m_house->store.miners[0].record.port = 8080;
        Q_EMIT m_house->store.changedElsewhere();
        QTRY_COMPARE(session().closed.size(), 1);
        QCOMPARE(session().asked.size(), 1); // one question at a time
        session().answer(u"m1"_s, Error{Error::Kind::Timeout, u"Nothing there."_s});
        QTRY_COMPARE(session().asked.size(), 2);
        session().answer(u"m1"_s, reading());
        QTRY_VERIFY(poller().isIdle());
        QCOMPARE(session().asked.size(), 2);
    }

    void withoutPollsOneThatMovesIsLeftToWhoeverPolls()
    {
        load(1);
        m_house->store.miners[0].record.port = 8080;
        Q_EMIT m_house->store.changedElsewhere();
        QTRY_COMPARE(session().closed.size(), 1);
        QTest::qWait(20);
        QVERIFY(session().asked.isEmpty());
    }
};

COALFACE_TEST(TestPollerOdd)
#include "tst_pollerodd.moc"
