// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/writejournal.h"

#include "core/operations/operation.h"
#include "tests/core/events/fakes.h"
#include "tests/core/operations/writefakes.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! What an operation notes of each of its targets.
class TestWriteJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void itIsNotedBeforeItIsSentAndOnceInAll();
    void whoWhatBeforeAndAfterAreNoted();
    void theDeviceIsAskedForThePoolBefore();
    void aDeviceThatDoesNotTellItsPoolsIsChangedAllTheSame();
    void theKnownValueIsBeforeWhereNoneIsGiven();
    void theDeviceIsAskedForTheModeBefore();
    void noPasswordIsNoted();
    void thePoolInUseIsNotWhatAnotherPlaceHeld();
    void everyOutcomeIsNoted_data();
    void everyOutcomeIsNoted();
    void whatWasNeverSentIsNotedToo();
    void whatIsLeftAloneMidwayIsUnknown();
    void withoutAJournalNothingIsNoted();

private:
    struct House
    {
        FakeStore store;
        WriteDirectory drivers;
        FakeClock clock;
        FakeLog log;
        FakeEventLog events;
        WriteJournal journal{events, clock};
        std::unique_ptr<Fleet> fleet = std::make_unique<Fleet>(store, drivers, clock);
        std::unique_ptr<Poller> poller = std::make_unique<Poller>(*fleet, drivers, log, clock);
    };
    void begin(const WriteRequest &request, const QString &before = {}, int count = 1);
    WriteSession &session() { return m_house->drivers.pebble; }
    QList<Event> &events() { return m_house->events.events; }
    static WriteRequest poolRequest()
    {
        return {WriteRequest::Verb::SetPool,
                {},
                {1, u"stratum+tcp://b.example:2"_s, u"wallet.attic"_s, u"hunter2"_s, true}};
    }

    std::unique_ptr<House> m_house;
    std::unique_ptr<Operation> m_operation;
    bool m_journalling = true;
};

void TestWriteJournal::init()
{
    m_house = std::make_unique<House>();
    m_journalling = true;
    session().who = [](const MinerRef &miner) {
        VersionInfo info;
        info.identity.mac = u"02:00:00:00:00:%1"_s.arg(miner.minerId.mid(1).toInt(), 2, 16,
                                                       QLatin1Char('0'));
        info.capabilities = {Capability::Restart, Capability::SetMode, Capability::SetPool};
        return Result<VersionInfo>(info);
    };
}

void TestWriteJournal::cleanup()
{
    m_operation.reset();
    m_house.reset();
}

void TestWriteJournal::begin(const WriteRequest &request, const QString &before, int count)
{
    m_house->store.addMiners(count);
    Telemetry known;
    known.mode = u"eco"_s;
    known.poolUrl = u"bob:s3cret@a.example:1"_s;
    known.timestamp = m_house->clock.now();
    m_house->store.miners[0].telemetry = known;
    const auto loaded = m_house->fleet->load();
    QTRY_VERIFY(loaded.isFinished());
    QTRY_COMPARE(m_house->fleet->size(), count);
    m_operation = std::make_unique<Operation>(*m_house->fleet, m_house->drivers, *m_house->poller);
    if (m_journalling)
        m_operation->setJournal(&m_house->journal);
    QList<OperationTarget> targets;
    for (const qint64 key : m_house->fleet->keys())
        targets << OperationTarget{key, request, before};
    m_operation->start(targets, {});
}

void TestWriteJournal::itIsNotedBeforeItIsSentAndOnceInAll()
{
    begin({WriteRequest::Verb::Restart});
    QTRY_COMPARE(session().written.size(), 1);
    QCOMPARE(events().size(), 1);
    QCOMPARE(events().first().outcome, QString());
    QVERIFY(!events().first().ended.isValid());
    const QDateTime sent = events().first().time;
    QCOMPARE(sent, m_house->clock.now());
    m_house->clock.advance(20);
    session().answerWrite(WriteReport{Outcome::Applied, true, u"It restarted."_s});
    QTRY_COMPARE(events().first().outcome, u"applied"_s);
    QCOMPARE(events().size(), 1);
    QCOMPARE(events().first().time, sent);
    QCOMPARE(events().first().ended, sent.addSecs(20));
    QCOMPARE(events().first().detail, u"It restarted."_s);
    QCOMPARE(events().first().severity, EventSeverity::Info);
}

void TestWriteJournal::whoWhatBeforeAndAfterAreNoted()
{
    session().reply = WriteReport{Outcome::NeedsRestart, true, u"Stored."_s};
    begin(poolRequest(), u"a.example:1 wallet.attic"_s);
    QTRY_VERIFY(!events().isEmpty() && !events().first().outcome.isEmpty());
    const Event event = events().first();
    QCOMPARE(event.kind, EventKind::Write);
    QCOMPARE(event.verb, u"set_pool"_s);
    QCOMPARE(event.minerKey, 1);
    QCOMPARE(event.minerName, u"Miner 1"_s);
    QCOMPARE(event.actor, personHere());
    QCOMPARE(event.actor.pid, QCoreApplication::applicationPid());
    QVERIFY(!event.actor.program.isEmpty());
    QCOMPARE(event.before, u"a.example:1 wallet.attic"_s);
    QCOMPARE(event.after, u"stratum+tcp://b.example:2 wallet.attic"_s);
    QCOMPARE(event.outcome, u"needs_restart"_s);
    QCOMPARE(event.detail, u"Stored. Pool 2, with a restart."_s);
    QCOMPARE(event.notes, (QList<EventNote>{{EventNote::Kind::Text, {u"Stored."_s}},
                                            {EventNote::Kind::PlaceRestart, {u"2"_s}}}));
    QCOMPARE(event.poolSlot, 1);
}

void TestWriteJournal::thePoolInUseIsNotWhatAnotherPlaceHeld()
{
    session().reply = WriteReport{Outcome::Applied, true, u"Done."_s};
    begin(poolRequest());
    QTRY_COMPARE(events().size(), 1);
    QVERIFY(events().first().before.isEmpty());
}

void TestWriteJournal::theDeviceIsAskedForThePoolBefore()
{
    session().reply = WriteReport{Outcome::Applied, true, u"Done."_s};
    session().pools = [this](const MinerRef &) -> Result<PoolInfo> {
        if (!session().written.isEmpty())
            return Error{Error::Kind::Internal, u"It is too late."_s};
        return PoolInfo{{{0, u"a.example:1"_s, u"wallet.old"_s, false},
                         {1, u"stratum+tcp://me:s3cret@c.example:3"_s, u"wallet.spare"_s, true}},
                        false};
    };
    begin(poolRequest());
    QTRY_VERIFY(!events().isEmpty() && !events().first().outcome.isEmpty());
    QCOMPARE(events().size(), 1);
    QCOMPARE(events().first().before, u"stratum+tcp://c.example:3, wallet.spare"_s);
    QCOMPARE(events().first().after, u"stratum+tcp://b.example:2 wallet.attic"_s);
}

void TestWriteJournal::aDeviceThatDoesNotTellItsPoolsIsChangedAllTheSame()
{
    session().reply = WriteReport{Outcome::Applied, true, u"Done."_s};
    session().pools = [](const MinerRef &) -> Result<PoolInfo> {
        return Error{Error::Kind::Timeout, u"It is silent."_s};
    };
    WriteRequest request = poolRequest();
    request.pool.slot = 0;
    begin(request);
    QTRY_VERIFY(!events().isEmpty() && !events().first().outcome.isEmpty());
    QCOMPARE(events().first().outcome, u"applied"_s);
    QCOMPARE(events().first().before, u"a.example:1"_s); // by the newest sample
}

void TestWriteJournal::theKnownValueIsBeforeWhereNoneIsGiven()
{
    session().reply = WriteReport{Outcome::Applied, true, {}};
    begin({WriteRequest::Verb::SetMode, u"turbo"_s});
    QTRY_COMPARE(events().size(), 1);
    QCOMPARE(events().first().before, u"eco"_s);
    QCOMPARE(events().first().after, u"turbo"_s);
}

void TestWriteJournal::theDeviceIsAskedForTheModeBefore()
{
    session().reply = WriteReport{Outcome::Applied, true, {}};
    session().read = [this](const MinerRef &) {
        Telemetry now; // since the newest sample it was changed, and nobody polled
        now.mode = session().written.isEmpty() ? u"low"_s : u"turbo"_s;
        return Result<Telemetry>(now);
    };
    begin({WriteRequest::Verb::SetMode, u"turbo"_s});
    QTRY_VERIFY(!events().isEmpty() && !events().first().outcome.isEmpty());
    QCOMPARE(events().size(), 1);
    QCOMPARE(events().first().before, u"low"_s);
    QCOMPARE(events().first().after, u"turbo"_s);
}

void TestWriteJournal::noPasswordIsNoted()
{
    session().reply = WriteReport{Outcome::Applied, true, u"Done."_s};
    WriteRequest request = poolRequest();
    request.pool.slot = 0;
    begin(request);
    QTRY_COMPARE(events().size(), 1);
    QCOMPARE(events().first().poolSlot, 0);
    QCOMPARE(events().first().before, u"a.example:1"_s);
    const Event &event = events().first();
    for (const QString &text : {event.before, event.after, event.detail, event.ref, event.minerName})
        QVERIFY2(!text.contains(u"hunter2"_s) && !text.contains(u"s3cret"_s), qPrintable(text));
}

void TestWriteJournal::everyOutcomeIsNoted_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<bool>("isInfo");
    for (const Outcome outcome :
         {Outcome::Applied, Outcome::Refused, Outcome::Unsupported, Outcome::Unreachable,
          Outcome::NeedsRestart, Outcome::NotConfirmed, Outcome::Unknown}) {
        QTest::newRow(qPrintable(outcomeName(outcome))) << int(outcome) << isDone(outcome);
    }
}

void TestWriteJournal::everyOutcomeIsNoted()
{
    QFETCH(int, outcome);
    QFETCH(bool, isInfo);
    session().reply = WriteReport{Outcome(outcome), false, u"Because."_s};
    begin({WriteRequest::Verb::Restart});
    QTRY_VERIFY(!events().isEmpty());
    QTRY_COMPARE(events().first().outcome, outcomeName(Outcome(outcome)));
    QCOMPARE(events().first().severity == EventSeverity::Info, isInfo);
}

void TestWriteJournal::whatWasNeverSentIsNotedToo()
{
    session().heldInfos = true;
    begin({WriteRequest::Verb::Restart}, {}, 30);
    QSignalSpy ended(m_operation.get(), &Operation::finished);
    QTRY_VERIFY(!session().asked.isEmpty());
    QVERIFY(events().isEmpty());
    m_operation->cancel();
    while (session().infos.size() > 0)
        session().infos.answer(VersionInfo());
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(events().size(), 30);
    QSet<qint64> miners;
    for (const Event &event : std::as_const(events())) {
        miners.insert(event.minerKey);
        QCOMPARE(event.outcome, u"unreachable"_s);
        QVERIFY(event.detail.startsWith(u"Not tried:"_s));
        QCOMPARE(event.severity, EventSeverity::Info); // a person stopped it
        QVERIFY(event.time.isValid());
    }
    QCOMPARE(miners.size(), 30);
}

void TestWriteJournal::whatIsLeftAloneMidwayIsUnknown()
{
    begin({WriteRequest::Verb::Restart}, {}, 2);
    QTRY_COMPARE(session().written.size(), 2);
    m_operation.reset();
    QCOMPARE(events().size(), 2);
    for (const Event &event : std::as_const(events()))
        QCOMPARE(event.outcome, u"unknown"_s);
    session().answerWrite(WriteReport{Outcome::Applied, true, {}});
    QCoreApplication::processEvents();
}

void TestWriteJournal::withoutAJournalNothingIsNoted()
{
    m_journalling = false;
    session().reply = WriteReport{Outcome::Applied, true, {}};
    begin({WriteRequest::Verb::Restart});
    QTRY_COMPARE(session().written.size(), 1);
    QCoreApplication::processEvents();
    QVERIFY(events().isEmpty());
}

COALFACE_TEST(TestWriteJournal)
#include "tst_writejournal.moc"
