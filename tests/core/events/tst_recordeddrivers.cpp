// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/recordeddrivers.h"

#include "tests/core/events/fakes.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace coalface {

//! One driver, "pebble" 1.0.0, that does at once what it is told.
class PebbleManager : public DriverManager
{
public:
    DriverChange next; //!< the answer to every action
    QString adopted;   //!< what adoptBundled() brings; empty: nothing
    QString version = u"1.0.0"_s;

    QString problem() const override { return {}; }
    QList<DriverOverview> overview() const override
    {
        DriverOverview driver;
        driver.info.driverType = u"pebble"_s;
        driver.info.version = version;
        return {driver};
    }
    QFuture<DriverChange> install(const QString &, bool) override { return done(); }
    QFuture<DriverChange> update(const QString &) override { return done(); }
    QFuture<DriverChange> rollBack(const QString &, const QString &) override { return done(); }
    QFuture<DriverChange> setEnabled(const QString &, bool) override { return done(); }
    QFuture<DriverChange> setPinned(const QString &, bool) override { return done(); }
    QFuture<DriverChange> remove(const QString &) override { return done(); }
    QFuture<DriverChange> reload(const QString &) override { return done(); }
    QFuture<Result<Done>> adoptBundled(bool) override
    {
        if (!adopted.isEmpty())
            version = adopted;
        return QtFuture::makeReadyFuture(Result<Done>(Done()));
    }
    void cancel(const QString &driverType) override { cancelled << driverType; }
    void become(const QString &now)
    {
        version = now;
        Q_EMIT overviewChanged(u"pebble"_s);
    }
    QStringList cancelled;

private:
    QFuture<DriverChange> done()
    {
        if (next.ok() && !next.to.isEmpty())
            become(next.to);
        return QtFuture::makeReadyFuture(DriverChange(next));
    }
};

} // namespace coalface

class TestRecordedDrivers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_recorded.reset();
        m_manager = std::make_unique<PebbleManager>();
        m_log = std::make_unique<FakeEventLog>();
        m_recorded = std::make_unique<RecordedDrivers>(*m_manager, *m_log, m_clock);
    }

    void anUpdateIsNoted()
    {
        m_manager->next = {u"pebble"_s, DriverChange::Status::OnTrial, u"1.0.0"_s, u"1.1.0"_s, {}};
        const auto change = m_recorded->update(u"pebble"_s);
        QTRY_COMPARE(m_log->events.size(), 1);
        QVERIFY(change.isFinished());
        QCOMPARE(change.result().to, u"1.1.0"_s);
        const Event event = m_log->events.first();
        QCOMPARE(event.kind, EventKind::DriverUpdated);
        QCOMPARE(event.driverType, u"pebble"_s);
        QCOMPARE(event.before, u"1.0.0"_s);
        QCOMPARE(event.after, u"1.1.0"_s);
        QCOMPARE(event.outcome, u"on_trial"_s);
        QCOMPARE(event.actor, personHere());
        QCOMPARE(event.minerKey, 0);
    }

    void whatFailedIsNotedAndWhatWasRefusedIsNot()
    {
        m_manager->next = {u"pebble"_s, DriverChange::Status::Refused, u"1.0.0"_s, u"1.0.0"_s,
                           u"No."_s};
        const auto refused = m_recorded->install(u"/tmp/pebble"_s, false);
        QTRY_VERIFY(refused.isFinished());
        m_manager->next.status = DriverChange::Status::Unchanged;
        const auto unchanged = m_recorded->update(u"pebble"_s);
        QTRY_VERIFY(unchanged.isFinished());
        QVERIFY(m_log->events.isEmpty());
        m_manager->next.status = DriverChange::Status::Failed;
        m_manager->next.error = u"The disk is full."_s;
        const auto failed = m_recorded->rollBack(u"pebble"_s);
        QTRY_COMPARE(m_log->events.size(), 1);
        QVERIFY(failed.isFinished());
        QCOMPARE(m_log->events.first().kind, EventKind::DriverRolledBack);
        QCOMPARE(m_log->events.first().severity, EventSeverity::Warning);
        QCOMPARE(m_log->events.first().detail, u"The disk is full."_s);
        QCOMPARE(m_log->events.first().before + m_log->events.first().after, QString());
    }

    void goingBackByItselfNamesBothVersions()
    {
        m_manager->become(u"1.1.0"_s);
        m_manager->become(u"1.0.0"_s);
        QSignalSpy told(m_recorded.get(), &DriverManager::rolledBackByItself);
        Q_EMIT m_manager->rolledBackByItself(u"pebble"_s, u"It understood nothing."_s);
        QCOMPARE(told.size(), 1);
        QCOMPARE(m_log->events.size(), 1);
        const Event event = m_log->events.first();
        QCOMPARE(event.kind, EventKind::DriverRolledBack);
        QCOMPARE(event.actor, thisProgram());
        QCOMPARE(event.before, u"1.1.0"_s);
        QCOMPARE(event.after, u"1.0.0"_s);
        QCOMPARE(event.detail, u"It understood nothing."_s);
    }

    void whatCameWithTheProgramIsNoted()
    {
        const auto same = m_recorded->adoptBundled(true);
        QTRY_VERIFY(same.isFinished());
        QVERIFY(m_log->events.isEmpty());
        m_manager->adopted = u"2.0.0"_s;
        const auto newer = m_recorded->adoptBundled(true);
        QTRY_COMPARE(m_log->events.size(), 1);
        QCOMPARE(m_log->events.first().after, u"2.0.0"_s);
        QCOMPARE(m_log->events.first().actor, thisProgram());
    }

    void everythingElseGoesThrough()
    {
        QSignalSpy changed(m_recorded.get(), &DriverManager::overviewChanged);
        m_manager->become(u"3.0.0"_s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_recorded->overview().first().info.version, u"3.0.0"_s);
        m_recorded->cancel(u"pebble"_s);
        QCOMPARE(m_manager->cancelled, QStringList{u"pebble"_s});
        QVERIFY(m_recorded->reload(u"pebble"_s).isFinished());
        QVERIFY(m_recorded->setEnabled(u"pebble"_s, false).isFinished());
        QVERIFY(m_log->events.isEmpty());
    }

private:
    FakeClock m_clock;
    std::unique_ptr<PebbleManager> m_manager;
    std::unique_ptr<FakeEventLog> m_log;
    std::unique_ptr<RecordedDrivers> m_recorded;
};

COALFACE_TEST(TestRecordedDrivers)
#include "tst_recordeddrivers.moc"
