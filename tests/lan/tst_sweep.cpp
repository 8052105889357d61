// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/lansweeper.h"
#include "lan/tcpsweep.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

using namespace coalface;

namespace {
//! What a sweep said, by address.
struct Outcome
{
    QMap<quint32, SweepFinding> findings;
    int told = 0;
    double seconds = 0;
    bool ended = false;

    QList<quint32> hostsWithOpenPort() const
    {
        QList<quint32> hosts;
        for (const SweepFinding &finding : findings) {
            if (!finding.open.isEmpty())
                hosts += finding.address.toIPv4Address();
        }
        return hosts;
    }
    int alive() const
    {
        return int(std::count_if(findings.begin(), findings.end(),
                                 [](const SweepFinding &f) { return f.alive; }));
    }
};

Outcome run(LanSweep &sweep)
{
    Outcome outcome;
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    QObject::connect(&sweep, &LanSweep::hostFinished, &loop, [&](const SweepFinding &finding) {
        ++outcome.told;
        outcome.findings.insert(finding.address.toIPv4Address(), finding);
    });
    QObject::connect(&sweep, &LanSweep::finished, &loop, [&] {
        outcome.ended = true;
        loop.quit();
    });
    QTimer::singleShot(60000, &loop, &QEventLoop::quit);
    sweep.start();
    loop.exec();
    outcome.seconds = double(timer.nsecsElapsed()) / 1e9;
    return outcome;
}

QList<SweepTarget> targets(quint32 first, int count, const QList<quint16> &ports)
{
    QList<SweepTarget> list;
    for (int i = 0; i < count; ++i)
        list.append({QHostAddress(first + quint32(i)), ports});
    return list;
}

quint32 ip(const char *text)
{
    return QHostAddress(QString::fromLatin1(text)).toIPv4Address();
}

//! In a network of its own, where nobody answers: `--silent HOSTS TIMEOUT`.
int sweepSilentNetwork(const QStringList &arguments)
{
    LanSweeper sweeper;
    const auto sweep = sweeper.sweep(targets(ip("10.99.0.1") + 1, arguments.at(2).toInt(),
                                             {80, 4028}),
                                     {arguments.at(3).toInt(), 254});
    const Outcome outcome = run(*sweep);
    std::printf("%d %d %.3f\n", outcome.told, outcome.alive(), outcome.seconds);
    return outcome.ended ? 0 : 1;
}
} // namespace

class TestSweep : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsEveryOpenHostOfARefusingSubnet()
    {
        const QList<quint32> hosts = listen(ip("127.7.1.1"), 50, 5);
        LanSweeper sweeper;
        const auto sweep = sweeper.sweep(targets(ip("127.7.1.1"), 254, {m_port, m_closedPort}), {});
        const Outcome outcome = run(*sweep);
        QVERIFY(outcome.ended);
        QCOMPARE(outcome.told, 254);
        QCOMPARE(outcome.hostsWithOpenPort(), hosts);
        QCOMPARE(outcome.alive(), 254); // who refuses is there
        for (quint32 host : hosts)
            QCOMPARE(outcome.findings.value(host).open, QList<quint16>{m_port});
        qInfo("a refusing /24 with 50 servers: %.3f s", outcome.seconds);
    }

    void closesConnectionsAtOnce()
    {
        listen(ip("127.7.2.1"), 1, 1);
        QTcpServer &server = *m_servers.front();
        LanSweeper sweeper;
        const auto sweep = sweeper.sweep(targets(ip("127.7.2.1"), 1, {m_port}), {});
        QVERIFY(run(*sweep).ended);
        QTRY_VERIFY(server.hasPendingConnections());
        QTcpSocket *connection = server.nextPendingConnection();
        QTRY_COMPARE(connection->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(connection->bytesAvailable(), 0);
    }

    void findsAllPortsOfOneHostInTheirOrder()
    {
        m_servers.clear();
        QList<quint16> open;
        QList<quint16> asked;
        for (quint16 port = 18999; port >= 18000; --port) {
            asked += port;
            if (port % 4 != 0)
                continue;
            auto server = std::make_unique<QTcpServer>();
            if (!server->listen(QHostAddress(ip("127.7.3.1")), port))
                continue;
            open += port;
            m_servers.push_back(std::move(server));
        }
        QVERIFY(open.size() > 100);
        LanSweeper sweeper;
        const Outcome outcome = run(*sweeper.sweep(targets(ip("127.7.3.1"), 1, asked), {}));
        QCOMPARE(outcome.told, 1);
        QCOMPARE(outcome.findings.first().open, open);
        qInfo("1000 ports of one host, %lld open: %.3f s", qlonglong(open.size()), outcome.seconds);
    }

    void aHostWithoutPortsIsToldToo()
    {
        LanSweeper sweeper;
        const Outcome outcome = run(*sweeper.sweep(targets(ip("127.7.4.1"), 3, {}), {}));
        QVERIFY(outcome.ended);
        QCOMPARE(outcome.told, 3);
        QCOMPARE(outcome.alive(), 0);
    }

    void nothingToDoEndsFromTheEventLoop()
    {
        LanSweeper sweeper;
        const auto sweep = sweeper.sweep({}, {});
        QSignalSpy finished(sweep.get(), &LanSweep::finished);
        sweep->start();
        QCOMPARE(finished.count(), 0);
        QTRY_COMPARE(finished.count(), 1);
    }

    void cancellingEndsSoonAndTellsNoMore()
    {
        LanSweeper sweeper;
        const auto sweep = sweeper.sweep(targets(ip("127.8.0.1"), 20000, {1}), {1000, 254});
        QSignalSpy finished(sweep.get(), &LanSweep::finished);
        int told = 0;
        connect(sweep.get(), &LanSweep::hostFinished, this, [&] {
            if (++told == 10)
                sweep->cancel();
        });
        sweep->start();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(told < 20000);
        const int then = told;
        QTest::qWait(50);
        QCOMPARE(told, then);
        QCOMPARE(finished.count(), 1);
    }

    void mayBeDeletedFromItsOwnSignal()
    {
        LanSweeper sweeper;
        auto sweep = sweeper.sweep(targets(ip("127.8.0.1"), 200, {1, 2}), {});
        connect(sweep.get(), &LanSweep::hostFinished, this, [&] { sweep.reset(); });
        sweep->start();
        QTRY_VERIFY(!sweep);
        QTest::qWait(20);
    }

    void aBusyProgramLosesNoHost()
    {
        const QList<quint32> hosts = listen(ip("127.7.5.1"), 40, 1);
        LanSweeper sweeper;
        const auto sweep = sweeper.sweep(targets(ip("127.7.5.1"), 40, {m_port}), {60, 254});
        QTimer busy;
        connect(&busy, &QTimer::timeout, this, [] { QThread::msleep(150); });
        busy.start(1);
        QCOMPARE(run(*sweep).hostsWithOpenPort(), hosts);
    }

    void fewFilesLoseNoHost_data()
    {
        QTest::addColumn<bool>("lowerAfterwards");
        QTest::newRow("known before") << false;
        QTest::newRow("learnt from failing") << true;
    }
    void fewFilesLoseNoHost()
    {
#ifdef Q_OS_UNIX
        QFETCH(bool, lowerAfterwards);
        const QList<quint32> hosts = listen(ip("127.7.6.1"), 60, 4);
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        rlimit low = before;
        low.rlim_cur = rlim_t(firstFreeFile() + 6);
        const QList<SweepTarget> all = targets(ip("127.7.6.1"), 254, {m_port, m_closedPort, 1, 2});
        TcpSweep knowing(all, {}, int(low.rlim_cur));
        TcpSweep learning(all, {}, 20000);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &low), 0);
        for (auto &server : m_servers)
            server->pauseAccepting(); // what it accepted would need files of this program too
        const Outcome outcome = run(lowerAfterwards ? learning : knowing);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
        QVERIFY(outcome.ended);
        QCOMPARE(outcome.told, 254);
        QCOMPARE(outcome.alive(), 254);
        QCOMPARE(outcome.hostsWithOpenPort(), hosts);
#else
        QSKIP("this system has no such limit");
#endif
    }

    void silentHostsTakeOneTimeout()
    {
        // What is routed there without being an address of the interface is dropped without a word.
        QProcess shell;
        shell.start(QStringLiteral("unshare"),
                    {QStringLiteral("-rn"), QStringLiteral("sh"), QStringLiteral("-ec"),
                     QStringLiteral("ip link set lo up; ip route add 10.99.0.0/24 dev lo; echo "
                                    "ready; exec '%1' --silent 253 1000")
                         .arg(QCoreApplication::applicationFilePath())});
        if (!shell.waitForStarted() || !shell.waitForFinished(60000))
            QSKIP("unshare could not be run");
        const QByteArray output = shell.readAllStandardOutput();
        if (!output.startsWith("ready"))
            QSKIP("no network namespace with a route of its own on this computer");
        const QList<QByteArray> words = output.mid(6).trimmed().split(' ');
        QCOMPARE(words.size(), 3);
        QCOMPARE(words.at(0), QByteArray("253"));
        QCOMPARE(words.at(1), QByteArray("0"));
        QVERIFY(words.at(2).toDouble() >= 0.99);
        QVERIFY(words.at(2).toDouble() < 20); // not one host after the other
        qInfo("253 silent hosts, 2 ports, timeout 1 s: %s s", words.at(2).constData());
    }

private:
    //! Servers on every n-th address, all on m_port. Returns where they are.
    QList<quint32> listen(quint32 first, int count, int step)
    {
        m_servers.clear();
        m_port = 0;
        QList<quint32> hosts;
        for (int i = 0; i < count; ++i) {
            auto server = std::make_unique<QTcpServer>();
            const quint32 host = first + quint32(i * step);
            if (!server->listen(QHostAddress(host), m_port))
                return {};
            m_port = server->serverPort();
            hosts += host;
            m_servers.push_back(std::move(server));
        }
        m_closedPort = m_port == 65535 ? 1 : quint16(m_port + 1);
        return hosts;
    }

    static int firstFreeFile()
    {
        QTcpServer probe;
        return probe.listen(QHostAddress::LocalHost) ? int(probe.socketDescriptor()) : 0;
    }

    std::vector<std::unique_ptr<QTcpServer>> m_servers;
    quint16 m_port = 0;
    quint16 m_closedPort = 0;
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == QLatin1String("--silent"))
        return sweepSilentNetwork(app.arguments());
    TestSweep test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_sweep.moc"
