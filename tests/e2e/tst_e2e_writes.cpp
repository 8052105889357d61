// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Commands that change miners, or ask before they do. What a device can do is taken from `info`: where
//! its driver cannot do a thing, "unsupported" is what is expected, and that nothing was sent.
#include "fleethouse.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

#include <csignal>
#include <vector>

using namespace Qt::StringLiterals;

class tst_E2eWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_house = std::make_unique<FleetHouse>(); }
    void aChangeIsReadBackOrUnsupported();
    void withoutWaitingAWriteIsNotConfirmed();
    void aSilentMinerIsItsOwnFailureAlone();
    void anotherDeviceAtTheAddressIsRefused();
    void aModeThatTheDeviceDoesNotHaveIsUnsupported();
    void anEmptyFleetIsDone();
    void wrongWordsSendNothing_data();
    void wrongWordsSendNothing();
    void interruptedItSaysWhatWasNotDone();
    void poolsAreRead();
    void infoTellsWhatTheMinerCanDo();

private:
    //! \a outcome is right for a device that can, or cannot, be changed so.
    void checkChange(const QJsonObject &outcome, int device, bool able);
    void checkPool(const QJsonObject &outcome, int device);

    std::unique_ptr<FleetHouse> m_house;
    std::unique_ptr<FleetHouse> m_untouched; //!< one for all wrong words, as nothing is sent
};

namespace {
const QString writable = u"gamma601-v2.15.3"_s;
const QStringList newPool{u"--url"_s, u"stratum+tcp://pool.example:3333"_s, u"--user"_s,
                          u"bc1qtest.{name}"_s};
} // namespace

void tst_E2eWrites::aChangeIsReadBackOrUnsupported()
{
    struct Change
    {
        QString capability;
        QStringList words; // without the miners
    };
    const QList<Change> changes{
        {u"set_mode"_s, {u"mode"_s, u"set"_s, u"eco"_s}},
        {u"set_pool"_s, QStringList{u"pool"_s, u"set"_s, u"--restart"_s} + newPool},
        {u"restart"_s, {u"restart"_s}},
    };
    // Side by side: each change has a device of each generation of its own.
    const int count = int(changes.size());
    QCOMPARE(m_house->open({writable, u"gamma601-v2.10.1"_s}, count), QString());
    QList<bool> able;
    for (int device = 0; device < 2 * count; ++device)
        able << m_house->capabilities(device).contains(changes[device % count].capability);
    m_house->simulator().clearLogs();
    std::vector<std::unique_ptr<QProcess>> running;
    for (int change = 0; change < count; ++change) {
        running.push_back(m_house->cli().start(
            QStringList{u"--json"_s} + changes[change].words
            + QStringList{m_house->place(change), m_house->place(count + change)}));
    }
    for (int change = 0; change < count; ++change) {
        const CliResult result = Cli::finished(*running[size_t(change)]);
        QVERIFY2(result.status == (able[change] && able[count + change] ? 0 : 1), result.told());
        for (const int generation : {0, 1}) {
            const int device = generation * count + change;
            checkChange(FleetHouse::resultAt(result, generation), device, able[device]);
            if (able[device] && changes[change].capability == u"set_pool")
                checkPool(FleetHouse::resultAt(result, generation), device);
        }
    }
}

void tst_E2eWrites::checkChange(const QJsonObject &outcome, int device, bool able)
{
    QCOMPARE(outcome.keys(),
             (QStringList{u"detail"_s, u"miner"_s, u"ok"_s, u"outcome"_s, u"verified"_s}));
    QCOMPARE(outcome.value(u"miner").toObject().value(u"port").toInt(),
             m_house->simulator().devices().at(device).port);
    const QString detail = outcome.value(u"detail").toString();
    QVERIFY2(detail.endsWith(u'.'), qPrintable(detail));
    QCOMPARE(outcome.value(u"ok"), QJsonValue(able));
    QCOMPARE(outcome.value(u"verified"), QJsonValue(able));
    if (!able) {
        QCOMPARE(outcome.value(u"outcome").toString(), u"unsupported"_s);
        QCOMPARE(m_house->writes(device), 0);
        return;
    }
    QVERIFY2(QStringList({u"applied"_s, u"needs_restart"_s})
                 .contains(outcome.value(u"outcome").toString()),
             qPrintable(detail));
    QVERIFY2(m_house->writes(device) >= 1, qPrintable(detail));
}

void tst_E2eWrites::checkPool(const QJsonObject &outcome, int device)
{
    const CliResult result = m_house->cli().run(
        {u"--json"_s, u"pool"_s, u"get"_s, m_house->place(device)});
    const QJsonObject pools = FleetHouse::resultAt(result, 0).value(u"pool_info").toObject();
    const QString name = outcome.value(u"miner").toObject().value(u"name").toString();
    QVERIFY2(pools.value(u"pool_url").toString().endsWith(u"pool.example:3333"), result.told());
    QCOMPARE(pools.value(u"pool_user").toString(), u"bc1qtest."_s + name);
}

void tst_E2eWrites::withoutWaitingAWriteIsNotConfirmed()
{
    QCOMPARE(m_house->open({writable}), QString());
    QVERIFY(m_house->capabilities(0).contains(u"restart"_s));
    m_house->simulator().clearLogs();
    const CliResult result = m_house->cli().run(
        {u"--json"_s, u"restart"_s, u"--wait"_s, u"0"_s, m_house->place(0)});
    QVERIFY2(result.status == 1, result.told());
    QCOMPARE(FleetHouse::outcomeOf(result), u"not_confirmed"_s);
    QCOMPARE(FleetHouse::resultAt(result, 0).value(u"verified"), QJsonValue(false));
    QCOMPARE(m_house->writes(0), 1);
}

void tst_E2eWrites::aSilentMinerIsItsOwnFailureAlone()
{
    QCOMPARE(m_house->open({writable}, 2), QString());
    const bool able = m_house->capabilities(0).contains(u"restart"_s);
    QVERIFY(m_house->simulator().setFault(1, u"offline"_s));
    const CliResult result = m_house->cli().run(
        {u"--json"_s, u"restart"_s, m_house->place(1), m_house->place(0)});
    QVERIFY2(result.status == 1, result.told());
    QCOMPARE(FleetHouse::outcomeOf(result, 0), u"unreachable"_s); // in the order of the words
    QCOMPARE(FleetHouse::outcomeOf(result, 1), able ? u"applied"_s : u"unsupported"_s);
}

void tst_E2eWrites::anotherDeviceAtTheAddressIsRefused()
{
    QCOMPARE(m_house->open({writable}), QString());
    QVERIFY(!m_house->simulator()
                 .control({{u"device"_s, 0},
                           {u"set"_s, QJsonObject{{u"macAddr"_s, u"02:AA:BB:CC:DD:EE"_s}}}})
                 .isEmpty());
    for (const QStringList &words :
         {QStringList{u"restart"_s}, QStringList{u"pool"_s, u"set"_s} + newPool,
          QStringList{u"mode"_s, u"set"_s, u"eco"_s}}) {
        const CliResult result = m_house->cli().run(QStringList{u"--json"_s} + words
                                                    + QStringList{u"m1"_s});
        QVERIFY2(result.status == 1, result.told());
        QCOMPARE(FleetHouse::outcomeOf(result), u"refused"_s);
        QVERIFY(FleetHouse::resultAt(result, 0).value(u"detail").toString().contains(
            u"Another device answers at this address"_s));
    }
    QCOMPARE(m_house->writes(0), 0);
}

void tst_E2eWrites::aModeThatTheDeviceDoesNotHaveIsUnsupported()
{
    QCOMPARE(m_house->open({writable}), QString());
    const CliResult result = m_house->cli().run(
        {u"--json"_s, u"mode"_s, u"set"_s, u"ludicrous"_s, m_house->place(0)});
    QVERIFY2(result.status == 1, result.told());
    QCOMPARE(FleetHouse::outcomeOf(result), u"unsupported"_s);
    QCOMPARE(m_house->writes(0), 0);
}

void tst_E2eWrites::anEmptyFleetIsDone()
{
    for (const QStringList &words :
         {QStringList{u"restart"_s}, QStringList{u"pool"_s, u"set"_s} + newPool,
          QStringList{u"mode"_s, u"set"_s, u"eco"_s}, QStringList{u"pool"_s, u"get"_s}}) {
        const CliResult result = m_house->cli().run(QStringList{u"--json"_s} + words
                                                    + QStringList{u"--all"_s});
        QVERIFY2(result.status == 0, result.told());
        QCOMPARE(result.out, QByteArray("{\"results\":[]}\n"));
    }
}

void tst_E2eWrites::wrongWordsSendNothing_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("unknown miner") << QStringList{u"restart"_s, u"nobody"_s};
    QTest::newRow("one known, one not") << QStringList{u"restart"_s, u"m1"_s, u"nobody"_s};
    QTest::newRow("nobody") << QStringList{u"restart"_s};
    QTest::newRow("all and one") << QStringList{u"restart"_s, u"--all"_s, u"m1"_s};
    QTest::newRow("wait") << QStringList{u"restart"_s, u"m1"_s, u"--wait"_s, u"x"_s};
    QTest::newRow("stagger") << QStringList{u"restart"_s, u"m1"_s, u"--stagger"_s, u"-1"_s};
    QTest::newRow("no mode") << QStringList{u"mode"_s, u"set"_s, u"--all"_s};
    QTest::newRow("pool without port")
        << QStringList{u"pool"_s,   u"set"_s, u"--url"_s, u"pool.example"_s,
                       u"--user"_s, u"a"_s,   u"m1"_s};
    QTest::newRow("pool with two schemes")
        << QStringList{u"pool"_s,   u"set"_s,
                       u"--url"_s,  u"stratum+tcp://stratum+tcp://pool.example:1"_s,
                       u"--user"_s, u"a"_s,
                       u"m1"_s};
    QTest::newRow("pool without user")
        << QStringList{u"pool"_s, u"set"_s, u"--url"_s, u"pool.example:1"_s, u"m1"_s};
    QTest::newRow("no password on stdin")
        << QStringList{u"pool"_s, u"set"_s} + newPool + QStringList{u"--password-stdin"_s, u"m1"_s};
    QTest::newRow("login from nowhere") << QStringList{u"miners"_s, u"login"_s, u"m1"_s};
    QTest::newRow("login from two places")
        << QStringList{u"miners"_s, u"login"_s, u"m1"_s, u"--otp-stdin"_s, u"--password-stdin"_s};
    QTest::newRow("login of nobody")
        << QStringList{u"miners"_s, u"login"_s, u"nobody"_s, u"--forget"_s};
    QTest::newRow("pools of nobody") << QStringList{u"pool"_s, u"get"_s, u"nobody"_s};
}

void tst_E2eWrites::wrongWordsSendNothing()
{
    QFETCH(const QStringList, words);
    if (!m_untouched) {
        m_untouched = std::make_unique<FleetHouse>();
        QCOMPARE(m_untouched->open({writable}), QString());
    }
    const CliResult result = m_untouched->cli().run(QStringList{u"--json"_s} + words);
    QVERIFY2(result.status == 2, result.told());
    QVERIFY2(result.out.isEmpty(), result.told());
    QVERIFY2(result.err.count('\n') == 1, result.told());
    QCOMPARE(m_untouched->simulator().total(0), 0);
}

void tst_E2eWrites::interruptedItSaysWhatWasNotDone()
{
    QCOMPARE(m_house->open({writable}, 2), QString());
    for (const int device : {0, 1})
        QVERIFY(m_house->simulator().setFault(device, u"stall"_s));
    const auto process = m_house->cli().start({u"--json"_s, u"restart"_s, u"--all"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_house->simulator().total(0) + m_house->simulator().total(1), 2,
                              60000);
    ::kill(pid_t(process->processId()), SIGINT);
    const CliResult result = Cli::finished(*process);
    QVERIFY2(result.status == 3, result.told());
    for (const int index : {0, 1}) {
        QCOMPARE(FleetHouse::outcomeOf(result, index), u"unreachable"_s);
        QVERIFY2(FleetHouse::resultAt(result, index)
                     .value(u"detail")
                     .toString()
                     .contains(u"interrupted"_s),
                 result.told());
        QCOMPARE(m_house->writes(index), 0);
    }
}

void tst_E2eWrites::poolsAreRead()
{
    QCOMPARE(m_house->open({writable}, 2), QString());
    QVERIFY(m_house->simulator().setFault(1, u"offline"_s));
    const CliResult result = m_house->cli().run(
        {u"--json"_s, u"pool"_s, u"get"_s, m_house->place(0), m_house->place(1)});
    QVERIFY2(result.status == 1, result.told());
    const QJsonObject good = FleetHouse::resultAt(result, 0);
    QCOMPARE(good.value(u"ok"), QJsonValue(true));
    QCOMPARE(good.value(u"error"), QJsonValue());
    const QJsonObject pools = good.value(u"pool_info").toObject();
    QCOMPARE(pools.keys(), (QStringList{u"pool_pass"_s, u"pool_url"_s, u"pool_user"_s, u"pools"_s}));
    QVERIFY(pools.value(u"pool_url").toString().contains(u':'));
    const QJsonValue password = pools.value(u"pool_pass");
    QVERIFY(password.isNull() || password.toString() == u"***");
    const QJsonObject first = pools.value(u"pools").toArray().at(0).toObject();
    QCOMPARE(first.keys(), (QStringList{u"active"_s, u"slot"_s, u"url"_s, u"user"_s}));
    const QJsonObject bad = FleetHouse::resultAt(result, 1);
    QCOMPARE(bad.value(u"ok"), QJsonValue(false));
    QVERIFY(bad.contains(u"pool_info") && bad.value(u"pool_info").isNull());
    QCOMPARE(bad.value(u"error").toObject().value(u"kind").toString(), u"unreachable"_s);
}

void tst_E2eWrites::infoTellsWhatTheMinerCanDo()
{
    QCOMPARE(m_house->open({writable}), QString());
    const CliResult result = m_house->cli().run({u"--json"_s, u"info"_s, m_house->place(0)});
    QVERIFY2(result.status == 0, result.told());
    const QJsonObject document = result.document();
    QCOMPARE(document.keys(), (QStringList{u"capabilities"_s, u"identity"_s, u"miner"_s, u"modes"_s,
                                           u"version_info"_s}));
    QVERIFY(document.value(u"modes").toArray().contains(u"eco"_s));
    const QStringList known{u"set_mode"_s, u"set_pool"_s, u"restart"_s, u"identify"_s,
                            u"pause"_s,    u"resume"_s,   u"tuning"_s};
    for (const QJsonValue &capability : document.value(u"capabilities").toArray())
        QVERIFY(known.contains(capability.toString()));
}

COALFACE_TEST(tst_E2eWrites)
#include "tst_e2e_writes.moc"
