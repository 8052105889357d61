// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/events/watcherhouse.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/types.h>

using namespace coalface;
using namespace Qt::StringLiterals;

//! A pool that was set on a device which uses it only from its next start on is told as that.
class TestStoredPools : public WatcherTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { m_house.reset(); }

    void anOutsidersPoolWaitsUnlessTheDeviceHasStartedSince_data()
    {
        QTest::addColumn<bool>("isStored");
        QTest::addColumn<qint64>("uptimeBefore");
        QTest::addColumn<qint64>("uptimeAfter"); // half a minute later; -1: it does not tell
        QTest::addColumn<bool>("waits");
        QTest::addColumn<bool>("isUseUnknown");
        QTest::newRow("ran on") << true << qint64(86'400) << qint64(86'430) << true << false;
        QTest::newRow("tells what it uses")
            << false << qint64(86'400) << qint64(86'430) << false << false;
        QTest::newRow("restarted") << true << qint64(86'400) << qint64(12) << false << true;
        // The uptime has grown, and yet there was a start in between.
        QTest::newRow("restarted, up for moments before")
            << true << qint64(4) << qint64(12) << false << true;
        QTest::newRow("up for moments") << true << qint64(4) << qint64(34) << true << false;
        QTest::newRow("tells what it uses, restarted")
            << false << qint64(86'400) << qint64(12) << false << false;
        QTest::newRow("without an uptime") << true << qint64(86'400) << qint64(-1) << false << false;
    }
    void anOutsidersPoolWaitsUnlessTheDeviceHasStartedSince()
    {
        QFETCH(bool, isStored);
        QFETCH(qint64, uptimeBefore);
        QFETCH(qint64, uptimeAfter);
        QFETCH(bool, waits);
        Telemetry telemetry = usual();
        telemetry.poolsAreStored = isStored;
        telemetry.uptime = uptimeBefore;
        telemetry.fallbackUrl = u"b.example:2"_s;
        poll(telemetry);
        QTRY_VERIFY(m_house->watcher->isIdle());
        events().clear();

        m_house->drivers.pools.pools = configured({u"evil.example:9"_s, u"worse.example:9"_s});
        telemetry.poolUrl = u"evil.example:9"_s;
        telemetry.fallbackUrl = u"worse.example:9"_s;
        telemetry.uptime = uptimeAfter < 0 ? std::nullopt : std::optional(uptimeAfter);
        poll(telemetry);
        int told = 0;
        QTRY_VERIFY_WITH_TIMEOUT((told = count(EventKind::PoolChanged)
                                         + count(EventKind::FallbackChanged))
                                     == 2,
                                 10'000);
        for (const Event &event : std::as_const(events())) {
            if (event.kind == EventKind::Restart)
                continue;
            QCOMPARE(event.actor.kind, EventActor::Kind::SomeoneElse);
            QCOMPARE(event.outcome, waits ? outcomeName(Outcome::NeedsRestart) : QString());
            // Whether it restarted before or after that nobody saw.
            QTEST(event.notes.contains(EventNote{EventNote::Kind::StartUnknown}), "isUseUnknown");
        }
    }

    void whereTheDeviceWentByItselfIsInUse()
    {
        Telemetry telemetry = usual();
        telemetry.poolsAreStored = true;
        telemetry.poolUrl = u"b.example:2"_s;
        m_house->drivers.pools.pools = configured({u"a.example:1"_s, u"b.example:2"_s});
        poll(telemetry);
        QTRY_COMPARE(events().size(), 1);
        QCOMPARE(events().first().actor.kind, EventActor::Kind::Device);
        QCOMPARE(events().first().outcome, QString());
    }

    void whereItMayHaveGoneByItselfIsNotSaidToWait()
    {
        Telemetry telemetry = usual();
        telemetry.poolsAreStored = true;
        telemetry.poolUrl = u"b.example:2"_s;
        poll(telemetry); // its configured pools cannot be read
        QTRY_COMPARE(events().size(), 1);
        QCOMPARE(events().first().actor.kind, EventActor::Kind::SomeoneElse);
        QCOMPARE(events().first().outcome, QString());
    }

    //! Of a write that nobody saw end it shows there that it was stored.
    void aPoolOfOursThatShowsLaterWaitsToo()
    {
        Event write = written(u"set_pool"_s, u"ours.example:4 w"_s);
        write.outcome = outcomeName(Outcome::Unknown);
        m_house->events.append({write});
        Telemetry telemetry = usual();
        telemetry.poolsAreStored = true;
        telemetry.poolUrl = u"ours.example:4"_s;
        poll(telemetry);
        QTRY_COMPARE(events().size(), 2);
        QCOMPARE(events().last().kind, EventKind::PoolChanged);
        QCOMPARE(events().last().actor.kind, EventActor::Kind::Person);
        QCOMPARE(events().last().outcome, outcomeName(Outcome::NeedsRestart));
    }

private:
    int count(EventKind kind)
    {
        return int(std::count_if(events().cbegin(), events().cend(),
                                 [kind](const Event &event) { return event.kind == kind; }));
    }
};

COALFACE_TEST(TestStoredPools)
#include "tst_storedpools.moc"
