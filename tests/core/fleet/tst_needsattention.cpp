// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/needsattention.h"

#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestNeedsAttention : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoEarnsNothingComesFirstAndWhoIsWellNotAtAll()
    {
        const QList<Miner> fleet{miner(u"b-warm"_s, MinerState::Warning, {u"temperature"_s}),
                                 miner(u"a-gone"_s, MinerState::Offline),
                                 miner(u"fine"_s, MinerState::Online),
                                 miner(u"z-idle"_s, MinerState::NotHashing, {u"no_shares"_s}),
                                 miner(u"resting"_s, MinerState::Paused),
                                 miner(u"new"_s, MinerState::Unknown),
                                 miner(u"booting"_s, MinerState::Starting),
                                 miner(u"a-worse"_s, MinerState::Warning,
                                       {u"temperature"_s, u"rejects"_s}),
                                 miner(u"A-warm"_s, MinerState::Warning, {u"rejects"_s}),
                                 miner(u"orphan"_s, MinerState::NoDriver)};
        QList<const Miner *> all;
        for (const Miner &one : fleet)
            all << &one;
        QStringList names;
        for (const Miner *one : needingAttention(all))
            names << one->record.name;
        QCOMPARE(names, (QStringList{u"z-idle"_s, u"a-gone"_s, u"orphan"_s, u"a-worse"_s,
                                     u"A-warm"_s, u"b-warm"_s}));
    }

    void whoWorksButHasAnAlertIsAmongThem()
    {
        QList<Miner> fleet{miner(u"warm"_s, MinerState::Warning, {u"temperature"_s}),
                           miner(u"robbed"_s, MinerState::Online),
                           miner(u"fine"_s, MinerState::Online),
                           miner(u"idle"_s, MinerState::NotHashing, {u"no_shares"_s}),
                           miner(u"slow"_s, MinerState::Online),
                           miner(u"paused"_s, MinerState::Paused)};
        QList<const Miner *> all;
        for (Miner &one : fleet) {
            one.record.key = all.size() + 1;
            all << &one;
        }
        const QHash<qint64, OpenAlerts> alerts{{2, {1, 1}}, {4, {1, 1}}, {5, {2, 0}}, {6, {2, 1}}};
        QStringList names;
        for (const Miner *one : needingAttention(all, alerts))
            names << one->record.name;
        QCOMPARE(names, (QStringList{u"idle"_s, u"paused"_s, u"robbed"_s, u"slow"_s, u"warm"_s}));
        QVERIFY(!needsAttention(MinerState::Online));
        QVERIFY(needsAttention(MinerState::Warning));
    }

    void anOldReadingSaysNothingAboutNow()
    {
        Miner one = miner(u"one"_s, MinerState::Online);
        const QDateTime now({2026, 3, 1}, {12, 0}, Qt::UTC);
        QVERIFY(!isStale(one, 30, now)); // there is none
        one.telemetry.emplace().timestamp = now.addSecs(-90);
        QVERIFY(!isStale(one, 30, now));
        one.telemetry->timestamp = now.addSecs(-91);
        QVERIFY(isStale(one, 30, now));
    }

private:
    static Miner miner(const QString &name, MinerState state, const QStringList &reasons = {})
    {
        Miner one;
        one.record.name = name;
        one.state = state;
        one.reasons = reasons;
        return one;
    }
};

COALFACE_TEST(TestNeedsAttention)
#include "tst_needsattention.moc"
