// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "fixture.h"

#include "avalon_nano/models.h"
#include "avalon_nano/recognition.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace coalface::avalon_nano;

namespace {
Version versionIn(const QString &fixture)
{
    return versionOf(recordedReply(fixture).first(Key("VERSION")));
}

Reply versionReply(const QByteArray &section, const QByteArray &description = "cgminer 4.11.1")
{
    return *replyIn(R"({"STATUS":[{"STATUS":"S","Code":22,"Msg":"CGMiner versions","Description":")"
                    + description + R"("}],"VERSION":[{)" + section + R"(}],"id":1})");
}
} // namespace

class TestAvalonIdentity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void identities_data();
    void identities();
    void theWholeModelIsCompared_data();
    void theWholeModelIsCompared();
    void theModelInVer_data();
    void theModelInVer();
    void theNanoThreeIsKnownByItsHdna();
    void anAllZeroIdIsNone();
    void versionWithoutModelFields();
    void unknownModelsAreNotControlled();
    void cgminerInTheDescriptionProvesNothing_data();
    void cgminerInTheDescriptionProvesNothing();
    void refusalsNameTheMake();
    void detailsHoldNoSecrets();
};

void TestAvalonIdentity::identities_data()
{
    QTest::addColumn<QString>("fixture");
    QTest::addColumn<Identity>("identity");
    const QString canaan = u"Canaan"_qs;
    QTest::newRow("Nano 3") << u"nano3-24071801_42c628d-version.json"_qs
                            << Identity{canaan, u"Avalon Nano 3"_qs, u"24071801_42c628d"_qs, {}, {},
                                        {}};
    QTest::newRow("Nano 3S") << u"nano3s-25021401_56abae7-version.json"_qs
                             << Identity{canaan, u"Avalon Nano 3S"_qs,    u"25021401_56abae7"_qs,
                                         {},     u"e0:e1:a9:00:0a:01"_qs, u"0201000000000a01"_qs};
    QTest::newRow("Mini 3") << u"mini3-25011701_3f53b19-version.txt"_qs
                            << Identity{canaan, u"Avalon Mini 3"_qs,     u"25011701_3f53b19"_qs,
                                        {},     u"e0:e1:a9:00:0c:01"_qs, u"0201000000000c01"_qs};
    QTest::newRow("Q") << u"q-25052801_14a19a2-version.json"_qs
                       << Identity{canaan, u"Avalon Q"_qs,          u"25052801_14a19a2"_qs,
                                   {},     u"e0:e1:a9:00:0d:01"_qs, u"0201000000000d01"_qs};
}

void TestAvalonIdentity::identities()
{
    QFETCH(QString, fixture);
    QFETCH(Identity, identity);
    const Identity found = identityOf(versionIn(fixture));
    QCOMPARE(found.model, identity.model);
    QCOMPARE(found.mac, identity.mac);
    QVERIFY(found == identity);
    QCOMPARE(kinshipOf(recordedReply(fixture)), Kinship::Avalon);
}

void TestAvalonIdentity::theWholeModelIsCompared_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("kind");
    QTest::newRow("nano3") << u"nano3"_qs << int(Model::Kind::Nano3);
    QTest::newRow("Nano3S, no Nano 3") << u"Nano3s"_qs << int(Model::Kind::Nano3S);
    QTest::newRow("any case") << u"NANO3S"_qs << int(Model::Kind::Nano3S);
    QTest::newRow("mini3") << u"Mini3"_qs << int(Model::Kind::Mini3);
    QTest::newRow("q") << u"Q"_qs << int(Model::Kind::Q);
    QTest::newRow("nano3x") << u"nano3x"_qs << int(Model::Kind::Other);
    QTest::newRow("empty") << QString() << int(Model::Kind::Other);
    QTest::newRow("15-194") << u"15-194"_qs << int(Model::Kind::Other);
}

void TestAvalonIdentity::theWholeModelIsCompared()
{
    QFETCH(QString, model);
    QFETCH(int, kind);
    QCOMPARE(int(modelOf(model).kind), kind);
}

void TestAvalonIdentity::theModelInVer_data()
{
    QTest::addColumn<QString>("ver");
    QTest::addColumn<QString>("model");
    QTest::newRow("nano3") << u"nano3-24071801_42c628d"_qs << u"nano3"_qs;
    QTest::newRow("with a dash in it") << u"15-194-24102401_25462b2"_qs << u"15-194"_qs;
    QTest::newRow("two numbers") << u"1246-83-21072802_ab12cd3"_qs << u"1246-83"_qs;
    QTest::newRow("something else") << u"hello"_qs << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestAvalonIdentity::theModelInVer()
{
    QFETCH(QString, ver);
    QFETCH(QString, model);
    QCOMPARE(modelInVer(ver), model);
}

void TestAvalonIdentity::theNanoThreeIsKnownByItsHdna()
{
    const MmString mm = MmString::of(
        recordedReply(u"nano3-24071801_42c628d-stats.json"_qs).first(Key("STATS")));
    const Version version = completed(versionIn(u"nano3-24071801_42c628d-version.json"_qs), mm);
    QCOMPARE(version.serial, u"0201000000000b01"_qs);
    QVERIFY(version.mac.isEmpty());
}

void TestAvalonIdentity::anAllZeroIdIsNone()
{
    const Version version = versionOf(
        QJsonObject{{u"DNA"_qs, u"0000000000000000"_qs}, {u"MAC"_qs, u"000000000000"_qs}});
    QVERIFY(version.serial.isEmpty() && version.mac.isEmpty());
    QVERIFY(completed({}, MmString::parse(u"DNA[0000000000000000] HDNA[0000000000000000]"))
                .serial.isEmpty());
}

void TestAvalonIdentity::versionWithoutModelFields()
{
    const Reply version = versionReply(R"("CGMiner":"4.11.1","API":"3.7")");
    QCOMPARE(kinshipOf(version), Kinship::Unsaid);
    const MmString mm = MmString::parse(u"Ver[nano3-24071801_42c628d] HDNA[0201000000000b01]");
    const Identity identity = identityOf(completed(versionOf(version.first(Key("VERSION"))), mm));
    QCOMPARE(identity.model, u"Avalon Nano 3"_qs);
    QCOMPARE(identity.firmware, u"24071801_42c628d"_qs);
    QCOMPARE(identity.serial, u"0201000000000b01"_qs);
}

void TestAvalonIdentity::unknownModelsAreNotControlled()
{
    Version version;
    version.product = u"AvalonMiner 15-194"_qs;
    version.model = u"15-194"_qs;
    QCOMPARE(modelName(version), u"AvalonMiner 15-194"_qs);
    QVERIFY(!modelOf(version.model).isControlled());
    version.product = u"Avalon Nano9"_qs;
    version.model = u"nano9"_qs;
    QCOMPARE(modelName(version), u"Avalon (unknown model): nano9"_qs);
    QCOMPARE(modelName({}), u"Avalon (unknown model)"_qs);
}

void TestAvalonIdentity::cgminerInTheDescriptionProvesNothing_data()
{
    QTest::addColumn<QByteArray>("section");
    QTest::addColumn<Kinship>("kinship");
    QTest::newRow("Antminer with cgminer 4.11.1")
        << QByteArray(R"("CGMiner":"4.11.1","API":"3.7","Type":"Antminer S19")") << Kinship::Foreign;
    QTest::newRow("LuxOS with API 3.7")
        << QByteArray(R"("API":"3.7","LUXminer":"2023.1")") << Kinship::Foreign;
    QTest::newRow("another product")
        << QByteArray(R"("CGMiner":"4.11.1","API":"3.7","PROD":"Thing")") << Kinship::Unsaid;
    QTest::newRow("nothing but cgminer")
        << QByteArray(R"("CGMiner":"4.11.1","API":"3.7")") << Kinship::Unsaid;
    QTest::newRow("no section") << QByteArray() << Kinship::Foreign;
    QTest::newRow("Avalon in any case")
        << QByteArray(R"("PROD":"AVALON Q","MODEL":"Q")") << Kinship::Avalon;
}

void TestAvalonIdentity::cgminerInTheDescriptionProvesNothing()
{
    QFETCH(QByteArray, section);
    QFETCH(Kinship, kinship);
    QCOMPARE(kinshipOf(versionReply(section)), kinship);
}

void TestAvalonIdentity::refusalsNameTheMake()
{
    const Reply antminer = recordedReply(u"antminer_s19pro-49.0.1.3-version.json"_qs);
    QCOMPARE(kinshipOf(antminer), Kinship::Foreign);
    QCOMPARE(whyForeign(antminer).kind, Error::Kind::Rejected);
    QVERIFY(whyForeign(antminer).detail.contains(u"Antminer"));
    const Reply whatsminer = recordedReply(u"whatsminer-20210322.22.REL-get_version.json"_qs);
    QCOMPARE(kinshipOf(whatsminer), Kinship::Foreign);
    QVERIFY(whyForeign(whatsminer).detail.contains(u"Whatsminer"));
    QVERIFY(whyForeign(versionReply(R"("CGMiner":"4.11.1")")).detail.contains(u"another kind"));
}

void TestAvalonIdentity::detailsHoldNoSecrets()
{
    const MmString mm = MmString::parse(
        u"Ver[Q-25052801_14a19a2] SSID[HomeNet] CPU[K230] Core[A3197S] Password[x]");
    const Version version = completed(versionIn(u"q-25052801_14a19a2-version.json"_qs), mm);
    QCOMPARE(version.details.value(u"HBMCUVERSION"_qs), u"Q_hb_v1.1"_qs);
    QCOMPARE(version.details.value(u"CPU"_qs), u"K230"_qs);
    for (const QString &value : version.details)
        QVERIFY(!value.contains(u"HomeNet"));
    QVERIFY(!version.details.contains(u"Password"_qs));
}

COALFACE_TEST(TestAvalonIdentity)
#include "tst_avalon_identity.moc"
