// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operation.h"

#include "tests/core/operations/writefakes.h"
#include "tests/testprogram/testprogram.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestOperation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_operation.reset(); // before the poller it releases its miners to
        m_house = std::make_unique<House>();
    }

    void aTargetIsAskedThenWrittenToOnceAndReported()
    {
        begin(1);
        QTRY_COMPARE(session().written, QStringList{u"m1"_s});
        QCOMPARE(session().asked, QStringList{u"m1"_s});
        QCOMPARE(session().requests.first().verb, WriteRequest::Verb::Restart);
        QVERIFY(m_ended->isEmpty());
        session().answerWrite(applied());
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(report(1), applied());
        QCOMPARE(session().written.size(), 1);
    }

    void theLoginGoesWithTheWrite()
    {
        m_house->vault.logins.insert(u"m1"_s, {{u"session"_s, u"s3cret"_s}});
        begin(2);
        QTRY_COMPARE(session().written.size(), 2);
        QCOMPARE(session().credentials[0].value(u"session"_s), u"s3cret"_s);
        QVERIFY(session().credentials[1].isEmpty());
    }

    void nothingToDoIsFinishedAtOnce()
    {
        begin(0);
        QTRY_COMPARE(m_ended->size(), 1);
        QVERIFY(m_reports.isEmpty());
    }

    void anotherDeviceAtTheAddressIsRefusedAndNotWrittenTo()
    {
        m_house->fleetStore.addMiners(1);
        session().who = [](const MinerRef &) {
            VersionInfo info = able();
            info.identity.mac = u"02:00:00:00:99:99"_s;
            return Result<VersionInfo>(info);
        };
        begin(1);
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(report(1).outcome, Outcome::Refused);
        QVERIFY(report(1).detail.contains(u"Another device answers at this address"_s));
        QCOMPARE(m_reports.value(1).finding, TargetReport::Finding::AnotherDevice);
        QVERIFY(session().written.isEmpty());
    }

    void aMinerThatMovedBetweenChoiceAndWriteIsRefused()
    {
        session().heldInfos = true;
        begin(1);
        QTRY_COMPARE(session().asked.size(), 1);
        m_house->fleetStore.miners[0].record.address = u"127.9.9.9"_s;
        Q_EMIT m_house->fleetStore.changedElsewhere();
        QTRY_COMPARE(m_house->fleet->miner(1)->record.address, u"127.9.9.9"_s);
        session().infos.answer(able(1));
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(report(1).outcome, Outcome::Refused);
        QVERIFY2(report(1).detail.contains(u"127.9.9.9"_s), qPrintable(report(1).detail));
        QCOMPARE(m_reports.value(1).finding, TargetReport::Finding::Moved);
        QCOMPARE(m_reports.value(1).values.value(0), u"127.9.9.9"_s);
        QVERIFY(session().written.isEmpty());
    }

    void aMinerThatWasRemovedMeanwhileIsRefused()
    {
        session().heldInfos = true;
        begin(1);
        QTRY_COMPARE(session().asked.size(), 1);
        m_house->fleet->remove({1});
        QTRY_VERIFY(!m_house->fleet->miner(1));
        session().infos.answer(able(1));
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(report(1).outcome, Outcome::Refused);
        QVERIFY(session().written.isEmpty());
    }

    void whatADeviceCannotDoIsUnsupported_data()
    {
        QTest::addColumn<int>("verb");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("told");
        using Verb = WriteRequest::Verb;
        QTest::newRow("verb") << int(Verb::Pause) << QString() << u"pause"_s;
        QTest::newRow("mode") << int(Verb::SetMode) << u"ludicrous"_s << u"eco, turbo"_s;
    }

    void whatADeviceCannotDoIsUnsupported()
    {
        QFETCH(int, verb);
        QFETCH(QString, mode);
        QFETCH(QString, told);
        begin(1, {WriteRequest::Verb(verb), mode});
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(report(1).outcome, Outcome::Unsupported);
        QVERIFY2(report(1).detail.contains(told), qPrintable(report(1).detail));
        const bool isMode = !mode.isEmpty();
        QCOMPARE(m_reports.value(1).finding,
                 isMode ? TargetReport::Finding::NoMode : TargetReport::Finding::Unable);
        QCOMPARE(m_reports.value(1).values, isMode ? QStringList({mode, told}) : QStringList());
        QVERIFY(session().written.isEmpty());
    }

    void aModeThatItHasIsSet()
    {
        session().reply = applied();
        begin(1, {WriteRequest::Verb::SetMode, u"eco"_s});
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(session().requests.first().mode, u"eco"_s);
        QCOMPARE(report(1).outcome, Outcome::Applied);
    }

    void errorsBeforeSendingBecomeOutcomes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("outcome");
        using Kind = Error::Kind;
        QTest::newRow("unreachable") << int(Kind::Unreachable) << u"unreachable"_s;
        QTest::newRow("timeout") << int(Kind::Timeout) << u"unreachable"_s;
        QTest::newRow("unauthorized") << int(Kind::Unauthorized) << u"refused"_s;
        QTest::newRow("bad reply") << int(Kind::BadReply) << u"unreachable"_s;
        QTest::newRow("unsupported") << int(Kind::Unsupported) << u"unsupported"_s;
        QTest::newRow("rejected") << int(Kind::Rejected) << u"refused"_s;
        QTest::newRow("aborted") << int(Kind::Aborted) << u"unreachable"_s;
        QTest::newRow("driver failed") << int(Kind::DriverFailed) << u"unreachable"_s;
        QTest::newRow("internal") << int(Kind::Internal) << u"unreachable"_s;
    }

    void errorsBeforeSendingBecomeOutcomes()
    {
        QFETCH(int, kind);
        QFETCH(QString, outcome);
        session().reply = Error{Error::Kind(kind), u"Because."_s};
        begin(1);
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(outcomeName(report(1).outcome), outcome);
        QVERIFY(report(1).detail.endsWith(u"Because."_s));
        QCOMPARE(report(1).detail.size() == 8, Error::Kind(kind) != Error::Kind::BadReply);
        QCOMPARE(int(m_reports.value(1).error.value_or(Error::Kind::Internal)), kind);
        QVERIFY(!report(1).verified);
    }

    void anAnswerThatMakesNoSenseIsSaidToBeOneToAQuestion()
    {
        session().who = [](const MinerRef &) {
            return Result<VersionInfo>(
                Error{Error::Kind::BadReply, u"A request was sent, and the connection ended."_s});
        };
        begin(1);
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(report(1).outcome, Outcome::Unreachable);
        QVERIFY2(report(1).detail.startsWith(
                     u"It was asked who it is and how it is set before anything was changed"_s),
                 qPrintable(report(1).detail));
        QVERIFY(session().written.isEmpty());
    }

    void aDriverThatCannotBeUsedIsSaid()
    {
        m_house->drivers.usable = false;
        begin(1);
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(report(1).outcome, Outcome::Unreachable);
        QVERIFY(report(1).detail.contains(u"It is switched off."_s));
        QCOMPARE(m_reports.value(1).finding, TargetReport::Finding::NoDriver);
    }

    void atMostThatManyAtATime()
    {
        begin(40, {WriteRequest::Verb::Restart}, 16);
        QTRY_COMPARE(session().writes.size(), 16);
        QCoreApplication::processEvents();
        QCOMPARE(session().mostInFlight, 16);
        for (int answers = 0; answers < 40; ++answers) {
            QTRY_VERIFY(session().writes.size() > 0);
            session().answerWrite(applied());
        }
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(m_reports.size(), 40);
        QCOMPARE(session().mostInFlight, 16);
    }

    void theNextBeginsNoSoonerThanItsStagger()
    {
        session().reply = applied();
        QElapsedTimer since;
        since.start();
        m_stagger = std::chrono::milliseconds(60);
        begin(4);
        QTRY_COMPARE(session().written.size(), 1);
        QTRY_COMPARE(m_ended->size(), 1);
        QVERIFY2(since.elapsed() >= 3 * 57,
                 qPrintable(QString::number(since.elapsed()))); // coarse timers
        QCOMPARE(session().mostInFlight, 0);
        QCOMPARE(m_reports.size(), 4);
    }

    void cancelledDuringAStaggerItEndsAtOnce()
    {
        m_stagger = std::chrono::hours(1);
        session().reply = applied();
        begin(3);
        QTRY_COMPARE(m_reports.size(), 1);
        m_operation->cancel();
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(session().written.size(), 1);
        QCOMPARE(report(3).outcome, Outcome::Unreachable);
    }

    void itTellsHowFarEachMinerIs()
    {
        using Phase = Operation::Phase;
        session().heldInfos = true;
        begin(1);
        QTRY_COMPARE(m_phases, QList<Phase>{Phase::Checking});
        session().infos.answer(able(1));
        QTRY_COMPARE(m_phases, (QList<Phase>{Phase::Checking, Phase::Changing}));
        QCOMPARE(session().written.size(), 1);
        session().heldInfos = false;
        session().answerWrite(applied());
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(m_phases.size(), 2);
    }

    void oneFailureIsThatMinersAlone()
    {
        session().who = [](const MinerRef &miner) {
            return miner.minerId == u"m2"
                       ? Result<VersionInfo>(Error{Error::Kind::Unreachable, u"Nobody there."_s})
                       : Result<VersionInfo>(able(miner.minerId.mid(1).toLongLong()));
        };
        session().reply = applied();
        begin(3);
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(report(1).outcome, Outcome::Applied);
        QCOMPARE(report(2), (WriteReport{Outcome::Unreachable, false, u"Nobody there."_s}));
        QCOMPARE(report(3).outcome, Outcome::Applied);
    }

    void cancellingBeginsNothingMoreAndReportsWhatWasSent()
    {
        begin(20, {WriteRequest::Verb::Restart}, 16);
        QTRY_COMPARE(session().writes.size(), 16);
        m_operation->cancel();
        QCOMPARE(session().cancelled.size(), 16);
        QTRY_COMPARE(m_reports.size(), 4);
        for (const TargetReport &report : std::as_const(m_reports)) {
            QCOMPARE(report.outcome, Outcome::Unreachable);
            QVERIFY(report.detail.startsWith(u"Not tried:"_s));
            QVERIFY(!report.isTried);
        }
        QVERIFY(m_ended->isEmpty());
        while (session().writes.size() > 0)
            session().answerWrite(WriteReport{Outcome::NotConfirmed, false, u"Sent."_s});
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(m_reports.size(), 20);
        QCOMPARE(session().written.size(), 16);
    }

    void cancellingWhatIsUnsentLetsWhatWasSentEndAsEver()
    {
        begin(3, {WriteRequest::Verb::Restart}, 2);
        QTRY_COMPARE(session().writes.size(), 2);
        m_operation->cancelUnsent();
        m_operation->cancelUnsent();
        session().cancelledUnsent.sort();
        QCOMPARE(session().cancelledUnsent, (QStringList{u"m1"_s, u"m2"_s}));
        QVERIFY(session().cancelled.isEmpty());
        QTRY_COMPARE(m_reports.size(), 1);
        QVERIFY(!m_reports.value(3).isTried);
        session().answerWrite(applied());
        QTRY_COMPARE(report(1), applied());
        session().answerWrite(Error{Error::Kind::Aborted, u"It was cancelled."_s});
        QTRY_COMPARE(m_ended->size(), 1);
        QVERIFY(!m_reports.value(2).isTried);
    }

    void whoCannotWaitAnyLongerEndsWhatWasSentToo()
    {
        begin(1);
        QTRY_COMPARE(session().writes.size(), 1);
        m_operation->cancelUnsent();
        m_operation->cancel();
        m_operation->cancel();
        QCOMPARE(session().cancelled, QStringList{u"m1"_s});
        session().answerWrite(WriteReport{Outcome::NotConfirmed, false, u"Sent."_s});
        QTRY_COMPARE(m_ended->size(), 1);
    }

    void whatADriverSaysIsNoSignThatNothingWasTried()
    {
        session().reply = WriteReport(notTried()); // the same words
        begin(1);
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(report(1).outcome, Outcome::Unreachable);
        QVERIFY(m_reports.value(1).isTried);
    }

    void cancelledWhileItIsAskedItIsNotWrittenTo()
    {
        session().heldInfos = true;
        begin(1);
        QTRY_COMPARE(session().asked.size(), 1);
        m_operation->cancel();
        session().infos.answer(able(1));
        QTRY_COMPARE(m_ended->size(), 1);
        QCOMPARE(report(1).outcome, Outcome::Unreachable);
        QVERIFY(session().written.isEmpty());
    }

    void aMinerIsNotPolledWhileItIsWrittenTo()
    {
        begin(2);
        QTRY_COMPARE(session().writes.size(), 2);
        m_house->poller->pollNow({1});
        m_house->poller->start();
        QVERIFY(session().polled.isEmpty());
        session().answerWrite(applied());
        QTRY_COMPARE(session().polled, QStringList{u"m1"_s});
        session().answerWrite(applied());
        QTRY_COMPARE(session().polled, (QStringList{u"m1"_s, u"m2"_s}));
        m_house->poller->stop();
    }

    void deletedMidwayItLetsGoOfTheMiners()
    {
        begin(1);
        QTRY_COMPARE(session().writes.size(), 1);
        m_operation.reset();
        m_house->poller->pollNow({1});
        QCOMPARE(session().polled, QStringList{u"m1"_s});
        session().answerWrite(applied());
        QCoreApplication::processEvents();
    }

private:
    static VersionInfo able(qint64 key = 0)
    {
        VersionInfo info;
        info.capabilities = {Capability::Restart, Capability::SetMode, Capability::SetPool};
        info.modes = {{u"eco"_s, {}, {}, {}}, {u"turbo"_s, {}, {}, {}}};
        if (key > 0)
            info.identity.mac = u"02:00:00:00:%1:%2"_s.arg(key / 256, 2, 16, QLatin1Char('0'))
                                    .arg(key % 256, 2, 16, QLatin1Char('0'));
        return info;
    }
    static WriteReport applied() { return {Outcome::Applied, true, u"It restarted."_s}; }

    struct House
    {
        House()
            : fleet(std::make_unique<Fleet>(fleetStore, drivers, clock)),
              poller(std::make_unique<Poller>(*fleet, drivers, log, clock))
        {
            fleet->setVault(vault);
            drivers.pebble.who = [](const MinerRef &miner) {
                return Result<VersionInfo>(able(miner.minerId.mid(1).toLongLong()));
            };
        }
        FakeStore fleetStore;
        WriteDirectory drivers;
        FakeClock clock;
        FakeLog log;
        FakeVault vault;
        std::unique_ptr<Fleet> fleet;
        std::unique_ptr<Poller> poller;
    };

    void begin(int count, const WriteRequest &request = {WriteRequest::Verb::Restart},
               int concurrency = Operation::usualConcurrency)
    {
        if (m_house->fleetStore.miners.isEmpty())
            m_house->fleetStore.addMiners(count);
        const auto loaded = m_house->fleet->load();
        QTRY_VERIFY(loaded.isFinished());
        QTRY_COMPARE(m_house->fleet->size(), count);
        m_reports.clear();
        m_phases.clear();
        m_operation = std::make_unique<Operation>(*m_house->fleet, m_house->drivers,
                                                  *m_house->poller);
        m_ended = std::make_unique<QSignalSpy>(m_operation.get(), &Operation::finished);
        connect(m_operation.get(), &Operation::targetFinished, this,
                [this](qint64 key, const TargetReport &report) {
                    QVERIFY2(!m_reports.contains(key), "one report for each");
                    m_reports.insert(key, report);
                });
        QList<OperationTarget> targets;
        for (const qint64 key : m_house->fleet->keys())
            targets << OperationTarget{key, request};
        connect(m_operation.get(), &Operation::phaseChanged, this,
                [this](qint64, Operation::Phase phase) { m_phases << phase; });
        m_operation->setStagger(std::exchange(m_stagger, {}));
        m_operation->start(targets, {}, concurrency);
    }
    WriteSession &session() { return m_house->drivers.pebble; }
    WriteReport report(qint64 key) const { return m_reports.value(key); }

    std::unique_ptr<House> m_house;
    std::unique_ptr<Operation> m_operation;
    std::unique_ptr<QSignalSpy> m_ended;
    QHash<qint64, TargetReport> m_reports;
    QList<Operation::Phase> m_phases;
    std::chrono::milliseconds m_stagger{};
};

COALFACE_TEST(TestOperation)
#include "tst_operation.moc"
