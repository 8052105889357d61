// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/poolreport.h"

#include "core/fleet/minerstatus.h"
#include "tests/core/events/workingminer.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/types.h>

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

const QString formerPool = u"a.example:1, us"_s;
const QString ownPool = u"b.example:2, us"_s;
const QString thiefsPool = u"evil.example:9, thief"_s;

Event poolWrittenAt(int minutes, const QString &before, const QString &after, const QString &outcome)
{
    Event write;
    write.ref = u"write/%1"_s.arg(minutes);
    write.time = coalface::noon().addSecs(60 * minutes);
    write.minerKey = 1;
    write.kind = EventKind::Write;
    write.verb = u"set_pool"_s;
    write.poolSlot = 0;
    write.before = before;
    write.after = QString(after).replace(u", "_s, u" "_s);
    write.outcome = outcome;
    write.actor = personHere();
    return write;
}

PoolSlot slotWith(int slot, const QString &text, bool active)
{
    const Workplace place = workplaceIn(text);
    return {slot, place.url, place.user, active};
}

void showAt(Miner &miner, const QString &text)
{
    miner.telemetry->poolUrl = workplaceIn(text).url;
    miner.telemetry->poolUser = workplaceIn(text).user;
}

//! Half an hour after its last sample, in both of which it works there; it tells that whatever it has stored.
PoolLook poolLookAt(const QString &inUse, const QList<PoolSlot> &pools, const QList<Event> &log = {})
{
    PoolLook look{workingMiner()};
    showAt(look.stored, inUse);
    look.stored.status.poolUser = look.stored.telemetry->poolUser;
    look.now = lookedAtAgain(look.stored, 1800);
    noteAnswer(look.now->status, look.stored.telemetry, *look.now->telemetry);
    look.time = look.now->telemetry->timestamp;
    look.pools = PoolInfo();
    look.pools->pools = pools;
    look.log = log;
    return look;
}

//! "value|what it uses until then", with who set them in front.
QStringList waitsIn(const PoolLook &look)
{
    QStringList told;
    const PoolReport report(look);
    for (const PendingRestart &one : report.restarts()) {
        told << (one.isReplaced ? u"theirs: "_s : QString()) + one.value + u'|'
                    + (one.isStrangers ? u"theirs: "_s : QString()) + one.formerly.join(u"; "_s);
    }
    return told;
}

//! Of each pool in its order.
QString usesIn(const PoolLook &look)
{
    const QStringList words{u"no"_s, u"yes"_s, u"after a restart"_s, u"not known"_s};
    const PoolReport report(look);
    QStringList told;
    for (const PoolSlot &pool : look.pools->pools)
        told << words.at(int(report.useOf(pool)));
    return told.join(u", "_s);
}

} // namespace

//! What is told of the pools of a miner by one look at it.
class TestPoolReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsStoredBesideThePoolThatItTellsToUse_data()
    {
        QTest::addColumn<QList<PoolSlot>>("pools");
        QTest::addColumn<QList<Event>>("log"); // newest first
        QTest::addColumn<QStringList>("waits");
        QTest::addColumn<QString>("uses");
        using Slots = QList<PoolSlot>;
        using Log = QList<Event>;
        const Event stored = poolWrittenAt(1, formerPool, ownPool, u"needs_restart"_s);
        const Event lost = poolWrittenAt(1, formerPool, ownPool, u"unknown"_s);
        const Slots isOurs{slotWith(0, ownPool, false)};
        const Slots isTheirs{slotWith(0, thiefsPool, false)};
        QTest::newRow("none") << Slots{slotWith(0, formerPool, true)} << Log() << QStringList()
                              << u"yes"_s;
        QTest::newRow("ours") << isOurs << Log{stored} << QStringList{ownPool + u'|' + formerPool}
                              << u"after a restart"_s;
        QTest::newRow("ownPool, of which nobody knew how it ended")
            << isOurs << Log{lost} << QStringList{ownPool + u'|' + formerPool}
            << u"after a restart"_s;
        QTest::newRow("a stranger's")
            << isTheirs << Log() << QStringList{u"theirs: "_s + thiefsPool + u'|' + formerPool}
            << u"after a restart"_s;
        QTest::newRow("a stranger's over ours")
            << isTheirs << Log{stored}
            << QStringList{u"theirs: "_s + thiefsPool + u'|' + formerPool} << u"after a restart"_s;
        // The driver goes by the URL where no worker fits.
        QTest::newRow("another worker")
            << Slots{slotWith(0, u"a.example:1, thief"_s, true)} << Log()
            << QStringList{u"theirs: a.example:1, thief|"_s + formerPool} << u"after a restart"_s;
        QTest::newRow("a fallback that is in use")
            << Slots{slotWith(0, ownPool, false), slotWith(1, formerPool, true)} << Log()
            << QStringList() << u"no, yes"_s;
        QTest::newRow("another worker at a fallback that is in use")
            << Slots{slotWith(0, ownPool, false), slotWith(1, u"a.example:1, thief"_s, true)}
            << Log() << QStringList() << u"no, no"_s;
    }
    void whatIsStoredBesideThePoolThatItTellsToUse()
    {
        QFETCH(QList<PoolSlot>, pools);
        QFETCH(QList<Event>, log);
        const PoolLook look = poolLookAt(formerPool, pools, log);
        QTEST(waitsIn(look), "waits");
        QTEST(usesIn(look), "uses");
        QVERIFY(PoolReport(look).isComplete());
    }

    void aStrangersPoolInUseBesideOursIsNamedAsThat()
    {
        Event stolen;
        stolen.kind = EventKind::PoolChanged;
        stolen.minerKey = 1;
        stolen.actor.kind = EventActor::Kind::SomeoneElse;
        stolen.before = formerPool;
        stolen.after = thiefsPool;
        stolen.time = coalface::noon();
        const PoolLook look = poolLookAt(thiefsPool, {slotWith(0, ownPool, false)},
                                         {poolWrittenAt(1, thiefsPool, ownPool, u"unknown"_s),
                                          stolen});
        QCOMPARE(waitsIn(look), QStringList{ownPool + u"|theirs: "_s + thiefsPool});
    }

    //! Of a device that shows what it has stored: a program that only polls stored that, too, and noted nothing.
    void whatItDoesNotHaveStoredAnyMoreWaitsForNothing()
    {
        PoolLook look = poolLookAt(thiefsPool, {slotWith(0, thiefsPool, true)},
                                   {poolWrittenAt(-300, thiefsPool, ownPool, u"needs_restart"_s)});
        look.now->telemetry->poolsAreStored = true;
        QCOMPARE(waitsIn(look), QStringList());
        QCOMPARE(usesIn(look), u"yes"_s);
        look = poolLookAt(ownPool, {slotWith(0, ownPool, true)},
                          {poolWrittenAt(-300, thiefsPool, ownPool, u"needs_restart"_s)});
        look.now->telemetry->poolsAreStored = true;
        QCOMPARE(waitsIn(look), QStringList{ownPool + u'|' + thiefsPool});
    }

    void aPoolOfAMinerThatWasNeverPolledIsComparedWithWhatWasWritten()
    {
        PoolLook look = poolLookAt(thiefsPool, {slotWith(0, thiefsPool, true)},
                                   {poolWrittenAt(1, formerPool, ownPool, u"applied"_s)});
        look.stored.telemetry.reset();
        look.stored.status = {};
        look.now->telemetry->poolsAreStored = true;
        QCOMPARE(waitsIn(look), QStringList{u"theirs: "_s + thiefsPool + u'|' + ownPool});
        QCOMPARE(usesIn(look), u"after a restart"_s);
        look.now->telemetry->uptime = 600; // started since
        QCOMPARE(usesIn(look), u"not known"_s);
        look.now.reset(); // it does not answer any more
        QCOMPARE(usesIn(look), u"not known"_s);
        QVERIFY(!PoolReport(look).isComplete());
    }
};

COALFACE_TEST(TestPoolReport)
#include "tst_poolreport.moc"
