// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/bulkchange.h"

#include "tests/core/fakeeventlog.h"
#include "tests/core/operations/writefakes.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! A pool and its fallback set together: one wish, two writes.
class TestFallbackPool : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_target = usualTarget();
        m_change.reset();
        m_poller.reset();
        m_fleet.reset();
        m_store = std::make_unique<FakeStore>();
        m_drivers = std::make_unique<WriteDirectory>();
        m_events = std::make_unique<FakeEventLog>();
        m_journal = std::make_unique<WriteJournal>(*m_events, m_clock);
        m_fleet = std::make_unique<Fleet>(*m_store, *m_drivers, m_clock);
        m_poller = std::make_unique<Poller>(*m_fleet, *m_drivers, m_log, m_clock);
        session().who = [](const MinerRef &) {
            VersionInfo info;
            info.identity.mac = u"02:00:00:00:00:01"_s;
            info.capabilities = {Capability::SetPool};
            return Result<VersionInfo>(info);
        };
    }

    void theFallbackGoesFirstAndWithoutARestart()
    {
        begin();
        QTRY_COMPARE(session().writes.size(), 1);
        QCOMPARE(session().requests[0].pool.slot, 1);
        QCOMPARE(session().requests[0].pool.url, u"b.example:2"_s);
        QVERIFY(!session().requests[0].pool.restart && !session().requests[0].fallback);
        session().answerWrite(WriteReport{Outcome::NeedsRestart, true, u"Stored."_s});
        QTRY_COMPARE(session().writes.size(), 1);
        QCOMPARE(session().requests[1].pool.slot, 0);
        QCOMPARE(session().requests[1].pool.url, u"a.example:1"_s);
        QVERIFY(session().requests[1].pool.restart);
        session().answerWrite(WriteReport{Outcome::Applied, true, u"It mines there."_s});
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(report().outcome, Outcome::Applied);
        QVERIFY(report().verified);
    }

    //! It was "used after a restart" when it was set, and that has been.
    void ofAFallbackThatTheRestartBroughtIntoUseNoRestartIsAskedForAnyMore()
    {
        session().replyFor = [](const MinerRef &, const WriteRequest &request) {
            return Result<WriteReport>(
                request.pool.slot == 1
                    ? WriteReport{Outcome::NeedsRestart, true, u"It is used after a restart."_s}
                    : WriteReport{Outcome::Applied, true, u"It mines there."_s});
        };
        begin();
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(WriteReport(report()),
                 (WriteReport{Outcome::Applied, true,
                              u"It mines there. Its fallback pool is set, too; it is used from the "
                              "device's next start on if it did not restart."_s}));
        QCOMPARE(report().words, QStringList{u"It mines there."_s});
        QCOMPARE(report().fallback, TargetReport::Fallback::NeedsRestart);
    }

    void withoutARestartBothAreInUseOnlyAfterOne()
    {
        session().replyFor = [](const MinerRef &, const WriteRequest &request) {
            return Result<WriteReport>(request.pool.slot == 1
                                           ? WriteReport{Outcome::NeedsRestart, true, u"Stored."_s}
                                           : WriteReport{Outcome::Applied, true, u"In use."_s});
        };
        begin(false);
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(report().outcome, Outcome::NeedsRestart);
        QCOMPARE(report().detail, u"In use. Fallback: Stored."_s);
        QCOMPARE(report().words, QStringList({u"In use."_s, u"Stored."_s}));
    }

    void aFallbackThatIsNotSetLeavesThePoolAsItIs_data()
    {
        QTest::addColumn<QString>("outcome");
        for (const Outcome outcome : {Outcome::Refused, Outcome::Unsupported, Outcome::Unreachable,
                                      Outcome::NotConfirmed, Outcome::Unknown})
            QTest::newRow(qPrintable(outcomeName(outcome))) << outcomeName(outcome);
    }

    void aFallbackThatIsNotSetLeavesThePoolAsItIs()
    {
        QFETCH(QString, outcome);
        session().reply = WriteReport{*outcomeFromName(outcome), false, u"It has one place."_s};
        begin();
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(session().requests.size(), 1);
        QCOMPARE(outcomeName(report().outcome), outcome);
        QCOMPARE(report().detail,
                 u"The fallback pool, so the pool was left as it is: It has one place."_s);
        QCOMPARE(report().fallback, TargetReport::Fallback::Failed);
    }

    void aPoolThatFailsAfterItsFallbackSaysWhatIsSet()
    {
        session().replyFor = [](const MinerRef &, const WriteRequest &request) {
            return Result<WriteReport>(request.pool.slot == 1
                                           ? WriteReport{Outcome::Applied, true, u"Stored."_s}
                                           : WriteReport{Outcome::NotConfirmed, false, u"Sent."_s});
        };
        begin();
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(WriteReport(report()),
                 (WriteReport{Outcome::NotConfirmed, false,
                              u"The fallback pool is set, the pool is not: Sent."_s}));
        QCOMPARE(report().fallback, TargetReport::Fallback::Set);
    }

    void cancelledBetweenTheTwoThePoolIsNotSent()
    {
        begin();
        QTRY_COMPARE(session().writes.size(), 1);
        m_change->cancel();
        session().answerWrite(WriteReport{Outcome::Applied, true, u"Stored."_s});
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(session().requests.size(), 1);
        QCOMPARE(report().outcome, Outcome::Unreachable);
        QVERIFY(report().detail.startsWith(u"The fallback pool is set, the pool is not"_s));
        QCOMPARE(report().fallback, TargetReport::Fallback::Alone);
    }

    void stoppedBeforeTheFallbackWasSentNothingWasTried()
    {
        begin();
        QTRY_COMPARE(session().writes.size(), 1);
        m_change->cancel();
        session().answerWrite(Error{Error::Kind::Aborted, u"It had not been sent."_s});
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(session().requests.size(), 1);
        QVERIFY(report().detail.startsWith(u"Not tried:"_s));
        QCOMPARE(m_change->counts().notTried, 1);
        QVERIFY(m_change->undoTargets().isEmpty());
        // A person stopped it, so the log has no failure of it either.
        QCOMPARE(m_events->events.size(), 1);
        QCOMPARE(m_events->events[0].severity, EventSeverity::Info);
    }

    void bothAreNotedWithTheirPlaces()
    {
        session().reply = WriteReport{Outcome::Applied, true, u"Done."_s};
        begin();
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(m_events->events.size(), 2);
        const Event fallback = m_events->events[0];
        QCOMPARE(fallback.poolSlot, 1);
        QCOMPARE(fallback.before, u"old-b.example:2, w1"_s);
        QCOMPARE(fallback.after, u"b.example:2 w"_s);
        const Event pool = m_events->events[1];
        QCOMPARE(pool.poolSlot, 0);
        QCOMPARE(pool.before, u"old-a.example:1, w0"_s);
        QCOMPARE(pool.after, u"a.example:1 w"_s);
        QCOMPARE(pool.outcome, u"applied"_s);
    }

    void anUndoBringsBothBack()
    {
        session().reply = WriteReport{Outcome::Applied, true, u"Done."_s};
        begin();
        QTRY_COMPARE(m_ended->size(), 1);
        const QList<BulkTarget> undo = m_change->undoTargets();
        QCOMPARE(undo.size(), 1);
        QCOMPARE(undo[0].request.pool.url, u"old-a.example:1"_s);
        QCOMPARE(undo[0].request.fallback->url, u"old-b.example:2"_s);
        QCOMPARE(undo[0].after, u"old-a.example:1, w0"_s);
        QCOMPARE(undo[0].fallbackBefore, u"b.example:2, w"_s);
        QCOMPARE(undo[0].fallbackAfter, u"old-b.example:2, w1"_s);
    }

    void whereThePoolNeverWentOutTheFallbackAloneIsBroughtBack_data()
    {
        QTest::addColumn<QString>("fallback");
        QTest::addColumn<QString>("pool");
        QTest::addColumn<bool>("isUncertain");
        const auto row = [](Outcome fallback, Outcome pool, bool isUncertain) {
            const QStringList names{outcomeName(fallback), outcomeName(pool)};
            QTest::newRow(qPrintable(names.join(u", "_s))) << names[0] << names[1] << isUncertain;
        };
        for (const Outcome pool : {Outcome::Refused, Outcome::Unsupported, Outcome::Unreachable}) {
            row(Outcome::Applied, pool, false);
            row(Outcome::NeedsRestart, pool, false);
        }
        for (const Outcome fallback : {Outcome::NotConfirmed, Outcome::Unknown})
            row(fallback, Outcome::Applied, true); // which is not sent then
    }

    void whereThePoolNeverWentOutTheFallbackAloneIsBroughtBack()
    {
        QFETCH(QString, fallback);
        QFETCH(QString, pool);
        QFETCH(bool, isUncertain);
        answer(*outcomeFromName(fallback), *outcomeFromName(pool));
        begin();
        QTRY_COMPARE(m_ended->size(), 1);
        const QList<BulkTarget> undo = m_change->undoTargets();
        QCOMPARE(undo.size(), 1);
        QCOMPARE(undo[0].request.pool.slot, 1);
        QCOMPARE(undo[0].request.pool.url, u"old-b.example:2"_s);
        QCOMPARE(undo[0].request.pool.user, u"w1"_s);
        QVERIFY(!undo[0].request.pool.restart && !undo[0].request.fallback);
        QCOMPARE(undo[0].before, u"b.example:2, w"_s);
        QCOMPARE(undo[0].after, u"old-b.example:2, w1"_s);
        QVERIFY(undo[0].fallbackBefore.isEmpty() && undo[0].fallbackAfter.isEmpty());
        QCOMPARE(undo[0].isUncertain, isUncertain);
        QVERIFY(m_change->namesWithoutUndo().isEmpty());
    }

    void aFallbackOfACancelledPoolIsBroughtBackToo()
    {
        begin();
        QTRY_COMPARE(session().writes.size(), 1);
        m_change->cancel();
        session().answerWrite(WriteReport{Outcome::Applied, true, u"Stored."_s});
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(m_change->undoTargets().size(), 1);
        QCOMPARE(m_change->undoTargets()[0].request.pool.slot, 1);
    }

    void aFallbackThatWasNotSetNeedsNoUndo()
    {
        for (const Outcome outcome : {Outcome::Refused, Outcome::Unreachable}) {
            init();
            answer(outcome, Outcome::Applied);
            begin();
            QTRY_COMPARE(m_ended->size(), 1);
            QVERIFY(m_change->undoTargets().isEmpty());
            QVERIFY(m_change->namesWithoutUndo().isEmpty());
        }
    }

    void aFallbackThatWasTheSameOrHasNoneBeforeIsNotBroughtBack()
    {
        m_target.fallbackBefore = m_target.fallbackAfter;
        answer(Outcome::Applied, Outcome::Refused);
        begin();
        QTRY_COMPARE(m_ended->size(), 1);
        QVERIFY(m_change->undoTargets().isEmpty());
        init();
        // A place that was empty cannot be emptied again, though the pool itself could be set back.
        m_target.fallbackBefore.clear();
        m_target.fallbackUndo.reset();
        m_target.undo->fallback.reset();
        answer(Outcome::Applied, Outcome::Refused);
        begin();
        QTRY_COMPARE(m_ended->size(), 1);
        QVERIFY(m_change->undoTargets().isEmpty());
        QCOMPARE(m_change->namesWithoutUndo(), QStringList{u"a"_s});
    }

    void whatAnEarlierRunSetIsBroughtBackAfterARetryThatSetNothing()
    {
        answer(Outcome::Applied, Outcome::Refused);
        begin();
        QTRY_COMPARE(m_ended->size(), 1);
        answer(Outcome::Unreachable, Outcome::Applied);
        m_change->retry(false);
        QTRY_COMPARE(m_ended->size(), 2);
        QCOMPARE(m_change->undoTargets().size(), 1);
        QCOMPARE(m_change->undoTargets()[0].request.pool.slot, 1);
        // One more try sets both, and both come back.
        answer(Outcome::Applied, Outcome::Applied);
        m_change->retry(false);
        QTRY_COMPARE(m_ended->size(), 3);
        QCOMPARE(m_change->undoTargets().size(), 1);
        QCOMPARE(m_change->undoTargets()[0].request.pool.slot, 0);
        QCOMPARE(m_change->undoTargets()[0].request.fallback->slot, 1);
    }

    void aPoolThatMayHaveBeenSetComesBackWithItsFallback()
    {
        answer(Outcome::Applied, Outcome::Unknown);
        begin();
        QTRY_COMPARE(m_ended->size(), 1);
        answer(Outcome::Refused, Outcome::Applied);
        m_change->retry(true);
        QTRY_COMPARE(m_ended->size(), 2);
        const QList<BulkTarget> undo = m_change->undoTargets();
        QCOMPARE(undo.size(), 1);
        QCOMPARE(undo[0].request.pool.slot, 0);
        QCOMPARE(undo[0].request.fallback->slot, 1);
        QVERIFY(undo[0].isUncertain);
    }

private:
    void answer(Outcome fallback, Outcome pool) const
    {
        session().replyFor = [=](const MinerRef &, const WriteRequest &request) {
            return Result<WriteReport>(
                WriteReport{request.pool.slot == 1 ? fallback : pool, false, u"So."_s});
        };
    }
    WriteSession &session() const { return m_drivers->pebble; }
    TargetReport report() const { return m_change->entries().first().report; }
    void begin(bool restart = true)
    {
        m_store->addMiners(1);
        const auto loaded = m_fleet->load();
        QTRY_VERIFY(loaded.isFinished());
        QTRY_VERIFY(m_fleet->miner(1));
        m_target.request.pool.restart = restart;
        m_target.undo->pool.restart = restart;
        m_change = std::make_unique<BulkChange>(*m_fleet, *m_drivers, *m_poller,
                                                QList<BulkTarget>{m_target});
        m_change->setJournal(m_journal.get());
        m_ended = std::make_unique<QSignalSpy>(m_change.get(), &BulkChange::finished);
        m_change->start({});
    }

    //! As the sheet makes it of a miner that was set to old-a with the fallback old-b.
    static BulkTarget usualTarget()
    {
        const PoolSettings pool{0, u"a.example:1"_s, u"w"_s, u"x"_s, true};
        const PoolSettings fallback{1, u"b.example:2"_s, u"w"_s, u"x"_s, false};
        BulkTarget target{1,
                          u"a"_s,
                          {},
                          {WriteRequest::Verb::SetPool, {}, pool, fallback},
                          u"old-a.example:1, w0"_s,
                          u"a.example:1, w"_s};
        target.fallbackBefore = u"old-b.example:2, w1"_s;
        target.fallbackAfter = u"b.example:2, w"_s;
        target.fallbackUndo = PoolSettings{1, u"old-b.example:2"_s, u"w1"_s, u"x"_s, false};
        target.undo = WriteRequest{WriteRequest::Verb::SetPool,
                                   {},
                                   {0, u"old-a.example:1"_s, u"w0"_s, u"x"_s, true},
                                   target.fallbackUndo};
        return target;
    }

    BulkTarget m_target;
    FakeClock m_clock;
    FakeLog m_log;
    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<WriteDirectory> m_drivers;
    std::unique_ptr<FakeEventLog> m_events;
    std::unique_ptr<WriteJournal> m_journal;
    std::unique_ptr<Fleet> m_fleet;
    std::unique_ptr<Poller> m_poller;
    std::unique_ptr<BulkChange> m_change;
    std::unique_ptr<QSignalSpy> m_ended;
};

COALFACE_TEST(TestFallbackPool)
#include "tst_fallbackpool.moc"
