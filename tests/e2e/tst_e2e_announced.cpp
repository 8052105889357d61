// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! A miner that only announces itself, from the scan to the stored samples.
#include "cli.h"
#include "tests/drivers/driverfolder.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUdpSocket>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 port = 45678; // beacon.json

//! Sends its status from its own address to everybody on loopback, again and again.
class Beacon
{
public:
    explicit Beacon(const QString &address)
    {
        if (!m_socket.bind(QHostAddress(address), 0))
            qFatal("%s cannot be bound", qPrintable(address));
        QObject::connect(&m_timer, &QTimer::timeout, &m_socket, [this] {
            m_socket.writeDatagram("beacon One 5000", QHostAddress(u"127.255.255.255"_s), port);
        });
        m_timer.start(400);
    }

private:
    QUdpSocket m_socket;
    QTimer m_timer;
};

} // namespace

class tst_E2eAnnounced : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aScanHearsIt();
    void aScanMayLeaveItOut();
    void itIsAddedPolledAndCollected();
    void oneThatFallsSilentIsATimeoutAndTheOthersDoNotWait();
    void interruptedAPollDoesNotWaitForTheSilent();
    void anAddressWhereNothingIsHeardIsAnError();
    void whereAPortIsNamedNobodyListens();
    void aPortThatAnotherProgramKeepsIsTold();

private:
    static QJsonObject firstOf(const CliResult &result, const QString &key)
    {
        return result.document().value(key).toArray().at(0).toObject();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

//! A configuration folder with the test driver in it.
void tst_E2eAnnounced::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QString library = QDir(QStringLiteral(TEST_DRIVERS_DIR))
                                .filePath(coalface::DriverFolder::libraryName(u"beacon"_s));
    const CliResult installed = Cli(m_folder->path())
                                    .run({u"drivers"_s, u"install"_s, library, u"--trust"_s});
    QVERIFY2(installed.status == 0, installed.told());
}

void tst_E2eAnnounced::aScanHearsIt()
{
    const Beacon beacon(u"127.0.3.4"_s);
    const Beacon elsewhere(u"127.0.4.4"_s);
    const CliResult scan = Cli(m_folder->path())
                               .run({u"--json"_s, u"scan"_s, u"--listen"_s, u"2"_s,
                                     u"127.0.3.0/29"_s});
    QVERIFY2(scan.status == 0, scan.told());
    QCOMPARE(scan.document().value(u"miners"_s).toArray().size(), 1);
    const QJsonObject found = firstOf(scan, u"miners"_s);
    QCOMPARE(found.value(u"address"_s).toString(), u"127.0.3.4"_s);
    QVERIFY(found.contains(u"port"_s) && found.value(u"port"_s).isNull());
    QCOMPARE(found.value(u"driver_type"_s).toString(), u"beacon"_s);
    QCOMPARE(found.value(u"model"_s).toString(), u"One"_s);
    QVERIFY(scan.document().value(u"rejected"_s).toArray().isEmpty());
    QVERIFY(scan.document().value(u"seconds"_s).toDouble() >= 1.9); // a coarse timer
}

void tst_E2eAnnounced::aScanMayLeaveItOut()
{
    const Beacon beacon(u"127.0.3.4"_s);
    const CliResult scan = Cli(m_folder->path())
                               .run({u"--json"_s, u"scan"_s, u"--listen"_s, u"0"_s,
                                     u"127.0.3.0/29"_s});
    QVERIFY2(scan.status == 0, scan.told());
    QVERIFY(scan.document().value(u"miners"_s).toArray().isEmpty());
}

void tst_E2eAnnounced::itIsAddedPolledAndCollected()
{
    const Cli cli(m_folder->path());
    const Beacon beacon(u"127.0.3.4"_s);
    const CliResult added = cli.run({u"--json"_s, u"miners"_s, u"add"_s, u"127.0.3.4"_s});
    QVERIFY2(added.status == 0, added.told());
    QVERIFY(firstOf(added, u"miners"_s).value(u"port"_s).isNull());

    const CliResult poll = cli.run({u"--json"_s, u"poll"_s});
    QVERIFY2(poll.status == 0, poll.told());
    const QJsonObject telemetry = firstOf(poll, u"results"_s).value(u"telemetry"_s).toObject();
    QCOMPARE(telemetry.value(u"hashrate"_s).toDouble(), 5000.0);

    const CliResult info = cli.run({u"--json"_s, u"info"_s, u"127.0.3.4"_s});
    QVERIFY2(info.status == 0, info.told());
    QCOMPARE(info.document().value(u"identity"_s).toObject().value(u"model"_s).toString(), u"One"_s);

    const CliResult collect = cli.run(
        {u"--json"_s, u"collect"_s, u"--interval"_s, u"1"_s, u"--duration"_s, u"4"_s});
    QVERIFY2(collect.status == 0, collect.told());
    QVERIFY2(collect.out.count("\"ok\":1") >= 2, collect.told());
    QVERIFY2(!collect.out.contains("\"failed\":1"), collect.told());

    const CliResult csv = cli.run({u"export"_s, u"csv"_s});
    QVERIFY2(csv.status == 0 && csv.out.count(",5000,") >= 3, csv.told());
}

void tst_E2eAnnounced::oneThatFallsSilentIsATimeoutAndTheOthersDoNotWait()
{
    const Cli cli(m_folder->path());
    auto first = std::make_unique<Beacon>(u"127.0.3.4"_s);
    const Beacon second(u"127.0.3.5"_s);
    const CliResult scan = cli.run(
        {u"--json"_s, u"scan"_s, u"--add"_s, u"--listen"_s, u"2"_s, u"127.0.3.0/29"_s});
    QVERIFY2(scan.status == 0, scan.told());
    QCOMPARE(scan.document().value(u"miners"_s).toArray().size(), 2);
    first.reset();
    const CliResult poll = cli.run({u"--json"_s, u"poll"_s});
    QVERIFY2(poll.status == 1, poll.told());
    const QJsonArray results = poll.document().value(u"results"_s).toArray();
    QCOMPARE(results.size(), 2);
    const QJsonObject error = results.at(0).toObject().value(u"error"_s).toObject();
    QCOMPARE(error.value(u"kind"_s).toString(), u"timeout"_s);
    QVERIFY(error.value(u"detail"_s).toString().contains(u"127.0.3.4"_s));
    QVERIFY(results.at(1).toObject().value(u"ok"_s).toBool());
    QVERIFY(results.at(1).toObject().value(u"ms"_s).toInt() < 8000);
    QVERIFY(poll.document().value(u"seconds"_s).toDouble() >= 12);
}

void tst_E2eAnnounced::interruptedAPollDoesNotWaitForTheSilent()
{
    const Cli cli(m_folder->path());
    const CliResult added = cli.run({u"--json"_s, u"miners"_s, u"add"_s, u"127.0.3.4"_s,
                                     u"--driver"_s, u"beacon"_s, u"--offline"_s});
    QVERIFY2(added.status == 0, added.told());
    const auto poll = cli.start({u"--json"_s, u"poll"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!Cli::hostsOf(poll->processId()).isEmpty(), 30'000);
    ::kill(pid_t(poll->processId()), SIGINT);
    QElapsedTimer timer;
    timer.start();
    const CliResult result = Cli::finished(*poll);
    QVERIFY2(timer.elapsed() < 6000, QByteArray::number(timer.elapsed()));
    QVERIFY2(result.status == 3, result.told());
    const QJsonObject error = firstOf(result, u"results"_s).value(u"error"_s).toObject();
    QCOMPARE(error.value(u"kind"_s).toString(), u"aborted"_s);
    // It is none the worse for it.
    const CliResult list = cli.run({u"--json"_s, u"miners"_s, u"list"_s});
    QCOMPARE(firstOf(list, u"miners"_s).value(u"state"_s).toString(), u"unknown"_s);
}

void tst_E2eAnnounced::anAddressWhereNothingIsHeardIsAnError()
{
    const Beacon beacon(u"127.0.3.4"_s);
    const CliResult added = Cli(m_folder->path())
                                .run({u"--json"_s, u"miners"_s, u"add"_s, u"127.0.3.9"_s});
    QVERIFY2(added.status == 1, added.told());
    QCOMPARE(added.errorKind(), u"unreachable"_s);
}

void tst_E2eAnnounced::whereAPortIsNamedNobodyListens()
{
    const Beacon beacon(u"127.0.3.4"_s);
    const CliResult added = Cli(m_folder->path())
                                .run({u"--json"_s, u"miners"_s, u"add"_s, u"127.0.3.4:9"_s});
    QVERIFY2(added.status == 1, added.told());
    QCOMPARE(added.errorKind(), u"unreachable"_s);
}

void tst_E2eAnnounced::aPortThatAnotherProgramKeepsIsTold()
{
    QUdpSocket other;
    QVERIFY(other.bind(QHostAddress::AnyIPv4, port, QUdpSocket::DontShareAddress));
    const CliResult scan = Cli(m_folder->path())
                               .run({u"--json"_s, u"scan"_s, u"--listen"_s, u"1"_s, u"127.0.3.4"_s});
    QVERIFY2(scan.status == 1, scan.told());
    QVERIFY2(scan.err.contains("45678"), scan.told());
    QVERIFY2(scan.document().contains(u"miners"_s), scan.told());
}

COALFACE_TEST(tst_E2eAnnounced)
#include "tst_e2e_announced.moc"
