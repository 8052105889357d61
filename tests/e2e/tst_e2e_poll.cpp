// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! One poll over every fault a device can have, and what a poll's document and exit status promise.
#include "cli.h"
#include "simulator.h"
#include "tests/testprogram/testprogram.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

class tst_E2ePoll : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachFaultIsThatMinersErrorAlone_data();
    void eachFaultIsThatMinersErrorAlone();
    void aFaultOfTheDevicesOwnIsToldAsWhatItIs();
    void aDropGetsExactlyOneRequest();
    void asksEachDeviceOneThingAtATime();
    void noRequestNamesAnOrigin();
    void theKeysStandInTheirOrder();
    void whatIsNotKnownIsNull();
    void exitStatusTellsWhetherAllAnswered();
    void anEmptyFleetIsNoFailure();
    void interruptedItKeepsWhatItHasAndEndsAtOnce();
    void takesIdMacAddressAndName_data();
    void takesIdMacAddressAndName();
    void refusesWhatFitsNothing_data();
    void refusesWhatFitsNothing();
    void tagsAreGivenAndTakenAndTold();
    void aNewDeviceAtTheAddressIsToldApart();
    void whatAnotherDeviceIsIsNotToldOfTheMiner();

private:
    QJsonObject resultOf(int device) const;

    Simulator m_simulator;
    QTemporaryDir m_folder;
    Cli m_cli{m_folder.path()};
    CliResult m_poll;
    //! The device with that number has this fault.
    const QStringList m_faults{u"none"_s,      u"offline"_s,      u"drop"_s,    u"stall"_s,
                               u"500"_s,       u"unauthorized"_s, u"garbage"_s, u"nothttp"_s,
                               u"truncated"_s, u"slow"_s,         u"html"_s,    u"redirect"_s,
                               u"endless"_s,   u"array"_s,        u"strings"_s, u"none"_s};
};

void tst_E2ePoll::initTestCase()
{
    QVERIFY2(m_simulator.start({u"gamma601-v2.15.3"_s}, int(m_faults.size())),
             qPrintable(m_simulator.errorString()));
    const CliResult added = m_cli.run(
        QStringList{u"--quiet"_s, u"scan"_s, u"--listen"_s, u"0"_s, u"--add"_s}
        + m_simulator.places());
    QVERIFY2(added.status == 0, added.told());
    for (const Simulator::Device &device : m_simulator.devices())
        QVERIFY(m_simulator.setFault(device.index, m_faults.at(device.index)));
    m_simulator.clearLogs();
    m_poll = m_cli.run({u"--json"_s, u"poll"_s});
    QCOMPARE(m_poll.document().value(u"results").toArray().size(), m_faults.size());
}

QJsonObject tst_E2ePoll::resultOf(int device) const
{
    for (const QJsonValue &result : m_poll.document().value(u"results").toArray()) {
        const int port = result.toObject().value(u"miner").toObject().value(u"port").toInt();
        if (port == m_simulator.devices().at(device).port)
            return result.toObject();
    }
    return {};
}

void tst_E2ePoll::eachFaultIsThatMinersErrorAlone_data()
{
    QTest::addColumn<int>("device");
    QTest::addColumn<QString>("kind");
    // Silence that ends, what is no HTTP, which is not told from it, and a fault that the device reports of itself.
    const QHash<QString, QString> kinds{{u"none"_s, {}},
                                        {u"offline"_s, u"unreachable"_s},
                                        {u"drop"_s, u"unreachable"_s},
                                        {u"nothttp"_s, u"unreachable"_s},
                                        {u"500"_s, u"unreachable"_s},
                                        {u"stall"_s, u"timeout"_s},
                                        {u"slow"_s, u"timeout"_s},
                                        {u"unauthorized"_s, u"unauthorized"_s}};
    for (int device = 0; device < m_faults.size(); ++device) {
        QTest::addRow("%d %s", device, qPrintable(m_faults.at(device)))
            << device << kinds.value(m_faults.at(device), u"bad_reply"_s);
    }
}

void tst_E2ePoll::eachFaultIsThatMinersErrorAlone()
{
    QFETCH(const int, device);
    QFETCH(const QString, kind);
    const QJsonObject result = resultOf(device);
    QCOMPARE(result.value(u"ok"), QJsonValue(kind.isEmpty()));
    QCOMPARE(result.contains(u"telemetry"), kind.isEmpty());
    QCOMPARE(result.contains(u"error"), !kind.isEmpty());
    if (kind.isEmpty()) {
        QVERIFY(result.value(u"telemetry").toObject().value(u"hashrate").toDouble() > 1e11);
        QCOMPARE(result.value(u"miner").toObject().value(u"state").toString(), u"online"_s);
        return;
    }
    const QJsonObject error = result.value(u"error").toObject();
    QCOMPARE(error.value(u"kind").toString(), kind);
    QVERIFY2(error.value(u"detail").toString().endsWith(u'.'),
             qPrintable(error.value(u"detail").toString()));
}

void tst_E2ePoll::aFaultOfTheDevicesOwnIsToldAsWhatItIs()
{
    const QString detail = resultOf(int(m_faults.indexOf(u"500"_s)))
                               .value(u"error")
                               .toObject()
                               .value(u"detail")
                               .toString();
    QVERIFY2(detail.contains(u"answered with HTTP 500, a fault of its own"_s), qPrintable(detail));
}

void tst_E2ePoll::aDropGetsExactlyOneRequest()
{
    const int device = int(m_faults.indexOf(u"drop"_s));
    QCOMPARE(m_simulator.total(device), 1);
    QCOMPARE(m_simulator.requests(device).at(0).toObject().value(u"path").toString(),
             u"/api/system/info"_s);
}

void tst_E2ePoll::asksEachDeviceOneThingAtATime()
{
    for (const Simulator::Device &device : m_simulator.devices()) {
        const QJsonObject stats = m_simulator.control({{u"stats"_s, device.index}});
        QVERIFY(stats.value(u"most_in_flight").toInt() <= 1);
    }
}

void tst_E2ePoll::noRequestNamesAnOrigin()
{
    int seen = 0;
    for (const Simulator::Device &device : m_simulator.devices()) {
        for (const QJsonValue &request : m_simulator.requests(device.index)) {
            ++seen;
            QCOMPARE(request.toObject().value(u"method").toString(), u"GET"_s);
            for (const QJsonValue &header : request.toObject().value(u"headers").toArray()) {
                const QString name = header.toArray().at(0).toString().toLower();
                QVERIFY2(name != u"origin" && name != u"referer" && name != u"cookie",
                         qPrintable(name));
            }
        }
    }
    QVERIFY(seen >= m_faults.size() - 1); // none at the one that is offline
}

void tst_E2ePoll::theKeysStandInTheirOrder()
{
    const QByteArrayList keys{"timestamp",
                              "hashrate",
                              "temperature",
                              "power",
                              "uptime",
                              "mode",
                              "hashrate_average",
                              "hashrate_expected",
                              "temperature_vr",
                              "temperature_board",
                              "efficiency",
                              "shares_accepted",
                              "shares_rejected",
                              "best_difficulty",
                              "best_session_difficulty",
                              "pool_url",
                              "pool_difficulty",
                              "frequency",
                              "core_voltage",
                              "input_voltage",
                              "fan_rpm",
                              "fan_percent",
                              "wifi_rssi",
                              "hardware_errors",
                              "error"};
    // QJsonObject sorts: only the text tells.
    qsizetype at = m_poll.out.indexOf("\"telemetry\":{");
    QVERIFY(at > 0);
    for (const QByteArray &key : keys) {
        const qsizetype next = m_poll.out.indexOf('"' + key + "\":", at);
        QVERIFY2(next > at, key);
        at = next;
    }
    at = 0;
    for (const char *key : {"results", "miner", "id", "name", "address", "port", "driver_type",
                            "model", "mac", "state"}) {
        const qsizetype next = m_poll.out.indexOf(QByteArray("\"") + key + "\":", at);
        QVERIFY2(next > at, key);
        at = next;
    }
    QCOMPARE(resultOf(0).value(u"telemetry").toObject().size(), keys.size());
    QCOMPARE(m_poll.out.count('\n'), 1);
}

void tst_E2ePoll::whatIsNotKnownIsNull()
{
    const int device = int(m_faults.size()) - 1;
    QVERIFY(!m_simulator
                 .control({{u"device"_s, device},
                           {u"omit"_s,
                            QJsonArray{u"hashRate"_s, u"power"_s, u"temp"_s, u"uptimeSeconds"_s}}})
                 .isEmpty());
    const CliResult poll = m_cli.run(
        {u"--json"_s, u"poll"_s, m_simulator.devices().at(device).place()});
    QVERIFY2(poll.status == 0, poll.told());
    const QJsonObject telemetry
        = poll.document().value(u"results").toArray().at(0).toObject().value(u"telemetry").toObject();
    for (const char *key : {"hashrate", "power", "efficiency", "uptime"}) {
        QVERIFY2(telemetry.contains(QLatin1String(key)), key);
        QVERIFY2(telemetry.value(QLatin1String(key)).isNull(), key);
    }
    QVERIFY(telemetry.value(u"shares_accepted").isDouble());
}

void tst_E2ePoll::exitStatusTellsWhetherAllAnswered()
{
    QCOMPARE(m_poll.status, 1);
    QVERIFY2(m_poll.err.isEmpty(), m_poll.err);
    QCOMPARE(m_cli.run({u"poll"_s, m_simulator.devices().at(0).place()}).status, 0);
    const CliResult refused = m_cli.run({u"poll"_s, m_simulator.devices().at(1).place()});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.out.isEmpty() && refused.err.contains("refused the connection"),
             refused.told());
}

void tst_E2ePoll::anEmptyFleetIsNoFailure()
{
    const QTemporaryDir folder;
    for (const QStringList &arguments :
         {QStringList{u"--json"_s, u"poll"_s}, {u"--json"_s, u"poll"_s, u"--all"_s}}) {
        const CliResult poll = Cli(folder.path()).run(arguments);
        QVERIFY2(poll.status == 0, poll.told());
        QVERIFY(poll.document().value(u"results").isArray());
    }
}

void tst_E2ePoll::interruptedItKeepsWhatItHasAndEndsAtOnce()
{
    Simulator simulator;
    QVERIFY2(simulator.start({u"gamma601-v2.15.3"_s}, 2), qPrintable(simulator.errorString()));
    const QTemporaryDir folder;
    const Cli cli(folder.path());
    const CliResult added = cli.run(QStringList{u"scan"_s, u"--listen"_s, u"0"_s, u"--add"_s}
                                    + simulator.places());
    QVERIFY2(added.status == 0, added.told());
    QVERIFY(simulator.setFault(1, u"stall"_s));
    simulator.clearLogs();
    const auto poll = cli.start({u"--json"_s, u"poll"_s});
    // Both are asked at once; the first one's answer is on its way while the second says nothing.
    QTRY_VERIFY_WITH_TIMEOUT(simulator.total(0) >= 1 && simulator.total(1) >= 1, 30'000);
    QElapsedTimer timer;
    timer.start();
    ::kill(pid_t(poll->processId()), SIGINT);
    const CliResult result = Cli::finished(*poll);
    QVERIFY2(timer.elapsed() < 6000, QByteArray::number(timer.elapsed()));
    QVERIFY2(result.status == 3, result.told());
    const QJsonArray results = result.document().value(u"results").toArray();
    QCOMPARE(results.size(), 2);
    for (const QJsonValue &value : results) {
        const bool isSilent = value[u"miner"][u"port"].toInt() == simulator.devices().at(1).port;
        if (isSilent)
            QCOMPARE(value[u"error"][u"kind"].toString(), u"aborted"_s);
    }
    QCOMPARE(simulator.total(1), 1);
}

void tst_E2ePoll::takesIdMacAddressAndName_data()
{
    QTest::addColumn<QString>("word");
    const QJsonObject miner = resultOf(0).value(u"miner").toObject();
    const QString mac = miner.value(u"mac").toString();
    const QString name = miner.value(u"name").toString();
    QTest::newRow("id") << miner.value(u"id").toString();
    QTest::newRow("mac") << mac;
    QTest::newRow("mac, shouted with dashes") << mac.toUpper().replace(u':', u'-');
    QTest::newRow("address") << m_simulator.devices().at(0).place();
    QTest::newRow("name") << name;
    QTest::newRow("name, shouted") << name.toUpper();
}

void tst_E2ePoll::takesIdMacAddressAndName()
{
    QFETCH(const QString, word);
    const CliResult poll = m_cli.run({u"--json"_s, u"poll"_s, word});
    QVERIFY2(poll.status == 0, poll.told());
    const QJsonArray results = poll.document().value(u"results").toArray();
    QCOMPARE(results.size(), 1);
    QCOMPARE(results.at(0).toObject().value(u"miner").toObject().value(u"id"),
             resultOf(0).value(u"miner").toObject().value(u"id"));
}

void tst_E2ePoll::refusesWhatFitsNothing_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown name") << QStringList{u"poll"_s, u"nobody"_s};
    QTest::newRow("unknown id") << QStringList{u"poll"_s, u"m4711"_s};
    QTest::newRow("an address that several have") << QStringList{u"poll"_s, u"127.0.0.1"_s};
    QTest::newRow("one of two") << QStringList{u"poll"_s, u"m1"_s, u"nobody"_s};
    QTest::newRow("all and one") << QStringList{u"poll"_s, u"--all"_s, u"m1"_s};
    QTest::newRow("info") << QStringList{u"info"_s, u"nobody"_s};
    QTest::newRow("remove") << QStringList{u"miners"_s, u"remove"_s, u"m1"_s, u"nobody"_s};
    QTest::newRow("rename") << QStringList{u"miners"_s, u"rename"_s, u"nobody"_s, u"somebody"_s};
    QTest::newRow("tag of nobody")
        << QStringList{u"miners"_s, u"tag"_s, u"nobody"_s, u"--add"_s, u"a"_s};
    QTest::newRow("no tag") << QStringList{u"miners"_s, u"tag"_s, u"m1"_s, u"--add"_s,
                                           u"two words"_s};
    QTest::newRow("export") << QStringList{u"export"_s, u"csv"_s, u"--miner"_s, u"nobody"_s};
    QTest::newRow("driver") << QStringList{u"miners"_s, u"add"_s, u"127.0.0.1"_s, u"--driver"_s,
                                           u"nobody"_s};
    QTest::newRow("no command") << QStringList{};
    QTest::newRow("unknown command") << QStringList{u"mine"_s};
    QTest::newRow("interval") << QStringList{u"collect"_s, u"--interval"_s, u"0"_s};
    QTest::newRow("resolution") << QStringList{u"export"_s, u"csv"_s, u"--resolution"_s, u"day"_s};
    QTest::newRow("time") << QStringList{u"export"_s, u"csv"_s, u"--from"_s, u"yesterday"_s};
}

void tst_E2ePoll::refusesWhatFitsNothing()
{
    QFETCH(const QStringList, arguments);
    const CliResult result = m_cli.run(QStringList{u"--json"_s} + arguments);
    QVERIFY2(result.status == 2, result.told());
    QVERIFY2(result.out.isEmpty(), result.told());
    QVERIFY2(result.err.count('\n') == 1, result.told());
    QCOMPARE(
        m_cli.run({u"--json"_s, u"miners"_s, u"list"_s}).document().value(u"miners").toArray().size(),
        m_faults.size());
}

void tst_E2ePoll::tagsAreGivenAndTakenAndTold()
{
    const auto tag = [this](const QStringList &more) {
        return m_cli.run(QStringList{u"--json"_s, u"miners"_s, u"tag"_s, u"m1"_s, u"m2"_s} + more);
    };
    const auto tagsOf = [](const CliResult &result, int index) {
        const QJsonObject miner = result.document().value(u"miners").toArray().at(index).toObject();
        QStringList tags;
        for (const QJsonValue entry : miner.value(u"tags").toArray())
            tags << entry.toString();
        return miner.value(u"id").toString() + u':' + tags.join(u',');
    };
    const CliResult given = tag({u"--add"_s, u"loud,Garage"_s, u"--add"_s, u"LOUD"_s});
    QVERIFY2(given.status == 0, given.told());
    QCOMPARE(tagsOf(given, 0), u"m1:Garage,loud"_s);
    const CliResult taken = tag({u"--remove"_s, u"garage"_s});
    QVERIFY2(taken.status == 0, taken.told());
    const CliResult told = tag({});
    QVERIFY2(told.status == 0, told.told());
    QCOMPARE(tagsOf(told, 1), u"m2:loud"_s);
    // A miner's document has the keys that it always had.
    const CliResult list = m_cli.run({u"--json"_s, u"miners"_s, u"list"_s});
    QVERIFY(!list.document().value(u"miners").toArray().at(0).toObject().contains(u"tags"));
}

void tst_E2ePoll::aNewDeviceAtTheAddressIsToldApart()
{
    const Simulator::Device &device = m_simulator.devices().at(0);
    QVERIFY(!m_simulator
                 .control({{u"device"_s, 0},
                           {u"set"_s, QJsonObject{{u"deviceModel"_s, u"NerdQAxe++"_s}}}})
                 .isEmpty());
    const CliResult poll = m_cli.run({u"--json"_s, u"poll"_s, device.place()});
    m_simulator.control({{u"device"_s, 0}, {u"reset"_s, QJsonArray()}});
    QVERIFY2(poll.status == 1, poll.told());
    QCOMPARE(m_cli.run({u"poll"_s, device.place()}).status, 0);
}

void tst_E2ePoll::whatAnotherDeviceIsIsNotToldOfTheMiner()
{
    const QString place = m_simulator.devices().at(0).place();
    QCOMPARE(m_cli.run({u"info"_s, place}).status, 0);
    m_simulator.control(
        {{u"device"_s, 0}, {u"set"_s, QJsonObject{{u"macAddr"_s, u"02:C0:A1:01:00:99"_s}}}});
    const CliResult info = m_cli.run({u"--json"_s, u"info"_s, place});
    const CliResult pools = m_cli.run({u"--json"_s, u"pool"_s, u"get"_s, place});
    m_simulator.control({{u"device"_s, 0}, {u"reset"_s, QJsonArray()}});
    for (const CliResult &told : {info, pools}) {
        QVERIFY2(told.status == 1, told.told());
        QVERIFY2(told.out.contains("02:c0:a1:01:00:99") || told.out.contains("02:C0:A1:01:00:99"),
                 told.told());
        QVERIFY(!told.out.contains("pool.example.org"));
    }
    QCOMPARE(m_cli.run({u"info"_s, place}).status, 0);
    QCOMPARE(m_cli.run({u"pool"_s, u"get"_s, place}).status, 0);
}

COALFACE_TEST(tst_E2ePoll)
#include "tst_e2e_poll.moc"
