// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/minersnapshot.h"

#include "core/events/eventsbetween.h"
#include "tests/core/events/workingminer.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! What a program knows of a miner when it starts, by which the first answer is measured.
class TestFirstSnapshot : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasStoredBeforeTheStartIsMeasuredBy();
    void aRecordThatTheStoreRoundedIsNoNewOneAfterAStart();
    void whatWasToldLastIsKnownAfterAStart();
    void whatWasReadBeforeAMinerWentSilentIsKnownAfterAStart();
};

void TestFirstSnapshot::whatWasStoredBeforeTheStartIsMeasuredBy()
{
    Miner stored = workingMiner();
    stored.telemetry->temperature = 70.0;
    const MinerSnapshot first = firstSnapshot(stored, usualLimits());
    QVERIFY(first.isStored && first.isHot);
    Miner now = lookedAtAgain(stored, 7200);
    now.telemetry->mode = u"turbo"_s;
    const MinerSnapshot second = nextSnapshot(first, now, usualLimits());
    const QList<Event> events = eventsBetween(now.record, first, second, now.telemetry->timestamp);
    QCOMPARE(told(events), QStringList{u"mode_changed eco>turbo"_s}); // that it is hot was told then
    QCOMPARE(events.first().detail,
             u"Nobody watched between 2026-03-01 12:00:00 UTC and 2026-03-01 14:00:00 UTC."_s);
    QCOMPARE(events.first().time, now.telemetry->timestamp);
    QCOMPARE(events.first().minerKey, 1);
    QCOMPARE(events.first().minerName, u"Attic"_s);
}

void TestFirstSnapshot::aRecordThatTheStoreRoundedIsNoNewOneAfterAStart()
{
    Miner stored = workingMiner();
    stored.telemetry->bestDifficulty = 168.41; // of 168.41043
    Miner now = lookedAtAgain(stored, 7200);
    now.telemetry->bestDifficulty = 168.41043;
    const MinerSnapshot first = firstSnapshot(stored, usualLimits());
    const MinerSnapshot second = nextSnapshot(first, now, usualLimits());
    QCOMPARE(told(eventsBetween(now.record, first, second, now.telemetry->timestamp)),
             QStringList());
    Miner better = lookedAtAgain(now);
    better.telemetry->bestDifficulty = 168.43;
    const MinerSnapshot third = nextSnapshot(second, better, usualLimits());
    QCOMPARE(told(eventsBetween(now.record, second, third, better.telemetry->timestamp)),
             QStringList{u"best_difficulty 168.41>168.43"_s});
}

void TestFirstSnapshot::whatWasToldLastIsKnownAfterAStart()
{
    // A sample from the database tells neither worker nor fallback.
    Miner stored = workingMiner();
    stored.status.poolUser = u"bc1q.attic"_s;
    stored.status.fallbackUrl = u"back.example:3"_s;
    stored.status.fallbackUser = u"bc1q.attic"_s;
    Miner theirs = lookedAtAgain(stored, 86'400);
    theirs.telemetry->poolUser = u"thief"_s;
    theirs.telemetry->fallbackUrl = u"evil.example:9"_s;
    const MinerSnapshot first = firstSnapshot(stored, usualLimits());
    const MinerSnapshot now = nextSnapshot(first, theirs, usualLimits());
    QCOMPARE(told(eventsBetween(stored.record, first, now, theirs.telemetry->timestamp)),
             (QStringList{u"pool_changed pool.example:3333, bc1q.attic>pool.example:3333, thief"_s,
                          u"fallback_changed back.example:3, bc1q.attic>evil.example:9"_s}));
}

void TestFirstSnapshot::whatWasReadBeforeAMinerWentSilentIsKnownAfterAStart()
{
    Miner stored = workingMiner();
    stored.telemetry->temperature = 70.0;
    stored.status.poolUser = u"bc1q.attic"_s;
    stored.status.fallbackUrl = u"back.example:3"_s;
    stored.status.misses = 7;
    stored.status.firstMiss = noon().addSecs(30);
    stored.state = MinerState::Offline;
    const MinerSnapshot first = firstSnapshot(stored, usualLimits());
    QVERIFY(first.isStored && first.isOffline && first.isHot);
    QCOMPARE(first.time, noon());
    QCOMPARE(first.quietSince, noon().addSecs(30));
    Miner theirs = lookedAtAgain(stored, 86'400);
    theirs.status.misses = 0;
    theirs.state = MinerState::Online;
    theirs.telemetry->uptime = 600;
    theirs.telemetry->mode = u"turbo"_s;
    theirs.telemetry->poolUrl = u"evil.example:9"_s;
    theirs.telemetry->poolUser = u"thief"_s;
    theirs.telemetry->fallbackUrl = u"evil.example:9"_s;
    const MinerSnapshot now = nextSnapshot(first, theirs, usualLimits());
    const auto events = eventsBetween(stored.record, first, now, theirs.telemetry->timestamp);
    QCOMPARE(told(events),
             (QStringList{u"online offline>online"_s, u"restart 86400>600"_s,
                          u"mode_changed eco>turbo"_s,
                          u"pool_changed pool.example:3333, bc1q.attic>evil.example:9, thief"_s,
                          u"fallback_changed back.example:3>evil.example:9"_s}));
    QVERIFY2(events.last().detail.contains(u"Nobody watched between 2026-03-01 12:00:00 UTC"_s),
             qPrintable(events.last().detail));
}

COALFACE_TEST(TestFirstSnapshot)
#include "tst_firstsnapshot.moc"
