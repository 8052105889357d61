// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/knownplaces.h"

#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

using Actor = EventActor::Kind;

const QString mine = u"stratum+tcp://mine.example:1, worker.a"_s;
const QString spare = u"stratum+tcp://spare.example:2, worker.a"_s;
const QString foreign = u"stratum+tcp://foreign.example:9, somebody"_s;

Event setPlace(const QString &before, const QString &after, const QString &outcome = u"applied"_s,
               int slot = 0)
{
    Event event;
    event.kind = EventKind::Write;
    event.verb = u"set_pool"_s;
    event.before = before;
    event.after = QString(after).replace(u", "_s, u" "_s);
    event.outcome = outcome;
    event.poolSlot = slot;
    return event;
}

Event sentTo(const QString &place, Actor actor = Actor::SomeoneElse,
             EventKind kind = EventKind::PoolChanged)
{
    Event event;
    event.kind = kind;
    event.actor.kind = actor;
    event.before = mine;
    event.after = place;
    return event;
}

} // namespace

//! Whose the pools are that a miner had: what an undo says of the one that it brings back.
class TestKnownPlaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatSomebodyElsePutThereIsAStrangers_data()
    {
        QTest::addColumn<QList<Event>>("events");
        QTest::addColumn<QString>("place");
        QTest::addColumn<bool>("isStrangers");
        using Events = QList<Event>;
        QTest::newRow("before anything was set") << Events{setPlace(spare, mine)} << spare << false;
        QTest::newRow("someone else was seen to do it")
            << Events{sentTo(foreign), setPlace(foreign, mine)} << foreign << true;
        QTest::newRow("likewise, of a fallback")
            << Events{sentTo(foreign, Actor::SomeoneElse, EventKind::FallbackChanged)} << foreign
            << true;
        QTest::newRow("the device went there by itself")
            << Events{sentTo(foreign, Actor::Device)} << foreign << false;
        QTest::newRow("nobody saw it")
            << Events{setPlace(spare, mine), setPlace(foreign, mine)} << foreign << true;
        QTest::newRow("nobody saw it, and only the pool in use was known")
            << Events{setPlace(spare, mine), setPlace(u"foreign.example:9"_s, mine)} << foreign
            << false;
        QTest::newRow("it was in use until a restart")
            << Events{setPlace(spare, mine, u"needs_restart"_s), setPlace(spare, mine)} << spare
            << false;
        QTest::newRow("another place of the same miner")
            << Events{setPlace(spare, mine), setPlace(foreign, mine, u"applied"_s, 1)} << foreign
            << false;
        QTest::newRow("a person had set it before")
            << Events{setPlace({}, foreign), setPlace(foreign, mine), sentTo(foreign),
                      setPlace(foreign, mine)}
            << foreign << false;
        QTest::newRow("a person set it after all")
            << Events{sentTo(foreign), setPlace(foreign, mine), setPlace(mine, foreign)} << foreign
            << false;
        QTest::newRow("a person tried to") << Events{sentTo(foreign), setPlace(foreign, mine),
                                                     setPlace(mine, foreign, u"refused"_s)}
                                           << foreign << true;
        Event kept = setPlace(mine, foreign);
        kept.verb = u"accept_pool"_s;
        QTest::newRow("a person kept it") << Events{sentTo(foreign), kept} << foreign << false;
    }
    void whatSomebodyElsePutThereIsAStrangers()
    {
        QFETCH(QList<Event>, events);
        QFETCH(QString, place);
        KnownPlaces places;
        for (const Event &event : events)
            takePlaceEvent(places, event);
        QTEST(isStrangersPlace(places, workplaceIn(place)), "isStrangers");
    }
};

COALFACE_TEST(TestKnownPlaces)
#include "tst_knownplaces.moc"
