// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/filelimit.h"
#include "lan/lansweeper.h"
#include "lan/subnets.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace coalface;

namespace {
constexpr auto up = QNetworkInterface::IsUp | QNetworkInterface::IsRunning
                    | QNetworkInterface::CanBroadcast;

InterfaceDescription interface(const char *name, const char *ip, int prefix,
                               QNetworkInterface::InterfaceFlags flags = up)
{
    return {QString::fromLatin1(name), flags, {{QHostAddress(QString::fromLatin1(ip)), prefix}}};
}

QStringList shown(const QList<LocalSubnet> &subnets)
{
    QStringList texts;
    for (const LocalSubnet &subnet : subnets)
        texts += subnet.network.toString() + u'/' + QString::number(subnet.prefix) + u' '
                 + subnet.interfaceName;
    return texts;
}
} // namespace

class TestLanSweeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void homeNetworksAreUsable()
    {
        const QList<LocalSubnet> subnets = usableSubnets({
            interface("eth0", "192.168.1.77", 24),
            interface("wlan0", "192.168.1.78", 24), // the same network by radio
            interface("br0", "10.0.16.5", 22),
            interface("en0", "172.16.0.2", 16),
        });
        QCOMPARE(shown(subnets), QStringList({QStringLiteral("192.168.1.0/24 eth0"),
                                              QStringLiteral("10.0.16.0/22 br0"),
                                              QStringLiteral("172.16.0.0/16 en0")}));
    }

    void othersAreNot_data()
    {
        QTest::addColumn<InterfaceDescription>("description");
        for (const char *name : {"docker0", "br-12ab34", "veth99", "virbr0", "lxcbr0", "cni0",
                                 "flannel.1", "tun0", "tap0", "wg0", "tailscale0", "utun3", "zt5u4",
                                 "ppp0", "vmnet8", "vboxnet0", "vEthernet (WSL)"})
            QTest::newRow(name) << interface(name, "192.168.7.1", 24);
        QTest::newRow("loopback") << interface("lo", "127.0.0.1", 8,
                                               up | QNetworkInterface::IsLoopBack);
        QTest::newRow("point to point")
            << interface("eth0", "10.8.0.2", 24, up | QNetworkInterface::IsPointToPoint);
        QTest::newRow("down") << interface("eth0", "192.168.7.1", 24,
                                           QNetworkInterface::CanBroadcast);
        QTest::newRow("IPv6") << interface("eth0", "fe80::1", 64);
        QTest::newRow("without DHCP") << interface("eth0", "169.254.3.4", 16);
        QTest::newRow("one address") << interface("eth0", "192.168.7.1", 32);
        QTest::newRow("unknown prefix") << interface("eth0", "192.168.7.1", -1);
    }
    void othersAreNot()
    {
        QFETCH(InterfaceDescription, description);
        QCOMPARE(shown(usableSubnets({description})), QStringList());
    }

    void thisComputersSubnetsAreNeverLoopback()
    {
        const QList<LocalSubnet> subnets = LanSweeper().localSubnets();
        for (const LocalSubnet &subnet : subnets)
            QVERIFY(!subnet.network.isLoopback());
    }

    void aNameBecomesItsIpv4Address()
    {
        LanSweeper sweeper;
        const QFuture<Result<QHostAddress>> future = sweeper.resolve(QStringLiteral("localhost"));
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 15000);
        QVERIFY(future.result().ok());
        QVERIFY(future.result()->isLoopback());
        QCOMPARE(future.result()->protocol(), QAbstractSocket::IPv4Protocol);
    }

    void aNameThatDoesNotExistIsASentence()
    {
        LanSweeper sweeper;
        const QFuture<Result<QHostAddress>> future = sweeper.resolve(
            QStringLiteral("no-such-miner.invalid"));
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 15000);
        QVERIFY(!future.result().ok());
        QVERIFY(future.result().error().detail.contains(QStringLiteral("no-such-miner.invalid")));
    }

    void aPendingNameIsAbortedWithTheSweeper()
    {
        auto sweeper = std::make_unique<LanSweeper>();
        const QFuture<Result<QHostAddress>> future = sweeper->resolve(QStringLiteral("localhost"));
        sweeper.reset();
        QVERIFY(future.isFinished() && !future.isCanceled());
        QCOMPARE(future.result().error().kind, Error::Kind::Aborted);
    }

    void theFileLimitIsRaised()
    {
#ifdef Q_OS_UNIX
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        rlimit low = before;
        low.rlim_cur = 300;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &low), 0);
        QCOMPARE(fileLimit(), 300);
        const LanSweeper sweeper;
        QVERIFY(fileLimit() > 300 || before.rlim_max <= 300);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
#else
        QSKIP("this system has no such limit");
#endif
    }
};

COALFACE_TEST(TestLanSweeper)
#include "tst_lansweeper.moc"
