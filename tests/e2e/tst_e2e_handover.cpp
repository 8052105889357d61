// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! An address that goes over to another device at any moment of a change, with real sockets.
#include "fleethouse.h"
#include "handoveraddress.h"
#include "tests/testprogram/testprogram.h"

#include <QTcpSocket>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

class tst_E2eHandover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingThatAnotherDeviceGotIsSaidToBeDone_data();
    void nothingThatAnotherDeviceGotIsSaidToBeDone();
    void aBoardThatTellsOnlyAHostNameIsKnownByItUntilItIsFoundAnew();
};

namespace {

//! Requests of a device that were not mere questions.
int writesTo(Simulator &simulator, int device)
{
    const QJsonArray requests = simulator.requests(device);
    return int(std::count_if(requests.cbegin(), requests.cend(), [](const QJsonValue &request) {
        return request.toObject().value(u"method").toString() != u"GET";
    }));
}

//! As in its web interface.
bool setPool(quint16 port, bool isNamed)
{
    QTcpSocket device;
    device.connectToHost(QHostAddress::LocalHost, port);
    const QByteArray body = isNamed ? "{\"PrimaryPool\":\"stratum+tcp://theirs.example:1\"}"
                                    : "{\"stratumURL\":\"theirs.example\"}";
    device.write(QByteArray(isNamed ? "POST /api/setting/mining" : "PATCH /api/system")
                 + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                   "Content-Type: application/json\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    return device.waitForReadyRead(10'000) && device.readAll().startsWith("HTTP/1.1 200");
}

} // namespace

void tst_E2eHandover::nothingThatAnotherDeviceGotIsSaidToBeDone_data()
{
    QTest::addColumn<QString>("driver");
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QStringList>("words");
    const QStringList pool{u"pool"_s,           u"set"_s,    u"--url"_s,
                           u"a.example:3333"_s, u"--user"_s, u"w"_s};
    QTest::newRow("mode") << u"bitaxe"_s << u"gamma601-v2.15.3"_s
                          << QStringList{u"mode"_s, u"set"_s, u"eco"_s};
    QTest::newRow("pool") << u"bitaxe"_s << u"gamma601-v2.15.3"_s << pool;
    QTest::newRow("pool of one that tells no MAC") << u"nmminer"_s << u"cyd28-v2.0.04"_s << pool;
}

//! Whenever it happens; the last run is one in which it comes too late to matter.
void tst_E2eHandover::nothingThatAnotherDeviceGotIsSaidToBeDone()
{
    QFETCH(const QString, driver);
    QFETCH(const QString, variant);
    QFETCH(const QStringList, words);
    constexpr int mostQuestions = 30;
    bool wentElsewhere = false;
    QString outcome;
    for (int answers = 0; outcome != u"applied" && outcome != u"needs_restart"; ++answers) {
        QVERIFY(answers < mostQuestions);
        // Each with devices of its own: what was set stays set.
        Simulator simulator;
        QVERIFY2(simulator.start({variant}, 2), qPrintable(simulator.errorString()));
        const QString own = simulator.devices().at(0).mac;
        const bool isNamed = own.isEmpty();
        const QString others = isNamed ? u"host name nm-"_s : simulator.devices().at(1).mac;
        HandoverAddress address(simulator.devices().at(0).port, simulator.devices().at(1).port);
        QVERIFY(setPool(simulator.devices().at(1).port, isNamed));
        const QTemporaryDir folder;
        const Cli cli(folder.path());
        const CliResult added = cli.run(
            {u"--json"_s, u"miners"_s, u"add"_s, u"--driver"_s, driver, address.place()});
        QVERIFY2(added.status == 0, added.told());
        QVERIFY2(added.out.contains(own.toLatin1()), added.told());
        simulator.clearLogs();
        address.handOverAfter(answers);
        const CliResult result = cli.run(QStringList{u"--json"_s} + words
                                         + QStringList{u"--wait"_s, u"4"_s, u"m1"_s});
        outcome = FleetHouse::outcomeOf(result);
        const QString detail = FleetHouse::resultAt(result, 0).value(u"detail").toString();
        const bool isSaidDone = outcome == u"applied" || outcome == u"needs_restart";
        if (writesTo(simulator, 1) > 0) {
            wentElsewhere = true;
            QVERIFY2(outcome == u"unknown", result.told());
            QVERIFY2(detail.contains(others), result.told());
        }
        if (isSaidDone)
            QVERIFY2(writesTo(simulator, 0) > 0, result.told());
        // What would be brought back is never what the other one had.
        const CliResult log = cli.run({u"--json"_s, u"events"_s, u"list"_s, u"--kind"_s, u"write"_s});
        const QJsonObject write = log.document().value(u"events").toArray().at(0).toObject();
        QCOMPARE(write.value(u"outcome").toString(), outcome);
        QVERIFY2(!log.out.contains("theirs.example"), log.told());
    }
    QVERIFY(wentElsewhere);
}

//! Whether it has the address of another one, or was given another name, nobody can tell but its owner.
void tst_E2eHandover::aBoardThatTellsOnlyAHostNameIsKnownByItUntilItIsFoundAnew()
{
    Simulator simulator;
    QVERIFY2(simulator.start({u"esp32s3-v2.1.0"_s}, 2), qPrintable(simulator.errorString()));
    HandoverAddress address(simulator.devices().at(0).port, simulator.devices().at(1).port);
    const QTemporaryDir folder;
    const Cli cli(folder.path());
    const QStringList scan{u"--json"_s, u"scan"_s, u"--add"_s, address.place()};
    const CliResult found = cli.run(scan);
    QVERIFY2(found.status == 0, found.told());
    const QStringList set{u"--json"_s,         u"pool"_s,   u"set"_s, u"--url"_s,
                          u"a.example:3333"_s, u"--user"_s, u"w"_s,   u"m1"_s};
    QCOMPARE(FleetHouse::outcomeOf(cli.run(set)), u"applied"_s);
    simulator.clearLogs();

    address.handOverAfter(0);
    const QString told = u"Another device answers at this address, or it was given another host "
                         "name"_s;
    const CliResult refused = cli.run(set);
    QCOMPARE(FleetHouse::outcomeOf(refused), u"refused"_s);
    QVERIFY2(refused.out.contains(told.toUtf8()), refused.told());
    QCOMPARE(writesTo(simulator, 0) + writesTo(simulator, 1), 0);
    const CliResult pools = cli.run({u"--json"_s, u"pool"_s, u"get"_s, u"m1"_s});
    QVERIFY2(pools.out.contains(told.toUtf8()) && !pools.out.contains("example.org"), pools.told());

    QCOMPARE(cli.run(scan).status, 0);
    QCOMPARE(FleetHouse::outcomeOf(cli.run(set)), u"applied"_s);
    QCOMPARE(writesTo(simulator, 0), 0);
    QVERIFY(writesTo(simulator, 1) > 0);
}

COALFACE_TEST(tst_E2eHandover)
#include "tst_e2e_handover.moc"
