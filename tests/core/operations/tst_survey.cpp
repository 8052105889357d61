// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/survey.h"

#include "tests/core/operations/writehouse.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestSurvey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoAnswersIsAbleAndTellsWhatItIsSetTo()
    {
        open(1);
        session().read = [](const MinerRef &) {
            Telemetry now;
            now.mode = u"eco"_s;
            return Result<Telemetry>(now);
        };
        survey(WriteRequest::Verb::SetMode);
        QCOMPARE(seen(1).standing, Surveyed::Standing::Able);
        QCOMPARE(seen(1).mode, u"eco"_s);
        QCOMPARE(seen(1).info->modes.size(), 2);
        QVERIFY(!seen(1).pools);
        QVERIFY(session().written.isEmpty());
    }

    void poolsAreReadForAPoolAndNothingForARestart()
    {
        open(1);
        session().pools = [](const MinerRef &) {
            return Result<PoolInfo>(PoolInfo{{{0, u"old.example:1"_s, u"me"_s, true}}, true});
        };
        survey(WriteRequest::Verb::SetPool);
        QCOMPARE(seen(1).pools->pools.first().url, u"old.example:1"_s);
        QVERIFY(session().polled.isEmpty());
        m_seen.clear();
        survey(WriteRequest::Verb::Restart);
        QVERIFY(!seen(1).pools);
        QVERIFY(session().polled.isEmpty());
    }

    void aValueThatItDoesNotTellIsNoReasonAgainstIt()
    {
        open(1);
        session().pools = [](const MinerRef &) {
            return Result<PoolInfo>(Error{Error::Kind::Timeout, u"Silent."_s});
        };
        survey(WriteRequest::Verb::SetPool);
        QCOMPARE(seen(1).standing, Surveyed::Standing::Able);
        QVERIFY(!seen(1).pools);
    }

    void whatCannotDoItIsNotAskedForMore()
    {
        open(1);
        session().who = [](const MinerRef &miner) {
            VersionInfo info = WriteHouse::able(miner);
            info.capabilities = {Capability::Restart};
            return Result<VersionInfo>(info);
        };
        survey(WriteRequest::Verb::SetMode);
        QCOMPARE(seen(1).standing, Surveyed::Standing::Able);
        QVERIFY(session().polled.isEmpty());
    }

    void eachOfThemHasItsOwnReason()
    {
        open(3);
        m_house->store.miners[2].record.driverType = u"gone"_s;
        session().who = [](const MinerRef &miner) {
            if (miner.minerId == u"m1")
                return Result<VersionInfo>(Error{Error::Kind::Unreachable, u"Nobody there."_s});
            VersionInfo info = WriteHouse::able(miner);
            info.identity.mac = u"02:00:00:00:99:99"_s;
            return Result<VersionInfo>(info);
        };
        m_house->drivers.missing = u"gone"_s;
        survey(WriteRequest::Verb::Restart);
        QCOMPARE(seen(1).standing, Surveyed::Standing::Unreachable);
        QCOMPARE(seen(1).why, u"Nobody there."_s);
        QCOMPARE(seen(1).error, std::optional(Error::Kind::Unreachable));
        QCOMPARE(seen(2).standing, Surveyed::Standing::AnotherDevice);
        QVERIFY(seen(2).why.contains(u"Another device answers"_s));
        QCOMPARE(seen(3).standing, Surveyed::Standing::NoDriver);
        QVERIFY(!seen(3).why.isEmpty());
    }

    void atMostThatManyAreAskedAtATime()
    {
        open(10);
        session().heldInfos = true;
        begin(WriteRequest::Verb::Restart, 4);
        QTRY_COMPARE(session().asked.size(), 4);
        QCoreApplication::processEvents();
        QCOMPARE(session().asked.size(), 4);
        for (qint64 key = 1; key <= 10; ++key) {
            QTRY_VERIFY(session().infos.size() > 0);
            session().infos.answer(WriteHouse::able({u"m%1"_s.arg(key), {}, {}}));
        }
        QTRY_COMPARE(m_seen.size(), 10);
        QTRY_VERIFY(!m_survey->isRunning());
    }

    void cancelledItEndsAtOnceAndLeavesTheMinersAlone()
    {
        open(10);
        session().heldInfos = true;
        begin(WriteRequest::Verb::Restart, 4);
        QTRY_COMPARE(session().asked.size(), 4);
        m_survey->cancel();
        QTRY_COMPARE(m_seen.size(), 10);
        QTRY_VERIFY(!m_survey->isRunning());
        QCOMPARE(session().asked.size(), 4);
        QVERIFY(session().cancelled.isEmpty()); // something else may be under way with it
        QCOMPARE(seen(1).standing, Surveyed::Standing::NotAsked);
        while (session().infos.size() > 0) // answers that come later count for nothing
            session().infos.answer(WriteHouse::able({u"m1"_s, {}, {}}));
        QCoreApplication::processEvents();
        QCOMPARE(m_seen.size(), 10);
    }

    void droppedWhileItAsksItIsGone()
    {
        open(2);
        session().heldInfos = true;
        begin(WriteRequest::Verb::Restart, 4);
        QTRY_COMPARE(session().asked.size(), 2);
        m_survey.reset();
        session().infos.answer(WriteHouse::able({u"m1"_s, {}, {}}));
        session().infos.answer(WriteHouse::able({u"m2"_s, {}, {}}));
        QCoreApplication::processEvents();
        QVERIFY(m_seen.isEmpty());
    }

private:
    void open(int count)
    {
        m_survey.reset();
        m_house = std::make_unique<WriteHouse>(count);
        m_seen.clear();
    }
    void begin(WriteRequest::Verb verb, int concurrency)
    {
        const auto loaded = m_house->fleet->load();
        QTRY_VERIFY(loaded.isFinished());
        m_survey = std::make_unique<Survey>(*m_house->fleet, m_house->drivers);
        connect(m_survey.get(), &Survey::surveyed, this, [this](const Surveyed &miner) {
            QVERIFY2(!m_seen.contains(miner.key), "once for each");
            m_seen.insert(miner.key, miner);
        });
        m_survey->start(m_house->fleet->keys(), verb, concurrency);
        QVERIFY(m_survey->isRunning());
    }
    void survey(WriteRequest::Verb verb)
    {
        begin(verb, 4);
        QTRY_VERIFY(!m_survey->isRunning());
        QCOMPARE(m_seen.size(), m_house->fleet->size());
    }
    WriteSession &session() { return m_house->drivers.pebble; }
    Surveyed seen(qint64 key) const { return m_seen.value(key); }

    std::unique_ptr<WriteHouse> m_house;
    std::unique_ptr<Survey> m_survey;
    QHash<qint64, Surveyed> m_seen;
};

COALFACE_TEST(TestSurvey)
#include "tst_survey.moc"
