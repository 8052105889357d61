// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/gapfiller.h"

#include "tests/core/fleet/fakes.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! Who is asked for what it recorded, when, and what is made of the answer.
class TestGapFiller : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { open(1); }
    void cleanup() { m_house.reset(); }

    void aGapSinceTheLastProgramIsFilled();
    void aGapWhileItRunsIsFilled();
    void whoAnswersInTimeIsNotAsked();
    void aGapWhoseQuestionFailsIsAskedForThreeTimes();
    void aGapThatIsAskedForAgainIsFilled();
    void aGapThatCouldNotBeStoredIsAskedForAgain();
    void aMinerThatRecordsNothingIsAskedOnce();
    void onlyTheOneThatFillsAsks();
    void fewAreAskedAtATimeAndAllInTheEnd();
    void theOldestThatIsKeptIsTheLimit();
    void anotherDevicesRecordIsNotTaken();
    void onesThatOnlyAnnounceThemselvesAreNotAsked();
    void aRemovedMinersAnswerIsDropped();
    void aMinerWithoutSamplesHasNoGap();
    void noStateOrSampleOfNowComesOfIt();

private:
    struct House
    {
        FakeClock clock;
        FakeStore store;
        FakeDirectory drivers;
        FakeLog log;
        std::unique_ptr<Fleet> fleet = std::make_unique<Fleet>(store, drivers, clock);
        std::unique_ptr<Poller> poller = std::make_unique<Poller>(*fleet, drivers, log, clock);
        std::unique_ptr<GapFiller> filler = std::make_unique<GapFiller>(*fleet, *poller, drivers,
                                                                        log, clock);
    };
    //! That many miners; the newest sample of each was taken now.
    void open(int miners)
    {
        m_house = std::make_unique<House>();
        for (int key = 1; key <= miners; ++key) {
            StoredMiner stored;
            stored.record.key = key;
            stored.record.name = u"miner "_s + QString::number(key);
            stored.record.address = u"10.0.0."_s + QString::number(key);
            stored.record.port = 80;
            stored.record.driverType = u"pebble"_s;
            stored.record.mac = u"02:00:00:00:00:0%1"_s.arg(key);
            stored.telemetry = reading();
            stored.telemetry->timestamp = m_house->clock.now();
            m_house->store.miners += stored;
        }
        reload();
    }
    void reload()
    {
        const auto loaded = m_house->fleet->load();
        QTRY_VERIFY(loaded.isFinished());
        m_house->filler->setFilling(true);
    }
    void poll(const QList<qint64> &keys)
    {
        QSignalSpy polled(m_house->poller.get(), &Poller::polled);
        m_house->poller->pollNow(keys);
        QTRY_COMPARE(m_house->drivers.pebble.inFlight(), int(keys.size()));
        m_house->drivers.pebble.answerAll(reading());
        QTRY_COMPARE(polled.size(), keys.size());
    }
    //! A reading every minute, as long ago as that.
    RecordedReadings record(int seconds, const QString &mac = {}) const
    {
        RecordedReadings recorded;
        if (!mac.isEmpty())
            recorded.mac = mac;
        for (int age = seconds; age > 0; age -= 60) {
            Telemetry one = reading(2e12);
            one.timestamp = m_house->clock.now().addSecs(-age);
            recorded.readings += one;
        }
        return recorded;
    }
    void answer(const QString &id, const Result<RecordedReadings> &recorded)
    {
        m_house->drivers.pebble.heldHistories[id].answer(recorded);
        QTRY_COMPARE(m_house->filler->asked(), 0);
    }
    QStringList &asked() { return m_house->drivers.pebble.historyAsked; }
    QList<Backfill> &fills() { return m_house->log.fills; }

    std::unique_ptr<House> m_house;
};

void TestGapFiller::aGapSinceTheLastProgramIsFilled()
{
    const QDateTime last = m_house->clock.now();
    m_house->clock.advance(600);
    QSignalSpy filled(m_house->filler.get(), &GapFiller::filled);
    poll({1});
    QCOMPARE(asked(), QStringList{u"m1"_s});
    QCOMPARE(m_house->drivers.pebble.historyReaches.first(), std::chrono::seconds(600 + 900));
    answer(u"m1"_s, record(1500));
    QTRY_COMPARE(filled.size(), 1);
    QCOMPARE(fills().size(), 1);
    const Backfill &fill = fills().first();
    QCOMPARE(fill.minerKey, 1);
    QCOMPARE(fill.spans, (QList<TimeSpan>{{last, last.addSecs(600)}}));
    QCOMPARE(fill.readings.size(), 9);
    QCOMPARE(fill.readings.first().timestamp, last.addSecs(60));
    QCOMPARE(fill.readings.first().hashrate, 2e12);
}

void TestGapFiller::aGapWhileItRunsIsFilled()
{
    m_house->clock.advance(30);
    poll({1});
    const QDateTime last = m_house->clock.now();
    m_house->clock.advance(300); // the computer slept
    poll({1});
    QCOMPARE(asked().size(), 1);
    answer(u"m1"_s, record(1200));
    QTRY_COMPARE(fills().size(), 1);
    QCOMPARE(fills().first().spans.first().first, last);
}

void TestGapFiller::whoAnswersInTimeIsNotAsked()
{
    for (int i = 0; i < 5; ++i) {
        m_house->clock.advance(i == 3 ? 110 : 30); // one or two answers that did not come make no gap
        poll({1});
    }
    QVERIFY(asked().isEmpty());
}

void TestGapFiller::aGapWhoseQuestionFailsIsAskedForThreeTimes()
{
    m_house->clock.advance(600);
    for (int round = 0; round < 5; ++round) {
        poll({1});
        if (m_house->filler->asked() > 0)
            answer(u"m1"_s, Error{Error::Kind::Timeout, u"It did not answer."_s});
        m_house->clock.advance(30);
    }
    QCOMPARE(asked().size(), 3);
    QVERIFY(fills().isEmpty());
    m_house->clock.advance(600); // the next gap is another one
    poll({1});
    QCOMPARE(asked().size(), 4);
}

void TestGapFiller::aGapThatIsAskedForAgainIsFilled()
{
    const QDateTime last = m_house->clock.now();
    m_house->clock.advance(600);
    poll({1});
    answer(u"m1"_s, Error{Error::Kind::Timeout, u"It did not answer."_s});
    m_house->clock.advance(30);
    poll({1});
    QCOMPARE(asked().size(), 2);
    QCOMPARE(m_house->drivers.pebble.historyReaches.last(), std::chrono::seconds(630 + 900));
    answer(u"m1"_s, record(1500));
    QTRY_COMPARE(fills().size(), 1);
    QCOMPARE(fills().first().spans, (QList<TimeSpan>{{last, last.addSecs(600)}}));
    m_house->clock.advance(30);
    poll({1});
    QCOMPARE(asked().size(), 2);
}

void TestGapFiller::aGapThatCouldNotBeStoredIsAskedForAgain()
{
    m_house->clock.advance(600);
    poll({1});
    m_house->log.refusal = Error{Error::Kind::Internal, u"The disk is full."_s};
    answer(u"m1"_s, record(1500));
    QTRY_COMPARE(fills().size(), 1);
    m_house->log.refusal.reset();
    m_house->clock.advance(30);
    poll({1});
    QCOMPARE(asked().size(), 2);
    QSignalSpy filled(m_house->filler.get(), &GapFiller::filled);
    answer(u"m1"_s, record(1500));
    QTRY_COMPARE(filled.size(), 1);
}

void TestGapFiller::aMinerThatRecordsNothingIsAskedOnce()
{
    m_house->clock.advance(600);
    poll({1});
    answer(u"m1"_s, Error{Error::Kind::Unsupported, u"It has no record."_s});
    m_house->clock.advance(30);
    poll({1});
    QCOMPARE(asked().size(), 1);
}

void TestGapFiller::onlyTheOneThatFillsAsks()
{
    m_house->filler->setFilling(false);
    m_house->clock.advance(600);
    poll({1});
    QVERIFY(asked().isEmpty());
    m_house->filler->setFilling(true); // from here on; that gap is over
    m_house->clock.advance(30);
    poll({1});
    QVERIFY(asked().isEmpty());
}

void TestGapFiller::fewAreAskedAtATimeAndAllInTheEnd()
{
    open(9);
    QList<qint64> all = m_house->fleet->keys();
    m_house->clock.advance(600);
    poll(all);
    QCOMPARE(asked().size(), GapFiller::mostAtOnce);
    m_house->clock.advance(30);
    poll(all); // nobody has answered: nobody else is asked
    QCOMPARE(asked().size(), GapFiller::mostAtOnce);
    for (const QString &id : QStringList(asked()))
        m_house->drivers.pebble.heldHistories[id].answer(RecordedReadings());
    QTRY_COMPARE(m_house->filler->asked(), 0);
    for (int round = 0; round < 2; ++round) {
        m_house->clock.advance(30);
        poll(all);
        for (const QString &id : asked().mid(GapFiller::mostAtOnce * (round + 1)))
            m_house->drivers.pebble.heldHistories[id].answer(RecordedReadings());
        QTRY_COMPARE(m_house->filler->asked(), 0);
    }
    QStringList sorted = asked();
    sorted.removeDuplicates();
    QCOMPARE(sorted.size(), 9);
    QCOMPARE(asked().size(), 9);
}

void TestGapFiller::theOldestThatIsKeptIsTheLimit()
{
    m_house->filler->setFilling(true, 2);
    m_house->clock.advance(5 * 86'400);
    poll({1});
    QCOMPARE(m_house->drivers.pebble.historyReaches.first(), std::chrono::seconds(2 * 86'400 + 900));
}

void TestGapFiller::anotherDevicesRecordIsNotTaken()
{
    m_house->clock.advance(600);
    poll({1});
    answer(u"m1"_s, record(1500, u"02:00:00:00:00:99"_s));
    m_house->clock.advance(600);
    poll({1});
    answer(u"m1"_s, record(1500, u"02:00:00:00:00:01"_s));
    QTRY_COMPARE(fills().size(), 1);
}

void TestGapFiller::onesThatOnlyAnnounceThemselvesAreNotAsked()
{
    m_house->store.miners.first().record.port.reset();
    m_house->filler->setFilling(false);
    reload();
    m_house->clock.advance(600);
    poll({1});
    QVERIFY(asked().isEmpty());
}

void TestGapFiller::aRemovedMinersAnswerIsDropped()
{
    m_house->clock.advance(600);
    poll({1});
    const auto removed = m_house->fleet->remove({1});
    QTRY_VERIFY(removed.isFinished() && m_house->fleet->size() == 0);
    answer(u"m1"_s, record(1500));
    QVERIFY(fills().isEmpty());
}

void TestGapFiller::aMinerWithoutSamplesHasNoGap()
{
    m_house = std::make_unique<House>();
    StoredMiner fresh;
    fresh.record.key = 1;
    fresh.record.name = u"new"_s;
    fresh.record.address = u"10.0.0.1"_s;
    fresh.record.port = 80;
    fresh.record.driverType = u"pebble"_s;
    m_house->store.miners = {fresh};
    reload();
    poll({1});
    QVERIFY(asked().isEmpty());
}

void TestGapFiller::noStateOrSampleOfNowComesOfIt()
{
    m_house->clock.advance(600);
    poll({1});
    const Miner before = *m_house->fleet->miner(1);
    const qsizetype samples = m_house->log.samples.size();
    QSignalSpy changed(m_house->fleet.get(), &Fleet::minersChanged);
    QTRY_VERIFY(!changed.isEmpty()); // of the poll
    changed.clear();
    answer(u"m1"_s, record(1500));
    QTRY_COMPARE(fills().size(), 1);
    QCOMPARE(m_house->fleet->miner(1)->telemetry, before.telemetry);
    QCOMPARE(m_house->fleet->miner(1)->state, before.state);
    QCOMPARE(m_house->log.samples.size(), samples);
    QVERIFY(changed.isEmpty());
}

COALFACE_TEST(TestGapFiller)
#include "tst_gapfiller.moc"
