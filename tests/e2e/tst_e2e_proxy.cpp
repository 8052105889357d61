// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! No request to a miner takes the way through a proxy, whatever the environment says.
#include "cli.h"
#include "simulator.h"
#include "tests/testprogram/testprogram.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString inNamespace = u"COALFACE_E2E_IN_NAMESPACE"_s;

void setProxies(Cli &cli, const QString &proxy)
{
    for (const QString &name : {u"http_proxy"_s, u"https_proxy"_s, u"all_proxy"_s}) {
        cli.setVariable(name, proxy);
        cli.setVariable(name.toUpper(), proxy);
    }
    cli.setVariable(u"no_proxy"_s, QString());
    cli.setVariable(u"NO_PROXY"_s, QString());
}

QByteArray fixture(const QString &name)
{
    QFile file(
        QStringLiteral(TEST_SOURCE_DIR "/../plugins/bitaxe/fixtures/gamma601-v2.15.3-%1.json")
            .arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Counts who comes, and answers the paths it knows.
class Server : public QTcpServer
{
public:
    int visitors = 0;
    QHash<QByteArray, QByteArray> pages;

    Server()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++visitors;
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { answer(*socket); });
            }
        });
    }

private:
    void answer(QTcpSocket &socket)
    {
        const QByteArray body = pages.value(socket.readAll().split(' ').value(1));
        socket.write("HTTP/1.1 " + QByteArray(body.isEmpty() ? "404 Not Found" : "200 OK")
                     + "\r\nContent-Type: application/json\r\nContent-Length: "
                     + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
        socket.disconnectFromHost();
    }
};

} // namespace

class tst_E2eProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingWorksOnLoopback();
    void reachesAPrivateAddressPastTheProxy();

private:
    void askAtPrivateAddress();
};

void tst_E2eProxy::everythingWorksOnLoopback()
{
    Server trap;
    QVERIFY(trap.listen(QHostAddress::LocalHost));
    Simulator simulator;
    QVERIFY2(simulator.start({u"gamma601-v2.15.3"_s, u"ultra204-v2.6.5"_s}),
             qPrintable(simulator.errorString()));
    for (const QString &proxy :
         {u"http://127.0.0.1:1"_s, u"http://127.0.0.1:%1"_s.arg(trap.serverPort()),
          u"socks5://127.0.0.1:%1"_s.arg(trap.serverPort())}) {
        const QTemporaryDir folder;
        Cli cli(folder.path());
        setProxies(cli, proxy);
        for (const QStringList &arguments :
             {QStringList{u"scan"_s, u"--listen"_s, u"0"_s, u"--add"_s} + simulator.places(),
              {u"poll"_s},
              {u"info"_s, u"m1"_s},
              {u"miners"_s, u"add"_s, simulator.places().constFirst()},
              {u"collect"_s, u"--interval"_s, u"1"_s, u"--duration"_s, u"1"_s}}) {
            const CliResult result = cli.run(QStringList{u"--json"_s} + arguments);
            QVERIFY2(result.status == 0, result.told());
        }
        const CliResult list = cli.run({u"--json"_s, u"miners"_s, u"list"_s});
        QCOMPARE(list.document().value(u"miners").toArray().size(), simulator.devices().size());
    }
    QCOMPARE(trap.visitors, 0);
}

void tst_E2eProxy::reachesAPrivateAddressPastTheProxy()
{
    if (qEnvironmentVariableIsSet(inNamespace.toLatin1().constData()))
        return askAtPrivateAddress();
    // A network of its own, in which private addresses belong to nobody else.
    const auto inside = [](const QStringList &command, QProcess &process) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(inNamespace, u"1"_s);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"unshare"_s, QStringList{u"-rn"_s, u"sh"_s, u"-c"_s,
                                                u"ip link set lo up "
                                                "&& ip addr add 192.168.77.1/24 dev lo && ip addr "
                                                "add 192.168.77.20/24 dev lo "
                                                "&& exec \"$@\""_s,
                                                u"sh"_s}
                                        + command);
        return process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit
               && process.exitCode() == 0;
    };
    QProcess attempt;
    if (!inside({u"true"_s}, attempt)) {
        QSKIP(qPrintable(u"No network namespace here: %1 %2"_s
                             .arg(attempt.errorString(),
                                  QString::fromLocal8Bit(attempt.readAll()).simplified())));
    }
    QProcess test;
    const bool passed = inside({QCoreApplication::applicationFilePath(), u"tst_e2e_proxy"_s,
                                QString::fromLatin1(QTest::currentTestFunction())},
                               test);
    QVERIFY2(passed, test.readAll());
}

void tst_E2eProxy::askAtPrivateAddress()
{
    Server trap;
    QVERIFY(trap.listen(QHostAddress(u"192.168.77.1"_s)));
    Server miner;
    QVERIFY(miner.listen(QHostAddress(u"192.168.77.20"_s), 80));
    miner.pages = {{"/api/system/info", fixture(u"system_info"_s)},
                   {"/api/system/asic", fixture(u"system_asic"_s)}};
    QVERIFY(!miner.pages.value("/api/system/info").isEmpty());
    const QTemporaryDir folder;
    Cli cli(folder.path());
    setProxies(cli, u"http://192.168.77.1:%1"_s.arg(trap.serverPort()));
    const CliResult scan = cli.run(
        {u"--json"_s, u"scan"_s, u"--listen"_s, u"0"_s, u"--add"_s, u"192.168.77.16-24"_s});
    QVERIFY2(scan.status == 0, scan.told());
    QVERIFY2(scan.document().value(u"miners").toArray().size() == 1, scan.told());
    const int before = miner.visitors;
    const CliResult poll = cli.run({u"--json"_s, u"poll"_s, u"192.168.77.20"_s});
    QVERIFY2(poll.status == 0, poll.told());
    QVERIFY(miner.visitors > before);
    QCOMPARE(trap.visitors, 0);
}

COALFACE_TEST(tst_E2eProxy)
#include "tst_e2e_proxy.moc"
