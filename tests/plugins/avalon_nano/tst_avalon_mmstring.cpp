// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "fixture.h"

#include "avalon_nano/modes.h"
#include "avalon_nano/power.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace coalface::avalon_nano;

namespace {
MmString mm(const char *text)
{
    return MmString::parse(QString::fromUtf8(text));
}

MmString mmOf(const QString &name)
{
    return MmString::of(recordedReply(name).first(Key("STATS")));
}

Version named(const char *model, const char *product = "Avalon")
{
    Version version;
    version.model = QString::fromLatin1(model);
    version.product = QString::fromLatin1(product);
    return version;
}

std::optional<double> watts(const char *model, const MmString &mm, const char *product = "Avalon")
{
    return wallPower(modelOf(QString::fromLatin1(model)), named(model, product), mm);
}
} // namespace

class TestAvalonMmString : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsByKeyNotByPosition();
    void theWrapperOfTheAvalonQ();
    void theFirstOfEqualKeysCounts();
    void emptyAndMissingValues();
    void percentAndLists();
    void nanAndInfAreUnknown();
    void keysWithoutOpeningBracketAreSkipped();
    void aValueThatIsCutOffIsDropped();
    void anUnreadableStateTextCostsNothing();
    void bracketsInTheNetworkName();
    void emptyMmStrings();
    void powerByModel();
    void nanoThreeIndexSixIsAVoltage();
    void ratedPowerNeverStandsIn();
    void implausiblePowerIsUnknown();
    void powerOfTheASeries();
    void standbyStillDraws();
    void inputVoltageOfTheNanos();
    void powerSupplyFaults();
    void modesOfEachModel_data();
    void modesOfEachModel();
    void theNanoThreeHasAWorkLevel();
    void theShortStringHasOtherKeys();
    void standbyByReasonOrState();
    void calibratingUnlessAdjIsOne();
};

void TestAvalonMmString::readsByKeyNotByPosition()
{
    const MmString nano3s = mmOf(u"nano3s-25021401_56abae7-stats.json"_qs);
    QCOMPARE(nano3s.text(Key("Ver")), u"Nano3s-25021401_56abae7"_qs);
    QCOMPARE(nano3s.number(Key("GHSspd")), 6423.03);
    QCOMPARE(nano3s.number(Key("TMax")), 96.0);
    QCOMPARE(nano3s.number(Key("Elapsed")), 15954.0);
    QCOMPARE(nano3s.text(Key("SYSTEMSTATU")), u"Work: In Work, Hash Board: 1"_qs);
    QCOMPARE(nano3s.numbers(Key("PVT_T0")).size(), 12);
    QCOMPARE(nano3s.greatest(Key("PVT_T0")), 96.0);
    QCOMPARE(mm("B[2] A[1]").number(Key("A")), 1.0);
    // The reply's id and pool entries do not matter.
    QCOMPARE(mmOf(u"nano3-24071801_42c628d-stats.json"_qs).text(Key("HDNA")),
             u"0201000000000b01"_qs);
}

void TestAvalonMmString::theWrapperOfTheAvalonQ()
{
    const MmString q = mmOf(
        u"q-25052801_14a19a2-stats.json"_qs); // key "MM ID0:Summary", "'STATS':{…}"
    QCOMPARE(q.text(Key("Ver")), u"Q-25052801_14a19a2"_qs);
    QCOMPARE(q.number(Key("STATE")), 2.0);
    QCOMPARE(q.number(Key("Nonce Mask")), 25.0); // the key with a blank in it
    const MmString board = MmString::parse(recordedReply(u"q-25052801_14a19a2-stats.json"_qs)
                                               .first(Key("STATS"))
                                               .value(u"HBinfo")
                                               .toString());
    QCOMPARE(board.numbers(Key("PVT_T0")).size(), 160);
}

void TestAvalonMmString::theFirstOfEqualKeysCounts()
{
    QCOMPARE(mm("Elapsed[5] X[1] Elapsed[7]").number(Key("Elapsed")), 5.0);
}

void TestAvalonMmString::emptyAndMissingValues()
{
    const MmString text = mm("SSID[] A[ ] B[0]");
    QVERIFY(text.contains(Key("SSID")) && text.text(Key("SSID")).isEmpty());
    QVERIFY(!text.number(Key("A")) && !text.number(Key("C")));
    QCOMPARE(text.number(Key("B")), 0.0);
}

void TestAvalonMmString::percentAndLists()
{
    const MmString text = mm("FanR[36%] DH[2.130%] PVT_T0[ 86  92  93]");
    QCOMPARE(text.number(Key("FanR")), 36.0);
    QCOMPARE(text.number(Key("DH")), 2.13);
    QCOMPARE(text.numbers(Key("PVT_T0")), (QList<std::optional<double>>{86.0, 92.0, 93.0}));
}

void TestAvalonMmString::nanAndInfAreUnknown()
{
    const MmString text = mm("GHSspd[nan] WU[-nan] Freq[inf] MTmax[nan 80 inf]");
    for (const Key key : {Key("GHSspd"), Key("WU"), Key("Freq")})
        QVERIFY(!text.number(key));
    QCOMPARE(text.greatest(Key("MTmax")), 80.0);
}

void TestAvalonMmString::keysWithoutOpeningBracketAreSkipped()
{
    // No hash board is present.
    const MmString text = mm("LW[9] MH] DHW[0] GHSavg[1.5] MGHS] MTmax] MTavg] TA[12] ECHU] "
                             "ECMM[0] CRC] COMCRC] WORKMODE[2]");
    QCOMPARE(text.number(Key("LW")), 9.0);
    QCOMPARE(text.number(Key("DHW")), 0.0);
    QCOMPARE(text.number(Key("TA")), 12.0);
    QCOMPARE(text.number(Key("ECMM")), 0.0);
    QCOMPARE(text.number(Key("WORKMODE")), 2.0);
    for (const Key key :
         {Key("MH"), Key("MGHS"), Key("MTmax"), Key("ECHU"), Key("CRC"), Key("COMCRC")})
        QVERIFY(!text.contains(key));
}

void TestAvalonMmString::aValueThatIsCutOffIsDropped()
{
    const MmString text = mm("A[1] PS[0 0 27697 4 0 3678 13");
    QCOMPARE(text.number(Key("A")), 1.0);
    QVERIFY(!text.contains(Key("PS")));
}

void TestAvalonMmString::anUnreadableStateTextCostsNothing()
{
    const MmString text = mm("A[1] SYSTEMSTATU[Work: \xff\x01}{'\"x, Hash Board: 1] Elapsed[3]");
    QCOMPARE(text.number(Key("Elapsed")), 3.0);
}

void TestAvalonMmString::bracketsInTheNetworkName()
{
    QCOMPARE(mm("SSID[my[net] RSSI[-55]").number(Key("RSSI")), -55.0);
    QCOMPARE(mm("SSID[my]net] RSSI[-55]").number(Key("RSSI")), -55.0);
}

void TestAvalonMmString::emptyMmStrings()
{
    QVERIFY(MmString::of(QJsonObject{{u"MM ID0:Summary"_qs, QString()}}).isEmpty());
    QVERIFY(MmString::of(QJsonObject{{u"MM ID0:Summary"_qs, QJsonObject()}}).isEmpty());
    QVERIFY(MmString::of({}).isEmpty());
    QVERIFY(mm("'STATS':{}").isEmpty());
}

void TestAvalonMmString::powerByModel()
{
    QCOMPARE(watts("Nano3s", mmOf(u"nano3s-25021401_56abae7-stats.json"_qs)), 132.0); // PS[6]
    QCOMPARE(watts("nano3", mmOf(u"nano3-24071801_42c628d-stats.json"_qs)), 92.0);    // PS[5]
    QCOMPARE(watts("nano3", mmOf(u"nano3-24071801_42c628d-estats.txt"_qs)), 89.0);
    QCOMPARE(watts("Q", mm("PS[0 1216 2411 53 1298 2412 1391] MPO[1300]")),
             1391.0); // not the DC side, [4]
    QCOMPARE(watts("Mini3", mm("PS[0 1216 2411 30 790 2412 845] MPO[800]")), 845.0);
    QCOMPARE(watts("Q", mm("PS[0 1209 2251 7 166 2251 199]")),
             199.0); // recorded through `ascset 0,voltage`
}

void TestAvalonMmString::nanoThreeIndexSixIsAVoltage()
{
    const MmString text = mm("PS[0 0 0 3 2780 92 314] MPO[90]");
    QCOMPARE(watts("nano3", text), 92.0);
    QVERIFY(!watts("nano3s", text)); // 314 W could not be
}

void TestAvalonMmString::ratedPowerNeverStandsIn()
{
    QVERIFY(!watts("Nano3s", mm("MPO[133] WORKMODE[2]")));
    QVERIFY(!watts("Nano3s", mm("PS[] MPO[133]")));
    QVERIFY(!watts("Nano3s", mm("PS[0 0 27697 4 0 3678] MPO[133]"))); // one short
}

void TestAvalonMmString::implausiblePowerIsUnknown()
{
    QVERIFY(!watts("Nano3s", mm("PS[0 0 27697 4 0 3678 200] MPO[133]"))); // above 199.5
    QCOMPARE(watts("Nano3s", mm("PS[0 0 27697 4 0 3678 199] MPO[133]")), 199.0);
    QVERIFY(!watts("Nano3s", mm("PS[0 0 27697 4 0 3678 201]")));
    QVERIFY(!watts("Mini3", mm("PS[0 0 0 0 0 0 1201]")));
    QVERIFY(!watts("Q", mm("PS[0 0 0 0 0 0 2501]")));
    QVERIFY(!watts("Q", mm("PS[0 0 0 0 0 0 -5]")));
    QVERIFY(!watts("Q", mm("PS[0 0 0 0 0 0 nan]")));
}

void TestAvalonMmString::powerOfTheASeries()
{
    QCOMPARE(watts("15-194", mm("PS[0 1216 2411 253 3298 2412 3391]"), "AvalonMiner 15-194"),
             3391.0);
    QCOMPARE(watts("15-194", mm("PS[0 1 2 3 4 5 6] WALLPOWER[3405]"), "AvalonMiner 15-194"), 3405.0);
    // The A10 has six numbers, none of them the wall's.
    QVERIFY(!watts("1066", mm("PS[0 1217 1279 221 2834 1280]"), "AvalonMiner 1066"));
    // Of a model that nobody knows a voltage would be taken for power.
    QVERIFY(!watts("nano4", mm("PS[0 0 0 3 2780 92 314]")));
}

void TestAvalonMmString::standbyStillDraws()
{
    QCOMPARE(watts("Q", mmOf(u"q-25052801_14a19a2-stats.json"_qs)), 146.0);
}

void TestAvalonMmString::inputVoltageOfTheNanos()
{
    QCOMPARE(inputVoltage(modelOf(u"nano3"_qs), mmOf(u"nano3-24071801_42c628d-stats.json"_qs)),
             27.80);
    QCOMPARE(inputVoltage(modelOf(u"nano3s"_qs), mmOf(u"nano3s-25021401_56abae7-stats.json"_qs)),
             27.697);
    QVERIFY(!inputVoltage(modelOf(u"q"_qs), mmOf(u"q-25052801_14a19a2-stats.json"_qs)));
}

void TestAvalonMmString::powerSupplyFaults()
{
    QCOMPARE(powerFaults(mm("PS[0 0 0 0 0 0 9]")), QString());
    QCOMPARE(powerFaults(mm("PS[1 0 0 0 0 0 9]")), u"input undervoltage"_qs);
    QCOMPARE(powerFaults(mm("PS[2054 0 0 0 0 0 9]")), u"over-temperature; fan"_qs); // 2 + 4 + 2048
    QCOMPARE(powerFaults(mm("PS[4096 0]")), u"fault 4096"_qs);
}

void TestAvalonMmString::modesOfEachModel_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("Nano 3") << u"nano3"_qs << QStringList{u"low"_qs, u"medium"_qs, u"high"_qs};
    QTest::newRow("Nano 3S") << u"Nano3s"_qs << QStringList{u"low"_qs, u"medium"_qs, u"high"_qs};
    QTest::newRow("Mini 3") << u"Mini3"_qs << QStringList{u"heating"_qs, u"mining"_qs, u"night"_qs};
    QTest::newRow("Q") << u"Q"_qs << QStringList{u"eco"_qs, u"standard"_qs, u"super"_qs};
    QTest::newRow("A15") << u"15-194"_qs << QStringList{};
}

void TestAvalonMmString::modesOfEachModel()
{
    QFETCH(QString, model);
    QFETCH(QStringList, names);
    QStringList found;
    for (const PowerMode &mode : modesOf(modelOf(model), {}))
        found.append(mode.name);
    QCOMPARE(found, names);
}

void TestAvalonMmString::theNanoThreeHasAWorkLevel()
{
    const MmString text = mmOf(u"nano3-24071801_42c628d-stats.json"_qs); // WORKLEVEL[1], no WORKMODE
    const Model &nano3 = modelOf(u"nano3"_qs);
    QCOMPARE(modeNumber(nano3, text), 1);
    QCOMPARE(modeNow(nano3, text), u"medium"_qs);
    const auto modes = modesOf(nano3, text); // ATA0[60-80…] ATA1[90-85…] ATA2[125-90…]
    QCOMPARE(modes.at(0).power, 60.0);
    QCOMPARE(modes.at(2).power, 125.0);
    // The Nano 3S has WORKLEVEL 0 beside its mode.
    const MmString nano3s = mmOf(u"nano3s-25021401_56abae7-stats.json"_qs);
    QCOMPARE(modeNow(modelOf(u"nano3s"_qs), nano3s), u"high"_qs);
    QCOMPARE(modesOf(modelOf(u"nano3s"_qs), nano3s).at(2).power, 133.0);
    QVERIFY(!modesOf(modelOf(u"nano3s"_qs), nano3s).at(0).power);
}

void TestAvalonMmString::theShortStringHasOtherKeys()
{
    const MmString lite = mmOf(u"nano3s-25021401_56abae7-litestats.json"_qs); // MODE[2] LEVEL[0]
    QCOMPARE(modeNow(modelOf(u"nano3s"_qs), lite), u"high"_qs);
    QCOMPARE(modeNow(modelOf(u"nano3s"_qs), mm("WORKMODE[7]")), u"custom"_qs);
    QVERIFY(!modeNow(modelOf(u"nano3s"_qs), mm("Freq[1]")));
    QVERIFY(!modeNow(modelOf(u"15-194"_qs), mm("WORKMODE[0]")));
}

void TestAvalonMmString::standbyByReasonOrState()
{
    QCOMPARE(isStandingBy(mmOf(u"q-25052801_14a19a2-stats.json"_qs)), true); // STATE 2, SoftOFF 4
    QCOMPARE(isStandingBy(mmOf(u"nano3s-25021401_56abae7-stats.json"_qs)), false);
    QCOMPARE(isStandingBy(mm("STATE[2]")), true);
    QCOMPARE(isStandingBy(mm("STATE[0] SoftOFF[0]")), false);
    QVERIFY(!isStandingBy(mm("A[1]")).has_value());
    QCOMPARE(modeNow(modelOf(u"q"_qs), mmOf(u"q-25052801_14a19a2-stats.json"_qs)), u"paused"_qs);
}

void TestAvalonMmString::calibratingUnlessAdjIsOne()
{
    QVERIFY(!isCalibrating(mm("ADJ[1]")));
    QVERIFY(isCalibrating(mm("ADJ[0] BAR[12]")));
    QVERIFY(!isCalibrating(mm("WORKMODE[2]"))); // not said
}

COALFACE_TEST(TestAvalonMmString)
#include "tst_avalon_mmstring.moc"
