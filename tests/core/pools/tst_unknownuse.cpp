// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/unknownuse.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/types.h>

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

const QString burglar = u"thief.example:9, thief"_s;

QDateTime afterOne(int minutes)
{
    return QDateTime({2026, 3, 1}, {13, minutes}, Qt::UTC);
}

Event eventAt(int minutes, EventKind kind, const QString &after)
{
    Event event;
    event.time = afterOne(minutes);
    event.minerKey = 1;
    event.kind = kind;
    event.after = after;
    return event;
}

//! Somebody stored it around a start.
Event stolenAt(int minutes, EventKind kind = EventKind::PoolChanged)
{
    Event change = eventAt(minutes, kind, burglar);
    change.actor.kind = EventActor::Kind::SomeoneElse;
    change.notes = {{EventNote::Kind::AtDevice}, {EventNote::Kind::StartUnknown}};
    return change;
}

Event seenAt(int minutes, EventActor::Kind actor)
{
    Event change = eventAt(minutes, EventKind::PoolChanged, u"b.example:2"_s);
    change.actor.kind = actor;
    return change;
}

Event writtenAt(int minutes, const QString &verb, Outcome outcome, int slot = 0)
{
    Event write = eventAt(minutes, EventKind::Write, u"b.example:2 us"_s);
    write.verb = verb;
    write.poolSlot = slot;
    write.outcome = outcomeName(outcome);
    return write;
}

} // namespace

//! Whether what someone else stored around a start is in use nobody saw, until there is another one.
class TestUnknownUse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsUnknown_data()
    {
        QTest::addColumn<QList<Event>>("events");
        QTest::addColumn<qint64>("uptime"); // at half past one
        QTest::addColumn<bool>("isUnknown");
        const auto row = [](const char *name, const QList<Event> &events, bool isUnknown,
                            qint64 uptime = 1860) {
            QTest::newRow(name) << events << uptime << isUnknown;
        };
        using Actor = EventActor::Kind;
        const QString pool = u"set_pool"_s;
        const QString restart = u"restart"_s;
        const Event stolen = stolenAt(1);
        Event known = stolen;
        known.notes.removeLast();
        row("stored around a start", {stolen}, true);
        row("a fallback", {stolenAt(1, EventKind::FallbackChanged)}, true);
        row("it ran on", {known}, false);
        row("the start that was seen with it", {eventAt(1, EventKind::Restart, u"60"_s), stolen},
            true);
        row("that was noted after it", {stolen, eventAt(1, EventKind::Restart, u"60"_s)}, true);
        row("another start was seen", {stolen, eventAt(5, EventKind::Restart, u"9"_s)}, false);
        row("the uptime tells of another start", {stolen}, false, 600);
        row("we restarted it", {stolen, writtenAt(5, restart, Outcome::Applied)}, false);
        row("somebody set another", {stolen, seenAt(5, Actor::SomeoneElse)}, false);
        row("the device went elsewhere by itself", {stolen, seenAt(5, Actor::Device)}, true);
        row("we stored another", {stolen, writtenAt(5, pool, Outcome::NeedsRestart)}, false);
        row("we stored another fallback", {stolen, writtenAt(5, pool, Outcome::NeedsRestart, 1)},
            true);
        row("we set a fallback with a restart", {stolen, writtenAt(5, pool, Outcome::Applied, 1)},
            false);
        row("what we set was refused", {stolen, writtenAt(5, pool, Outcome::Refused)}, true);
    }
    void whatIsUnknown()
    {
        QFETCH(QList<Event>, events);
        QFETCH(qint64, uptime);
        UnknownUses uses;
        for (const Event &event : std::as_const(events))
            takeUseEvent(uses, event);
        Telemetry now;
        now.timestamp = afterOne(30);
        now.uptime = uptime;
        const QList<UnknownUse> unknown = unknownUses(uses, now);
        QTEST(!unknown.isEmpty(), "isUnknown");
        if (!unknown.isEmpty())
            QCOMPARE(unknown, (QList{UnknownUse{burglar, afterOne(1)}}));
    }
};

COALFACE_TEST(TestUnknownUse)
#include "tst_unknownuse.moc"
