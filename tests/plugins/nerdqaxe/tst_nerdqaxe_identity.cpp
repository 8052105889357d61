// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/identity.h"
#include "nerdqaxe/protocol.h"
#include "nerdqaxe/recognition.h"
#include "plugins/fixture.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace coalface::nerdqaxe;

class TestNerdQAxeIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognisesEveryRecording_data();
    void recognisesEveryRecording();
    void recognisesBuildsWithASuffixAndOtherLetters_data();
    void recognisesBuildsWithASuffixAndOtherLetters();
    void recognisesFirmwareThatDoesNotSayItsModel();
    void turnsDownLookalikesWithTheReason_data();
    void turnsDownLookalikesWithTheReason();
    void tellsWhoItIs();
    void keepsTheNamesLettersAsTheyAre();
    void knowsNoMacBeforeTheFirmwareTellsIt();
    void tellsDetailsButNoSecrets();
    void theFingerprintChangesWithTheFirmware();
    void readsOnlyWholeAnswers_data();
    void readsOnlyWholeAnswers();
    void takesBytesThatAreNoUtf8();
};

void TestNerdQAxeIdentity::recognisesEveryRecording_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"nerdaxegamma-v1.0.37.1", "nerdqaxeplus-v1.0.15",
                             "nerdqaxeplus-v1.0.20", "nerdqaxeplus-v1.0.25", "nerdqaxeplus-v1.0.29",
                             "nerdqaxeplus-v1.0.34", "nerdqaxeplusplus-V1.0.37.2_LTS",
                             "nerdqaxeplusplus-v1.0.30", "nerdqaxeplusplus-v1.1.0_beta1"})
        QTest::newRow(name) << QString::fromLatin1(name) + QStringLiteral("-system_info");
}

void TestNerdQAxeIdentity::recognisesEveryRecording()
{
    QFETCH(QString, name);
    const QJsonObject info = fixture(name);
    QVERIFY(!info.isEmpty());
    QVERIFY(!whyNotNerdOs(info));
    QVERIFY(saysItsModel(info));
}

void TestNerdQAxeIdentity::recognisesBuildsWithASuffixAndOtherLetters_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("known");
    const auto row = [](const char *model, bool known) {
        QTest::newRow(model) << QString::fromUtf8(model) << known;
    };
    row("NerdQAxe++ TPS546", true);
    row("NerdOCTAXE-\xCE\xB3", true);
    row("NerdAxeGaiaPro", true);
    row("Q1370", true);
    row("Q1373", true);
    row("Q13700", false);
    row("nerdqaxe", false);
    row("Supra", false);
    row("", false);
}

void TestNerdQAxeIdentity::recognisesBuildsWithASuffixAndOtherLetters()
{
    QFETCH(QString, model);
    QFETCH(bool, known);
    const QJsonObject info{{QStringLiteral("deviceModel"), model},
                           {QStringLiteral("ASICModel"), QStringLiteral("BM1370")}};
    QCOMPARE(!whyNotNerdOs(info), known);
}

void TestNerdQAxeIdentity::recognisesFirmwareThatDoesNotSayItsModel()
{
    // v1.0.0 to v1.0.14: boardVersion is there, deviceModel is not.
    const QJsonObject old = json("{'hashRate_10m':1700,'hashRate_1h':1700,'hashRate_1d':1650,"
                                 "'boardVersion':'500','ASICModel':'BM1368','version':'v1.0.8',"
                                 "'overheat_temp':70,'power':55}");
    QVERIFY(!whyNotNerdOs(old));
    QVERIFY(!saysItsModel(old));
    QCOMPARE(identityOf(old).model, QStringLiteral("NerdQAxe, unknown board"));
}

void TestNerdQAxeIdentity::turnsDownLookalikesWithTheReason_data()
{
    QTest::addColumn<QJsonObject>("info");
    QTest::addColumn<QString>("words");
    QTest::newRow("TNA-OS") << json("{'minerModel':'S19j Pro','deviceModel':'NerdQAxe++',"
                                    "'ASICModel':'BM1362','voltage':13050}")
                            << QStringLiteral("TNA-OS");
    QTest::newRow("official AxeOS")
        << json("{'ASICModel':'BM1370','boardVersion':'601','version':'v2.12.2','hashRate_1h':1,"
                "'hashRate_10m':1,'axeOSVersion':'v2.12.2','stratumURL':'x'}")
        << QStringLiteral("AxeOS");
    QTest::newRow("old AxeOS") << json(
        "{'ASICModel':'BM1366','boardVersion':'204','stratumURL':'x',"
        "'overheat_mode':0,'hashRate':480}")
                               << QStringLiteral("AxeOS");
    QTest::newRow("no Bitmain chip")
        << json("{'deviceModel':'NerdX','ASICModel':'SC1680'}") << QStringLiteral("SC1680");
    QTest::newRow("no chip") << json("{'deviceModel':'NerdX'}") << QStringLiteral("chip");
    QTest::newRow("NMAxe") << json("{'identity':{},'miner':{},'stratum':{}}")
                           << QStringLiteral("NMAxe");
    QTest::newRow("NMAxe 2") << json("{'stratumURL1':'x','ASICModel':'BM1370'}")
                             << QStringLiteral("NMAxe");
    QTest::newRow("another name") << json(
        "{'deviceModel':'Supra','ASICModel':'BM1368','boardVersion':'401'}")
                                  << QStringLiteral("\"Supra\"");
    QTest::newRow("model is a number")
        << json("{'deviceModel':5,'ASICModel':'BM1368'}") << QStringLiteral("no name");
    QTest::newRow("something else") << json("{'temperature':20}") << QStringLiteral("deviceModel");
    QTest::newRow("nothing") << QJsonObject() << QStringLiteral("deviceModel");
}

void TestNerdQAxeIdentity::turnsDownLookalikesWithTheReason()
{
    QFETCH(QJsonObject, info);
    QFETCH(QString, words);
    const auto why = whyNotNerdOs(info);
    QVERIFY(why);
    QCOMPARE(why->kind, Error::Kind::Rejected);
    QVERIFY2(why->detail.contains(words), qPrintable(why->detail));
    QVERIFY(why->detail.endsWith(u'.'));
}

void TestNerdQAxeIdentity::tellsWhoItIs()
{
    const Identity identity = identityOf(
        fixture(QStringLiteral("nerdqaxeplusplus-V1.0.37.2_LTS-system_info")));
    QCOMPARE(identity.manufacturer, QStringLiteral("NerdQAxe"));
    QCOMPARE(identity.model, QStringLiteral("NerdQAxe++"));
    QCOMPARE(identity.firmware, QStringLiteral("V1.0.37.2-LTS"));
    QCOMPARE(identity.hostname, QStringLiteral("nerdqaxe"));
    QCOMPARE(identity.mac, QStringLiteral("aa:bb:cc:dd:ee:ff"));
    QVERIFY(identity.serial.isEmpty());
}

void TestNerdQAxeIdentity::keepsTheNamesLettersAsTheyAre()
{
    const QJsonObject info{{QStringLiteral("deviceModel"), QString::fromUtf8("NerdHaxe-\xCE\xB3")}};
    QCOMPARE(identityOf(info).model, QString::fromUtf8("NerdHaxe-\xCE\xB3"));
}

void TestNerdQAxeIdentity::knowsNoMacBeforeTheFirmwareTellsIt()
{
    QVERIFY(identityOf(fixture(QStringLiteral("nerdqaxeplus-v1.0.29-system_info"))).mac.isEmpty());
    QCOMPARE(identityOf(fixture(QStringLiteral("nerdqaxeplusplus-v1.0.30-system_info"))).mac,
             QStringLiteral("02:00:00:00:00:22"));
}

void TestNerdQAxeIdentity::tellsDetailsButNoSecrets()
{
    const auto details = detailsOf(fixture(QStringLiteral("nerdqaxeplus-v1.0.34-system_info")),
                                   fixture(QStringLiteral(
                                       "nerdqaxeplusplus-v1.1.0_beta1-system_asic")));
    QCOMPARE(details.value(QStringLiteral("deviceModel")), QStringLiteral("NerdQAxe+"));
    QCOMPARE(details.value(QStringLiteral("absMaxFrequency")), QStringLiteral("800"));
    QCOMPARE(details.value(QStringLiteral("otp")), QStringLiteral("false"));
    for (const QString &value : details) {
        // The Wi-Fi password of the mock, the network's name, the pool's user.
        QVERIFY(!value.contains(QStringLiteral("password")));
        QVERIFY(value != QStringLiteral("default"));
        QVERIFY(!value.contains(QStringLiteral("bc1q")));
    }
}

void TestNerdQAxeIdentity::theFingerprintChangesWithTheFirmware()
{
    QJsonObject info = fixture(QStringLiteral("nerdqaxeplusplus-v1.0.30-system_info"));
    const QString before = fingerprintOf(info);
    info.insert(QStringLiteral("uptimeSeconds"), 5);
    QCOMPARE(fingerprintOf(info), before);
    info.insert(QStringLiteral("version"), QStringLiteral("v1.0.31"));
    QVERIFY(fingerprintOf(info) != before);
}

void TestNerdQAxeIdentity::readsOnlyWholeAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<Error::Kind>("strangers");
    const auto row = [](const char *name, int status, const char *type, const char *body,
                        Error::Kind kind, Error::Kind strangers) {
        QTest::newRow(name) << status << QByteArray(type) << QByteArray(body) << kind << strangers;
    };
    const auto bad = Error::Kind::BadReply;
    const auto other = Error::Kind::Rejected;
    const auto login = Error::Kind::Unauthorized;
    row("unknown page", 302, "text/html", "Redirect to the captive portal", bad, other);
    row("web page", 200, "text/html", "<html>", bad, other);
    row("fork's unknown page", 404, "application/json", "{}", bad, other);
    row("list", 200, "application/json", "[{}]", bad, other);
    row("cut off", 200, "application/json", "{\"a\":", bad, bad);
    row("fault", 500, "text/plain", "no memory", Error::Kind::Unreachable, Error::Kind::Unreachable);
    row("foreign network", 401, "text/plain", "Unauthorized", login, login);
}

void TestNerdQAxeIdentity::readsOnlyWholeAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(Error::Kind, kind);
    QFETCH(Error::Kind, strangers);
    const HttpReply reply{status, type, {}, body};
    QVERIFY(!objectIn(reply));
    QCOMPARE(objectIn(reply).error().kind, kind);
    QCOMPARE(objectFromStranger(reply).error().kind, strangers);
}

void TestNerdQAxeIdentity::takesBytesThatAreNoUtf8()
{
    const auto object = objectIn({200, "application/json", {}, "{\"ssid\":\"caf\xE9\",\"power\":7}"});
    QVERIFY(object.ok());
    QCOMPARE(object->value(QStringLiteral("power")).toInt(), 7);
}

COALFACE_TEST(TestNerdQAxeIdentity)
#include "tst_nerdqaxe_identity.moc"
