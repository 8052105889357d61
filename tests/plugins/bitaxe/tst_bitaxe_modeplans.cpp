// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/fixture.h"
#include "bitaxe/modeplan.h"
#include "bitaxe/moderules.h"
#include "bitaxe/permissions.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace coalface::bitaxe;

namespace {

QJsonObject gammaAsic()
{
    return fixture(QStringLiteral("gamma601-v2.15.3-system_asic"));
}

PowerMode turboOf(const QJsonObject &info, const QJsonObject &asic)
{
    const auto modes = modesOf(optionsOf(boardOf(info, asic), asic));
    return modes.isEmpty() ? PowerMode() : modes.constLast();
}

//! A cool, faultless Gamma at 525 MHz and 1.15 V.
QJsonObject fit()
{
    return json("{'ASICModel':'BM1370','boardVersion':'601','version':'v2.15.3','power':19.5,"
                "'maxPower':40,'frequency':525,'coreVoltage':1150,'temp':58,'temp2':-1,'vrTemp':66,"
                "'hashRate':1070,'uptimeSeconds':301,'overheat_mode':0}");
}

} // namespace

class TestBitaxeModePlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void capabilitiesFollowVersionAndBoard_data();
    void capabilitiesFollowVersionAndBoard();
    void goesDownInTwoSteps();
    void sendsNumbersAsTheirTypes();
    void knowsWhenTheChipHasSlowedDown();
    void restoresOnlyItsOwnHalf();
    void estimatesPower_data();
    void estimatesPower();
    void refusesTurbo_data();
    void refusesTurbo();
    void refusesAnyModeOfAnUnnamedModel();
};

void TestBitaxeModePlans::capabilitiesFollowVersionAndBoard_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("board");
    QTest::addColumn<QString>("model"); // deviceModel of the asic page
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *version, const char *board, const char *model,
                        const char *expected) {
        QTest::addRow("%s %s %s", version, board, model)
            << QString::fromLatin1(version) << QString::fromLatin1(board)
            << QString::fromLatin1(model) << QString::fromLatin1(expected);
    };
    row("v2.15.3", "601", "Gamma", "set_mode set_pool restart identify pause resume");
    row("v2.14.0", "601", "Gamma", "set_mode set_pool restart identify pause resume");
    row("v2.13.2", "601", "Gamma", "set_mode set_pool restart identify");
    row("v2.12.0", "601", "Gamma", "set_mode set_pool restart identify");
    row("v2.11.0b6", "601", "Gamma", "set_mode set_pool restart");
    row("v2.4.5-3-gb5d1e36-dirty", "601", "", "set_mode set_pool restart");
    row("2.7.0-TCH-All-In-One", "601", "", "set_mode set_pool restart");
    row("v2.0.4", "601", "", "set_mode set_pool restart");
    row("v2.0.3", "601", "", "");
    row("v2.0.0", "601", "", "");
    row("master", "601", "Gamma", "");
    row("v2.15.3", "302", "LV07", "");
    row("v2.4.0", "mine", "", "set_pool restart"); // a custom board: no list for it
    row("v2.9.0", "mine", "", "");                 // would tell its model
}

void TestBitaxeModePlans::capabilitiesFollowVersionAndBoard()
{
    QFETCH(QString, version);
    QFETCH(QString, board);
    QFETCH(QString, model);
    QFETCH(QString, expected);
    const QJsonObject info{{QStringLiteral("ASICModel"), QStringLiteral("BM1370")},
                           {QStringLiteral("version"), version},
                           {QStringLiteral("boardVersion"), board}};
    QJsonObject asic;
    if (!model.isEmpty())
        asic.insert(QStringLiteral("deviceModel"), model);
    const Board found = boardOf(info, asic);
    QStringList names;
    for (const Capability one : capabilitiesOf(info, found, modesOf(optionsOf(found, asic))))
        names.append(capabilityName(one));
    QCOMPARE(names.join(u' '), expected);
}

void TestBitaxeModePlans::goesDownInTwoSteps()
{
    const Pair standard{525, 1150};
    const auto down = patchesFor(standard, {400, 1100}, false);
    QCOMPARE(down, (QList<QJsonObject>{json("{'frequency':400}"), json("{'coreVoltage':1100}")}));
    QCOMPARE(patchesFor(standard, {400, 1100}, true).size(), 1);
    QCOMPARE(patchesFor(standard, {600, 1200}, false),
             QList<QJsonObject>{json("{'frequency':600,'coreVoltage':1200}")});
    QCOMPARE(patchesFor(standard, {490, 1150}, false).size(), 1);
    QCOMPARE(patchesFor({400, 1200}, standard, false).size(), 1);
}

//! Before v2.11 a wrong type is ignored or becomes 0.
void TestBitaxeModePlans::sendsNumbersAsTheirTypes()
{
    const QByteArray body = QJsonDocument(patchFor({525, 1150})).toJson(QJsonDocument::Compact);
    QCOMPARE(body, R"({"coreVoltage":1150,"frequency":525})");
}

void TestBitaxeModePlans::knowsWhenTheChipHasSlowedDown()
{
    QCOMPARE(hasSlowedTo(400, json("{'actualFrequency':525}")), std::optional(false));
    QCOMPARE(hasSlowedTo(400, json("{'actualFrequency':400}")), std::optional(true));
    QCOMPARE(hasSlowedTo(400, json("{'actualFrequency':50}")), std::optional(true));
    QVERIFY(!hasSlowedTo(400, json("{'frequency':400}")));
    QVERIFY(!hasSlowedTo(400, json("{'actualFrequency':null}")));
}

void TestBitaxeModePlans::restoresOnlyItsOwnHalf()
{
    const QJsonObject info = fit();
    const Options options = optionsOf(boardOf(info, {}), {});
    const Pair from{525, 1150}, to{600, 1200};
    QVERIFY(mayRestore(from, to, {600, 1150}, options));
    QVERIFY(mayRestore(from, to, {525, 1200}, options));
    QVERIFY(!mayRestore(from, to, {50, 1000}, options));         // overheat protection up to v2.11
    QVERIFY(!mayRestore(from, to, {500, 1100}, options));        // and since
    QVERIFY(!mayRestore({700, 1150}, to, {600, 1150}, options)); // above the list: never written
    QVERIFY(!mayRestore({525, 1300}, to, {525, 1200}, options));
}

void TestBitaxeModePlans::estimatesPower_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("chip");
    QTest::addColumn<QString>("board");
    QTest::addColumn<double>("allowance");
    const auto row = [](const char *version, const char *chip, const char *board, double allowance) {
        QTest::addRow("%s %s", board, version)
            << QString::fromLatin1(version) << QString::fromLatin1(chip)
            << QString::fromLatin1(board) << allowance;
    };
    row("v2.15.3", "BM1370", "601", 5);
    row("v2.15.3", "BM1366", "207", 5);
    row("v2.15.3", "BM1366", "204", 0); // measures its input
    row("v2.15.3", "BM1368", "401", 0);
    row("v2.15.3", "BM1368", "402", 5);
    row("v2.15.3", "BM1397", "102", 0);
    row("v2.15.3", "BM1366", "303", 12);
    row("v2.15.3", "BM1368", "701", 25);
    row("v2.15.3", "BM1370", "801", 10);
    row("v2.1.10", "BM1366", "303", 0);
}

void TestBitaxeModePlans::estimatesPower()
{
    QFETCH(QString, version);
    QFETCH(QString, chip);
    QFETCH(QString, board);
    QFETCH(double, allowance);
    QJsonObject info = json("{'power':45,'frequency':500,'coreVoltage':1000}");
    info.insert(QStringLiteral("version"), version);
    info.insert(QStringLiteral("ASICModel"), chip);
    info.insert(QStringLiteral("boardVersion"), board);
    const Board found = boardOf(info, {});
    QCOMPARE(fixedAllowance(info, found), allowance);
    // A fifth more clock at a tenth more voltage: 1.2 * 1.21 = 1.452 times the rest.
    const auto estimate = estimatedPower({QStringLiteral("turbo"), 600, 1.1, {}}, info, found);
    QVERIFY(estimate);
    QVERIFY(qAbs(*estimate - (allowance + (45 - allowance) * 1.452)) < 1e-9);
}

void TestBitaxeModePlans::refusesTurbo_data()
{
    QTest::addColumn<QJsonObject>("info");
    QTest::addColumn<QString>("words"); // empty: allowed
    const auto row = [](const char *name, const QJsonObject &info, const char *words) {
        QTest::newRow(name) << info << QString::fromUtf8(words);
    };
    row("fit", fit(), "");
    row("no regulator sensor", with(fit(), "vrTemp", 0), "");
    row("just started", with(fit(), "uptimeSeconds", 300), "5 minutes");
    row("chip", with(fit(), "temp", 65), "65 °C");
    row("second sensor", with(fit(), "temp2", 70.5), "chip is at");
    row("chip unknown", with(fit(), "temp", -1), "chip temperature");
    row("regulator", with(fit(), "vrTemp", 85), "regulator");
    row("power fault", with(fit(), "power_fault", QStringLiteral("low voltage")), "fault");
    row("hardware fault", with(fit(), "hardware_fault", QStringLiteral("fan")), "fault");
    row("overheated", with(fit(), "overheat_mode", 1), "overheat protection");
    row("overheated, v2.1.9", with(fit(), "overheat", 1), "overheat protection");
    row("paused", with(fit(), "miningPaused", true), "paused");
    row("stands still", with(fit(), "hashRate", 0), "not hashing");
    row("power unknown", with(fit(), "power", QJsonValue::Null), "cannot be estimated");
    // 5 + 25.0 * (600/525) * (1200/1150)^2 = 36.1 W, of which 36 are allowed.
    row("too much power", with(fit(), "power", 30), "37 W");
    row("nearly too much", with(fit(), "power", 29.8), "");
    row("smaller supply", with(fit(), "maxPower", 25), "25 W");
}

void TestBitaxeModePlans::refusesTurbo()
{
    QFETCH(QJsonObject, info);
    QFETCH(QString, words);
    const QJsonObject asic = gammaAsic();
    const auto why = whyModeRefused(turboOf(info, asic), info, asic, boardOf(info, asic));
    QCOMPARE(why.has_value(), !words.isEmpty());
    if (why)
        QVERIFY2(why->contains(words), qPrintable(*why));
}

//! Other makers reuse board numbers: no presets by them where the asic page would tell.
void TestBitaxeModePlans::refusesAnyModeOfAnUnnamedModel()
{
    const PowerMode eco{QStringLiteral("eco"), 400, 1.1, {}};
    QVERIFY(whyModeRefused(eco, fit(), {}, boardOf(fit(), {})));
    const QJsonObject old = with(fit(), "version", QStringLiteral("v2.8.1"));
    QVERIFY(!whyModeRefused(eco, old, {}, boardOf(old, {})));
}

COALFACE_TEST(TestBitaxeModePlans)
#include "tst_bitaxe_modeplans.moc"
