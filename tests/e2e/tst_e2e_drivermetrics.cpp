// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What drivers did, counted by whichever program asked them, and told by `drivers metrics`.
#include "driverhouse.h"
#include "tests/testprogram/testprogram.h"

#include <csignal>

using namespace Qt::StringLiterals;

class tst_E2eDriverMetrics : public DriverHouse
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { startDevices(); }
    void init() { makeFolder(); }
    void cleanup() { endCollector(); }
    void aSinglePollCounts();
    void twoProgramsAddToTheSameHour();
    void aKilledHostIsACrash();
    void eachVersionHasItsOwnFigures();
    void wrongCommandLinesAreSaid();

private:
    //! All entries of that driver, the version that runs first.
    QList<QJsonObject> metrics(const QString &type = u"ferret"_s) const
    {
        const CliResult result = drivers({u"metrics"_s, type});
        QList<QJsonObject> entries;
        for (const auto &entry : result.document().value(u"drivers").toArray())
            entries += entry.toObject();
        return entries;
    }
    static int readings(const QJsonObject &entry, const QString &callClass = u"ok"_s)
    {
        return entry.value(u"by_op")
            .toObject()
            .value(u"readTelemetry")
            .toObject()
            .value(callClass)
            .toInt();
    }
};

void tst_E2eDriverMetrics::aSinglePollCounts()
{
    const QJsonObject before = metrics().value(0);
    QCOMPARE(before.value(u"version"), u"1.0.0"_s);
    QCOMPARE(readings(before), 0);

    const CliResult polled = m_cli->run({u"--json"_s, u"poll"_s, u"--all"_s});
    QVERIFY2(polled.status == 0, polled.told());
    const QList<QJsonObject> entries = metrics();
    QCOMPARE(entries.size(), 1);
    const QJsonObject &ferretDid = entries.first();
    QCOMPARE(ferretDid.keys(),
             QStringList({u"by_class"_s, u"by_op"_s, u"calls"_s, u"cpu_ms"_s, u"crashes"_s,
                          u"driver_type"_s, u"hangs"_s, u"hours"_s, u"latency_ms"_s, u"peak_rss"_s,
                          u"restarts"_s, u"version"_s}));
    QCOMPARE(readings(ferretDid), ferrets);
    QVERIFY(ferretDid.value(u"hours").toInt() >= 1);
    QVERIFY(ferretDid.value(u"calls").toInt() >= ferrets);
    QCOMPARE(ferretDid.value(u"crashes"), 0);
    QCOMPARE(ferretDid.value(u"hangs"), 0);
    QVERIFY(ferretDid.value(u"latency_ms").toObject().value(u"p50").toInt() >= 1);
    QVERIFY(ferretDid.value(u"cpu_ms").isDouble());
    QVERIFY(ferretDid.value(u"peak_rss").toInt() > 1'000'000);
    QCOMPARE(readings(metrics(u"bitaxe"_s).value(0)), 1);

    const CliResult table = m_cli->run({u"drivers"_s, u"metrics"_s, u"ferret"_s});
    QCOMPARE(table.status, 0);
    QVERIFY2(table.out.contains("MEMORY") && table.out.contains("ferret"), table.told());
}

void tst_E2eDriverMetrics::twoProgramsAddToTheSameHour()
{
    collect();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_cli->run({u"--json"_s, u"poll"_s, u"--all"_s}).status, 0);
    int answered = 0;
    for (const QJsonObject &round : rounds())
        answered += round.value(u"ok").toInt();
    endCollector();
    const int counted = readings(metrics().value(0)) + readings(metrics(u"bitaxe"_s).value(0));
    // Three polls, the rounds that were heard of, and those while the collector was ended.
    const int least = answered + 3 * (ferrets + 1);
    QVERIFY2(counted >= least && counted <= least + 3 * (ferrets + 1),
             QByteArray::number(counted) + " of " + QByteArray::number(least));
}

void tst_E2eDriverMetrics::aKilledHostIsACrash()
{
    collect();
    const qint64 host = listed().value(u"pid").toInteger();
    QVERIFY(host > 0);
    ::kill(pid_t(host), SIGKILL);
    QVERIFY(soon([&] {
        const QJsonObject driver = listed();
        return driver.value(u"state") == u"ready"_s && driver.value(u"pid").toInteger() != host;
    }));
    endCollector();
    const QJsonObject ferretDid = metrics().value(0);
    QCOMPARE(ferretDid.value(u"crashes"), 1);
    QCOMPARE(ferretDid.value(u"restarts"), 1);
    QCOMPARE(ferretDid.value(u"hangs"), 0);
    QCOMPARE(metrics(u"bitaxe"_s).value(0).value(u"crashes"), 0);
}

void tst_E2eDriverMetrics::eachVersionHasItsOwnFigures()
{
    QCOMPARE(m_cli->run({u"poll"_s, u"--all"_s}).status, 0);
    QVERIFY(install(u"1.3.0"_s).status == 0); // it understands nothing
    QCOMPARE(m_cli->run({u"poll"_s, u"--all"_s}).status, 1);
    QVERIFY(soon([this] { return listed().value(u"version") == u"1.0.0"_s; }));
    const QList<QJsonObject> entries = metrics();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[0].value(u"version"), u"1.0.0"_s); // the one that runs first
    QCOMPARE(entries[1].value(u"version"), u"1.3.0"_s);
    QCOMPARE(readings(entries[0], u"protocol"_s), 0);
    QVERIFY(readings(entries[1], u"protocol"_s) >= 3);
    QCOMPARE(readings(entries[1]), 0);
    QVERIFY(entries[1].value(u"latency_ms").toObject().value(u"p50").isNull());
}

void tst_E2eDriverMetrics::wrongCommandLinesAreSaid()
{
    for (const QStringList &wrong :
         {QStringList{u"metrics"_s, u"weasel"_s}, QStringList{u"metrics"_s, u"--hours"_s, u"0"_s},
          QStringList{u"metrics"_s, u"--hours"_s, u"many"_s}}) {
        const CliResult result = drivers(wrong);
        QVERIFY2(result.status == 2, wrong.join(u' ').toUtf8() + '\n' + result.told());
        QVERIFY2(result.out.isEmpty(), result.told());
        QCOMPARE(result.err.count('\n'), 1);
    }
}

COALFACE_TEST(tst_E2eDriverMetrics)
#include "tst_e2e_drivermetrics.moc"
