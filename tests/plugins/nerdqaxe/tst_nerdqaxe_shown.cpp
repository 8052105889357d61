// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "plugins/nerdqaxe/scriptedminer.h"
#include "tests/testprogram/testprogram.h"

using namespace coalface;
using namespace coalface::nerdqaxe;

//! What a write's report may say of a device, by what it shows and what it does not.
class TestNerdQAxeShown : public QObject, private ScriptedMiner
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startMiner(); }
    void cleanup() { stopMiner(); }

    void theModeItShowsIsSentWhereThatMayNotBeAll();
    void aModeItShowedBeforeIsNotProvenByShowingIt_data();
    void aModeItShowedBeforeIsNotProvenByShowingIt();
    void whetherItConnectsToThePoolIsAsTheDeviceSays_data();
    void whetherItConnectsToThePoolIsAsTheDeviceSays();
};

void TestNerdQAxeShown::theModeItShowsIsSentWhereThatMayNotBeAll()
{
    m_sendsAnyway = true;
    const auto report = setMode("standard");
    QCOMPARE(report->outcome, Outcome::Applied);
    QVERIFY(report->verified);
    QCOMPARE(writes(), QByteArrayList{R"(PATCH /api/system {"coreVoltage":1150,"frequency":600})"});
}

void TestNerdQAxeShown::aModeItShowedBeforeIsNotProvenByShowingIt_data()
{
    QTest::addColumn<WebDevice::Page>("page");
    using Page = WebDevice::Page;
    QTest::newRow("dropped") << Page{"", 200, "text/html", {}, WebDevice::Manner::Drop};
    QTest::newRow("a fault of its own") << Page{"", 503, "text/html"};
}

void TestNerdQAxeShown::aModeItShowedBeforeIsNotProvenByShowingIt()
{
    QFETCH(WebDevice::Page, page);
    m_sendsAnyway = true;
    m_device->pages[patchPage] = page;
    const auto report = setMode("standard");
    QCOMPARE(report->outcome, Outcome::Unknown);
    QVERIFY(!report->verified);
    QCOMPARE(writes().size(), 1);
}

void TestNerdQAxeShown::whetherItConnectsToThePoolIsAsTheDeviceSays_data()
{
    QTest::addColumn<int>("slot");
    QTest::addColumn<int>("poolMode");
    QTest::addColumn<bool>("usingFallback");
    QTest::addColumn<QString>("words");
    const QString connects = QStringLiteral("connects to it");
    QTest::newRow("the pool") << 0 << 0 << false << connects;
    QTest::newRow("the pool, the fallback is used")
        << 0 << 0 << true << QStringLiteral("works for its fallback pool");
    QTest::newRow("the fallback") << 1 << 0 << false
                                  << QStringLiteral("works for the one in slot 0");
    QTest::newRow("the fallback, which is used") << 1 << 0 << true << connects;
    QTest::newRow("one of two in dual mode") << 1 << 1 << false << connects;
}

void TestNerdQAxeShown::whetherItConnectsToThePoolIsAsTheDeviceSays()
{
    QFETCH(int, slot);
    QFETCH(int, poolMode);
    QFETCH(bool, usingFallback);
    QFETCH(QString, words);
    set("stratum", QJsonObject{{QStringLiteral("poolMode"), poolMode},
                               {QStringLiteral("activePoolMode"), poolMode},
                               {QStringLiteral("usingFallback"), usingFallback}});
    const auto report = run(&MinerAdapter::setPool,
                            PoolSettings{slot, QStringLiteral("new.example:3333"),
                                         QStringLiteral("me.worker"), QStringLiteral("x"), false});
    QCOMPARE(report->outcome, Outcome::Applied);
    QVERIFY2(report->detail.contains(words), qPrintable(report->detail));
    QCOMPARE(report->detail.contains(QStringLiteral("connects")),
             words == QStringLiteral("connects to it"));
}

COALFACE_TEST(TestNerdQAxeShown)
#include "tst_nerdqaxe_shown.moc"
