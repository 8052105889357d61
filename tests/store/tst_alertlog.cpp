// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"
#include "tests/testprogram/testprogram.h"

#include "store/sqlalertlog.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

//! Alerts in the database.
class TestAlertLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("coalface.sqlite"));
        m_store = std::make_unique<Store>(m_file);
        m_log = std::make_unique<SqlAlertLog>(m_store->database);
        m_miners = putMiners(*m_store, 2);
    }
    void cleanup()
    {
        m_log.reset();
        m_store.reset();
        m_folder.reset();
    }

    void anAlertComesBackAsItWas()
    {
        Alert alert = alertAt(noon(), m_miners.first(), AlertKind::Temperature);
        alert.since = noon().addSecs(-120).addMSecs(7);
        alert.part = QStringLiteral("temperature_vr");
        alert.value = QStringLiteral("91.5");
        alert.limit = QStringLiteral("90");
        alert.detail = QStringLiteral("It's hot: 91.5 °C.");
        Alert driver = alertAt(noon().addSecs(-1), 0, AlertKind::DriverBroken);
        driver.driverType = QStringLiteral("pebble");
        QSignalSpy changed(m_log.get(), &AlertLog::changed);
        QVERIFY(settled(m_log->add({alert, driver})));
        QCOMPARE(changed.size(), 1);
        alert.minerName = settled(m_store->fleet.load())->first().record.name;
        const auto alerts = read();
        QCOMPARE(alerts->size(), 2); // the newest first
        QCOMPARE(alerts->first(), alert);
        QCOMPARE(alerts->last(), driver);
        QVERIFY(settled(m_log->add({alert}))); // it is there already
        QCOMPARE(read()->size(), 2);
    }

    void whatIsNotedOnceStays()
    {
        const Alert alert = alertAt(noon(), m_miners.first());
        QVERIFY(settled(m_log->add({alert})));
        using Mark = AlertLog::Mark;
        for (const auto &[mark, seconds] :
             {std::pair(Mark::Told, 2), std::pair(Mark::Acknowledged, 10),
              std::pair(Mark::Told, 20), std::pair(Mark::Cleared, 30), std::pair(Mark::Cleared, 40)})
            QVERIFY(settled(
                m_log->mark({alert.id, QStringLiteral("none")}, mark, noon().addSecs(seconds))));
        const Alert stored = read()->first();
        QCOMPARE(stored.told, noon().addSecs(2));
        QCOMPARE(stored.acknowledged, noon().addSecs(10));
        QCOMPARE(stored.cleared, noon().addSecs(30));
    }

    void whatWasNotedOfSomethingElseIsTakenBackAsLongAsItLasts()
    {
        const Alert alert = alertAt(noon(), m_miners.first(), AlertKind::PoolChanged);
        const Alert other = alertAt(noon().addSecs(-1), m_miners.first());
        QVERIFY(settled(m_log->add({alert, other})));
        using Mark = AlertLog::Mark;
        for (const Mark mark : {Mark::Told, Mark::Acknowledged})
            QVERIFY(settled(m_log->mark({alert.id, other.id}, mark, noon().addSecs(5))));
        QSignalSpy changed(m_log.get(), &AlertLog::changed);
        QVERIFY(settled(m_log->unmark({alert.id}, Mark::Acknowledged)));
        QCOMPARE(changed.size(), 1);
        QVERIFY(!read()->first().acknowledged.isValid());
        QCOMPARE(read()->first().told, noon().addSecs(5));
        QCOMPARE(read()->last().acknowledged, noon().addSecs(5));
        QVERIFY(settled(m_log->unmark({alert.id}, Mark::Told)));
        QVERIFY(!read()->first().told.isValid());
        QVERIFY(settled(m_log->mark({other.id}, Mark::Cleared, noon().addSecs(9))));
        QVERIFY(settled(m_log->unmark({other.id}, Mark::Acknowledged)));
        QCOMPARE(read()->last().acknowledged, noon().addSecs(5));
    }

    void whatIsSoNowReplacesWhatWasAsLongAsItLasts()
    {
        Alert alert = alertAt(noon(), m_miners.first(), AlertKind::PoolChanged);
        const Alert first = alert;
        const Alert other = alertAt(noon().addSecs(-1), m_miners.first());
        QVERIFY(settled(m_log->add({alert, other})));
        using Mark = AlertLog::Mark;
        QVERIFY(settled(m_log->mark({alert.id}, Mark::Acknowledged, noon().addSecs(5))));
        alert.part = QStringLiteral("fallback");
        alert.value = QStringLiteral("b.example:1");
        alert.limit = QStringLiteral("a.example:1");
        alert.detail = QStringLiteral("It works for b.");
        alert.since = noon().addSecs(98);
        alert.raised = noon().addSecs(99);
        QSignalSpy changed(m_log.get(), &AlertLog::changed);
        QVERIFY(settled(m_log->update({alert})));
        QCOMPARE(changed.size(), 1);
        alert.acknowledged = noon().addSecs(5);
        alert.minerName = read()->first().minerName;
        QCOMPARE(read()->first(), alert);
        QCOMPARE(read()->last().value, other.value);
        QVERIFY(settled(m_log->mark({alert.id}, Mark::Cleared, noon().addSecs(30))));
        QVERIFY(settled(m_log->update({first})));
        QCOMPARE(read()->first().value, alert.value);
    }

    void filtersChoose()
    {
        const Alert first = alertAt(noon(), m_miners[0]);
        const Alert second = alertAt(noon().addSecs(60), m_miners[1]);
        const Alert third = alertAt(noon().addSecs(120), m_miners[0], AlertKind::NotHashing);
        QVERIFY(settled(m_log->add({first, second, third})));
        QVERIFY(settled(m_log->mark({first.id}, AlertLog::Mark::Cleared, noon().addSecs(90))));
        AlertFilter filter;
        filter.onlyActive = true;
        QCOMPARE(read(filter)->size(), 2);
        filter = {};
        filter.activeSince = noon().addSecs(90);
        QCOMPARE(read(filter)->size(), 3);
        filter.activeSince = noon().addSecs(91);
        QCOMPARE(read(filter)->size(), 2);
        filter = {};
        filter.minerKeys = {m_miners[0]};
        QCOMPARE(read(filter)->size(), 2);
        filter.limit = 1;
        QCOMPARE(read(filter)->first().id, third.id);
        filter = {};
        filter.from = noon().addSecs(60);
        filter.to = noon().addSecs(120);
        QCOMPARE(read(filter)->size(), 1);
    }

    void aForgottenMinersAlertsGoWithIt()
    {
        QVERIFY(settled(m_log->add({alertAt(noon(), m_miners[0]), alertAt(noon(), m_miners[1])})));
        QVERIFY(settled(m_store->fleet.remove({m_miners[0]})));
        QCOMPARE(read()->size(), 1);
        QVERIFY(settled(m_log->add({alertAt(noon().addSecs(9), m_miners[0])})));
        QCOMPARE(read()->size(), 1);
    }

    void oldOnesAreTrimmedButWhatLastsIsNot()
    {
        const Alert over = alertAt(noon(), m_miners[0]);
        const Alert lasting = alertAt(noon(), m_miners[1]);
        QVERIFY(settled(m_log->add({over, lasting})));
        QVERIFY(settled(m_log->mark({over.id}, AlertLog::Mark::Cleared, noon().addSecs(5))));
        QVERIFY(settled(m_log->trim(noon().addSecs(5))));
        QCOMPARE(read()->size(), 2);
        QVERIFY(settled(m_log->trim(noon().addDays(1))));
        QCOMPARE(read()->size(), 1);
        QCOMPARE(read()->first().id, lasting.id);
    }

    void anotherProgramsAlertsAreSeen()
    {
        Store elsewhere(m_file);
        SqlAlertLog there(elsewhere.database);
        QVERIFY(settled(there.read({}))); // it is open
        QSignalSpy changed(&there, &AlertLog::changedElsewhere);
        QVERIFY(settled(m_log->add({alertAt(noon(), m_miners[0])})));
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(settled(there.read({}))->size(), 1);
    }

private:
    static QDateTime noon() { return utc("2026-03-01T12:00:00Z"); }
    static Alert alertAt(const QDateTime &time, qint64 miner, AlertKind kind = AlertKind::Offline)
    {
        Alert alert;
        alert.kind = kind;
        alert.minerKey = miner;
        alert.since = alert.raised = time;
        alert.id = QStringLiteral("%1/%2/%3")
                       .arg(alertKindName(kind))
                       .arg(miner)
                       .arg(time.toMSecsSinceEpoch());
        return alert;
    }
    Result<QList<Alert>> read(const AlertFilter &filter = {})
    {
        return settled(m_log->read(filter));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<SqlAlertLog> m_log;
    QList<qint64> m_miners;
};

COALFACE_TEST(TestAlertLog)
#include "tst_alertlog.moc"
