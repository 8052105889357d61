// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/bulkchange.h"

#include "core/operations/undooffer.h"
#include "tests/core/operations/writehouse.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestBulkChange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTargetHasItsOutcome()
    {
        open(5);
        const Outcome outcomes[] = {Outcome::Applied, Outcome::NeedsRestart, Outcome::Refused,
                                    Outcome::NotConfirmed, Outcome::Unknown};
        session().replyFor = [&outcomes](const MinerRef &miner, const WriteRequest &) {
            return Result<WriteReport>(
                WriteReport{outcomes[miner.minerId.mid(1).toInt() - 1], false, u"So."_s});
        };
        m_change->start({});
        QVERIFY(m_change->isRunning());
        QTRY_VERIFY(!m_change->isRunning());
        const BulkChange::Counts counts = m_change->counts();
        QCOMPARE(counts.done, 2);
        QCOMPARE(counts.failed, 1);
        QCOMPARE(counts.uncertain, 2);
        QCOMPARE(counts.open, 0);
        for (int index = 0; index < 5; ++index)
            QCOMPARE(m_change->entries()[index].report.outcome, outcomes[index]);
    }

    void onlyThoseThatFailedAreTriedAgain()
    {
        open(4);
        bool secondRun = false;
        session().replyFor = [&secondRun](const MinerRef &miner, const WriteRequest &) {
            if (secondRun || miner.minerId == u"m1")
                return Result<WriteReport>(WriteReport{Outcome::Applied, true, u"Done."_s});
            if (miner.minerId == u"m2")
                return Result<WriteReport>(Error{Error::Kind::Unreachable, u"Gone."_s});
            return Result<WriteReport>(
                WriteReport{miner.minerId == u"m3" ? Outcome::Unknown : Outcome::NotConfirmed,
                            false, u"Who knows."_s});
        };
        m_change->start({});
        QTRY_VERIFY(!m_change->isRunning());
        QCOMPARE(session().written.size(), 4);
        secondRun = true;
        m_change->retry(false);
        QTRY_VERIFY(!m_change->isRunning());
        QCOMPARE(session().written.mid(4), QStringList{u"m2"_s});
        QCOMPARE(m_change->counts().done, 2);
        QCOMPARE(m_change->counts().uncertain, 2); // those stay as they were
        m_change->retry(true);
        QTRY_VERIFY(!m_change->isRunning());
        QStringList uncertain = session().written.mid(5);
        uncertain.sort();
        QCOMPARE(uncertain, (QStringList{u"m3"_s, u"m4"_s}));
        QCOMPARE(m_change->counts().done, 4);
    }

    void theIdentityIsCheckedAgainBeforeARetry()
    {
        open(1);
        session().replyFor = [](const MinerRef &, const WriteRequest &) {
            return Result<WriteReport>(Error{Error::Kind::Unreachable, u"Gone."_s});
        };
        m_change->start({});
        QTRY_VERIFY(!m_change->isRunning());
        session().who = [](const MinerRef &miner) {
            VersionInfo info = WriteHouse::able(miner);
            info.identity.mac = u"02:00:00:00:99:99"_s;
            return Result<VersionInfo>(info);
        };
        m_change->retry(false);
        QTRY_VERIFY(!m_change->isRunning());
        QCOMPARE(m_change->entries()[0].report.outcome, Outcome::Refused);
        QCOMPARE(session().written.size(), 1);
    }

    void cancellingSaysWhatCouldNotBeStopped()
    {
        open(4);
        session().reply.reset(); // the test answers
        m_change->start({}, {}, 2);
        QTRY_COMPARE(session().writes.size(), 2);
        m_change->cancel();
        QCOMPARE(session().cancelledUnsent.size(), 2);
        QVERIFY(session().cancelled.isEmpty()); // what was sent is read back
        session().answerWrite(WriteReport{Outcome::Applied, true, u"It was too late."_s});
        session().answerWrite(Error{Error::Kind::Aborted, u"It had not been sent."_s});
        QTRY_VERIFY(!m_change->isRunning());
        QVERIFY(m_change->isCancelled());
        QVERIFY(m_change->entries()[0].wasUnderWay);
        QVERIFY(!m_change->entries()[1].wasUnderWay); // stopped in time
        QVERIFY(!m_change->entries()[2].wasUnderWay);
        QCOMPARE(m_change->counts().done, 1);
        QCOMPARE(m_change->counts().failed, 3);
        QCOMPARE(m_change->counts().notTried, 3);
        QCOMPARE(session().written.size(), 2);
    }

    void undoneIsOnlyWhatWasMadeAndHasAValueBefore()
    {
        open(4);
        session().replyFor = [](const MinerRef &miner, const WriteRequest &) {
            return Result<WriteReport>(
                WriteReport{miner.minerId == u"m2" ? Outcome::Refused : Outcome::Applied, true,
                            u"So."_s});
        };
        m_change->start({});
        QTRY_VERIFY(!m_change->isRunning());
        const QList<BulkTarget> undo = m_change->undoTargets();
        QCOMPARE(undo.size(), 1);
        QCOMPARE(undo[0].key, 1);
        QCOMPARE(undo[0].request.mode, u"turbo"_s);
        QCOMPARE(undo[0].before, u"eco"_s);
        QCOMPARE(undo[0].after, u"turbo"_s);
        QCOMPARE(m_change->namesWithoutUndo(), QStringList{u"Miner 3"_s});
        BulkChange back(*m_house->fleet, m_house->drivers, *m_house->poller, undo);
        back.start({});
        QTRY_VERIFY(!back.isRunning());
        QCOMPARE(session().requests.last().mode, u"turbo"_s);
        QVERIFY(back.undoTargets().isEmpty());
    }

    void whatMayHaveBeenMadeIsUndoneToo()
    {
        for (const Outcome doubtful : {Outcome::NotConfirmed, Outcome::Unknown}) {
            open(4);
            session().replyFor = [doubtful](const MinerRef &miner, const WriteRequest &) {
                return Result<WriteReport>(
                    WriteReport{miner.minerId == u"m1" ? Outcome::Applied : doubtful, false,
                                u"So."_s});
            };
            m_change->start({});
            QTRY_VERIFY(!m_change->isRunning());
            const QList<BulkTarget> undo = m_change->undoTargets();
            QCOMPARE(undo.size(), 2);
            QVERIFY(!undo[0].isUncertain);
            QCOMPARE(undo[1].key, 2);
            QCOMPARE(undo[1].request.mode, u"turbo"_s);
            QVERIFY(undo[1].isUncertain);
            QVERIFY(!undo[0].request.sendAnyway && undo[1].request.sendAnyway);
            QCOMPARE(m_change->namesWithoutUndo(), QStringList{u"Miner 3"_s});
            // Tried again and turned down, it may still have been changed by the first try.
            session().replyFor = [](const MinerRef &, const WriteRequest &) {
                return Result<WriteReport>(WriteReport{Outcome::Refused, false, u"No."_s});
            };
            m_change->retry(true);
            QTRY_VERIFY(!m_change->isRunning());
            QVERIFY(session().requests.last().sendAnyway); // whatever it shows by then
            QCOMPARE(m_change->undoTargets().size(), 2);
            QVERIFY(m_change->undoTargets()[1].isUncertain);
            QCOMPARE(m_change->namesWithoutUndo(), QStringList{u"Miner 3"_s});
        }
    }

    void anUndoIsOfferedForTenMinutes()
    {
        FakeClock clock;
        UndoOffer offer(clock);
        QSignalSpy changed(&offer, &UndoOffer::changed);
        offer.offer({});
        QCOMPARE(changed.size(), 0);
        offer.offer({BulkTarget{1, u"a"_s, {}, {}, {}, {}}}, {u"b"_s});
        QCOMPARE(offer.left(), QStringList{u"b"_s});
        QCOMPARE(changed.size(), 1);
        clock.advance(599);
        QCOMPARE(offer.targets().size(), 1);
        clock.advance(2);
        QVERIFY(offer.targets().isEmpty());
        QTRY_COMPARE(changed.size(), 2); // whoever shows it hears of it
        offer.offer({BulkTarget{2, u"b"_s, {}, {}, {}, {}}});
        offer.withdraw();
        QVERIFY(offer.targets().isEmpty());
        QCOMPARE(changed.size(), 4);
    }

private:
    //! Sets eco: the first two ran in turbo, the third in what no mode brings back, the fourth in eco.
    void open(int count)
    {
        m_change.reset();
        m_house = std::make_unique<WriteHouse>(count);
        const auto loaded = m_house->fleet->load();
        QTRY_VERIFY(loaded.isFinished());
        QList<BulkTarget> targets;
        for (const qint64 key : m_house->fleet->keys()) {
            const Miner &miner = *m_house->fleet->miner(key);
            BulkTarget target{key,   miner.record.name, miner.record.address,
                              eco(), u"turbo"_s,        u"eco"_s};
            if (key == 4)
                target.before = u"eco"_s;
            if (key != 3)
                target.undo = WriteRequest{WriteRequest::Verb::SetMode, target.before};
            targets << target;
        }
        m_change = std::make_unique<BulkChange>(*m_house->fleet, m_house->drivers, *m_house->poller,
                                                targets);
    }
    static WriteRequest eco() { return {WriteRequest::Verb::SetMode, u"eco"_s}; }
    WriteSession &session() { return m_house->drivers.pebble; }

    std::unique_ptr<WriteHouse> m_house;
    std::unique_ptr<BulkChange> m_change;
};

COALFACE_TEST(TestBulkChange)
#include "tst_bulkchange.moc"
