// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operation.h"
#include "core/operations/pastundo.h"
#include "core/pools/pendingrestart.h"
#include "tests/core/fakeeventlog.h"
#include "tests/core/operations/writehouse.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! An address that goes over to another device while its miner is changed.
class TestHandover : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        cleanup();
        m_events = std::make_unique<FakeEventLog>();
        m_house = std::make_unique<WriteHouse>(2);
        m_journal = std::make_unique<WriteJournal>(*m_events, m_house->clock);
        const auto loaded = m_house->fleet->load();
        QTRY_VERIFY(loaded.isFinished());
        QTRY_COMPARE(m_house->fleet->size(), 2);
        m_steps.clear();
        m_handOverAt = -1;
        m_after = Error{Error::Kind::Internal, {}};
        m_answered = WriteReport{Outcome::Applied, true, u"It shows it."_s};
        m_ended = {};
        session().reply.reset();
        session().who = [this](const MinerRef &) {
            step(u"who"_s);
            return m_steps.contains(u"write"_s) && m_hasAfter ? m_after : who(present());
        };
        session().pools = [this](const MinerRef &) {
            step(u"before"_s);
            PoolInfo pools;
            pools.pools = {{0, u"of-%1.example:1"_s.arg(present()), u"w"_s, true}};
            return Result<PoolInfo>(pools);
        };
        session().read = [this](const MinerRef &) {
            step(u"before"_s);
            Telemetry now;
            now.mode = u"of-%1"_s.arg(present());
            return Result<Telemetry>(now);
        };
        session().replyFor = [this](const MinerRef &, const WriteRequest &) {
            step(u"write"_s);
            return m_answered;
        };
        m_hasAfter = false;
    }
    void cleanup()
    {
        m_operation.reset();
        m_journal.reset();
        m_house.reset();
        m_events.reset();
    }

    void whatAnotherDeviceReadsBackIsNotTheMiners_data()
    {
        QTest::addColumn<QString>("outcome");
        for (const Outcome outcome :
             {Outcome::Applied, Outcome::NeedsRestart, Outcome::NotConfirmed, Outcome::Unknown})
            QTest::newRow(qPrintable(outcomeName(outcome))) << outcomeName(outcome);
    }

    void whatAnotherDeviceReadsBackIsNotTheMiners()
    {
        QFETCH(QString, outcome);
        m_answered = WriteReport{*outcomeFromName(outcome), true, u"It shows it."_s};
        m_handOverAt = 1;
        run(mode());
        QCOMPARE(m_steps, (QStringList{u"who"_s, u"write"_s, u"who"_s}));
        QCOMPARE(m_ended.outcome, Outcome::Unknown);
        QVERIFY(!m_ended.verified);
        QCOMPARE(m_ended.finding, TargetReport::Finding::HandedOver);
        QCOMPARE(m_ended.values, (QStringList{u"Miner 2"_s, mac(2)}));
        const QString told
            = u"another device answers at this address now: Miner 2 (MAC %1) instead "
              "of %2. The change may have gone to that one"_s.arg(mac(2), mac(1));
        QVERIFY2(m_ended.detail.contains(told), qPrintable(m_ended.detail));
        QVERIFY(m_ended.detail.contains(u"Look at both"_s));
        QVERIFY(!m_ended.detail.contains(u"nothing was sent"_s, Qt::CaseInsensitive));
    }

    void aDeviceThatIsNoMinerOfTheFleetIsNamedByItsMac()
    {
        m_hasAfter = true;
        m_after = who(9);
        run(mode());
        QCOMPARE(m_ended.values, (QStringList{QString(), mac(9)}));
        QVERIFY2(m_ended.detail.contains(u"now: MAC %1 instead of %2."_s.arg(mac(9), mac(1))),
                 qPrintable(m_ended.detail));
    }

    void whereItCannotBeToldTheReportStays_data()
    {
        QTest::addColumn<QString>("kind");
        for (const Error::Kind kind : {Error::Kind::Timeout, Error::Kind::Unreachable,
                                       Error::Kind::BadReply, Error::Kind::Rejected})
            QTest::newRow(qPrintable(errorKindName(kind))) << errorKindName(kind);
        QTest::newRow("it tells nothing") << QString();
    }

    void whereItCannotBeToldTheReportStays()
    {
        QFETCH(QString, kind);
        m_hasAfter = true;
        m_after = kind.isEmpty() ? Result<VersionInfo>(VersionInfo())
                                 : Error{*errorKindFromName(kind), u"So."_s};
        run(mode());
        QCOMPARE(m_steps.last(), u"who"_s);
        QCOMPARE(WriteReport(m_ended), *m_answered);
        QCOMPARE(m_ended.finding, TargetReport::Finding::None);
    }

    void nobodyIsKeptWaitingForIt()
    {
        run(mode());
        QCOMPARE(m_ended.outcome, Outcome::Applied);
        QCOMPARE(session().patience.size(), 2);
        QCOMPARE(session().patience[0], std::chrono::milliseconds(10'000));
        QVERIFY(session().patience[1] <= std::chrono::milliseconds(3000));
    }

    void nobodyIsAskedWhereNothingWasSeen_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<bool>("verified");
        QTest::addColumn<bool>("restart");
        QTest::addColumn<int>("wait");
        QTest::addColumn<bool>("isAsked");
        QTest::newRow("nothing was waited for")
            << u"not_confirmed"_s << false << false << 0 << false;
        QTest::newRow("it did not show it") << u"not_confirmed"_s << false << false << 30 << true;
        QTest::newRow("shown at once") << u"applied"_s << true << false << 0 << true;
        QTest::newRow("it restarts") << u"applied"_s << false << true << 30 << false;
        QTest::newRow("it came back") << u"applied"_s << true << true << 30 << true;
        QTest::newRow("it did not come back") << u"not_confirmed"_s << false << true << 30 << true;
        QTest::newRow("nothing came back") << u"unknown"_s << false << false << 30 << true;
        QTest::newRow("nor was waited for") << u"unknown"_s << false << false << 0 << false;
        QTest::newRow("refused") << u"refused"_s << false << false << 30 << false;
        QTest::newRow("unreachable") << u"unreachable"_s << false << false << 30 << false;
    }

    void nobodyIsAskedWhereNothingWasSeen()
    {
        QFETCH(QString, outcome);
        QFETCH(bool, verified);
        QFETCH(bool, restart);
        QFETCH(int, wait);
        QFETCH(bool, isAsked);
        m_answered = WriteReport{*outcomeFromName(outcome), verified, u"So."_s};
        WriteTimes times;
        times.confirmation = std::chrono::seconds(wait);
        run(restart ? OperationTarget{1, {WriteRequest::Verb::Restart}} : mode(), times);
        QCOMPARE(outcomeName(m_ended.outcome), outcome);
        QCOMPARE(m_steps.size(), isAsked ? 3 : 2);
    }

    void whoItIsIsAskedLastBeforeItIsWrittenTo_data()
    {
        QTest::addColumn<bool>("isPool");
        QTest::newRow("mode") << false;
        QTest::newRow("pool") << true;
    }

    void whoItIsIsAskedLastBeforeItIsWrittenTo()
    {
        QFETCH(bool, isPool);
        run(isPool ? pool({}) : mode({}));
        QCOMPARE(m_steps, (QStringList{u"who"_s, u"before"_s, u"who"_s, u"write"_s, u"who"_s}));
        QCOMPARE(write().before, isPool ? u"of-1.example:1, w"_s : u"of-1"_s);
        QCOMPARE(write().outcome, u"applied"_s);
    }

    void handedOverWhileTheValueBeforeIsAskedNothingIsSent_data()
    {
        QTest::addColumn<int>("after");
        QTest::newRow("before it tells") << 1;
        QTest::newRow("after it told") << 2;
    }

    void handedOverWhileTheValueBeforeIsAskedNothingIsSent()
    {
        QFETCH(int, after);
        m_handOverAt = after;
        run(pool({}));
        QVERIFY(session().written.isEmpty());
        QCOMPARE(m_ended.outcome, Outcome::Refused);
        QCOMPARE(m_ended.finding, TargetReport::Finding::AnotherDevice);
        QVERIFY2(write().before.isEmpty(), qPrintable(write().before));
    }

    void theModeOfAnotherDeviceIsNotTheOneBefore()
    {
        session().read = [](const MinerRef &) {
            Telemetry now;
            now.mode = u"theirs"_s;
            now.mac = mac(2);
            return Result<Telemetry>(now);
        };
        run(mode({}));
        QCOMPARE(m_ended.outcome, Outcome::Applied);
        QVERIFY2(write().before.isEmpty(), qPrintable(write().before));
    }

    void itIsNotedAsUnknownWithWhyAndNothingWaitsForARestart()
    {
        m_answered = WriteReport{Outcome::NeedsRestart, true, u"It is used after a restart."_s};
        m_handOverAt = 3; // who, before, who
        run(pool({}));
        QCOMPARE(write().outcome, u"unknown"_s);
        QCOMPARE(write().severity, EventSeverity::Warning);
        QVERIFY2(write().detail.contains(u"Miner 2"_s), qPrintable(write().detail));
        RestartNeeds needs;
        for (const Event &event : std::as_const(m_events->events))
            takeRestartEvent(needs, event);
        QVERIFY(pendingRestarts(needs, std::nullopt).isEmpty());
        // What is brought back is the miner's own, and never the other's.
        const PastUndo undo = pastUndo(write(), {}, *m_house->fleet);
        QCOMPARE(undo.hindrance, PastUndo::Hindrance::None);
        QCOMPARE(undo.target.request.pool.url, u"of-1.example:1"_s);
        QVERIFY(undo.target.isUncertain);
    }

    void afterAFallbackThatMayHaveGoneElsewhereThePoolIsNotSent()
    {
        m_handOverAt = 1;
        run(withFallback());
        QCOMPARE(m_steps, (QStringList{u"who"_s, u"write"_s, u"who"_s}));
        QCOMPARE(m_ended.outcome, Outcome::Unknown);
        QCOMPARE(m_ended.finding, TargetReport::Finding::HandedOver);
        QCOMPARE(m_ended.fallback, TargetReport::Fallback::Failed);
        QCOMPARE(m_events->events.size(), 1);
        QCOMPARE(write().poolSlot, 1);
        QCOMPARE(write().outcome, u"unknown"_s);
    }

    void thePoolFollowsItsFallbackOnlyToTheDeviceThatAnswersForIt()
    {
        m_hasAfter = true;
        m_after = Error{Error::Kind::Timeout, u"Silent."_s};
        run(withFallback());
        QCOMPARE(session().written.size(), 1);
        QCOMPARE(session().patience.last(), std::chrono::milliseconds(10'000));
        QCOMPARE(m_ended.outcome, Outcome::Unreachable);
        QCOMPARE(m_ended.fallback, TargetReport::Fallback::Set);
        QCOMPARE(m_ended.detail, u"The fallback pool is set, the pool is not: Silent."_s);
        QCOMPARE(write().poolSlot, 0);
        QCOMPARE(write().outcome, u"unreachable"_s);
    }

    void bothWritesAreLookedAfter()
    {
        run(withFallback());
        QCOMPARE(m_steps, (QStringList{u"who"_s, u"write"_s, u"who"_s, u"write"_s, u"who"_s}));
        QCOMPARE(m_ended.outcome, Outcome::Applied);
        init();
        m_handOverAt = 3; // who, write, who
        run(withFallback());
        QCOMPARE(m_ended.outcome, Outcome::Unknown);
        QCOMPARE(m_ended.finding, TargetReport::Finding::HandedOver);
        QCOMPARE(m_ended.fallback, TargetReport::Fallback::Set);
        QVERIFY2(m_ended.detail.startsWith(u"The fallback pool is set. Of the pool: It was sent"_s),
                 qPrintable(m_ended.detail));
    }

    void whoStopsWhatIsUnsentStillHearsWhoseAnswersTheseWere()
    {
        begin(mode());
        holdAfterwards();
        m_operation->cancelUnsent();
        QVERIFY(session().cancelledUnsent.isEmpty());
        session().infos.answer(who(2));
        QTRY_COMPARE(m_finished->size(), 1);
        QCOMPARE(m_ended.finding, TargetReport::Finding::HandedOver);
    }

    void whoCannotWaitIsNotKeptByIt()
    {
        begin(mode());
        holdAfterwards();
        m_operation->cancel();
        QCOMPARE(session().cancelled, QStringList{u"m1"_s});
        session().infos.answer(Error{Error::Kind::Aborted, u"It was cancelled."_s});
        QTRY_COMPARE(m_finished->size(), 1);
        QCOMPARE(WriteReport(m_ended), *m_answered);
    }

    void deletedMeanwhileNobodyHearsOfIt()
    {
        begin(mode());
        holdAfterwards();
        m_operation.reset();
        session().infos.answer(who(2));
        QCoreApplication::processEvents();
        QCOMPARE(write().outcome, u"unknown"_s);
    }

private:
    static QString mac(int key) { return u"02:00:00:00:00:%1"_s.arg(key, 2, 16, QLatin1Char('0')); }
    static Result<VersionInfo> who(int key)
    {
        return WriteHouse::able({u"m%1"_s.arg(key), {}, {}});
    }
    static OperationTarget mode(const QString &before = u"turbo"_s)
    {
        return {1, {WriteRequest::Verb::SetMode, u"eco"_s}, before};
    }
    static OperationTarget pool(const QString &before = u"b.example:2, w"_s)
    {
        return {1,
                {WriteRequest::Verb::SetPool, {}, {0, u"a.example:1"_s, u"w"_s, u"x"_s, false}},
                before};
    }
    static OperationTarget withFallback()
    {
        OperationTarget target = pool();
        target.request.fallback = PoolSettings{1, u"c.example:3"_s, u"w"_s, u"x"_s, false};
        target.fallbackBefore = u"d.example:4, w"_s;
        return target;
    }

    WriteSession &session() { return m_house->drivers.pebble; }
    void step(const QString &what) { m_steps << what; }
    //! Who has the address at this step.
    int present() const { return m_handOverAt >= 0 && m_steps.size() > m_handOverAt ? 2 : 1; }
    //! How its write is noted.
    Event write() const { return m_events->events.isEmpty() ? Event() : m_events->events.last(); }

    void begin(const OperationTarget &target, const WriteTimes &times = {})
    {
        m_operation = std::make_unique<Operation>(*m_house->fleet, m_house->drivers,
                                                  *m_house->poller);
        m_operation->setJournal(m_journal.get());
        m_finished = std::make_unique<QSignalSpy>(m_operation.get(), &Operation::finished);
        connect(m_operation.get(), &Operation::targetFinished, this,
                [this](qint64, const TargetReport &report) { m_ended = report; });
        m_operation->start({target}, times);
    }
    void run(const OperationTarget &target, const WriteTimes &times = {})
    {
        begin(target, times);
        QTRY_COMPARE(m_finished->size(), 1);
    }
    void holdAfterwards()
    {
        session().replyFor = [this](const MinerRef &, const WriteRequest &) {
            session().heldInfos = true;
            return m_answered;
        };
        QTRY_COMPARE(session().infos.size(), 1);
    }

    std::unique_ptr<FakeEventLog> m_events;
    std::unique_ptr<WriteHouse> m_house;
    std::unique_ptr<WriteJournal> m_journal;
    std::unique_ptr<Operation> m_operation;
    std::unique_ptr<QSignalSpy> m_finished;
    QStringList m_steps;
    int m_handOverAt = -1; //!< after that many steps
    bool m_hasAfter = false;
    Result<VersionInfo> m_after = Error(); //!< who answers after a write
    Result<WriteReport> m_answered = Error();
    TargetReport m_ended;
};

COALFACE_TEST(TestHandover)
#include "tst_handover.moc"
