// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"
#include "tests/testprogram/testprogram.h"

#include "store/sqleventlog.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

namespace {
Event eventAt(const QDateTime &time, EventKind kind = EventKind::ModeChanged, qint64 miner = 0)
{
    Event event;
    event.time = time;
    event.kind = kind;
    event.minerKey = miner;
    return event;
}

EventWord wordOf(const QString &text)
{
    EventWord word;
    word.text = text;
    return word;
}
} // namespace

class TestEventLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void anEventComesBackAsItWas();
    void theNewestStandFirst();
    void filtersChoose_data();
    void filtersChoose();
    void theSameRefIsTheSameEvent();
    void aRenamedMinerKeepsItsEvents();
    void ofAForgottenMinerItsWritesStay();
    void eventsOfMinersThatAreGoneAreDropped();
    void tooOldAndTooManyAreTrimmed();
    void anotherProgramsEventsAreSeen();

private:
    Result<QList<Event>> read(const EventFilter &filter = {})
    {
        return settled(m_log->read(filter));
    }
    bool append(const QList<Event> &events)
    {
        const auto done = settled(m_log->append(events));
        if (!done)
            qWarning("%s", qPrintable(done.error().detail));
        return done.ok();
    }
    static QString details(const Result<QList<Event>> &events)
    {
        QStringList texts;
        for (const Event &event : *events)
            texts << event.detail;
        return texts.join(QLatin1Char(' '));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<SqlEventLog> m_log;
};

void TestEventLog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("coalface.sqlite"));
    m_store = std::make_unique<Store>(m_file);
    m_log = std::make_unique<SqlEventLog>(m_store->database);
}

void TestEventLog::cleanup()
{
    m_log.reset();
    m_store.reset();
    m_folder.reset();
}

void TestEventLog::anEventComesBackAsItWas()
{
    const qint64 key = putMiners(*m_store, 1).first();
    Event event = eventAt(utc("2026-01-02T03:04:05Z").addMSecs(678), EventKind::Write, key);
    event.ref = QStringLiteral("write/1");
    event.minerName = settled(m_store->fleet.load())->first().record.name;
    event.verb = QStringLiteral("set_pool");
    event.severity = EventSeverity::Critical;
    event.actor = {EventActor::Kind::Person, QStringLiteral("coalface-cli"), 4711};
    event.before = QStringLiteral("a:1 \"quoted\" ₿");
    event.after = QStringLiteral("b:2");
    event.outcome = QStringLiteral("applied");
    event.detail = QStringLiteral("It's done.");
    event.poolSlot = 1;
    event.ended = event.time.addMSecs(1234);
    event.notes = {{EventNote::Kind::Text, {QStringLiteral("It's \"done\".")}},
                   {EventNote::Kind::Place, {QStringLiteral("2")}}};
    QSignalSpy changed(m_log.get(), &EventLog::changed);
    QVERIFY(append({event, eventAt(utc("2026-01-01T00:00:00Z"))}));
    QCOMPARE(changed.size(), 1);
    const auto events = read();
    QCOMPARE(events->size(), 2);
    event.id = events->first().id;
    QVERIFY(event.id > 0);
    QCOMPARE(events->first(), event);
    QCOMPARE(events->last().minerKey, 0);
    QCOMPARE(events->last().actor, EventActor());
    QVERIFY(events->last().notes.isEmpty());
}

void TestEventLog::theNewestStandFirst()
{
    const QDateTime time = utc("2026-01-02T03:04:05Z");
    QList<Event> events{eventAt(time), eventAt(time.addSecs(5)), eventAt(time),
                        eventAt(time.addSecs(-5))};
    for (int number = 0; number < events.size(); ++number)
        events[number].detail = QString::number(number);
    QVERIFY(append(events));
    QCOMPARE(details(read()), QStringLiteral("1 2 0 3"));
    EventFilter filter;
    filter.limit = 2;
    QCOMPARE(details(read(filter)), QStringLiteral("1 2"));
}

void TestEventLog::filtersChoose_data()
{
    using Change = std::function<void(EventFilter &)>;
    QTest::addColumn<QVariant>("filter");
    QTest::addColumn<QString>("chosen");
    const auto row = [](const char *title, const QString &chosen, const Change &change) {
        EventFilter filter;
        change(filter);
        QTest::newRow(title) << QVariant::fromValue(filter) << chosen;
    };
    row("nothing", QStringLiteral("d c b a"), [](EventFilter &) {});
    row("a miner", QStringLiteral("c a"), [](EventFilter &filter) { filter.minerKeys = {1}; });
    row("miners", QStringLiteral("c b a"), [](EventFilter &filter) { filter.minerKeys = {1, 2}; });
    row("a kind", QStringLiteral("b a"),
        [](EventFilter &filter) { filter.kinds = {EventKind::Restart}; });
    row("from", QStringLiteral("d c"),
        [](EventFilter &filter) { filter.from = utc("2026-01-03T00:00:00Z"); });
    row("to", QStringLiteral("b a"),
        [](EventFilter &filter) { filter.to = utc("2026-01-03T00:00:00Z"); });
    row("text of a value, in any case", QStringLiteral("c"),
        [](EventFilter &filter) { filter.words = {wordOf(QStringLiteral("TURBO"))}; });
    row("text of a name", QStringLiteral("b"),
        [](EventFilter &filter) { filter.words = {wordOf(QStringLiteral("miner 2"))}; });
    row("text is no pattern", QString(),
        [](EventFilter &filter) { filter.words = {wordOf(QStringLiteral("t%o"))}; });
    row("nor is an underscore", QString(),
        [](EventFilter &filter) { filter.words = {wordOf(QStringLiteral("t_rbo"))}; });
    row("all words", QStringLiteral("c"), [](EventFilter &filter) {
        filter.words = {wordOf(QStringLiteral("turbo")), wordOf(QStringLiteral("miner"))};
    });
    row("not one word", QString(), [](EventFilter &filter) {
        filter.words = {wordOf(QStringLiteral("turbo")), wordOf(QStringLiteral("miner 2"))};
    });
    const auto other = [row](const char *title, const QString &chosen,
                             const std::function<void(EventWord &)> &change) {
        row(title, chosen, [change](EventFilter &filter) {
            filter.words = {wordOf(QStringLiteral("nowhere"))};
            change(filter.words.first());
        });
    };
    other("or another text", QStringLiteral("c"),
          [](EventWord &word) { word.also = QStringLiteral("Turbo"); });
    other("or a note", QStringLiteral("a"), [](EventWord &word) {
        word.notes = {EventNote::Kind::AtDevice, EventNote::Kind::UpSince};
    });
    other("or a time in a note", QStringLiteral("a"),
          [](EventWord &word) { word.noteTimes = {QStringLiteral("T00:17")}; });
    other("or a kind", QStringLiteral("d c"), [](EventWord &word) {
        word.kinds = {EventKind::ModeChanged, EventKind::DriverUpdated};
    });
    other("or an outcome", QStringLiteral("d"),
          [](EventWord &word) { word.outcomes = {QStringLiteral("on_trial")}; });
    other("or somebody", QStringLiteral("c"),
          [](EventWord &word) { word.actors = {EventActor::Kind::SomeoneElse}; });
    other("or a write that is under way", QString(),
          [](EventWord &word) { word.isUnderWay = true; });
    other("or a time on the wall", QStringLiteral("b a"), [](EventWord &word) {
        word.localTime
            = utc("2026-01-02T00:00:00Z").toLocalTime().toString(QStringLiteral("HH:mm:ss"));
    });
    other("or a time in these minutes", QStringLiteral("b a"), [](EventWord &word) {
        const QDateTime time = utc("2026-01-02T00:00:00Z");
        word.localTime = time.toLocalTime().toString(QStringLiteral("HH:mm"));
        word.utcMinutes = {0};
    });
    other("in other minutes there is none", QString(), [](EventWord &word) {
        word.localTime = QStringLiteral(":");
        word.utcMinutes = {17};
    });
    other("or a day", QStringLiteral("b"), [](EventWord &word) {
        word.from = utc("2026-01-02T00:00:00Z");
        word.to = utc("2026-01-03T00:00:00Z");
    });
    row("with its program's process", QStringLiteral("d"),
        [](EventFilter &filter) { filter.words = {wordOf(QStringLiteral("coalface (4711)"))}; });
    row("stored later than", QStringLiteral("d c"), [](EventFilter &filter) { filter.afterId = 2; });
    row("all at once", QStringLiteral("a"), [](EventFilter &filter) {
        filter.minerKeys = {1};
        filter.kinds = {EventKind::Restart, EventKind::Offline};
        filter.to = utc("2026-01-02T00:00:00Z");
        filter.words = {wordOf(QStringLiteral("a"))};
    });
}

void TestEventLog::filtersChoose()
{
    QFETCH(QVariant, filter);
    QFETCH(QString, chosen);
    putMiners(*m_store, 2);
    QVERIFY(settled(m_store->fleet.rename(1, QStringLiteral("Miner 1"))).ok());
    QVERIFY(settled(m_store->fleet.rename(2, QStringLiteral("Miner 2"))).ok());
    QList<Event> events{eventAt(utc("2026-01-01T00:00:00Z"), EventKind::Restart, 1),
                        eventAt(utc("2026-01-02T00:00:00Z"), EventKind::Restart, 2),
                        eventAt(utc("2026-01-03T00:00:00Z"), EventKind::ModeChanged, 1),
                        eventAt(utc("2026-01-04T00:00:00Z"), EventKind::DriverUpdated)};
    for (int number = 0; number < events.size(); ++number)
        events[number].detail = QString(QChar(u'a' + number));
    events[2].after = QStringLiteral("turbo");
    events[2].actor.kind = EventActor::Kind::SomeoneElse;
    events[2].time = events[2].time.addSecs(3600);
    events[3].time = events[3].time.addSecs(3600);
    events[3].outcome = QStringLiteral("on_trial");
    events[3].actor = {EventActor::Kind::Program, QStringLiteral("coalface"), 4711};
    events[0].notes = {{EventNote::Kind::UpSince, {QStringLiteral("2026-01-01T00:17:00Z")}}};
    events[1].notes = {{EventNote::Kind::Text, {QStringLiteral("[\"at_device\"")}}};
    QVERIFY(append(events));
    QCOMPARE(details(read(filter.value<EventFilter>())), chosen);
}

void TestEventLog::theSameRefIsTheSameEvent()
{
    Event begun = eventAt(utc("2026-01-02T03:04:05Z"), EventKind::Write);
    begun.ref = QStringLiteral("write/1");
    QVERIFY(append({begun, eventAt(utc("2026-01-02T03:04:06Z"))}));
    const qint64 last = read()->first().id;
    Event ended = begun;
    ended.outcome = QStringLiteral("applied");
    QVERIFY(append({ended}));
    QCOMPARE(read()->size(), 2);
    QCOMPARE(read()->last().outcome, QStringLiteral("applied"));
    // Who follows the log by id hears of it again.
    EventFilter later;
    later.afterId = last;
    QCOMPARE(read(later)->size(), 1);
    QVERIFY(append({eventAt(begun.time), eventAt(begun.time)})); // no ref: two events
    QCOMPARE(read()->size(), 4);
}

void TestEventLog::aRenamedMinerKeepsItsEvents()
{
    const qint64 key = putMiners(*m_store, 1).first();
    Event event = eventAt(utc("2026-01-02T03:04:05Z"), EventKind::Restart, key);
    event.minerName = QStringLiteral("Old");
    QVERIFY(append({event}));
    QVERIFY(settled(m_store->fleet.rename(key, QStringLiteral("Cellar"))).ok());
    QCOMPARE(read()->first().minerName, QStringLiteral("Cellar"));
}

void TestEventLog::ofAForgottenMinerItsWritesStay()
{
    const QList<qint64> keys = putMiners(*m_store, 2);
    const QDateTime time = utc("2026-01-02T03:04:05Z");
    QVERIFY(append({eventAt(time, EventKind::Restart, keys[0]),
                    eventAt(time, EventKind::Write, keys[0]),
                    eventAt(time, EventKind::Restart, keys[1])}));
    QVERIFY(settled(m_store->fleet.rename(keys[0], QStringLiteral("Cellar"))).ok());
    QVERIFY(settled(m_store->fleet.remove({keys[0]})).ok());
    EventFilter filter;
    filter.minerKeys = {keys[0]};
    const auto events = read(filter);
    QCOMPARE(events->size(), 1);
    QCOMPARE(events->first().kind, EventKind::Write);
    QCOMPARE(events->first().minerName, QStringLiteral("Cellar"));
    QCOMPARE(events->first().minerId(), QStringLiteral("m%1").arg(keys[0]));
    QCOMPARE(read()->size(), 2);
}

void TestEventLog::eventsOfMinersThatAreGoneAreDropped()
{
    const QDateTime time = utc("2026-01-02T03:04:05Z");
    QVERIFY(append({eventAt(time, EventKind::Restart, 99), eventAt(time, EventKind::Write, 99)}));
    QCOMPARE(read()->size(), 1);
    QCOMPARE(read()->first().kind, EventKind::Write);
}

void TestEventLog::tooOldAndTooManyAreTrimmed()
{
    QList<Event> events;
    const QDateTime time = utc("2026-01-01T00:00:00Z");
    for (int number = 0; number < 12'000; ++number) {
        events << eventAt(time.addSecs(number));
        events.last().detail = QString::number(number);
    }
    QVERIFY(append(events));
    QCOMPARE(*settled(m_log->trim(time.addSecs(7000), 100'000)), 7000); // more than one step
    QCOMPARE(read()->last().detail, QStringLiteral("7000"));
    QCOMPARE(*settled(m_log->trim(time, 10)), 4990);
    QCOMPARE(read()->size(), 10);
    QCOMPARE(read()->last().detail, QStringLiteral("11990"));
    QCOMPARE(*settled(m_log->trim(time, 10)), 0);
}

void TestEventLog::anotherProgramsEventsAreSeen()
{
    Store other(m_file);
    SqlEventLog otherLog(other.database);
    QSignalSpy elsewhere(m_log.get(), &EventLog::changedElsewhere);
    QVERIFY(read()->isEmpty());
    QVERIFY(settled(otherLog.append({eventAt(utc("2026-01-02T03:04:05Z"))})).ok());
    QTRY_VERIFY(!elsewhere.isEmpty());
    QCOMPARE(read()->size(), 1);
}

COALFACE_TEST(TestEventLog)
#include "tst_eventlog.moc"
