// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alerttrack.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {
using Seen = AlertVerdict;
using Step = AlertTrack::Step;
} // namespace

//! What becomes of findings in the course of time, and of counters.
class TestAlertTrack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_track = {};
        m_rule = {true, {}, 300, 60, 3600};
        m_passed = 0;
    }

    void itIsRaisedWhenItHasLasted()
    {
        QCOMPARE(run(Seen::Holds, 295), Step::None);
        QCOMPARE(run(Seen::Holds, 5), Step::None); // 300 s since the first look 5 s in
        QCOMPARE(run(Seen::Holds, 5), Step::Raise);
        QCOMPARE(m_track.heldSince(), start().addSecs(5));
        raise();
        QCOMPARE(run(Seen::Holds, 600), Step::None);
    }

    void whatIsOverInBetweenBeginsAnew()
    {
        QCOMPARE(run(Seen::Holds, 290), Step::None);
        QCOMPARE(run(Seen::Clear, 5), Step::None);
        QCOMPARE(run(Seen::Holds, 300), Step::None);
        QCOMPARE(run(Seen::Holds, 5), Step::Raise);
    }

    void brewingCountsButRaisesNothing()
    {
        QCOMPARE(run(Seen::Brewing, 400), Step::None);
        QCOMPARE(run(Seen::Holds, 5), Step::Raise);
    }

    void theUnknownRaisesNothingAndEndsNothing()
    {
        QCOMPARE(run(Seen::Holds, 200), Step::None);
        QCOMPARE(run(Seen::Unknown, 3600), Step::None);
        raise();
        QCOMPARE(run(Seen::Unknown, 7200), Step::None);
        QVERIFY(m_track.active());
    }

    void itEndsWhenItHasBeenOverForAWhile()
    {
        raise();
        QCOMPARE(run(Seen::Clear, 60), Step::None);
        QCOMPARE(run(Seen::Holds, 5), Step::None); // it flaps
        QCOMPARE(run(Seen::Clear, 60), Step::None);
        QCOMPARE(run(Seen::Clear, 5), Step::Clear);
    }

    void itIsNotRaisedAgainInTheCooldown()
    {
        raise();
        m_track.end(now());
        QCOMPARE(run(Seen::Holds, 3595), Step::None);
        QCOMPARE(run(Seen::Holds, 5), Step::Raise); // it has lasted long enough meanwhile
    }

    void theCooldownSurvivesAStart()
    {
        Alert over;
        over.cleared = start().addSecs(-1800);
        m_track.restore(over);
        QCOMPARE(run(Seen::Holds, 1795), Step::None);
        QCOMPARE(run(Seen::Holds, 5), Step::Raise);
    }

    void aClockThatWasPutBackIsNoCooldown()
    {
        Alert over;
        over.cleared = start().addDays(2);
        m_track.restore(over);
        QCOMPARE(run(Seen::Holds, 305), Step::Raise);
    }

    void timeThatNobodyWatchedDoesNotCount()
    {
        QCOMPARE(run(Seen::Holds, 280), Step::None);
        m_passed += 8 * 3600; // the computer slept, and it still looks like before
        QCOMPARE(run(Seen::Holds, 300), Step::None);
        QCOMPARE(run(Seen::Holds, 10), Step::Raise);
    }

    void whatIsRaisedStaysWhenTheComputerSlept()
    {
        raise();
        QCOMPARE(run(Seen::Clear, 50), Step::None);
        m_passed += 8 * 3600;
        QCOMPARE(run(Seen::Clear, 60), Step::None);
        QCOMPARE(run(Seen::Clear, 10), Step::Clear);
    }

    void aHushBeginsItAnew()
    {
        QCOMPARE(run(Seen::Holds, 290), Step::None);
        m_passed += 5;
        m_track.hush({now(), m_passed * 1000});
        QCOMPARE(run(Seen::Holds, 300), Step::None);
        QCOMPARE(run(Seen::Holds, 5), Step::Raise);
    }

private:
    static QDateTime start() { return {QDate(2026, 3, 1), QTime(12, 0), Qt::UTC}; }
    QDateTime now() const { return start().addSecs(m_passed); }
    //! Looks every five seconds for so long; the last step.
    Step run(Seen found, int seconds)
    {
        Step step = Step::None;
        for (int passed = 0; passed < seconds && step == Step::None; passed += 5) {
            m_passed += 5;
            step = m_track.step(m_rule, found, {now(), m_passed * 1000});
        }
        return step;
    }
    void raise()
    {
        Alert alert;
        alert.raised = now();
        m_track.raise(alert);
    }

    AlertTrack m_track;
    AlertRule m_rule;
    qint64 m_passed = 0; // s
};

COALFACE_TEST(TestAlertTrack)
#include "tst_alerttrack.moc"
