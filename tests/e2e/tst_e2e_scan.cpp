// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! A scan finds the simulated Bitaxes and only those.
#include "cli.h"
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
    void findsEveryBitaxeWithItsModelAndFirmware();
    void rejectsLookalikesEachWithAReason();
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
    QSet<quint16> m_foundByOthers; //!< lookalikes, by port
};

void tst_E2eScan::initTestCase()
{
    QVERIFY2(m_simulator.start({u"all"_s}, 1, {u"--family"_s, u"bitaxe"_s}),
             qPrintable(m_simulator.errorString()));
    QVERIFY(m_simulator.devices().size() > 20);
    const QTemporaryDir folder;
    m_scan = Cli(folder.path())
                 .run(QStringList{u"--json"_s, u"scan"_s, u"--listen"_s, u"0"_s}
                      + m_simulator.places());
    QVERIFY2(m_scan.status == 0, m_scan.told());
}

void tst_E2eScan::findsEveryBitaxeWithItsModelAndFirmware()
{
    static const QHash<QString, QString> models{
        {u"gamma601"_s, u"Bitaxe Gamma 601"_s},
        {u"gamma602"_s, u"Bitaxe Gamma 602"_s},
        {u"ultra"_s, u"Bitaxe, unknown board"_s},
        {u"ultra204"_s, u"Bitaxe Ultra 204"_s},
        {u"ultra207"_s, u"Bitaxe Ultra 207"_s},
        {u"hex302"_s, u"Bitaxe Hex 302"_s},
        {u"hex303"_s, u"Bitaxe Hex 303"_s},
        {u"supra401"_s, u"Bitaxe Supra 401"_s},
        {u"supra402"_s, u"Bitaxe Supra 402"_s},
        {u"suprahex701"_s, u"Bitaxe SupraHex 701"_s},
        {u"gammaduo650"_s, u"Bitaxe GammaDuo 650"_s},
        {u"gammaturbo801"_s, u"Bitaxe GammaTurbo 801"_s},
        {u"max102"_s, u"Bitaxe Max 102"_s},
        {u"max22"_s, u"Bitaxe Max 2.2"_s},
    };
    QSet<quint16> found;
    for (const QJsonValue &value : m_scan.document().value(u"miners").toArray()) {
        const QJsonObject miner = value.toObject();
        const quint16 port = quint16(miner.value(u"port").toInt());
        const Simulator::Device *device = m_simulator.at(port);
        QVERIFY2(device && !found.contains(port), m_scan.told());
        // What only looks like one of the family may be another driver's miner.
        if (device->variant.startsWith(u"lookalike-")) {
            QVERIFY(miner.value(u"driver_type").toString() != u"bitaxe"_s);
            m_foundByOthers.insert(port);
            continue;
        }
        found.insert(port);
        const QString board = device->variant.section(u'-', 0, 0);
        QCOMPARE(miner.value(u"model").toString(),
                 models.value(board, u"not in the table: "_s + board));
        QCOMPARE(miner.value(u"firmware").toString(), device->variant.section(u'-', 1));
        QCOMPARE(miner.value(u"driver_type").toString(), u"bitaxe"_s);
        QCOMPARE(miner.value(u"address").toString(), u"127.0.0.1"_s);
        QVERIFY(miner.value(u"id").isNull());
        if (!miner.value(u"mac").isNull())
            QCOMPARE(miner.value(u"mac").toString(), device->mac);
    }
    for (const Simulator::Device &device : m_simulator.devices())
        QCOMPARE(found.contains(device.port), !device.variant.startsWith(u"lookalike-"));
}

void tst_E2eScan::rejectsLookalikesEachWithAReason()
{
    QSet<quint16> rejected;
    for (const QJsonValue &value : m_scan.document().value(u"rejected").toArray()) {
        const QJsonObject host = value.toObject();
        rejected.insert(quint16(host.value(u"port").toInt()));
        QCOMPARE(host.keys(), QStringList({u"address"_s, u"port"_s, u"reason"_s}));
        QVERIFY(host.value(u"reason").toString().endsWith(u'.'));
    }
    for (const Simulator::Device &device : m_simulator.devices())
        QCOMPARE(rejected.contains(device.port), device.variant.startsWith(u"lookalike-")
                                                     && !m_foundByOthers.contains(device.port));
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
    Simulator moved; // the same device (seed, number) on another port
    QVERIFY2(moved.start({u"gamma601-v2.15.3"_s}), qPrintable(moved.errorString()));
    QString id;
    for (const Simulator::Device &device : {m_simulator.devices().at(0), moved.devices().at(0)}) {
        QCOMPARE(device.variant, u"gamma601-v2.15.3"_s);
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
