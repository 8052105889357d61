// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/alerts/alerthouse.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! From polls, drivers and events to alerts that are stored. Time is the test's.
class TestAlertWatcher : public AlertHouse
{
    Q_OBJECT
private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { m_house.reset(); }

    void anOfflineMinerIsToldAfterFiveMinutesAndWhenItIsBack()
    {
        QSignalSpy raised(m_house->watcher.get(), &AlertWatcher::raised);
        const QDateTime down = m_house->clock.now();
        m_error = silence();
        pass(300);
        QVERIFY(active().isEmpty());
        pass(60);
        QCOMPARE(active(), QStringList{u"offline"_s});
        QCOMPARE(raised.size(), 1);
        const Alert alert = m_house->log.alerts.first();
        QCOMPARE(alert.minerKey, 1);
        QCOMPARE(alert.minerName, u"Attic"_s);
        QCOMPARE(alert.since, down.addSecs(30)); // the first poll that it missed
        QCOMPARE(alert.value, u"timeout"_s);
        says(usual());
        pass(90);
        QVERIFY(active().isEmpty());
        QVERIFY(m_house->log.alerts.first().cleared.isValid());
        // And not again within the hour.
        m_error = silence();
        pass(1800);
        QVERIFY(active().isEmpty());
        pass(1860);
        QCOMPARE(active(), QStringList{u"offline"_s});
    }

    void aShortSilenceIsNothing()
    {
        m_error = silence();
        pass(240);
        says(usual());
        pass(900);
        QVERIFY(m_house->log.alerts.isEmpty());
    }

    void onlyTheOneThatPollsJudges()
    {
        m_house->watcher->setWatching(false);
        m_error = silence();
        pass(900);
        QVERIFY(m_house->log.alerts.isEmpty());
    }

    void aRestartOfTheProgramRaisesNothingAgain()
    {
        m_error = silence();
        pass(400);
        QCOMPARE(m_house->log.alerts.size(), 1);
        m_house->remakeWatcher();
        watch();
        pass(900);
        QCOMPARE(m_house->log.alerts.size(), 1);
        QVERIFY(m_house->log.alerts.first().isActive());
        says(usual());
        pass(120);
        QVERIFY(!m_house->log.alerts.first().isActive());
    }

    void afterAChangeOfTheModeItIsLeftToSettle()
    {
        note(written(u"set_mode"_s, u"applied"_s));
        m_error = silence();
        pass(1195);
        QVERIFY(m_house->log.alerts.isEmpty());
        pass(360);
        QCOMPARE(active(), QStringList{u"offline"_s});
    }

    void whatWasNotSentSilencesNothing()
    {
        note(written(u"set_mode"_s, u"refused"_s));
        m_error = silence();
        pass(400);
        QCOMPARE(active(), QStringList{u"offline"_s});
    }

    void heatIsToldEvenAfterAChange()
    {
        note(written(u"set_mode"_s, u"applied"_s));
        m_says.temperature = 75; // the driver's limit is 68
        pass(180);
        QCOMPARE(active(), QStringList{u"temperature"_s});
        QCOMPARE(m_house->log.alerts.first().limit, u"68"_s);
        m_says.temperature = 66; // not three below
        pass(300);
        QCOMPARE(active().size(), 1);
        m_says.temperature = 64;
        pass(120);
        QVERIFY(active().isEmpty());
    }

    void rejectsAreToldByWhatCameOfLate()
    {
        m_says.sharesAccepted = 50'000;
        m_says.sharesRejected = 5'000; // a tenth, but long ago
        pass(900);
        QVERIFY(active().isEmpty());
        for (int i = 0; i < 24; ++i) { // a fifth
            m_says.sharesAccepted = *m_says.sharesAccepted + 8;
            m_says.sharesRejected = *m_says.sharesRejected + 2;
            pass(30);
        }
        QCOMPARE(active(), QStringList{u"rejects"_s});
        QCOMPARE(m_house->log.alerts.first().value, u"20"_s);
    }

    void aStrangersPoolIsToldAtOnceAndOverWhenItIsBack()
    {
        note(strangersPool());
        m_says.poolUrl = u"evil.example:9"_s;
        pass(30);
        QCOMPARE(active(), QStringList{u"pool_changed"_s});
        QCOMPARE(m_house->log.alerts.first().limit, u"a.example:1"_s);
        m_says.poolUrl = u"a.example:1"_s;
        pass(60);
        QVERIFY(active().isEmpty());
    }

    //! What it says is not that of its first moment, for another program and after a restart too.
    void aStrangersPoolThatIsChangedOnceMoreIsTheOneThatIsTold()
    {
        note(strangersPool());
        m_says.poolUrl = u"evil.example:9"_s;
        pass(30);
        const Alert first = m_house->log.alerts.first();
        QCOMPARE(first.value, u"evil.example:9"_s);
        Event next = strangersPool();
        next.before = next.after;
        next.after = u"worse.example:8"_s;
        note(next);
        m_says.poolUrl = next.after;
        pass(60);
        QCOMPARE(m_house->log.alerts.size(), 1);
        Alert now = m_house->log.alerts.first();
        QCOMPARE(now.value, u"worse.example:8"_s);
        QVERIFY2(now.detail.contains(now.value), qPrintable(now.detail));
        QCOMPARE(m_house->log.updates, 1); // and not with every look
        QCOMPARE(now.since, next.time);    // another thing than the first, and as new
        QVERIFY(now.raised > first.raised);
        now.since = first.since;
        now.raised = first.raised;
        now.value = first.value;
        now.detail = first.detail;
        QCOMPARE(now, first);
        m_house->remakeWatcher();
        watch();
        pass(60);
        QCOMPARE(m_house->log.updates, 1);
        QCOMPARE(active(), QStringList{u"pool_changed"_s});
    }

    void aWorkerThatNobodySawChangeIsToldWhenItStays()
    {
        m_says.poolUser = u"bc1q.attic"_s;
        pass(30);
        Event write = written(u"set_pool"_s, u"applied"_s);
        write.after = u"stratum+tcp://a.example:1 bc1q.attic"_s;
        note(write);
        pass(30);
        QVERIFY(active().isEmpty());
        // As after a start: who worked there is in no stored sample, so nobody can see it change.
        m_says.poolUser = u"thief.attic"_s;
        pass(60);
        QVERIFY(active().isEmpty()); // it may have gone to its fallback
        pass(60);
        QCOMPARE(active(), QStringList{u"pool_changed"_s});
        QCOMPARE(m_house->log.alerts.first().value, u"a.example:1, thief.attic"_s);
        QCOMPARE(m_house->log.alerts.first().limit, u"stratum+tcp://a.example:1, bc1q.attic"_s);
        m_house->remakeWatcher();
        watch();
        pass(20); // before the miner has answered this program
        QCOMPARE(active(), QStringList{u"pool_changed"_s});
        m_says.poolUser = u"bc1q.attic"_s;
        pass(60);
        QVERIFY(active().isEmpty());
    }

    void aFallbackOfItsOwnIsNoAlert()
    {
        Event write = written(u"set_pool"_s, u"applied"_s);
        write.after = u"a.example:1 w"_s;
        note(write);
        Event own = strangersPool();
        own.actor.kind = EventActor::Kind::Device;
        m_says.poolUrl = u"evil.example:9"_s;
        pass(30); // it shows before it is known who did it
        QVERIFY(active().isEmpty());
        own.time = m_house->clock.now();
        note(own);
        pass(300);
        QVERIFY(active().isEmpty());
        // Set anew while it is there, it needs its time to come back.
        write.time = m_house->clock.now();
        write.ref = u"write/again"_s;
        note(write);
        pass(300);
        QVERIFY(active().isEmpty());
    }

    void anAcknowledgedPoolIsOverWhenAPersonKeepsIt()
    {
        note(strangersPool());
        m_says.poolUrl = u"evil.example:9"_s;
        pass(30);
        m_house->remakeWatcher(); // it is known after a start, too
        watch();
        pass(60);
        QCOMPARE(active(), QStringList{u"pool_changed"_s});
        m_house->log.mark({m_house->log.alerts.first().id}, AlertLog::Mark::Acknowledged,
                          m_house->clock.now());
        pass(30);
        QCOMPARE(active(), QStringList{u"pool_changed"_s}); // it is known, and still so
        m_house->remakeWatcher();
        watch();
        pass(60);
        QCOMPARE(active(), QStringList{u"pool_changed"_s});
        Event kept;
        kept.time = m_house->clock.now();
        kept.minerKey = strangersPool().minerKey;
        kept.kind = EventKind::Write;
        kept.verb = u"accept_pool"_s;
        kept.outcome = u"applied"_s;
        note(kept);
        pass(30);
        QVERIFY(active().isEmpty());
    }

    void aBrokenDriverIsOneAlertAndItsMinersAreNone()
    {
        m_house->drivers.state = DriverState::Broken;
        m_house->drivers.detail = u"It crashed five times."_s;
        Q_EMIT m_house->drivers.driverChanged(u"pebble"_s);
        m_error = Error{Error::Kind::DriverFailed, u"Its driver does not stay up."_s};
        pass(900);
        QCOMPARE(active(), QStringList{u"driver_broken"_s});
        QCOMPARE(m_house->log.alerts.first().driverType, u"pebble"_s);
        QCOMPARE(m_house->log.alerts.first().detail, u"It crashed five times."_s);
        m_house->drivers.state = DriverState::Ready;
        says(usual());
        pass(60);
        QVERIFY(active().isEmpty());
    }

    void aRuleThatIsSwitchedOffEndsItsAlerts()
    {
        m_error = silence();
        pass(400);
        QCOMPARE(active().size(), 1);
        AlertRules rules = m_house->settings.rules();
        rules.rules[AlertKind::Offline].enabled = false;
        QVERIFY(m_house->settings.setRules(rules));
        QVERIFY(active().isEmpty());
    }

    void aForgottenMinerIsForgotten()
    {
        m_error = silence();
        pass(200);
        m_house->store.miners.clear();
        QVERIFY(m_house->fleet->remove({1}).isFinished());
        QTRY_COMPARE(m_house->fleet->size(), 0);
        pass(600);
        QVERIFY(m_house->log.alerts.isEmpty());
    }
};

COALFACE_TEST(TestAlertWatcher)
#include "tst_alertwatcher.moc"
