// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What each family's miners can be changed in, by commands on all of them at once: the outcome that is
//! told, and what the device saw of it.
#include "fleethouse.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

#include <map>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

struct Kind
{
    QString variant;
    QStringList capabilities;
    QStringList modes;
    QString mode;      //!< the one that is set here; it starts in another. Empty: it has none
    QString modeWrite; //!< what its device is sent, once
    QString pool;      //!< how a pool without a restart ends, while nobody has logged in
};

const QStringList changes{u"set_mode"_s, u"set_pool"_s, u"restart"_s};
const QStringList allModes{u"eco"_s, u"low"_s, u"standard"_s, u"turbo"_s};
const QStringList someModes{u"eco"_s, u"low"_s, u"standard"_s};
const QStringList levels{u"low"_s, u"medium"_s, u"high"_s};

const QList<Kind> kinds{
    {u"gamma601-v2.15.3"_s, changes + QStringList{u"identify"_s, u"pause"_s, u"resume"_s}, allModes,
     u"low"_s, u"\"frequency\""_s, u"needs_restart"_s},
    {u"nerdqaxeplusplus-v1.0.36"_s, changes, someModes, u"low"_s, u"\"frequency\""_s, u"applied"_s},
    {u"nerdqaxeplusplus-v1.0.33"_s, changes, someModes, u"low"_s, u"\"frequency\""_s,
     u"needs_restart"_s},
    {u"nerdqaxeplus-v1.0.14"_s, {}, {}, {}, {}, u"unsupported"_s}, // is only watched
    {u"nano3s-25021401"_s, changes + QStringList{u"identify"_s}, levels, u"low"_s,
     u"0,workmode,set,0"_s, u"refused"_s},
    {u"nano3-24071801"_s, changes, levels, u"low"_s, u"0,worklevel,set,0"_s, u"refused"_s},
    {u"q-25052801"_s,
     changes + QStringList{u"pause"_s, u"resume"_s},
     {u"eco"_s, u"standard"_s, u"super"_s},
     u"super"_s,
     u"0,workmode,set,2"_s,
     u"refused"_s},
    {u"mini3-25011701"_s,
     changes + QStringList{u"pause"_s, u"resume"_s},
     {u"heating"_s, u"mining"_s, u"night"_s},
     u"heating"_s,
     u"0,workmode,set,0"_s,
     u"refused"_s},
    {u"a15-24102401"_s, {}, {}, {}, {}, u"unsupported"_s},
    {u"esp32s3-v2.1.0"_s, {u"set_pool"_s, u"restart"_s, u"identify"_s}, {}, {}, {}, u"applied"_s},
};

} // namespace

class tst_E2eFamilyWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_house.simulator().clearLogs(); }
    void infoTellsWhatEachCanDo();
    void aModeIsReadBackWhereThereIsOne();
    void aPoolIsStoredOrSaysWhatIsMissing();
    void aRestartIsSeenByTheUptime();
    void whatOnlyAnnouncesItselfCannotBeChanged();

private:
    //! Of the device with that number in a document of outcomes.
    QJsonObject outcomeOf(int device, const CliResult &result) const;
    //! Nothing was sent to it, and it says so in a sentence.
    void checkUnsupported(int device, const CliResult &result);

    FleetHouse m_house;
};

void tst_E2eFamilyWrites::initTestCase()
{
    QStringList variants;
    for (const Kind &kind : kinds)
        variants << kind.variant;
    QCOMPARE(m_house.open(variants), QString());
    QCOMPARE(m_house.simulator().devices().size(), kinds.size());
}

QJsonObject tst_E2eFamilyWrites::outcomeOf(int device, const CliResult &result) const
{
    for (const QJsonValue &value : result.document().value(u"results").toArray()) {
        if (m_house.place(device).endsWith(u":%1"_s.arg(value[u"miner"][u"port"].toInt())))
            return value.toObject();
    }
    return {};
}

void tst_E2eFamilyWrites::checkUnsupported(int device, const CliResult &result)
{
    const QJsonObject outcome = outcomeOf(device, result);
    QCOMPARE(outcome.value(u"outcome").toString(), u"unsupported"_s);
    QCOMPARE(outcome.value(u"ok"), QJsonValue(false));
    QCOMPARE(outcome.value(u"verified"), QJsonValue(false));
    QVERIFY2(outcome.value(u"detail").toString().endsWith(u'.'), result.told());
    QCOMPARE(m_house.writes(device), 0);
}

void tst_E2eFamilyWrites::infoTellsWhatEachCanDo()
{
    for (int device = 0; device < kinds.size(); ++device) {
        const CliResult info = m_house.cli().run({u"--json"_s, u"info"_s, m_house.place(device)});
        QVERIFY2(info.status == 0, info.told());
        const QJsonObject document = info.document();
        const QByteArray variant = kinds[device].variant.toUtf8();
        QVERIFY2(document.value(u"capabilities").toVariant().toStringList()
                     == kinds[device].capabilities,
                 variant + info.told());
        QVERIFY2(document.value(u"modes").toVariant().toStringList() == kinds[device].modes,
                 variant + info.told());
        QCOMPARE(m_house.writes(device), 0);
    }
}

void tst_E2eFamilyWrites::aModeIsReadBackWhereThereIsOne()
{
    // Whoever has no such mode says which there are.
    const CliResult lows = m_house.cli().run(
        {u"--json"_s, u"mode"_s, u"set"_s, u"low"_s, u"--all"_s});
    QVERIFY2(lows.status == 1, lows.told());
    QCOMPARE(lows.document().value(u"results").toArray().size(), kinds.size());
    for (int device = 0; device < kinds.size(); ++device) {
        if (kinds[device].mode != u"low") {
            checkUnsupported(device, lows);
            for (const QString &mode : kinds[device].modes)
                QVERIFY2(outcomeOf(device, lows)[u"detail"].toString().contains(mode), lows.told());
        }
    }
    std::map<int, std::unique_ptr<QProcess>> others;
    for (int device = 0; device < kinds.size(); ++device) {
        if (!kinds[device].mode.isEmpty() && kinds[device].mode != u"low") {
            others[device] = m_house.cli().start(
                {u"--json"_s, u"mode"_s, u"set"_s, kinds[device].mode, m_house.place(device)});
        }
    }
    for (int device = 0; device < kinds.size(); ++device) {
        if (kinds[device].mode.isEmpty())
            continue;
        const bool isLow = !others.contains(device);
        const CliResult result = isLow ? lows : Cli::finished(*others[device]);
        const QJsonObject outcome = outcomeOf(device, result);
        QVERIFY2(isLow || result.status == 0, result.told());
        QVERIFY2(outcome.value(u"outcome").toString() == u"applied", result.told());
        QCOMPARE(outcome.value(u"verified"), QJsonValue(true));
        QVERIFY2(m_house.writesWith(device, kinds[device].modeWrite) == 1,
                 qPrintable(kinds[device].variant));
    }
}

void tst_E2eFamilyWrites::aPoolIsStoredOrSaysWhatIsMissing()
{
    const CliResult result = m_house.cli().run({u"--json"_s, u"pool"_s, u"set"_s, u"--url"_s,
                                                u"stratum+tcp://pool.example:3333"_s, u"--user"_s,
                                                u"bc1qtest.w"_s, u"--all"_s});
    QVERIFY2(result.status == 1, result.told());
    for (int device = 0; device < kinds.size(); ++device) {
        const QString wanted = kinds[device].pool;
        if (wanted == u"unsupported") {
            checkUnsupported(device, result);
            continue;
        }
        const QJsonObject outcome = outcomeOf(device, result);
        QVERIFY2(outcome.value(u"outcome").toString() == wanted,
                 kinds[device].variant.toUtf8() + result.told());
        const bool stored = wanted != u"refused";
        QCOMPARE(outcome.value(u"ok"), QJsonValue(stored));
        QCOMPARE(outcome.value(u"verified"), QJsonValue(stored));
        QVERIFY2(m_house.writes(device) == (stored ? 1 : 0), qPrintable(kinds[device].variant));
        QCOMPARE(m_house.writesWith(device, u"pool.example"_s), stored ? 1 : 0);
    }
    const CliResult pools = m_house.cli().run(QStringList{u"--json"_s, u"pool"_s, u"get"_s}
                                              + m_house.simulator().places());
    for (int device = 0; device < kinds.size(); ++device) {
        // What is stored for later is told until the miner has restarted.
        const QJsonArray waiting = outcomeOf(device, pools).value(u"restart_needed").toArray();
        QVERIFY2(waiting.size() == (kinds[device].pool == u"needs_restart" ? 1 : 0), pools.told());
        if (!waiting.isEmpty()) {
            const QJsonObject stored = waiting.at(0).toObject();
            QCOMPARE(stored.value(u"verb").toString(), u"set_pool"_s);
            QCOMPARE(stored.value(u"slot").toInt(-1), 0);
            QVERIFY2(stored.value(u"value").toString().endsWith(u"pool.example:3333, bc1qtest.w"_s),
                     pools.told());
            QVERIFY2(stored.value(u"formerly").toArray().size() == 1, pools.told());
            QCOMPARE(stored.value(u"someone_elses"), QJsonValue(false));
        }
        if (kinds[device].pool == u"applied") {
            const QJsonObject info = outcomeOf(device, pools).value(u"pool_info").toObject();
            QVERIFY2(info.value(u"pool_url").toString().endsWith(u"pool.example:3333"),
                     pools.told());
            QCOMPARE(info.value(u"pool_user").toString(), u"bc1qtest.w"_s);
        }
    }
}

void tst_E2eFamilyWrites::aRestartIsSeenByTheUptime()
{
    const CliResult result = m_house.cli().run({u"--json"_s, u"restart"_s, u"--all"_s});
    QVERIFY2(result.status == 1, result.told());
    for (int device = 0; device < kinds.size(); ++device) {
        if (!kinds[device].capabilities.contains(u"restart"_s)) {
            checkUnsupported(device, result);
            continue;
        }
        const QJsonObject outcome = outcomeOf(device, result);
        QVERIFY2(outcome.value(u"outcome").toString() == u"applied",
                 kinds[device].variant.toUtf8() + result.told());
        QCOMPARE(outcome.value(u"verified"), QJsonValue(true));
        QVERIFY2(m_house.writes(device) == 1, qPrintable(kinds[device].variant));
    }
    const CliResult pools = m_house.cli().run(QStringList{u"--json"_s, u"pool"_s, u"get"_s}
                                              + m_house.simulator().places());
    for (int device = 0; device < kinds.size(); ++device) {
        if (kinds[device].capabilities.contains(u"restart"_s))
            QCOMPARE(outcomeOf(device, pools).value(u"restart_needed").toArray().size(), 0);
    }
}

void tst_E2eFamilyWrites::whatOnlyAnnouncesItselfCannotBeChanged()
{
    FleetHouse house;
    QVERIFY2(house.simulator().start({u"nmlotto-v0.3.01"_s}),
             qPrintable(house.simulator().errorString()));
    const CliResult added = house.cli().run(
        {u"--json"_s, u"miners"_s, u"add"_s, u"127.0.0.1"_s, u"--driver"_s, u"nmminer"_s});
    QVERIFY2(added.status == 0, added.told());
    const CliResult info = house.cli().run({u"--json"_s, u"info"_s, u"127.0.0.1"_s});
    QVERIFY2(info.status == 0, info.told());
    QVERIFY(info.document().value(u"capabilities").toArray().isEmpty());
    const QStringList json{u"--json"_s};
    const QStringList words[] = {
        {u"restart"_s, u"--all"_s},
        {u"mode"_s, u"set"_s, u"eco"_s, u"--all"_s},
        {u"pool"_s, u"set"_s, u"--url"_s, u"a.example:1"_s, u"--user"_s, u"w"_s, u"--all"_s},
    };
    std::vector<std::unique_ptr<QProcess>> running; // each waits for an announcement
    for (const QStringList &command : words)
        running.push_back(house.cli().start(json + command));
    for (const auto &process : running) {
        const CliResult result = Cli::finished(*process);
        QVERIFY2(result.status == 1, result.told());
        QVERIFY2(FleetHouse::outcomeOf(result) == u"unsupported"_s, result.told());
        QVERIFY(FleetHouse::resultAt(result, 0).value(u"detail").toString().endsWith(u'.'));
    }
}

COALFACE_TEST(tst_E2eFamilyWrites)
#include "tst_e2e_familywrites.moc"
