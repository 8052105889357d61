// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/findings.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

#include <utility>

using namespace coalface;
using namespace Qt::StringLiterals;

//! What is found of pools that are stored and not in use before a restart.
class TestRestartFindings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aStrangersPoolThatMayBeInUseUntilARestartIsToldThoughTheRightOneIsStored()
    {
        PendingRestart stored;
        stored.poolSlot = 0;
        stored.value = u"b.example:2, us"_s;
        stored.formerly = {u"thief.example:9"_s};
        stored.isStrangers = true;
        stored.since = noon.addSecs(-5);
        const Miner miner;
        const AlertFinding finding
            = findAlert(AlertKind::PoolChanged, {},
                        {miner, {}, std::nullopt, false, noon, true, std::nullopt, stored});
        QCOMPARE(finding.verdict, AlertVerdict::Holds);
        QCOMPARE(finding.part, u"until_restart"_s);
        QCOMPARE(finding.value, u"thief.example:9"_s);
        QCOMPARE(finding.limit, u"b.example:2, us"_s);
        QCOMPARE(finding.detail,
                 u"The pool b.example:2, us is stored, but used only after a restart: until then "
                 "it may be thief.example:9, which someone else set."_s);
        stored.poolSlot = 1;
        QCOMPARE(findAlert(AlertKind::PoolChanged, {},
                           {miner, {}, std::nullopt, false, noon, true, std::nullopt, stored})
                     .part,
                 u"fallback_until_restart"_s);
    }

    void aStrangersPoolThatIsStoredIsToldAsOneThatIsNotInUseYet()
    {
        PoolDrift drift;
        drift.inUse = {u"thief.example:9"_s, {}};
        drift.wanted.place = {u"b.example:2"_s, u"us"_s};
        drift.cause = PoolDrift::Cause::SomeoneElse;
        drift.since = noon;
        PendingRestart stored;
        stored.poolSlot = 0;
        stored.value = u"thief.example:9"_s;
        stored.formerly = {u"a.example:1, us"_s, u"b.example:2, us"_s};
        stored.isReplaced = true;
        const Miner miner;
        AlertFacts facts{miner, {}, drift, false, noon.addSecs(9)};
        facts.afterRestart = {stored};
        AlertFinding finding = findAlert(AlertKind::PoolChanged, {}, facts);
        QCOMPARE(finding.verdict, AlertVerdict::Holds);
        QCOMPARE(finding.part, u"after_restart"_s);
        QCOMPARE(finding.value, u"thief.example:9"_s);
        QCOMPARE(finding.detail,
                 u"Someone else set the pool thief.example:9; b.example:2, us was set through "
                 "Coalface. What they set is used only after a restart: until then it may be "
                 "a.example:1, us."_s);
        facts.afterRestart[0].poolSlot = 1; // of its fallback
        finding = findAlert(AlertKind::PoolChanged, {}, facts);
        QVERIFY(finding.part.isEmpty());
        facts.fallbackDrift = std::exchange(facts.drift, std::nullopt);
        facts.fallbackDrift->isFallback = true;
        finding = findAlert(AlertKind::PoolChanged, {}, facts);
        QCOMPARE(finding.part, u"fallback_after_restart"_s);
        QVERIFY(finding.detail.contains(u"only after a restart"_s));
        facts.afterRestart.clear();
        QCOMPARE(findAlert(AlertKind::PoolChanged, {}, facts).part, u"fallback"_s);
    }

    void aStrangersPoolThatMayBeInUseComesBeforeAFallback()
    {
        PendingRestart stored;
        stored.poolSlot = 0;
        stored.value = u"b.example:2, us"_s;
        stored.formerly = {u"thief.example:9"_s};
        stored.isStrangers = true;
        PoolDrift fallback;
        fallback.isFallback = true;
        fallback.inUse = {u"thief.example:8"_s, {}};
        fallback.cause = PoolDrift::Cause::SomeoneElse;
        fallback.since = noon;
        const Miner miner;
        AlertFacts facts{miner, {}, std::nullopt, false, noon.addSecs(9)};
        facts.fallbackDrift = fallback;
        facts.untilRestart = stored;
        QCOMPARE(findAlert(AlertKind::PoolChanged, {}, facts).part, untilRestartPart);
        facts.untilRestart->poolSlot = fallbackSlot;
        QCOMPARE(findAlert(AlertKind::PoolChanged, {}, facts).part, fallbackPart);
    }

private:
    const QDateTime noon{{2026, 3, 1}, {12, 0}, Qt::UTC};
};

COALFACE_TEST(TestRestartFindings)
#include "tst_restartfindings.moc"
