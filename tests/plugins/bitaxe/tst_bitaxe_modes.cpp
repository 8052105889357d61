// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/fixture.h"
#include "bitaxe/powermodes.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace coalface::bitaxe;

namespace {

//! "eco 400/1100, …" (MHz, mV)
QString shown(const QList<PowerMode> &modes)
{
    QStringList list;
    for (const PowerMode &mode : modes) {
        list.append(QStringLiteral("%1 %2/%3")
                        .arg(mode.name)
                        .arg(*mode.frequency)
                        .arg(qRound(*mode.coreVoltage * 1000)));
    }
    return list.join(QStringLiteral(", "));
}

QList<PowerMode> modes(const QJsonObject &info, const QJsonObject &asic)
{
    return modesOf(optionsOf(boardOf(info, asic), asic));
}

QJsonObject device(const char *chip, const char *board)
{
    return {{QStringLiteral("ASICModel"), QLatin1String(chip)},
            {QStringLiteral("boardVersion"), QLatin1String(board)}};
}

} // namespace

class TestBitaxeModes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheOfficialListOfChipAndFamily_data();
    void followsTheOfficialListOfChipAndFamily();
    void prefersTheDevicesOwnLists_data();
    void prefersTheDevicesOwnLists();
    void offersNothingForOthers();
    void takesOnlyTheExactPair();
};

void TestBitaxeModes::followsTheOfficialListOfChipAndFamily_data()
{
    QTest::addColumn<QString>("chip");
    QTest::addColumn<QString>("board");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *chip, const char *board, const char *expected) {
        QTest::addRow("%s %s", chip, board)
            << QString::fromLatin1(chip) << QString::fromLatin1(board)
            << QString::fromLatin1(expected);
    };
    row("BM1397", "102", "eco 400/1350, standard 425/1400, turbo 485/1450");
    row("BM1366", "204", "eco 400/1150, low 450/1200, standard 485/1200, turbo 550/1250");
    row("BM1366", "302", "eco 400/1150, low 450/1200, standard 485/1200, turbo 550/1250");
    row("BM1368", "401", "eco 400/1150, low 450/1166, standard 490/1166, turbo 550/1200");
    row("BM1370", "601", "eco 400/1100, low 490/1150, standard 525/1150, turbo 600/1200");
    row("BM1370", "650", "eco 350/1100, low 375/1150, standard 400/1150, turbo 410/1200");
}

void TestBitaxeModes::followsTheOfficialListOfChipAndFamily()
{
    QFETCH(QString, chip);
    QFETCH(QString, board);
    QFETCH(QString, expected);
    QCOMPARE(shown(modes(device(qPrintable(chip), qPrintable(board)), {})), expected);
}

void TestBitaxeModes::prefersTheDevicesOwnLists_data()
{
    QTest::addColumn<QJsonObject>("asic");
    QTest::addColumn<QString>("expected");
    QTest::newRow("recorded, 690 MHz in it")
        << fixture(QStringLiteral("gamma601-v2.15.3-system_asic"))
        << QStringLiteral("eco 400/1100, low 490/1150, standard 525/1150, turbo 600/1200");
    QTest::newRow("own lists") << json(
        "{'deviceModel':'Gamma','frequencyOptions':[500,300,400],'voltageOptions':[1100,1000,1050],"
        "'defaultFrequency':400,'defaultVoltage':1050}")
                               << QStringLiteral("eco 300/1000, standard 400/1050");
    QTest::newRow("v2.7: lists without defaults")
        << json("{'frequencyOptions':[400,490,525],'voltageOptions':[1100,1150,1200]}")
        << QStringLiteral("eco 400/1100, low 490/1150, standard 525/1150");
    QTest::newRow("defaults are not in the lists")
        << json("{'frequencyOptions':[300,310],'voltageOptions':[900,910]}") << QString();
    QTest::newRow("no voltage below or above the default")
        << json("{'frequencyOptions':[400,525,550],'voltageOptions':[1150],'defaultFrequency':525,"
                "'defaultVoltage':1150}")
        << QStringLiteral("eco 400/1150, standard 525/1150");
    QTest::newRow("nonsense among the options")
        << json("{'frequencyOptions':[null,'x',-5,0,400,525],'voltageOptions':[1100,true,1150],"
                "'defaultFrequency':525,'defaultVoltage':1150}")
        << QStringLiteral("eco 400/1100, standard 525/1150");
}

void TestBitaxeModes::prefersTheDevicesOwnLists()
{
    QFETCH(QJsonObject, asic);
    QFETCH(QString, expected);
    QCOMPARE(shown(modes(device("BM1370", "601"), asic)), expected);
}

void TestBitaxeModes::offersNothingForOthers()
{
    const QJsonObject bitforge = fixture(QStringLiteral("bitforge_nano-v1.5-system_asic"));
    QVERIFY(modes(device("BM1370", "800"), bitforge).isEmpty());
    QJsonObject withLists = fixture(QStringLiteral("gamma601-v2.15.3-system_asic"));
    withLists.insert(QLatin1String("deviceModel"), QLatin1String("LV07"));
    QVERIFY(modes(device("BM1370", "601"), withLists).isEmpty());
    QVERIFY(modes(device("BM1370", "999"), {}).isEmpty());
    QVERIFY(modes(device("BM1370", ""), {}).isEmpty());
}

void TestBitaxeModes::takesOnlyTheExactPair()
{
    const auto gamma = modes(device("BM1370", "601"), {});
    QCOMPARE(modeOfPair(gamma, 525.0, 1.15), QStringLiteral("standard"));
    QCOMPARE(modeOfPair(gamma, 400.0, 1.1), QStringLiteral("eco"));
    QCOMPARE(modeOfPair(gamma, 600.0, 1.2), QStringLiteral("turbo"));
    QCOMPARE(modeOfPair(gamma, 525.0, 1.1), QStringLiteral("custom"));
    QCOMPARE(modeOfPair(gamma, 525.25, 1.15), QStringLiteral("custom"));
    QCOMPARE(modeOfPair(gamma, 525.0, 1.151), QStringLiteral("custom"));
    QVERIFY(!modeOfPair(gamma, std::nullopt, 1.15));
    QVERIFY(!modeOfPair(gamma, 525.0, std::nullopt));
    QVERIFY(!modeOfPair({}, 525.0, 1.15));
}

COALFACE_TEST(TestBitaxeModes)
#include "tst_bitaxe_modes.moc"
