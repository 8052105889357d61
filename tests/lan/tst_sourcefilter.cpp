// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/sourcefilter.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;

class TestSourceFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyLocalSourcesAreHeard_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("local");
        QTest::newRow("home") << QStringLiteral("192.168.1.42") << true;
        QTest::newRow("ten") << QStringLiteral("10.200.3.4") << true;
        QTest::newRow("172.16") << QStringLiteral("172.16.0.1") << true;
        QTest::newRow("172.31") << QStringLiteral("172.31.255.254") << true;
        QTest::newRow("172.32") << QStringLiteral("172.32.0.1") << false;
        QTest::newRow("without DHCP") << QStringLiteral("169.254.7.8") << true;
        QTest::newRow("loopback, the simulator's") << QStringLiteral("127.0.3.4") << true;
        QTest::newRow("this computer's own subnet") << QStringLiteral("203.0.113.77") << true;
        QTest::newRow("next to it") << QStringLiteral("203.0.114.77") << false;
        QTest::newRow("the internet") << QStringLiteral("8.8.8.8") << false;
        QTest::newRow("IPv6") << QStringLiteral("fe80::1") << false;
    }
    void onlyLocalSourcesAreHeard()
    {
        QFETCH(QString, source);
        SourceFilter filter;
        filter.setSubnets({{QHostAddress(QStringLiteral("203.0.113.0")), 24, QStringLiteral("e0")}});
        QTEST(filter.isLocal(QHostAddress(source)), "local");
        QTEST(filter.admits(QHostAddress(source), 0), "local");
    }

    void aSourceIsHeardTwiceASecond()
    {
        SourceFilter filter;
        const QHostAddress chatty(QStringLiteral("192.168.1.5"));
        QVERIFY(filter.admits(chatty, 0));
        QVERIFY(filter.admits(chatty, 10));
        QVERIFY(!filter.admits(chatty, 20));
        QVERIFY(!filter.admits(chatty, 999));
        QVERIFY(filter.admits(chatty, 1000)); // the first is a second old
        QVERIFY(!filter.admits(chatty, 1009));
        QVERIFY(filter.admits(chatty, 1010));
        QVERIFY(filter.admits(QHostAddress(QStringLiteral("192.168.1.6")), 20)); // each its own
    }

    void itsMemoryIsBounded()
    {
        SourceFilter filter;
        for (int i = 0; i < SourceFilter::mostSources; ++i)
            QVERIFY(filter.admits(QHostAddress(0x0a000000 + quint32(i)), i));
        const QHostAddress late(QStringLiteral("192.168.1.5"));
        QVERIFY(!filter.admits(late, 50'000));
        QVERIFY(filter.admits(QHostAddress(0x0a000005), 50'000)); // known ones stay
        // A minute after the last word of the others there is room again.
        QVERIFY(filter.admits(late, SourceFilter::mostSources + SourceFilter::forgotten));
    }
};

COALFACE_TEST(TestSourceFilter)
#include "tst_sourcefilter.moc"
