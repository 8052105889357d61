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

namespace {

const Error silent{Error::Kind::Timeout, u"It was silent."_s};

} // namespace

class TestPoller : public PollerTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { enterHouse(); }

    void theFirstRoundAsksEverybodyAtOnce()
    {
        load(10);
        poller().start();
        QVERIFY(poller().isRunning());
        QCOMPARE(session().inFlight(), 10);
        QVERIFY(!poller().isIdle());
    }

    void whatTheySayGoesToFleetAndLog()
    {
        load(2);
        poller().pollNow({1, 2});
        m_house->clock.advance(0.25);
        session().answer(u"m1"_s, reading(2e12));
        session().answer(u"m2"_s, silent);
        QCOMPARE(m_polled.size(), 2);
        const auto first = m_polled[0];
        QCOMPARE(first.minerKey, 1);
        QCOMPARE(first.milliseconds, 250);
        QCOMPARE(first.answer->timestamp, m_house->clock.now()); // stamped here, not by the driver
        QCOMPARE(m_house->fleet->miner(1)->telemetry->hashrate, 2e12);
        QCOMPARE(m_polled[1].answer.error(), silent);
        QCOMPARE(m_house->log.samples.size(), 1);
        QCOMPARE(m_house->log.samples[0].minerKey, 1);
        QCOMPARE(m_house->log.statuses.size(), 2);
        QCOMPARE(m_house->log.statuses[1].status.lastError, u"timeout"_s);
        QCOMPARE(m_house->log.statuses[1].status.lastAsked, m_house->clock.now().addMSecs(-250));
    }

    void oneQuestionInFlightPerMiner()
    {
        load(3);
        poller().start();
        poller().pollNow({1, 2, 3, 1});
        poller().pollNow({1});
        nextRound();
        nextRound();
        QCOMPARE(session().asked.size(), 3);
        QVERIFY(!session().askedOneTwice);
        session().answerAll(reading());
        QCOMPARE(m_polled.size(), 3);
    }

    void neverMoreThanTheWindowAtOnce()
    {
        load(200);
        poller().start();
        QCOMPARE(session().inFlight(), PollQueue::liveWindow);
        session().answer(session().asked.first(), reading());
        QCOMPARE(session().inFlight(), PollQueue::liveWindow);
        session().answerAll(reading());
        QCOMPARE(session().asked.size(), 200);
        QCOMPARE(session().mostInFlight, PollQueue::liveWindow);
    }

    void silentMinersDoNotHoldUpTheOthers()
    {
        load(200);
        // The first hundred never answered so far.
        for (qint64 key = 1; key <= 100; ++key)
            m_house->fleet->absorb(key, silent, m_house->clock.now());
        poller().start();
        QCOMPARE(session().inFlight(), PollQueue::liveWindow + PollQueue::silentWindow);
        for (int i = 0; i < session().asked.size(); ++i) { // grows while they answer
            const QString id = session().asked[i];
            if (id.mid(1).toInt() > 100)
                session().answer(id, reading());
        }
        QCOMPARE(session().asked.size(), 100 + PollQueue::silentWindow);
        QCOMPARE(session().inFlight(), PollQueue::silentWindow);
    }

    void aRoundIsReportedWhenAllHaveSettledAndAreStored()
    {
        load(3);
        m_house->log.held = true;
        QSignalSpy rounds(&poller(), &Poller::roundFinished);
        poller().start();
        m_house->clock.advance(2);
        session().answer(u"m1"_s, reading());
        session().answer(u"m2"_s, silent);
        QTRY_COMPARE(m_house->log.heldAppends.size(), 1); // those two do not wait for the third
        m_house->log.heldAppends.answer(1);
        QVERIFY(rounds.isEmpty());
        m_house->clock.advance(1.5);
        session().answer(u"m3"_s, reading());
        QVERIFY(rounds.isEmpty());
        m_house->log.heldAppends.answer(1);
        QCOMPARE(rounds.size(), 1);
        const auto report = rounds[0][0].value<RoundReport>();
        QCOMPARE(report.round, 1);
        QCOMPARE(report.answered, 2);
        QCOMPARE(report.failed, 1);
        QCOMPARE(report.seconds, 3.5);
    }

    void aRoundThatCouldNotBeStoredIsReportedToo()
    {
        load(1);
        m_house->log.refusal = Error{Error::Kind::Internal, u"The disk is full."_s};
        QSignalSpy rounds(&poller(), &Poller::roundFinished);
        QSignalSpy failed(&poller(), &Poller::storingFailed);
        poller().start();
        session().answerAll(reading());
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toString(), u"The disk is full."_s);
        QCOMPARE(rounds.size(), 1);
    }

    void laterRoundsAreSpreadOverTheInterval()
    {
        load(9);
        poller().start();
        session().answerAll(reading());
        QCOMPARE(session().asked.size(), 9);
        m_house->clock.advance(30.001);
        QTRY_COMPARE(session().asked.size(), 10);
        m_house->clock.advance(12); // a question every three seconds
        QTRY_COMPARE(session().asked.size(), 14);
        m_house->clock.advance(12);
        QTRY_COMPARE(session().asked.size(), 18);
        QCOMPARE(QSet<QString>(session().asked.cbegin() + 9, session().asked.cend()).size(), 9);
    }

    void roundsThatWereSleptThroughAreNotMadeUpFor()
    {
        load(1);
        session().read = [](const QString &) { return reading(); };
        QSignalSpy rounds(&poller(), &Poller::roundFinished);
        poller().start();
        m_house->clock.advance(8 * 3600);
        QTRY_COMPARE(rounds.size(), 2);
        m_house->clock.advance(29);
        settleTicks();
        QCOMPARE(rounds.size(), 2);
        m_house->clock.advance(1);
        QTRY_COMPARE(rounds.size(), 3);
    }

    void anEmptyFleetHasRoundsToo()
    {
        load(0);
        QSignalSpy rounds(&poller(), &Poller::roundFinished);
        poller().start();
        QCOMPARE(rounds.size(), 1);
        QCOMPARE(rounds[0][0].value<RoundReport>().answered, 0);
        QCOMPARE(poller().secondsToNext(), std::nullopt);
    }

    void stopLetsThoseUnderWaySettle()
    {
        load(100);
        QSignalSpy rounds(&poller(), &Poller::roundFinished);
        QSignalSpy idle(&poller(), &Poller::idle);
        poller().start();
        poller().stop();
        QVERIFY(!poller().isRunning());
        settleTicks();
        QVERIFY(idle.isEmpty() && rounds.isEmpty());
        session().answerAll(reading());
        QCOMPARE(session().asked.size(), PollQueue::liveWindow); // nobody anew
        QCOMPARE(m_house->log.samples.size(), PollQueue::liveWindow);
        QCOMPARE(rounds.size(), 1);
        QCOMPARE(rounds[0][0].value<RoundReport>().answered, PollQueue::liveWindow);
        QCOMPARE(idle.size(), 1);
        QVERIFY(poller().isIdle());
    }

    void stopWaitsForTheStore()
    {
        load(1);
        m_house->log.held = true;
        QSignalSpy idle(&poller(), &Poller::idle);
        poller().start();
        session().answerAll(reading());
        poller().stop();
        settleTicks();
        QVERIFY(idle.isEmpty());
        m_house->log.heldAppends.answer(1);
        QCOMPARE(idle.size(), 1);
    }

    void stopWithNothingUnderWayIsIdleAtOnce()
    {
        load(1);
        QSignalSpy idle(&poller(), &Poller::idle);
        poller().start();
        session().answerAll(reading());
        idle.clear();
        poller().stop();
        QVERIFY(idle.isEmpty()); // from the event loop
        QTRY_COMPARE(idle.size(), 1);
    }

    void aMinerRemovedWhileItIsAskedEndsTheWaitForIt()
    {
        load(1);
        QSignalSpy rounds(&poller(), &Poller::roundFinished);
        QSignalSpy idle(&poller(), &Poller::idle);
        poller().start();
        m_house->fleet->remove({1});
        QCOMPARE(rounds.size(), 1);
        poller().stop();
        session().answerAll(reading());
        QTRY_COMPARE(idle.size(), 1);
        QVERIFY(m_polled.isEmpty() && m_house->log.samples.isEmpty());
    }

    void offlineMinersAreAskedEverMoreRarely()
    {
        load(1);
        session().read = [](const QString &) { return Result<Telemetry>(silent); };
        QSignalSpy rounds(&poller(), &Poller::roundFinished);
        poller().start();
        QList<int> askedIn; // rounds, from 1
        for (int round = 1; round <= 41; ++round) {
            QTRY_COMPARE(rounds.size(), round);
            if (session().asked.size() > askedIn.size())
                askedIn << round;
            m_house->clock.advance(30);
        }
        QCOMPARE(askedIn, (QList<int>{1, 2, 3, 4, 6, 10, 18, 28, 38}));
    }

    void asItFallsSilentItIsAskedEveryRoundUntilItIsOffline()
    {
        load(1);
        poller().setInterval(5);
        session().read = [](const QString &) { return Result<Telemetry>(silent); };
        QSignalSpy rounds(&poller(), &Poller::roundFinished);
        poller().start();
        QList<int> askedIn;
        for (int round = 1; round <= 30; ++round) {
            QTRY_COMPARE(rounds.size(), round);
            if (session().asked.size() > askedIn.size())
                askedIn << round;
            QCOMPARE(m_house->fleet->miner(1)->state == MinerState::Offline, round > 12);
            m_house->clock.advance(5);
        }
        QCOMPARE(askedIn, (QList<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 20, 28}));
    }

    void oneThatAnswersAgainIsAskedEveryRound()
    {
        load(1);
        session().read = [](const QString &) { return Result<Telemetry>(silent); };
        QSignalSpy rounds(&poller(), &Poller::roundFinished);
        poller().start();
        for (int round = 1; round <= 6; ++round) {
            QTRY_COMPARE(rounds.size(), round);
            m_house->clock.advance(30);
        }
        session().read = [](const QString &) { return Result<Telemetry>(reading()); };
        poller().pollNow({1}); // a person asks before its time
        const auto before = session().asked.size();
        for (int round = 7; round <= 9; ++round) {
            QTRY_COMPARE(rounds.size(), round);
            m_house->clock.advance(30);
        }
        QVERIFY(session().asked.size() >= before + 2);
    }

    void minersAddedWhileItRunsAreAskedAtOnce()
    {
        load(1);
        m_house->store.addMiner(2, u"Barn"_s);
        Q_EMIT m_house->store.changedElsewhere();
        QVERIFY(session().asked.isEmpty()); // it does not run
        poller().start();
        QCOMPARE(session().asked.size(), 2);
        m_house->store.addMiner(3, u"Stable"_s);
        Q_EMIT m_house->store.changedElsewhere();
        QVERIFY(session().isInFlight(u"m3"_s));
    }

    void withoutItsDriverAMinerFailsAndTheOthersGoOn()
    {
        m_house->store.addMiner(1, u"Attic"_s, u"gone"_s);
        m_house->store.addMiner(2, u"Barn"_s);
        m_house->fleet->load();
        QSignalSpy rounds(&poller(), &Poller::roundFinished);
        poller().start();
        QTRY_COMPARE(m_polled.size(), 1);
        const auto result = m_polled[0];
        QCOMPARE(result.minerKey, 1);
        QCOMPARE(result.answer.error().kind, Error::Kind::DriverFailed);
        QVERIFY2(result.answer.error().detail.contains(u"gone"_s),
                 qPrintable(result.answer.error().detail));
        session().answer(u"m2"_s, reading());
        QCOMPARE(rounds.size(), 1);
        QCOMPARE(rounds[0][0].value<RoundReport>().failed, 1);
    }

    void aDriverThatCannotBeUsedSaysWhy()
    {
        load(1);
        m_house->drivers.state = DriverState::Disabled;
        m_house->drivers.detail = u"It is switched off."_s;
        poller().pollNow({1});
        QVERIFY(m_polled.isEmpty()); // from the event loop
        QTRY_COMPARE(m_polled.size(), 1);
        const Error error = m_polled[0].answer.error();
        QCOMPARE(error.kind, Error::Kind::DriverFailed);
        QVERIFY2(error.detail.contains(u"It is switched off."_s), qPrintable(error.detail));
    }

    void aThousandAnswersAtOnceAreNoRecursion_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("answers") << 0;
        QTest::newRow("errors") << 1;
        QTest::newRow("without the driver") << 2;
    }

    void aThousandAnswersAtOnceAreNoRecursion()
    {
        QFETCH(int, way);
        load(1000);
        if (way == 2)
            m_house->drivers.state = DriverState::Missing;
        session().read = [way](const QString &) {
            return way == 0 ? Result<Telemetry>(reading()) : silent;
        };
        // How deep the stack goes is seen from the addresses of what stands on it.
        quintptr highest = 0;
        quintptr lowest = std::numeric_limits<quintptr>::max();
        int polled = 0;
        connect(&poller(), &Poller::polled, this, [&] {
            const char here = 0;
            highest = std::max(highest, quintptr(&here));
            lowest = std::min(lowest, quintptr(&here));
            ++polled;
        });
        QSignalSpy idle(&poller(), &Poller::idle);
        poller().pollNow(m_house->fleet->keys());
        QTRY_VERIFY(poller().isIdle());
        QCOMPARE(polled, 1000);
        QVERIFY(!idle.isEmpty());
        QCOMPARE(m_house->log.statuses.size(), 1000);
        QVERIFY2(highest - lowest < 32'768, qPrintable(QString::number(highest - lowest)));
    }

    void tellsWhenItAsksNext()
    {
        load(1);
        QCOMPARE(poller().secondsToNext(), std::nullopt);
        poller().setInterval(3600);
        poller().start();
        session().answerAll(reading());
        QCOMPARE(poller().secondsToNext(), std::optional(3600));
        poller().setInterval(60); // a shorter one counts from now
        QCOMPARE(poller().secondsToNext(), std::optional(60));
        m_house->clock.advance(59.5);
        QCOMPARE(poller().secondsToNext(), std::optional(1));
        poller().stop();
        QCOMPARE(poller().secondsToNext(), std::nullopt);
    }

    void mayEndWhileQuestionsAreUnderWay()
    {
        load(3);
        m_house->log.held = true;
        poller().start();
        session().answer(u"m1"_s, reading());
        QTRY_COMPARE(m_house->log.heldAppends.size(), 1);
        m_house->poller.reset();
        session().answerAll(reading());
        m_house->log.heldAppends.answer(1);
        settleTicks();
        QCOMPARE(m_house->log.samples.size(), 1);
    }
};

COALFACE_TEST(TestPoller)
#include "tst_poller.moc"
