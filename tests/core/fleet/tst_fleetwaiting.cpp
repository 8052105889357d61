// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/fleet.h"
#include "fakes.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;

//! A store that takes its time over the first answer.
class TestFleetWaiting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aStoreThatDoesNotAnswerForLongIsToldOnceAndOnlyTheFirstTime()
    {
        QSignalSpy changed(&m_fleet, &Fleet::waitingChanged);
        QCOMPARE(m_fleet.waiting(), Fleet::Waiting::No);
        m_store.held = true;
        m_fleet.load();
        QCOMPARE(m_fleet.waiting(), Fleet::Waiting::Shortly);
        QVERIFY(!m_fleet.isUnread());
        QTRY_COMPARE(m_fleet.waiting(), Fleet::Waiting::Long);
        QVERIFY(m_fleet.isUnread());
        QCOMPARE(m_fleet.problem(), QString());
        m_store.heldLoads.answer(m_store.miners);
        QCOMPARE(m_fleet.waiting(), Fleet::Waiting::No);
        QVERIFY(!m_fleet.isUnread());
        QCOMPARE(changed.size(), 3);
        m_fleet.load();
        QCOMPARE(m_fleet.waiting(), Fleet::Waiting::No);
        m_store.heldLoads.answer(m_store.miners);
    }

private:
    FakeStore m_store;
    FakeDirectory m_drivers;
    FakeClock m_clock;
    Fleet m_fleet{m_store, m_drivers, m_clock};
};

COALFACE_TEST(TestFleetWaiting)
#include "tst_fleetwaiting.moc"
