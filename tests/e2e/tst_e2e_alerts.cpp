// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Alerts with the real programs: what is planted in simulated devices is raised, told once, and over again.
#include "fleethouse.h"
#include "tests/testprogram/testprogram.h"

#include <QFile>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

class tst_E2eAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<FleetHouse>();
        QCOMPARE(m_house->open({u"gamma601-v2.10.1"_s}, 2), QString());
        // Minutes are too long for a test. Its fan holds the device at 60 °C, but a hot one at 66 °C.
        writeRules(
            R"({"rules": {"temperature": {"limit": 64, "for": 2, "clear_after": 2, "cooldown": 0},
                                 "offline": {"for": 5, "clear_after": 0}}})");
    }
    void cleanup()
    {
        stopCollecting();
        m_house.reset();
    }

    void heatIsRaisedAndOverAgainAndARestartSaysNothingTwice()
    {
        collect();
        QVERIFY(setCondition(u"hot"_s));
        QVERIFY(await({u"--active"_s}, 1));
        const QJsonObject alert = alerts({u"--active"_s}).at(0).toObject();
        QCOMPARE(alert.value(u"kind").toString(), u"temperature"_s);
        QCOMPARE(alert.value(u"severity").toString(), u"critical"_s);
        QCOMPARE(alert.value(u"state").toString(), u"active"_s);
        QVERIFY(alert.value(u"miner").toObject().value(u"name").toString().endsWith(u"-0001"_s));
        QVERIFY(alert.value(u"value").toDouble() > alert.value(u"limit").toDouble());
        QVERIFY(alert.value(u"cleared").isNull());
        // The limit is a person's; the driver's is 70 °C. State and event go by the same.
        QCOMPARE(stateOf(alert.value(u"miner")[u"name"].toString()), u"warning"_s);
        const CliResult log = run({u"events"_s, u"list"_s, u"--kind"_s, u"overheating"_s});
        const QJsonArray hot = log.document().value(u"events").toArray();
        QVERIFY2(!hot.isEmpty(), log.told());
        QCOMPARE(hot.at(0).toObject().value(u"before").toString(), u"64"_s);
        QVERIFY2(told().contains("temperature"), told());
        // Another program goes on with it, and says nothing.
        stopCollecting();
        collect();
        QTest::qWait(7000); // longer than it takes to raise one
        QCOMPARE(alerts().size(), 1);
        QVERIFY2(!told().contains("Alert:"), told());
        QVERIFY(setCondition(u"normal"_s));
        QVERIFY(await({u"--active"_s}, 0));
        QCOMPARE(alerts().at(0).toObject().value(u"state").toString(), u"cleared"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(told().contains("Over:"), told(), 10'000);
    }

    void anOfflineMinerIsRaisedAndOverWhenItAnswers()
    {
        collect();
        QVERIFY(m_house->simulator().setFault(0, u"offline"_s));
        QVERIFY(await({u"--active"_s, m_house->place(0)}, 1));
        const QJsonObject alert = alerts({u"--active"_s}).at(0).toObject();
        QCOMPARE(alert.value(u"kind").toString(), u"offline"_s);
        QVERIFY(m_house->simulator().setFault(0, u"none"_s));
        QVERIFY(await({u"--active"_s}, 0));
    }

    void mutedMinersAreListedAsSuchAndNotTold()
    {
        const CliResult muted = run({u"alerts"_s, u"mute"_s, m_house->place(1), u"--for"_s, u"2h"_s});
        QVERIFY2(muted.status == 0, muted.told());
        const QJsonObject result = FleetHouse::resultAt(muted, 0);
        QCOMPARE(result.value(u"muted").toBool(), true);
        QVERIFY(result.value(u"until").isString());
        collect();
        QVERIFY(setCondition(u"hot"_s));
        QVERIFY(await({u"--active"_s}, 1));
        QCOMPARE(alerts().at(0).toObject().value(u"state").toString(), u"muted"_s);
        QVERIFY2(!told().contains("Alert:"), told());
        QCOMPARE(run({u"alerts"_s, u"unmute"_s, u"--all"_s}).status, 0);
        QVERIFY2(!told().contains("Over:"), told());
        QCOMPARE(alerts().at(0).toObject().value(u"state").toString(), u"active"_s);
        QCOMPARE(alerts().at(0).toObject().keys(),
                 (QStringList{u"acknowledged"_s, u"cleared"_s, u"detail"_s, u"driver_type"_s,
                              u"id"_s, u"kind"_s, u"limit"_s, u"miner"_s, u"part"_s, u"raised"_s,
                              u"severity"_s, u"since"_s, u"state"_s, u"value"_s}));
        QCOMPARE(alerts({m_house->place(0)}).size(), 0);
        QCOMPARE(alerts({u"--to"_s, u"-1h"_s}).size(), 0);
        const CliResult seen = run({u"alerts"_s, u"acknowledge"_s, m_house->place(1)});
        QVERIFY2(seen.status == 0, seen.told());
        QCOMPARE(seen.document().value(u"alerts").toArray(), alerts());
        QCOMPARE(alerts().at(0).toObject().value(u"state").toString(), u"acknowledged"_s);
        const CliResult again = run({u"alerts"_s, u"acknowledge"_s, u"--all"_s});
        QVERIFY2(again.status == 0 && again.document().contains(u"alerts"), again.told());
        QCOMPARE(again.document().value(u"alerts").toArray(), QJsonArray()); // seen already
        const CliResult table = m_house->cli().run({u"alerts"_s, u"list"_s});
        QVERIFY2(table.status == 0 && table.out.startsWith("RAISED"), table.told());
    }

    void aDamagedFileOfRulesIsKeptAsideAndSaid()
    {
        writeRules("{\"rules\": {\"sunburn\": {}}}");
        const CliResult result = run({u"alerts"_s, u"list"_s});
        QVERIFY2(result.status == 0 && result.err.contains("no rule \"sunburn\""), result.told());
        QVERIFY(!QFile::exists(m_house->folder() + u"/alerts.json"_s));
    }

    void wrongWords_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nobody") << QStringList{u"list"_s, u"nobody"_s};
        QTest::newRow("all and one") << QStringList{u"list"_s, u"--all"_s, u"m1"_s};
        QTest::newRow("no time") << QStringList{u"list"_s, u"--from"_s, u"yesterday"_s};
        QTest::newRow("limit") << QStringList{u"list"_s, u"--limit"_s, u"0"_s};
        QTest::newRow("mute nobody") << QStringList{u"mute"_s};
        QTest::newRow("longer than ten years")
            << QStringList{u"mute"_s, u"m1"_s, u"--for"_s, u"3000000d"_s};
        QTest::newRow("acknowledge nobody") << QStringList{u"acknowledge"_s};
        QTest::newRow("no span") << QStringList{u"mute"_s, u"m1"_s, u"--for"_s, u"ever"_s};
    }
    void wrongWords()
    {
        QFETCH(QStringList, words);
        const CliResult result = run(QStringList{u"alerts"_s} + words);
        QVERIFY2(result.status == 2, result.told());
        QVERIFY2(result.out.isEmpty() && result.err.count('\n') == 1, result.told());
    }

private:
    CliResult run(const QStringList &words) const
    {
        return m_house->cli().run(QStringList{u"--json"_s} + words);
    }
    QJsonArray alerts(const QStringList &more = {}) const
    {
        const CliResult result = run(QStringList{u"alerts"_s, u"list"_s} + more);
        return result.status == 0 ? result.document().value(u"alerts").toArray() : QJsonArray();
    }
    QString stateOf(const QString &name) const
    {
        const QJsonArray miners = run({u"miners"_s, u"list"_s}).document().value(u"miners").toArray();
        for (const QJsonValue &miner : miners) {
            if (miner[u"name"].toString() == name)
                return miner[u"state"].toString();
        }
        return {};
    }
    //! Until so many are listed; a minute and a half at most, by the clock.
    bool await(const QStringList &more, int count) const
    {
        return QTest::qWaitFor([&] { return alerts(more).size() == count; }, 90'000);
    }
    bool setCondition(const QString &condition)
    {
        return !m_house->simulator().control({{u"device"_s, 1}, {u"condition"_s, condition}}).isEmpty();
    }
    void writeRules(const QByteArray &text)
    {
        QFile file(m_house->folder() + u"/alerts.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void collect()
    {
        m_told.clear();
        m_collector = m_house->cli().start({u"--json"_s, u"collect"_s, u"--interval"_s, u"1"_s});
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT((out += m_collector->readAllStandardOutput()).count('\n') >= 2,
                                 60'000);
    }
    void stopCollecting()
    {
        if (!m_collector)
            return;
        ::kill(pid_t(m_collector->processId()), SIGINT);
        Cli::finished(*m_collector);
        m_collector.reset();
    }
    //! What the collector has said on standard error.
    const QByteArray &told() { return m_told += m_collector->readAllStandardError(); }

    std::unique_ptr<FleetHouse> m_house;
    std::unique_ptr<QProcess> m_collector;
    QByteArray m_told;
};

COALFACE_TEST(tst_E2eAlerts)
#include "tst_e2e_alerts.moc"
