// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! A scan of named ports finds the simulated miners of all families and only those.
#include "cli.h"
#include "expectedfind.h"
#include "simulator.h"
#include "tests/testprogram/testprogram.h"

#include <QSet>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_E2eScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsEveryMinerWithItsModelAndFirmware();
    void rejectsTheOthersEachWithAReason();
    void findsNothingWhereNothingListens();
    void leavesOutDevicesThatFail();
    void refusesBadTargets_data();
    void refusesBadTargets();
    void addingTwiceMakesNoSecondMiner();
    void addingAfterAMoveUpdatesTheAddress();
    void endsWhenInterrupted();

private:
    Simulator m_simulator;
    CliResult m_scan;
};

void tst_E2eScan::initTestCase()
{
    QVERIFY2(m_simulator.start({u"all"_s}), qPrintable(m_simulator.errorString()));
    QVERIFY(m_simulator.devices().size() > 80);
    const QTemporaryDir folder;
    m_scan = Cli(folder.path())
                 .run(QStringList{u"--json"_s, u"scan"_s, u"--listen"_s, u"0"_s}
                      + m_simulator.places());
    QVERIFY2(m_scan.status == 0, m_scan.told());
}

void tst_E2eScan::findsEveryMinerWithItsModelAndFirmware()
{
    QSet<quint16> found;
    for (const QJsonValue &value : m_scan.document().value(u"miners").toArray()) {
        const QJsonObject miner = value.toObject();
        const quint16 port = quint16(miner.value(u"port").toInt());
        const Simulator::Device *device = m_simulator.at(port);
        QVERIFY2(device && !found.contains(port), m_scan.told());
        found.insert(port);
        QCOMPARE(ExpectedFind(*device).whatIsWrongWith(miner, port), QString());
        QVERIFY(miner.value(u"id").isNull());
    }
    for (const Simulator::Device &device : m_simulator.devices()) {
        // Without listening, the first generation that only announces itself is none.
        const ExpectedFind expected(device);
        const bool answers = expected.isMiner() && !expected.isAnnounced();
        QVERIFY2(found.contains(device.port) == answers, qPrintable(device.variant));
    }
}

void tst_E2eScan::rejectsTheOthersEachWithAReason()
{
    QSet<quint16> rejected;
    for (const QJsonValue &value : m_scan.document().value(u"rejected").toArray()) {
        const QJsonObject host = value.toObject();
        const Simulator::Device *device = m_simulator.at(quint16(host.value(u"port").toInt()));
        QVERIFY2(device && !rejected.contains(device->port), m_scan.told());
        rejected.insert(device->port);
        QCOMPARE(host.keys(), QStringList({u"address"_s, u"port"_s, u"reason"_s}));
        const QString reason = host.value(u"reason").toString();
        QVERIFY(reason.endsWith(u'.'));
        // Of those who cannot make anything of it the first one is heard: the words vary.
        const bool isUnderstood = device->variant != u"lookalike-web"
                                  && device->variant != u"lookalike-nmaxe-503";
        if (device->isLookalike() && isUnderstood)
            QVERIFY2(reason.contains(ExpectedFind(*device).rejection), qPrintable(reason));
    }
    for (const Simulator::Device &device : m_simulator.devices()) {
        const ExpectedFind expected(device);
        const bool answers = expected.isMiner() && !expected.isAnnounced();
        QVERIFY2(rejected.contains(device.port) == (device.port != 0 && !answers),
                 qPrintable(device.variant));
    }
    QCOMPARE(m_scan.document().value(u"scanned").toInt(), 1);
}

void tst_E2eScan::findsNothingWhereNothingListens()
{
    const QTemporaryDir folder;
    // Refused at once on this computer's own network.
    const CliResult scan = Cli(folder.path())
                               .run({u"--json"_s, u"scan"_s, u"--listen"_s, u"0"_s,
                                     u"127.77.0.0/25:9"_s});
    QVERIFY2(scan.status == 0, scan.told());
    QVERIFY(scan.document().value(u"miners").toArray().isEmpty());
    QVERIFY(scan.document().value(u"rejected").toArray().isEmpty());
    QCOMPARE(scan.document().value(u"scanned").toInt(), 126);
}

void tst_E2eScan::leavesOutDevicesThatFail()
{
    Simulator faulty;
    QVERIFY2(faulty.start({u"gamma601-v2.15.3"_s}, 4,
                          {u"--fault"_s, u"0:drop"_s, u"--fault"_s, u"1:500"_s, u"--fault"_s,
                           u"2:offline"_s}),
             qPrintable(faulty.errorString()));
    const QTemporaryDir folder;
    const CliResult scan = Cli(folder.path())
                               .run(QStringList{u"--json"_s, u"scan"_s, u"--listen"_s, u"0"_s}
                                    + faulty.places());
    QVERIFY2(scan.status == 0, scan.told());
    const QJsonArray miners = scan.document().value(u"miners").toArray();
    QCOMPARE(miners.size(), 1);
    QCOMPARE(miners.at(0).toObject().value(u"port").toInt(), int(faulty.devices().at(3).port));
    QCOMPARE(scan.document().value(u"rejected").toArray().size(), 2);
}

void tst_E2eScan::refusesBadTargets_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("too many parts") << QStringList{u"1.2.3.4.5"_s};
    QTest::newRow("prefix") << QStringList{u"127.0.0.0/33"_s};
    QTest::newRow("far too large") << QStringList{u"0.0.0.0/0"_s};
    QTest::newRow("range backwards") << QStringList{u"127.0.0.9-3"_s};
    QTest::newRow("range end") << QStringList{u"127.0.0.1-256"_s};
    QTest::newRow("port zero") << QStringList{u"127.0.0.1:0"_s};
    QTest::newRow("port too large") << QStringList{u"127.0.0.1:65536"_s};
    QTest::newRow("port no number") << QStringList{u"127.0.0.1:http"_s};
    QTest::newRow("ports backwards") << QStringList{u"127.0.0.1:90-80"_s};
    QTest::newRow("empty") << QStringList{QString()};
    QTest::newRow("url") << QStringList{u"http://127.0.0.1/"_s};
    QTest::newRow("second one bad") << QStringList{u"127.0.0.1:9"_s, u"127.0.0.1/ab"_s};
    QTest::newRow("timeout") << QStringList{u"--timeout"_s, u"soon"_s, u"127.0.0.1"_s};
    QTest::newRow("concurrency") << QStringList{u"--concurrency"_s, u"501"_s, u"127.0.0.1"_s};
    QTest::newRow("unknown option") << QStringList{u"--fast"_s};
}

void tst_E2eScan::refusesBadTargets()
{
    QFETCH(const QStringList, arguments);
    const QTemporaryDir folder;
    const CliResult scan = Cli(folder.path())
                               .run(QStringList{u"--json"_s, u"scan"_s, u"--listen"_s, u"0"_s}
                                    + arguments);
    QVERIFY2(scan.status == 2, scan.told());
    QVERIFY2(scan.out.isEmpty(), scan.told());
    QVERIFY2(scan.err.count('\n') == 1 && scan.err.size() > 10, scan.told());
}

void tst_E2eScan::addingTwiceMakesNoSecondMiner()
{
    const QTemporaryDir folder;
    const Cli cli(folder.path());
    const QStringList scan = QStringList{u"--json"_s, u"scan"_s, u"--listen"_s, u"0"_s, u"--add"_s}
                             + m_simulator.places();
    const CliResult first = cli.run(scan);
    QVERIFY2(first.status == 0, first.told());
    const CliResult second = cli.run(scan);
    QVERIFY2(second.status == 0, second.told());
    const QJsonArray miners = first.document().value(u"miners").toArray();
    QCOMPARE(second.document().value(u"miners").toArray(), miners);
    QSet<QString> ids;
    for (const QJsonValue &miner : miners)
        ids.insert(miner.toObject().value(u"id").toString());
    QVERIFY(!ids.contains(QString()));
    QCOMPARE(ids.size(), miners.size());
    const CliResult list = cli.run({u"--json"_s, u"miners"_s, u"list"_s});
    QCOMPARE(list.document().value(u"miners").toArray().size(), miners.size());
}

void tst_E2eScan::addingAfterAMoveUpdatesTheAddress()
{
    const QTemporaryDir folder;
    const Cli cli(folder.path());
    Simulator first;
    Simulator moved; // the same device (seed, number) on another port
    QVERIFY2(first.start({u"gamma601-v2.15.3"_s}), qPrintable(first.errorString()));
    QVERIFY2(moved.start({u"gamma601-v2.15.3"_s}), qPrintable(moved.errorString()));
    QString id;
    for (const Simulator::Device &device : {first.devices().at(0), moved.devices().at(0)}) {
        QCOMPARE(device.mac, moved.devices().at(0).mac);
        const CliResult added = cli.run({u"--json"_s, u"miners"_s, u"add"_s, device.place()});
        QVERIFY2(added.status == 0, added.told());
        const QJsonObject miner = added.document().value(u"miners").toArray().at(0).toObject();
        QCOMPARE(miner.value(u"port").toInt(), int(device.port));
        if (!id.isEmpty())
            QCOMPARE(miner.value(u"id").toString(), id);
        id = miner.value(u"id").toString();
    }
}

void tst_E2eScan::endsWhenInterrupted()
{
    // Takes connections and says nothing, as a device that hangs.
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QTemporaryDir folder;
    const auto scan = Cli(folder.path())
                          .start({u"--json"_s, u"scan"_s, u"--listen"_s, u"0"_s,
                                  u"127.0.0.1:%1"_s.arg(silent.serverPort())});
    QTRY_VERIFY_WITH_TIMEOUT(silent.hasPendingConnections(), 30'000);
    scan->terminate();
    const CliResult result = Cli::finished(*scan);
    QVERIFY2(result.status == 3, result.told());
    QVERIFY2(result.document().contains(u"miners"_s), result.told());
}

COALFACE_TEST(tst_E2eScan)
#include "tst_e2e_scan.moc"
