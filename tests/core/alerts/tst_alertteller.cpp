// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertteller.h"
#include "tests/core/fakealertlog.h"
#include "tests/core/fleet/fakes.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! What lasts, and when it is shown. The clock stands at noon, UTC, which is the local time of tests.
class TestAlertTeller : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<Desk>();
        AlertRules rules = m_house->settings.rules();
        rules.notifications = true;
        QVERIFY(m_house->settings.setRules(rules));
        m_house->teller.setAble(true);
    }
    void cleanup() { m_house.reset(); }

    void severalAreOneNotificationAndEachIsToldOnce()
    {
        raise({1, 2, 3});
        look(0);
        QCOMPARE(m_house->due.size(), 0); // what comes together is told together
        raise({4});
        look(2);
        QCOMPARE(told(), (QList<qint64>{1, 2, 3, 4}));
        for (const Alert &alert : m_house->log.alerts)
            QVERIFY(alert.told.isValid());
        look(3600);
        QCOMPARE(m_house->due.size(), 0);
    }

    void thereAreTenSecondsBetweenTwo()
    {
        raise({1});
        look(0);
        look(2);
        QCOMPARE(told(), QList<qint64>{1});
        raise({2});
        look(1);
        look(8);
        QCOMPARE(m_house->due.size(), 0);
        look(1);
        QCOMPARE(told(), QList<qint64>{2});
    }

    void inQuietHoursNothingIsToldAndWhatLastsIsToldThen()
    {
        AlertRules rules = m_house->settings.rules();
        rules.quiet = {true, QTime(11, 0), QTime(13, 0)};
        QVERIFY(m_house->settings.setRules(rules));
        raise({1, 2});
        look(0);
        look(60);
        QCOMPARE(m_house->due.size(), 0);
        QCOMPARE(m_house->active.openCount(), 2); // they are listed
        m_house->log.mark({m_house->log.alerts.first().id}, AlertLog::Mark::Cleared,
                          m_house->clock.now());
        QTRY_COMPARE(m_house->active.alerts().size(), 1);
        look(3600);
        look(2);
        QCOMPARE(told(), QList<qint64>{2});
    }

    void aMutedMinerIsToldWhenItsMuteEnds()
    {
        QVERIFY(m_house->settings.mute({1}, m_house->clock.now().addSecs(600)));
        raise({1, 2});
        look(0);
        look(2);
        QCOMPARE(told(), QList<qint64>{2});
        QCOMPARE(m_house->active.openCount(), 1);
        look(600);
        look(2);
        QCOMPARE(told(), QList<qint64>{1});
    }

    void whatAPersonKnowsIsNotTold()
    {
        raise({1});
        m_house->log.mark({m_house->log.alerts.first().id}, AlertLog::Mark::Acknowledged,
                          m_house->clock.now());
        QTRY_VERIFY(m_house->active.alerts().first().acknowledged.isValid());
        QCOMPARE(m_house->active.openCount(), 0);
        look(0);
        look(2);
        QCOMPARE(m_house->due.size(), 0);
    }

    void whatWasToldBeforeAStartIsNotToldAgain()
    {
        raise({1, 2});
        m_house->log.mark({m_house->log.alerts.first().id}, AlertLog::Mark::Told,
                          m_house->clock.now());
        ActiveAlerts active(m_house->log, m_house->settings, m_house->clock);
        AlertTeller teller(active, m_house->log, m_house->settings, m_house->clock);
        QTRY_COMPARE(active.alerts().size(), 2);
        m_house->teller.setAble(false);
        QSignalSpy due(&teller, &AlertTeller::due);
        teller.setAble(true);
        m_house->clock.advance(2);
        teller.look();
        QCOMPARE(due.size(), 1);
        QCOMPARE(due.first().first().value<QList<Alert>>().size(), 1);
        QCOMPARE(due.first().first().value<QList<Alert>>().first().minerKey, 2);
    }

    void whatTellsOfSomethingElseNowIsToldAgain()
    {
        raise({1});
        look(0);
        look(2);
        QCOMPARE(told(), QList<qint64>{1});
        QTRY_VERIFY(m_house->active.alerts().first().told.isValid());
        AlertRules rules = m_house->settings.rules();
        rules.quiet = {true, QTime(11, 0), QTime(13, 0)};
        QVERIFY(m_house->settings.setRules(rules));
        m_house->log.unmark({m_house->log.alerts.first().id}, AlertLog::Mark::Told);
        QTRY_VERIFY(!m_house->active.alerts().first().told.isValid());
        look(60);
        look(2);
        QCOMPARE(m_house->due.size(), 0);
        look(3600);
        look(2);
        QCOMPARE(told(), QList<qint64>{1});
        look(60);
        QCOMPARE(m_house->due.size(), 0);
    }

    void withoutNotificationsNothingIsToldAndNothingCountsAsTold()
    {
        m_house->teller.setAble(false);
        raise({1});
        look(0);
        look(60);
        m_house->teller.setAble(true);
        AlertRules rules = m_house->settings.rules();
        rules.notifications = false;
        QVERIFY(m_house->settings.setRules(rules));
        look(60);
        QCOMPARE(m_house->due.size(), 0);
        QVERIFY(!m_house->log.alerts.first().told.isValid());
    }

private:
    struct Desk
    {
        QTemporaryDir folder;
        FakeClock clock;
        FakeAlertLog log;
        AlertSettings settings{folder.filePath(u"alerts.json"_s), QStringLiteral(ALERT_RULES)};
        ActiveAlerts active{log, settings, clock};
        AlertTeller teller{active, log, settings, clock};
        QSignalSpy due{&teller, &AlertTeller::due};
    };
    void raise(const QList<qint64> &miners)
    {
        QList<Alert> alerts;
        for (const qint64 key : miners) {
            Alert alert;
            alert.minerKey = key;
            alert.id = u"offline/m%1/1"_s.arg(key);
            alert.raised = m_house->clock.now();
            alerts << alert;
        }
        const qsizetype count = m_house->log.alerts.size() + miners.size();
        m_house->log.add(alerts);
        QTRY_COMPARE(m_house->active.alerts().size(), count);
    }
    void look(int seconds)
    {
        m_house->clock.advance(seconds);
        m_house->teller.look();
    }
    //! The miners of the one notification that there was.
    QList<qint64> told()
    {
        QList<qint64> keys;
        if (m_house->due.size() != 1)
            return keys;
        for (const Alert &alert : m_house->due.takeFirst().first().value<QList<Alert>>())
            keys << alert.minerKey;
        std::sort(keys.begin(), keys.end());
        return keys;
    }

    std::unique_ptr<Desk> m_house;
};

COALFACE_TEST(TestAlertTeller)
#include "tst_alertteller.moc"
