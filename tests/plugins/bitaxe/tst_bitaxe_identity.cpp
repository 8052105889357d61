// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/fixture.h"
#include "bitaxe/identity.h"
#include "bitaxe/recognition.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace coalface::bitaxe;

class TestBitaxeIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesEveryRecordedBitaxe_data();
    void takesEveryRecordedBitaxe();
    void refusesLookAlikesWithTheReason_data();
    void refusesLookAlikesWithTheReason();
    void namesTheModel_data();
    void namesTheModel();
    void countsChipsInTheOrderOfTrust();
    void knowsWhichFirmwareHasTheAsicPage_data();
    void knowsWhichFirmwareHasTheAsicPage();
    void keepsSecretsOutOfTheDetails();
};

void TestBitaxeIdentity::takesEveryRecordedBitaxe_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("firmware");
    QTest::addColumn<QString>("hostname");
    QTest::addColumn<QString>("mac");

    const auto row = [](const char *name, const char *model, const char *firmware,
                        const char *hostname, const char *mac) {
        QTest::newRow(name) << QString::fromLatin1(model) << QString::fromLatin1(firmware)
                            << QString::fromLatin1(hostname) << QString::fromLatin1(mac);
    };
    row("gamma601-v2.10.1", "Bitaxe Gamma 601", "v2.10.1", "BM1370", "02:00:00:00:00:03");
    row("gamma601-v2.11.0b6", "Bitaxe Gamma 601", "v2.11.0b6", "bitaxe 105", "02:00:00:00:00:04");
    row("gamma601-v2.12.2", "Bitaxe Gamma 601", "v2.12.2", "bitaxe", "02:00:00:00:00:05");
    row("gamma601-v2.15.3", "Bitaxe Gamma 601", "v2.15.3", "example-miner", "02:00:00:00:00:10");
    row("gamma602-v2.13.2", "Bitaxe Gamma 602", "v2.12.0", "Bitaxe", "02:00:00:00:00:01");
    row("gamma602-v2.14.2", "Bitaxe Gamma 602", "v2.12.0", "Bitaxe", "02:00:00:00:00:01");
    row("hex302-v2.0.7_48_ge561f60", "Bitaxe Hex 302", "v2.0.7-48-ge561f60", "", "");
    row("hex302-v2.6.0", "Bitaxe Hex 302", "v2.6.0", "bitaxe", "02:00:00:00:00:02");
    row("supra401-v2.4.5_3_gb5d1e36_dirty", "Bitaxe Supra 401", "v2.4.5-3-gb5d1e36-dirty", "bitaxe",
        "aa:bb:cc:dd:ee:ff");
    row("ultra-v2.0.0", "Bitaxe, unknown board", "2.0", "", "");
    row("ultra204-v2.1.10", "Bitaxe Ultra 204", "2.0", "Bitaxe", "");
    row("ultra204-v2.6.5", "Bitaxe Ultra 204", "2.0", "Bitaxe", "02:00:00:00:00:01");
    row("ultra204-v2.8.1", "Bitaxe Ultra 204", "2.0", "Bitaxe", "02:00:00:00:00:01");
    row("ultra204-v2.9.0", "Bitaxe Ultra 204", "2.0", "Bitaxe", "02:00:00:00:00:01");
}

void TestBitaxeIdentity::takesEveryRecordedBitaxe()
{
    QFETCH(QString, model);
    QFETCH(QString, firmware);
    QFETCH(QString, hostname);
    QFETCH(QString, mac);

    const QJsonObject info = fixture(QString::fromLatin1(QTest::currentDataTag())
                                     + QStringLiteral("-system_info"));
    QVERIFY(!info.isEmpty());
    QVERIFY(!whyNotAxeOs(info));
    const Identity expected{QStringLiteral("Bitaxe"), model, firmware, hostname, mac, {}};
    QCOMPARE(identityOf(info, boardOf(info, {})), expected);
}

void TestBitaxeIdentity::refusesLookAlikesWithTheReason_data()
{
    QTest::addColumn<QJsonObject>("info");
    QTest::addColumn<QString>("words");

    const QByteArray axeOs
        = "'ASICModel':'BM1370','version':'v1.0','stratumURL':'a','boardVersion':'601'";
    const auto like = [&](const char *more) { return json("{" + axeOs + "," + more + "}"); };
    QTest::newRow("NMAxe, nested") << fixture(QStringLiteral("nmaxe-v2.9.31-system_info"))
                                   << QStringLiteral("An NMAxe or NMMiner");
    QTest::newRow("NMMiner, nested without asic")
        << like("'identity':{},'miner':{},'deviceModel':'x'")
        << QStringLiteral("An NMAxe or NMMiner");
    QTest::newRow("Lucky Miner") << like("'minerModel':'LV06'") << QStringLiteral("Lucky Miner");
    QTest::newRow("TNA-OS before NerdQAxe")
        << like("'minerModel':'S9','deviceModel':'S9'") << QStringLiteral("TNA-OS");
    QTest::newRow("NerdQAxe") << like("'deviceModel':'NerdQAxe++'")
                              << QStringLiteral("A NerdQAxe (it calls itself \"NerdQAxe++\")");
    QTest::newRow("NMAxe 2.x") << like("'stratumURL1':'b','mcuTemp':40")
                               << QStringLiteral("An NMAxe with firmware 2.x");
    QTest::newRow("NMAxe 2.x in use")
        << like("'stratumURLUSED':'b'") << QStringLiteral("An NMAxe with firmware 2.x");
    QTest::newRow("BitForge") << fixture(QStringLiteral("bitforge_nano-v1.5-system_info"))
                              << QStringLiteral("A BitForge");
    QTest::newRow("old NerdQAxe, means") << like("'hashRate_10m':1,'hashRate_1d':1")
                                         << QStringLiteral("A NerdQAxe with old firmware");
    QTest::newRow("old NerdQAxe, hostip") << like("'hostip':'10.0.0.2','overheat_temp':70")
                                          << QStringLiteral("A NerdQAxe with old firmware");
    QTest::newRow("old NerdQAxe, interval") << like("'hostip':'10.0.0.2','jobInterval':1200")
                                            << QStringLiteral("A NerdQAxe with old firmware");
    const QString another = QStringLiteral("another kind of device");
    QTest::newRow("empty") << QJsonObject() << another;
    QTest::newRow("error object") << json("{'error':'unknown route'}") << another;
    QTest::newRow("no chip") << json("{'version':'v2.9.0','stratumURL':'a'}") << another;
    QTest::newRow("other chip") << json("{'ASICModel':'BZM','version':'v2.9.0','stratumURL':'a'}")
                                << another;
    QTest::newRow("chip is no text")
        << json("{'ASICModel':1370,'version':'v2.9.0','stratumURL':'a'}") << another;
    QTest::newRow("no version") << json("{'ASICModel':'BM1370','stratumURL':'a'}") << another;
    QTest::newRow("neither pool nor board")
        << json("{'ASICModel':'BM1370','version':'v2.9.0'}") << another;
    QTest::newRow("keys in other case")
        << json("{'asicmodel':'BM1370','Version':'v2.9.0','StratumURL':'a'}") << another;
}

void TestBitaxeIdentity::refusesLookAlikesWithTheReason()
{
    QFETCH(QJsonObject, info);
    QFETCH(QString, words);
    const auto why = whyNotAxeOs(info);
    QVERIFY(why.has_value());
    QCOMPARE(why->kind, Error::Kind::Rejected);
    QVERIFY2(why->detail.contains(words), qPrintable(why->detail));
}

void TestBitaxeIdentity::namesTheModel_data()
{
    QTest::addColumn<QString>("chip");
    QTest::addColumn<QString>("board");
    QTest::addColumn<QString>("deviceModel");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *chip, const char *board, const char *deviceModel,
                        const char *name) {
        QTest::addRow("%s %s %s", chip, board, deviceModel)
            << QString::fromLatin1(chip) << QString::fromLatin1(board)
            << QString::fromLatin1(deviceModel) << QString::fromLatin1(name);
    };
    row("BM1397", "2.2", "", "Bitaxe Max 2.2");
    row("BM1397", "102", "", "Bitaxe Max 102");
    row("BM1366", "0.11", "", "Bitaxe Ultra 0.11");
    row("BM1366", "207", "", "Bitaxe Ultra 207");
    row("BM1366", "303", "", "Bitaxe Hex 303");
    row("BM1368", "403", "", "Bitaxe Supra 403");
    row("BM1370", "600", "", "Bitaxe Gamma 600");
    row("BM1370", "650", "", "Bitaxe GammaDuo 650");
    row("BM1368", "702", "", "Bitaxe SupraHex 702");
    row("BM1370", "800", "", "Bitaxe GammaTurbo 800");
    row("BM1370", "605", "Gamma", "Bitaxe Gamma 605");
    row("BM1370", "", "GammaDuo", "Bitaxe GammaDuo");
    row("BM1370", "999", "", "Bitaxe, unknown board");
    row("BM1370", "", "", "Bitaxe, unknown board");
    row("BM1368", "302", "", "Bitaxe, unknown board"); // the number of a board with another chip
    row("BM1366", "302", "LV07", "AxeOS compatible: LV07");
    row("BM1370", "gekko-601", "GekkoAxe-G1", "AxeOS compatible: GekkoAxe-G1");
    row("BM1370", "800", "BITFORGE_NANO", "AxeOS compatible: BITFORGE_NANO");
    row("BM1370", "601", "gamma", "AxeOS compatible: gamma");
}

void TestBitaxeIdentity::namesTheModel()
{
    QFETCH(QString, chip);
    QFETCH(QString, board);
    QFETCH(QString, deviceModel);
    QFETCH(QString, name);
    const QJsonObject info{{QStringLiteral("ASICModel"), chip},
                           {QStringLiteral("boardVersion"), board}};
    const QJsonObject asic{{QStringLiteral("deviceModel"), deviceModel}};
    const Identity identity = identityOf(info, boardOf(info, asic));
    QCOMPARE(identity.model, name);
    QCOMPARE(identity.manufacturer,
             name.startsWith(QLatin1String("Bitaxe")) ? QStringLiteral("Bitaxe") : QString());
}

void TestBitaxeIdentity::countsChipsInTheOrderOfTrust()
{
    const QByteArray hex = "'ASICModel':'BM1366','boardVersion':'302'";
    const QByteArray monitor = "'hashrateMonitor':{'asics':[{},{},{}]}";
    QCOMPARE(boardOf(json("{" + hex + "}"), {}).chips, 6);
    QCOMPARE(boardOf(json("{" + hex + "," + monitor + "}"), {}).chips, 3);
    QCOMPARE(boardOf(json("{" + hex + "," + monitor + ",'asicCount':2}"), {}).chips, 2);
    QCOMPARE(boardOf(json("{" + hex + "," + monitor + ",'asicCount':2}"), json("{'asicCount':4}")).chips,
             4);
    QCOMPARE(boardOf(json("{" + hex + ",'asicCount':0,'hashrateMonitor':{'asics':[]}}"), {}).chips,
             6);
    QVERIFY(!boardOf(json("{'ASICModel':'BM1366'}"), {}).chips);
    QCOMPARE(boardOf(json("{" + hex + "}"), {}).smallCores, 894);
    QCOMPARE(boardOf(json("{" + hex + ",'smallCoreCount':65535}"), {}).smallCores, 894);
    QCOMPARE(boardOf(json("{" + hex + ",'smallCoreCount':672}"), {}).smallCores, 672);
    QVERIFY(!boardOf(json("{'ASICModel':'BM1366','smallCoreCount':65535}"), {}).smallCores);
}

void TestBitaxeIdentity::knowsWhichFirmwareHasTheAsicPage_data()
{
    QTest::addColumn<QByteArray>("info");
    QTest::addColumn<bool>("has");
    QTest::newRow("2.6.5") << QByteArray("{'version':'v2.6.5'}") << false;
    QTest::newRow("2.7.0") << QByteArray("{'version':'v2.7.0'}") << true;
    QTest::newRow("2.10.1") << QByteArray("{'version':'v2.10.1'}") << true;
    QTest::newRow("own numbering") << QByteArray("{'version':'v1.0','temptarget':60}") << true;
    QTest::newRow("no number") << QByteArray("{'version':'main'}") << true;
}

void TestBitaxeIdentity::knowsWhichFirmwareHasTheAsicPage()
{
    QFETCH(QByteArray, info);
    QFETCH(bool, has);
    QCOMPARE(hasAsicPage(json(info)), has);
}

void TestBitaxeIdentity::keepsSecretsOutOfTheDetails()
{
    const auto details = detailsOf(fixture(QStringLiteral("gamma602-v2.14.2-system_info")),
                                   fixture(QStringLiteral("gamma601-v2.15.3-system_asic")));
    QCOMPARE(details.value(QStringLiteral("version")), QStringLiteral("v2.12.0"));
    QCOMPARE(details.value(QStringLiteral("deviceModel")), QStringLiteral("Gamma"));
    QCOMPARE(details.value(QStringLiteral("smallCoreCount")), QStringLiteral("672"));
    for (auto it = details.begin(); it != details.end(); ++it) {
        QVERIFY2(it.key() != QLatin1String("ssid") && it.key() != QLatin1String("wifiPass"),
                 qPrintable(it.key()));
        QVERIFY2(it.value() != QLatin1String("password") && it.value() != QLatin1String("default"),
                 qPrintable(it.value()));
        QVERIFY2(!it.value().contains(QLatin1String("bc1q")), qPrintable(it.value()));
    }
}

COALFACE_TEST(TestBitaxeIdentity)
#include "tst_bitaxe_identity.moc"
