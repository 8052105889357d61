// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/events/watcherhouse.h"
#include "tests/testprogram/testprogram.h"

using namespace coalface;
using namespace Qt::StringLiterals;

//! Whose a restart is that the watcher saw.
class TestRestartWatcher : public WatcherTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { m_house.reset(); }
    void aRestartIsExplainedOnce();
    void aRestartWhoseRequestIsUnderWayIsToldWhenItHasEnded();
    void nobodyIsAccusedOfARestartWhileOneIsUnderWay();
};

void TestRestartWatcher::aRestartIsExplainedOnce()
{
    m_house->events.append({written(u"restart"_s, {})});
    Telemetry telemetry = usual();
    telemetry.uptime = 25;
    poll(telemetry);
    QTRY_COMPARE(events().size(), 2);
    QCOMPARE(events().last().kind, EventKind::Restart);
    QCOMPARE(events().last().actor.kind, EventActor::Kind::Person);
    telemetry.uptime = 20;
    poll(telemetry);
    QTRY_COMPARE(events().size(), 3);
    QCOMPARE(events().last().actor.kind, EventActor::Kind::Unknown);
}

void TestRestartWatcher::aRestartWhoseRequestIsUnderWayIsToldWhenItHasEnded()
{
    m_house->clock.advance(20);
    Event write = written(u"restart"_s, {});
    m_house->clock.advance(-20);
    m_house->events.append({write});
    Telemetry telemetry = usual();
    telemetry.uptime = 28; // counted from before it was asked, 10 s ago
    poll(telemetry);
    QTRY_VERIFY(m_house->events.reads.size() >= 2);
    QTRY_VERIFY(m_house->watcher->isIdle()); // nobody has to stay for it
    QCOMPARE(events().size(), 1);
    write.outcome = u"applied"_s;
    m_house->events.append({write});
    QTRY_COMPARE(events().size(), 2);
    QCOMPARE(events().last().kind, EventKind::Restart);
    QCOMPARE(events().last().actor.kind, EventActor::Kind::Person);
}

void TestRestartWatcher::nobodyIsAccusedOfARestartWhileOneIsUnderWay()
{
    m_house->clock.advance(20);
    m_house->events.append({written(u"restart"_s, {})});
    m_house->clock.advance(-20);
    Telemetry telemetry = usual();
    telemetry.uptime = 28;
    QSignalSpy idle(m_house->watcher.get(), &EventWatcher::idle);
    poll(telemetry);
    QTRY_COMPARE(idle.size(), 1);
    QCOMPARE(events().size(), 1);
    m_house->watcher.reset();
    QCOMPARE(events().size(), 2);
    QCOMPARE(events().last().kind, EventKind::Restart);
    QVERIFY2(!events().last().detail.contains(u"Nobody asked"_s),
             qPrintable(events().last().detail));
}

COALFACE_TEST(TestRestartWatcher)
#include "tst_restartwatcher.moc"
