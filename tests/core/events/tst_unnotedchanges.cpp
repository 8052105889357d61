// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/unnotedchanges.h"

#include "core/fleet/minerstatus.h"
#include "tests/core/events/workingminer.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/types.h>

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

const QString mine = u"pool.example:3333"_s;
const QString theirs = u"evil.example:9"_s;

Event writtenAt(const QDateTime &time, const QString &after, const QString &outcome)
{
    Event write;
    write.time = time;
    write.minerKey = 1;
    write.verb = u"set_pool"_s;
    write.poolSlot = 0;
    write.after = after;
    write.outcome = outcome;
    write.actor = personHere();
    return write;
}

//! Of a device that shows what it has stored, five minutes after its last sample.
UnnotedLook lookAt(const QString &pool, qint64 uptime = 86'700)
{
    UnnotedLook look;
    look.stored = workingMiner();
    look.now = lookedAtAgain(look.stored, 300);
    look.now.telemetry->poolsAreStored = true;
    look.now.telemetry->uptime = uptime;
    look.now.telemetry->poolUrl = pool;
    noteAnswer(look.now.status, look.stored.telemetry, *look.now.telemetry);
    look.time = look.now.telemetry->timestamp.addMSecs(40);
    look.pools.pools = {PoolSlot{0, pool, u"w"_s, true}};
    return look;
}

//! Of each "before>after actor outcome".
QStringList changesOf(const UnnotedLook &look, const QList<Event> &log = {})
{
    QStringList texts;
    for (const Event &event : unnotedChanges(look, log)) {
        texts << told({event}).constFirst() + u' ' + eventActorName(event.actor.kind) + u' '
                     + event.outcome;
    }
    return texts;
}

const QString stored = outcomeName(Outcome::NeedsRestart);

} // namespace

//! What a program that only asks may say of a reading is what a watcher would note of it.
class TestUnnotedChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aStrangersPoolIsOnlyStoredWhileTheDeviceRunsOn()
    {
        const QString change = u"pool_changed "_s + mine + u'>' + theirs + u" someone_else "_s;
        QCOMPARE(changesOf(lookAt(theirs)), QStringList{change + stored});
        UnnotedLook atOnce = lookAt(theirs);
        atOnce.now.telemetry->poolsAreStored = false;
        QCOMPARE(changesOf(atOnce), QStringList{change});
        const QStringList restarted = changesOf(lookAt(theirs, 100));
        QCOMPARE(restarted.size(), 2);
        QVERIFY(restarted.first().startsWith(u"restart 86400>100 unknown"_s));
        QCOMPARE(restarted.last(), change);
        QVERIFY(unnotedChanges(lookAt(theirs, 100), {})
                    .constLast()
                    .detail.contains(u"so it is not known whether it uses it already"_s));
        QCOMPARE(changesOf(lookAt(mine)), QStringList());
    }

    void aWriteThatMayHaveStoredItExplainsIt()
    {
        const QString change = u"pool_changed "_s + mine + u'>' + theirs + u" person "_s + stored;
        for (const QString &outcome : {u"unknown"_s, u"not_confirmed"_s, QString()}) {
            const Event write = writtenAt(noon().addSecs(60), theirs + u" w"_s, outcome);
            QCOMPARE(changesOf(lookAt(theirs), {write}), QStringList{change});
        }
        const Event refused = writtenAt(noon().addSecs(60), theirs + u" w"_s, u"refused"_s);
        QVERIFY(changesOf(lookAt(theirs), {refused}).constFirst().contains(u"someone_else"_s));
        const Event old = writtenAt(noon().addDays(-31), theirs + u" w"_s, u"unknown"_s);
        QVERIFY(changesOf(lookAt(theirs), {old}).constFirst().contains(u"someone_else"_s));
    }

    void whereTheDeviceWentByItselfIsInUse()
    {
        UnnotedLook look = lookAt(u"back.example:2"_s);
        look.pools.pools = {PoolSlot{0, mine, u"w"_s, false},
                            PoolSlot{1, u"back.example:2"_s, u"w"_s, true}};
        QCOMPARE(changesOf(look),
                 QStringList{u"pool_changed "_s + mine + u">back.example:2 device "_s});
    }

    void aFallbackThatShowsIsToldToo()
    {
        UnnotedLook look = lookAt(mine);
        look.stored.status.fallbackUrl = u"back.example:2"_s;
        look.now.telemetry->fallbackUrl = theirs;
        QCOMPARE(changesOf(look), QStringList{u"fallback_changed back.example:2>"_s + theirs
                                              + u" someone_else "_s + stored});
    }

    //! By whoever polled since the sample that was loaded.
    void whatTheLogHasSinceIsNotToldAgain()
    {
        Event noted = unnotedChanges(lookAt(theirs), {}).constFirst();
        noted.time = noon().addSecs(30);
        QCOMPARE(changesOf(lookAt(theirs), {noted}), QStringList());
        Event back = noted;
        back.after = mine;
        back.time = noon().addSecs(90);
        QCOMPARE(changesOf(lookAt(theirs), {back, noted}).size(), 1);
        Event restart = unnotedChanges(lookAt(mine, 100), {}).constFirst();
        restart.time = restart.time.addSecs(-20);
        restart.after = u"80"_s;
        QCOMPARE(changesOf(lookAt(mine, 100), {restart}), QStringList());
        restart.after = u"5"_s; // another one
        QCOMPARE(changesOf(lookAt(mine, 100), {restart}).size(), 1);
        noted.time = noon().addDays(-1); // from before the sample
        QCOMPARE(changesOf(lookAt(theirs), {noted}).size(), 1);
    }

    void withoutASampleNothingIsTold()
    {
        UnnotedLook look = lookAt(theirs);
        look.stored.telemetry.reset();
        QCOMPARE(changesOf(look), QStringList());
    }
};

COALFACE_TEST(TestUnnotedChanges)
#include "tst_unnotedchanges.moc"
