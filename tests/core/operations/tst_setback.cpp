// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operation.h"
#include "tests/core/fakeeventlog.h"
#include "tests/core/operations/writehouse.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! A pool that takes a restart to be used, and the one that was in use set again without one.
class TestSetBack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_events = std::make_unique<FakeEventLog>();
        m_house = std::make_unique<WriteHouse>(1);
        m_journal = std::make_unique<WriteJournal>(*m_events, m_house->clock);
        const auto loaded = m_house->fleet->load();
        QTRY_VERIFY(loaded.isFinished());
        QTRY_COMPARE(m_house->fleet->size(), 1);
        m_house->drivers.pebble.reply = WriteReport{Outcome::NeedsRestart, true,
                                                    u"It is used after a restart."_s};
        m_uptime = 86'400;
        m_house->drivers.pebble.read = [this](const MinerRef &) {
            Telemetry telemetry;
            telemetry.uptime = m_uptime;
            return Result<Telemetry>(telemetry);
        };
    }
    void cleanup()
    {
        m_journal.reset();
        m_house.reset();
        m_events.reset();
    }

    void whatIsInUseAllTheWhileIsNotSaidToWait()
    {
        QVERIFY(!set(u"a.example:1"_s, u"b.example:2"_s).isInUse);
        QVERIFY(m_house->drivers.pebble.polled.isEmpty()); // nobody is asked for nothing
        const TargetReport report = set(u"b.example:2"_s, u"a.example:1"_s);
        QVERIFY(report.isInUse);
        QCOMPARE(report.outcome, Outcome::NeedsRestart); // a password may wait for it
        QCOMPARE(report.detail, u"It is used after a restart. The miner has been using it all the "
                                "while, though: only another password needs that restart."_s);
        QCOMPARE(report.words, QStringList{u"It is used after a restart."_s});
        QVERIFY(m_events->events.last().detail.contains(u"all the while"_s));
    }

    void whatARestartHasTakenOutOfUseWaits()
    {
        QVERIFY(!set(u"a.example:1"_s, u"b.example:2"_s).isInUse);
        m_uptime = 20;
        const TargetReport report = set(u"b.example:2"_s, u"a.example:1"_s);
        QVERIFY(!report.isInUse);
        QCOMPARE(report.detail, u"It is used after a restart."_s);
    }

    void ofADeviceThatDoesNotAnswerAgainNothingIsPromised()
    {
        QVERIFY(!set(u"a.example:1"_s, u"b.example:2"_s).isInUse);
        m_house->drivers.pebble.read = [](const MinerRef &) {
            return Result<Telemetry>(Error{Error::Kind::Timeout, u"It is silent."_s});
        };
        QVERIFY(!set(u"b.example:2"_s, u"a.example:1"_s).isInUse);
    }

    void aPoolThatIsInUseWithAFallbackThatIsNotWaits()
    {
        QVERIFY(!set(u"a.example:1"_s, u"b.example:2"_s).isInUse);
        OperationTarget target = targetOf(u"b.example:2"_s, u"a.example:1"_s);
        target.request.fallback = PoolSettings{1, u"c.example:3"_s, u"w"_s, u"x"_s, false};
        target.fallbackBefore = u"d.example:4, w"_s;
        const TargetReport report = run(target);
        QCOMPARE(report.outcome, Outcome::NeedsRestart);
        QVERIFY(!report.isInUse);
    }

private:
    static OperationTarget targetOf(const QString &before, const QString &after)
    {
        return {1,
                {WriteRequest::Verb::SetPool, {}, {0, after, u"w"_s, u"x"_s, false}},
                before + u", w"_s};
    }
    TargetReport set(const QString &before, const QString &after)
    {
        return run(targetOf(before, after));
    }
    TargetReport run(const OperationTarget &target)
    {
        m_house->clock.advance(60);
        Operation operation(*m_house->fleet, m_house->drivers, *m_house->poller);
        operation.setJournal(m_journal.get());
        TargetReport ended;
        connect(&operation, &Operation::targetFinished, this,
                [&ended](qint64, const TargetReport &report) { ended = report; });
        QSignalSpy finished(&operation, &Operation::finished);
        operation.start({target}, {});
        [&] { QTRY_COMPARE(finished.size(), 1); }();
        return ended;
    }

    std::unique_ptr<FakeEventLog> m_events;
    std::unique_ptr<WriteHouse> m_house;
    std::unique_ptr<WriteJournal> m_journal;
    qint64 m_uptime = 0;
};

COALFACE_TEST(TestSetBack)
#include "tst_setback.moc"
