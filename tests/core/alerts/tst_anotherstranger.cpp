// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/alerts/alerthouse.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! A stranger's pool of which a person has said that they know, and what comes after it.
class TestAnotherStranger : public AlertHouse
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        setUp();
        m_raised = std::make_unique<QSignalSpy>(m_house->watcher.get(), &AlertWatcher::raised);
        setPool(u"evil.example:9"_s);
        QCOMPARE(active(), QStringList{u"pool_changed"_s});
        mark(AlertLog::Mark::Told);
        mark(AlertLog::Mark::Acknowledged);
        m_raised->clear();
    }
    void cleanup()
    {
        m_raised.reset();
        m_house.reset();
    }

    void anotherStrangersPoolIsNoLongerKnown()
    {
        setPool(u"worse.example:8"_s);
        QCOMPARE(m_house->log.alerts.size(), 1);
        QCOMPARE(alert().value, u"worse.example:8"_s);
        QVERIFY(!alert().acknowledged.isValid());
        QVERIFY(!alert().told.isValid()); // it is notified like a new one
        QCOMPARE(m_raised->size(), 1);
        // Once, and who knows of it now is left alone.
        mark(AlertLog::Mark::Told);
        mark(AlertLog::Mark::Acknowledged);
        pass(300);
        QVERIFY(alert().acknowledged.isValid() && alert().told.isValid());
        QCOMPARE(m_raised->size(), 1);
    }

    void anotherWorkerOfTheStrangersIsNoLongerKnown()
    {
        m_says.poolUser = u"thief.one"_s;
        pass(60);
        QVERIFY(alert().acknowledged.isValid()); // that is only told more exactly
        m_says.poolUser = u"thief.two"_s;
        setPool(u"evil.example:9"_s, u"evil.example:9, thief.two"_s);
        QVERIFY(!alert().acknowledged.isValid());
    }

    void thePoolThatAStrangerHadSetBeforeIsNewsWhenItIsSetAgain()
    {
        setPool(u"worse.example:8"_s);
        mark(AlertLog::Mark::Acknowledged);
        setPool(u"evil.example:9"_s);
        QVERIFY(!alert().acknowledged.isValid());
    }

    void itIsKnownOnAfterAStartOfTheProgram()
    {
        m_raised.reset();
        m_house->remakeWatcher();
        watch();
        pass(120);
        QVERIFY(alert().acknowledged.isValid());
        setPool(u"worse.example:8"_s);
        QVERIFY(!alert().acknowledged.isValid());
    }

    void withACooldownItIsListedAtOnceAndNotifiedThen()
    {
        AlertRules rules = m_house->settings.rules();
        rules.rules[AlertKind::PoolChanged].cooldown = 600;
        QVERIFY(m_house->settings.setRules(rules));
        setPool(u"worse.example:8"_s);
        QVERIFY(!alert().acknowledged.isValid());
        QVERIFY(alert().told.isValid());
        QCOMPARE(m_raised->size(), 0);
        pass(600);
        QVERIFY(!alert().told.isValid());
        QCOMPARE(m_raised->size(), 1);
        pass(900);
        QCOMPARE(m_raised->size(), 1);
    }

    //! Its pool is a stranger's, and so is the fallback that it goes to when that one fails.
    void whatTheMinerGoesToAndComesBackFromByItselfIsToldOnce()
    {
        Event fallback = strangersPool();
        fallback.kind = EventKind::FallbackChanged;
        fallback.before.clear();
        fallback.after = u"worse.example:8"_s;
        note(fallback);
        m_says.fallbackUrl = fallback.after;
        pass(60);
        QVERIFY(alert().acknowledged.isValid()); // the pool in use comes first
        for (const QString &place : {u"worse.example:8"_s, u"evil.example:9"_s,
                                     u"worse.example:8"_s, u"evil.example:9"_s}) {
            Event own = strangersPool();
            own.actor.kind = EventActor::Kind::Device;
            own.before = *m_says.poolUrl;
            own.after = place;
            note(own);
            m_says.poolUrl = place;
            pass(60);
            QCOMPARE(alert().value, place);
        }
        QCOMPARE(m_raised->size(), 1);
    }

    //! Of both the pool is the worse.
    void aStolenFallbackIsToldAnewWhenThePoolIsStolenToo()
    {
        clearAll();
        stealFallback();
        QCOMPARE(alert().part, fallbackPart);
        const Alert fallback = alert();
        mark(AlertLog::Mark::Told);
        mark(AlertLog::Mark::Acknowledged);
        setPool(u"evil.example:9"_s);
        QCOMPARE(alert().value, u"evil.example:9"_s);
        QVERIFY(alert().part.isEmpty());
        QVERIFY(!alert().acknowledged.isValid() && !alert().told.isValid());
        QVERIFY(alert().since > fallback.since && alert().raised > fallback.raised);
        // That the fallback is stolen, too, is known.
        mark(AlertLog::Mark::Acknowledged);
        m_says.poolUrl = u"a.example:1"_s;
        pass(60);
        QCOMPARE(alert().part, fallbackPart);
        QVERIFY(alert().acknowledged.isValid());
    }

    void aStolenFallbackIsToldWhenTheStolenPoolIsBack()
    {
        const Alert pool = alert();
        stealFallback();
        QCOMPARE(alert(), pool);
        m_says.poolUrl = u"a.example:1"_s;
        pass(60);
        QCOMPARE(alert().part, fallbackPart);
        QVERIFY(!alert().acknowledged.isValid() && !alert().told.isValid());
        QVERIFY(alert().since > pool.since);
    }

    void whatOnlyWaitedIsToldAnewWhenItIsInUse()
    {
        clearAll();
        Event event = strangersPool();
        event.outcome = outcomeName(Outcome::NeedsRestart);
        note(event);
        m_says.poolUrl = event.after;
        pass(60);
        QCOMPARE(alert().part, afterRestartPart);
        const Alert waiting = alert();
        mark(AlertLog::Mark::Told);
        mark(AlertLog::Mark::Acknowledged);
        m_says.uptime = 20;
        Event restart = strangersPool();
        restart.kind = EventKind::Restart;
        restart.before = u"86400"_s;
        restart.after = u"20"_s;
        note(restart);
        pass(60);
        QVERIFY(alert().part.isEmpty());
        QVERIFY(!alert().acknowledged.isValid() && !alert().told.isValid());
        QVERIFY(alert().since > waiting.since);
    }

private:
    //! The pool that init() has stolen is back, for so long that this is over.
    void clearAll()
    {
        m_says.poolUrl = u"a.example:1"_s;
        pass(600);
        QVERIFY(active().isEmpty());
        m_house->log.alerts.clear();
    }
    void stealFallback()
    {
        Event event = strangersPool();
        event.kind = EventKind::FallbackChanged;
        event.before = u"back.example:2"_s;
        event.after = u"worse.example:8"_s;
        note(event);
        m_says.fallbackUrl = event.after;
        pass(60);
    }
    const Alert &alert() const { return m_house->log.alerts.first(); }
    void mark(AlertLog::Mark what)
    {
        m_house->log.mark({alert().id}, what, m_house->clock.now());
        settle();
    }
    //! As someone else does it. `told`: with the worker there.
    void setPool(const QString &url, const QString &told = {})
    {
        Event event = strangersPool();
        event.before = *m_says.poolUrl;
        event.after = told.isEmpty() ? url : told;
        note(event);
        m_says.poolUrl = url;
        pass(60);
    }

    std::unique_ptr<QSignalSpy> m_raised;
};

COALFACE_TEST(TestAnotherStranger)
#include "tst_anotherstranger.moc"
