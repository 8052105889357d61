// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/modesafety.h"
#include "nerdqaxe/powermodes.h"
#include "plugins/fixture.h"
#include "tests/testprogram/testprogram.h"

#include <QJsonArray>
#include <QTest>

using namespace coalface;
using namespace coalface::nerdqaxe;

namespace {

QByteArray list(const QList<int> &values)
{
    QByteArrayList texts;
    for (const int value : values)
        texts.append(QByteArray::number(value));
    return '[' + texts.join(',') + ']';
}

QList<int> steps(int first, int last, int step)
{
    QList<int> values;
    for (int value = first; value <= last; value += step)
        values.append(value);
    return values;
}

QJsonObject asic(const QList<int> &frequencies, const QList<int> &voltages, int frequency,
                 int voltage, const QByteArray &more = {})
{
    return json("{'frequencyOptions':" + list(frequencies) + ",'voltageOptions':" + list(voltages)
                + ",'defaultFrequency':" + QByteArray::number(frequency)
                + ",'defaultVoltage':" + QByteArray::number(voltage) + more + '}');
}

//! "eco 400/1100, …" (MHz, mV)
QString shown(const QList<PowerMode> &modes)
{
    QStringList texts;
    for (const PowerMode &mode : modes) {
        texts.append(QStringLiteral("%1 %2/%3")
                         .arg(mode.name)
                         .arg(pairOf(mode).megahertz)
                         .arg(pairOf(mode).millivolts));
    }
    return texts.join(QStringLiteral(", "));
}

const QList<int> axe = {400, 425, 450, 475, 485, 500, 525, 550, 575};
const QList<int> plus = {400, 425, 450, 475, 490, 500, 525, 550, 575};
const QList<int> plusPlus = {500, 515, 525, 550, 575, 590, 600};

PowerMode mode(const char *name, int megahertz, int millivolts)
{
    return {QString::fromLatin1(name), double(megahertz), millivolts / 1000.0, std::nullopt};
}

//! A NerdOCTAXE-γ in good order at its default.
QJsonObject healthy(const char *changes = "{}")
{
    QJsonObject info = json(
        "{'frequency':700,'coreVoltage':1210,'coreVoltageActual':1208,'power':190,"
        "'maxPower':300,'current':15800,'maxCurrentA':25,'temp':58,'vrTemp':60,"
        "'uptimeSeconds':3600,'hashRate':11400,'shutdown':false}");
    const QJsonObject changed = json(changes);
    for (auto it = changed.begin(); it != changed.end(); ++it)
        info.insert(it.key(), it.value());
    return info;
}

} // namespace

class TestNerdQAxeModes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTheModesOfThePage_data();
    void makesTheModesOfThePage();
    void theFirstBuildsOf32HaveNoLimits();
    void offersNothingWithoutTheDevicesLists();
    void aPairAboveTheHardLimitIsNotOfferedNotEvenTheDefault();
    void takesWholeNumbersOnly();
    void recognisesTheExactPairOnly();
    void refusesWhileTheChipsAreOff_data();
    void refusesWhileTheChipsAreOff();
    void turboWantsACoolMinerThatHasRunForAWhile_data();
    void turboWantsACoolMinerThatHasRunForAWhile();
    void keepsATenthOfPowerAndCurrentFree_data();
    void keepsATenthOfPowerAndCurrentFree();
    void goingDownIsNeverTooMuch();
    void theMakersDefaultMayTakeWhatTheBoardIsMadeFor();
    void readsThePresentPair();
};

void TestNerdQAxeModes::makesTheModesOfThePage_data()
{
    QTest::addColumn<QJsonObject>("asic");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QJsonObject &page, const char *expected) {
        QTest::newRow(name) << page << QString::fromLatin1(expected);
    };
    const QList<int> coarse = {1100, 1150, 1200, 1250, 1300};
    const QList<int> fine = steps(1120, 1200, 10);
    row("NerdAxe", asic(axe, coarse, 485, 1200, ",'absMaxFrequency':0,'absMaxVoltage':0"),
        "eco 400/1150, low 450/1200, standard 485/1200, turbo 550/1250");
    row("NerdAxeGamma", asic({500, 515, 525, 550, 575}, fine, 515, 1150),
        "eco 500/1140, standard 515/1150, turbo 575/1160");
    row("NerdQAxe+",
        asic(plus, coarse + QList<int>{1350}, 490, 1250,
             ",'absMaxFrequency':800,'absMaxVoltage':1400"),
        "eco 400/1200, low 450/1250, standard 490/1250, turbo 550/1300");
    row("NerdQAxe++", fixture(QStringLiteral("nerdqaxeplusplus-v1.1.0_beta1-system_asic")),
        "eco 500/1140, low 550/1150, standard 600/1150");
    row("NerdOCTAXE, newer regulator",
        asic(steps(525, 800, 25), steps(1120, 1260, 10), 700, 1210,
             ",'absMaxFrequency':850,'absMaxVoltage':1400,'ecoFrequency':0,'ecoVoltage':0"),
        "eco 525/1200, low 600/1210, standard 700/1210, turbo 800/1220");
    row("NerdQX with the maker's eco",
        asic({495, 500, 600, 700, 750, 777}, {1085, 1120, 1200, 1210}, 777, 1200,
             ",'ecoFrequency':495,'ecoVoltage':1085"),
        "eco 495/1085, low 600/1200, standard 777/1200");
}

void TestNerdQAxeModes::makesTheModesOfThePage()
{
    QFETCH(QJsonObject, asic);
    QFETCH(QString, expected);
    QCOMPARE(shown(modesOf(optionsOf(asic))), expected);
}

void TestNerdQAxeModes::theFirstBuildsOf32HaveNoLimits()
{
    const Options options = optionsOf(
        fixture(QStringLiteral("nerdqaxeplusplus-v1.0.32-system_asic")));
    QVERIFY(!options.maxMegahertz && !options.maxMillivolts && !options.eco);
    QCOMPARE(shown(modesOf(options)),
             QStringLiteral("eco 500/1140, low 550/1150, standard 600/1150"));
    const Options mock = optionsOf(fixture(QStringLiteral("nerdqaxeplus-v1.0.34-system_asic")));
    QCOMPARE(mock.maxMegahertz, 800);
    QCOMPARE(mock.maxMillivolts, 1400);
}

void TestNerdQAxeModes::offersNothingWithoutTheDevicesLists()
{
    QVERIFY(modesOf(optionsOf({})).isEmpty());
    QVERIFY(modesOf(optionsOf(json("{'defaultFrequency':600,'defaultVoltage':1150}"))).isEmpty());
    QVERIFY(modesOf(optionsOf(json("{'frequencyOptions':[500],'voltageOptions':[1150]}"))).isEmpty());
}

void TestNerdQAxeModes::aPairAboveTheHardLimitIsNotOfferedNotEvenTheDefault()
{
    // A NerdQX without its temperature multiplexer reports limits below its own default.
    QCOMPARE(shown(modesOf(optionsOf(asic({495, 500, 600, 777}, {1085, 1120, 1200}, 777, 1200,
                                          ",'ecoFrequency':495,'ecoVoltage':1085,"
                                          "'absMaxFrequency':495,'absMaxVoltage':1150")))),
             QStringLiteral("eco 495/1085"));
    // A Q1370 in that state has no option left at all.
    QVERIFY(modesOf(optionsOf(asic(plusPlus, steps(1120, 1200, 10), 600, 1150,
                                   ",'absMaxFrequency':495,'absMaxVoltage':1150")))
                .isEmpty());
}

void TestNerdQAxeModes::takesWholeNumbersOnly()
{
    const Options options = optionsOf(
        json("{'frequencyOptions':[500,512.5,'525',-1,0,70000,null,600],"
             "'voltageOptions':[1150],'defaultFrequency':600.5,"
             "'defaultVoltage':1150}"));
    QCOMPARE(options.frequencies, (QList<int>{500, 600}));
    QVERIFY(!options.standard);
}

void TestNerdQAxeModes::recognisesTheExactPairOnly()
{
    const auto modes = modesOf(
        optionsOf(fixture(QStringLiteral("nerdqaxeplusplus-v1.1.0_beta1-system_asic"))));
    QCOMPARE(modeOfPair(modes, 600, 1.15), QStringLiteral("standard"));
    QCOMPARE(modeOfPair(modes, 500, 1.14), QStringLiteral("eco"));
    QCOMPARE(modeOfPair(modes, 680, 1.15), QStringLiteral("custom"));
    QCOMPARE(modeOfPair(modes, 600, 1.16), QStringLiteral("custom"));
    QVERIFY(!modeOfPair(modes, {}, 1.15));
    QVERIFY(!modeOfPair({}, 600, 1.15));
}

void TestNerdQAxeModes::refusesWhileTheChipsAreOff_data()
{
    QTest::addColumn<QJsonObject>("info");
    QTest::addColumn<QJsonObject>("dashboard");
    QTest::addColumn<QString>("words");
    QTest::newRow("shut down") << healthy("{'shutdown':true}") << QJsonObject()
                               << QStringLiteral("shut down");
    QTest::newRow("overheated, as info shows it")
        << healthy("{'coreVoltageActual':0,'hashRate':0}") << QJsonObject()
        << QStringLiteral("switched its chips off");
    QTest::newRow("board error of the dashboard")
        << healthy() << json("{'system':{'boardError':4}}") << QStringLiteral("over-current");
}

void TestNerdQAxeModes::refusesWhileTheChipsAreOff()
{
    QFETCH(QJsonObject, info);
    QFETCH(QJsonObject, dashboard);
    QFETCH(QString, words);
    const auto why = whyModeIsUnsafe(mode("eco", 525, 1200), info, dashboard);
    QVERIFY(why);
    QVERIFY2(why->contains(words), qPrintable(*why));
    QVERIFY(why->contains(QStringLiteral("estart")));
}

void TestNerdQAxeModes::turboWantsACoolMinerThatHasRunForAWhile_data()
{
    QTest::addColumn<QJsonObject>("info");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("good") << healthy() << true;
    QTest::newRow("five minutes") << healthy("{'uptimeSeconds':300}") << false;
    QTest::newRow("longer") << healthy("{'uptimeSeconds':301}") << true;
    QTest::newRow("65 degrees") << healthy("{'temp':65}") << false;
    QTest::newRow("below") << healthy("{'temp':64.9}") << true;
    QTest::newRow("unknown temperature") << healthy("{'temp':0}") << false;
    QTest::newRow("hot regulator") << healthy("{'vrTemp':85}") << false;
    QTest::newRow("no regulator sensor") << healthy("{'vrTemp':0}") << true;
    QTest::newRow("not hashing") << healthy("{'hashRate':0}") << false;
    QTest::newRow("unknown power") << healthy("{'power':0}") << false;
}

void TestNerdQAxeModes::turboWantsACoolMinerThatHasRunForAWhile()
{
    QFETCH(QJsonObject, info);
    QFETCH(bool, allowed);
    const auto why = whyModeIsUnsafe(mode("turbo", 800, 1220), info, {});
    QVERIFY2(!why == allowed, qPrintable(why.value_or(QString())));
}

void TestNerdQAxeModes::keepsATenthOfPowerAndCurrentFree_data()
{
    QTest::addColumn<QJsonObject>("info");
    QTest::addColumn<bool>("allowed");
    // 800/700 × (1220/1210)² = 1.16182…: 190 W become 220.7, 15.8 A become 18.36.
    QTest::newRow("220.7 of 300 W") << healthy() << true;
    QTest::newRow("220.7 of 246 W") << healthy("{'maxPower':246}") << true;
    QTest::newRow("220.7 of 245 W") << healthy("{'maxPower':245}") << false;
    QTest::newRow("18.36 of 20.5 A") << healthy("{'maxCurrentA':20.5}") << true;
    QTest::newRow("18.36 of 20.3 A") << healthy("{'maxCurrentA':20.3}") << false;
    QTest::newRow("no current limit") << healthy("{'maxCurrentA':0}") << true;
}

void TestNerdQAxeModes::keepsATenthOfPowerAndCurrentFree()
{
    QFETCH(QJsonObject, info);
    QFETCH(bool, allowed);
    const auto why = whyModeIsUnsafe(mode("turbo", 800, 1220), info, {});
    QVERIFY2(!why == allowed, qPrintable(why.value_or(QString())));
}

void TestNerdQAxeModes::goingDownIsNeverTooMuch()
{
    // Overclocked beyond the board's limits, as in the recording of v1.1.0-beta1.
    const QJsonObject info = fixture(QStringLiteral("nerdqaxeplusplus-v1.1.0_beta1-system_info"));
    QVERIFY(!whyModeIsUnsafe(mode("standard", 600, 1150), info, {}));
    QVERIFY(!whyModeIsUnsafe(mode("eco", 525, 1200), healthy("{'power':0,'temp':70}"), {}));
}

void TestNerdQAxeModes::theMakersDefaultMayTakeWhatTheBoardIsMadeFor()
{
    // 74.25 W were measured at 600 MHz. Reported still at 500 MHz they would become 90.7 of 100 W.
    QJsonObject info = fixture(QStringLiteral("nerdqaxeplusplus-V1.0.37.2_LTS-system_info"));
    info.insert(u"frequency"_qs, 500);
    info.insert(u"coreVoltage"_qs, 1140);
    QVERIFY(!whyModeIsUnsafe(mode("standard", 600, 1150), info, {}));
    info.insert(u"maxPower"_qs, 90);
    QVERIFY(whyModeIsUnsafe(mode("standard", 600, 1150), info, {}));
    info.remove(u"power"_qs);
    QVERIFY(!whyModeIsUnsafe(mode("standard", 600, 1150), info, {}));
}

void TestNerdQAxeModes::readsThePresentPair()
{
    QCOMPARE(presentPair(healthy()), (FrequencyAndVoltage{700, 1210}));
    QVERIFY(!presentPair(healthy("{'coreVoltage':0}")));
    QVERIFY(!presentPair(healthy("{'frequency':1e300}")));
    QVERIFY(whyModeIsUnsafe(mode("eco", 525, 1200), healthy("{'frequency':null}"), {}));
}

COALFACE_TEST(TestNerdQAxeModes)
#include "tst_nerdqaxe_modes.moc"
