// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testprogram/testprogram.h"
#include "wire/codec.h"
#include "wire/rawanswer.h"
#include "wire/secretmask.h"

#include <QCborArray>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace coalface;
using namespace coalface::wire;
using namespace Qt::StringLiterals;

namespace {

//! By another rule than the one under test: whatever is called after a password, key or token.
void collectSecrets(const QJsonValue &value, const QString &name, QStringList &secrets)
{
    static const QRegularExpression secret(u"(?i)pass|pwd|token|secret|^otp.+|key$"_s);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collectSecrets(it.value(), it.key(), secrets);
    } else if (value.isArray()) {
        for (const QJsonValue entry : value.toArray())
            collectSecrets(entry, name, secrets);
    } else if (secret.match(name).hasMatch() && !value.toString().isEmpty()) {
        secrets += value.toString();
    }
}

} // namespace

class TestSecretMask : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesOfSecretsAreKnown_data();
    void namesOfSecretsAreKnown();
    void valuesGoAndTheRestStays_data();
    void valuesGoAndTheRestStays();
    void knownValuesGoWhereverTheyStand();
    void noSecretOfAnyFixtureIsLeft();
    void aMebibyteTakesNoTime();
    void aRawAnswerCrosses();
};

void TestSecretMask::namesOfSecretsAreKnown_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("secret");
    for (const char *name : {"password",
                             "stratumPassword",
                             "fallbackStratumPassword",
                             "wifiPass",
                             "WiFiPWD",
                             "pwd",
                             "PrimaryPassword",
                             "token",
                             "otp_token",
                             "totp",
                             "otp",
                             "apiKey",
                             "api_key",
                             "Key",
                             "Set-Cookie",
                             "Authorization",
                             "sessionId",
                             "session",
                             "psk",
                             "ssid password",
                             "Pass",
                             "adminpassword",
                             "clientSecret"})
        QTest::addRow("%s", name) << QString::fromLatin1(name) << true;
    for (const char *name : {"bestSessionDiff", "pingLoss", "Hotplug", "ssid", "authmode",
                             "stratumUser", "hashRate", "uptimeSeconds", "macAddr", "Keyboard"})
        QTest::addRow("%s", name) << QString::fromLatin1(name) << false;
}

void TestSecretMask::valuesGoAndTheRestStays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    QTest::addRow("json") << uR"({"user":"bc1","pass":"hunter2","n":1})"_s
                          << uR"({"user":"bc1","pass":"•••","n":1})"_s;
    QTest::addRow("spaces") << uR"({ "token" : "abc" , "a" : 1 })"_s
                            << uR"({ "token" : "•••" , "a" : 1 })"_s;
    QTest::addRow("quotes in it") << uR"({"pwd":"a\"b","c":"d"})"_s << uR"({"pwd":"•••","c":"d"})"_s;
    QTest::addRow("a number") << uR"({"password":1234,"a":5})"_s << uR"({"password":"•••","a":5})"_s;
    QTest::addRow("flags say nothing")
        << uR"({"otp":false,"hasPassword":true,"password":null,"pass":""})"_s
        << uR"({"otp":false,"hasPassword":true,"password":null,"pass":""})"_s;
    QTest::addRow("a list") << uR"({"passwords":["a","b]"],"x":1})"_s
                            << uR"({"passwords":"•••","x":1})"_s;
    QTest::addRow("an object") << uR"({"credentials":{"u":"a","p":{"q":"b}"}},"x":1})"_s
                               << uR"({"credentials":"•••","x":1})"_s;
    QTest::addRow("deep") << uR"({"a":[{"b":{"stratumPassword":"s3cret"}}]})"_s
                          << uR"({"a":[{"b":{"stratumPassword":"•••"}}]})"_s;
    QTest::addRow("cut off") << uR"({"a":1,"wifiPass":"hunt)"_s << uR"({"a":1,"wifiPass":"•••)"_s;
    QTest::addRow("a form") << u"user=a&pass=hunter2&x=1"_s << u"user=a&pass=•••&x=1"_s;
    QTest::addRow("with bars") << u"POOL=0,User=a,Pass=hun ter,X=1|Y=2"_s
                               << u"POOL=0,User=a,Pass=•••,X=1|Y=2"_s;
    QTest::addRow("a header") << u"Cookie: sid=1; a=b\nHost: x"_s << u"Cookie: •••; a=b\nHost: x"_s;
    QTest::addRow("a query") << u"GET /set?password=hunter2"_s << u"GET /set?password=•••"_s;
    QTest::addRow("an address") << u"stratum+tcp://bc1:hunter2@pool.example:3333"_s
                                << u"stratum+tcp://bc1:•••@pool.example:3333"_s;
    QTest::addRow("a plain address stays")
        << u"stratum+tcp://pool.example:3333"_s << u"stratum+tcp://pool.example:3333"_s;
}

void TestSecretMask::knownValuesGoWhereverTheyStand()
{
    const QStringList secrets = secretValues(
        {{u"user"_s, u"admin"_s}, {u"password"_s, u"ho\"rse"_s}, {u"otp"_s, u"123"_s}});
    QCOMPARE(secrets.size(), 2);
    QCOMPARE(withoutSecrets(uR"({"note":"ho\"rse ho\"rse","n":1230,"m":123,"u":"admin"})"_s, secrets),
             uR"({"note":"••• •••","n":1230,"m":•••,"u":"admin"})"_s);
}

void TestSecretMask::noSecretOfAnyFixtureIsLeft()
{
    int files = 0;
    int found = 0;
    QDirIterator folders(QStringLiteral(TEST_SOURCE_DIR "/../plugins"), {u"*"_s}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (folders.hasNext()) {
        QFile file(folders.next());
        if (!file.fileName().contains(u"/fixtures/"_s) || file.fileName().endsWith(u".md"_s)
            || !file.open(QIODevice::ReadOnly))
            continue;
        ++files;
        const QByteArray bytes = file.readAll();
        const QString masked = withoutSecrets(QString::fromUtf8(bytes));
        QStringList secrets;
        const QJsonDocument document = QJsonDocument::fromJson(bytes);
        collectSecrets(document.isArray() ? QJsonValue(document.array())
                                          : QJsonValue(document.object()),
                       {}, secrets);
        found += int(secrets.size());
        QStringList left;
        const QJsonDocument after = QJsonDocument::fromJson(masked.toUtf8());
        collectSecrets(after.isArray() ? QJsonValue(after.array()) : QJsonValue(after.object()), {},
                       left);
        left.removeAll(maskedSecret());
        QVERIFY2(left.isEmpty(), qPrintable(file.fileName() + u": "_s + left.join(u", "_s)));
        QCOMPARE(after.isNull(), document.isNull()); // it can still be read
        for (const QString &known : {u"fakepassword"_s, u"EXAMPLETOKEN"_s})
            QVERIFY2(!masked.contains(known), qPrintable(file.fileName()));
    }
    QVERIFY2(files > 80, qPrintable(QString::number(files)));
    QVERIFY2(found > 25, qPrintable(QString::number(found)));
}

void TestSecretMask::aMebibyteTakesNoTime()
{
    const QString text = u"{\"pass\":\"x\",\"a\":[1,2,3],"_s.repeated(40'000);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!withoutSecrets(text, {u"secret"_s}).isEmpty());
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void TestSecretMask::aRawAnswerCrosses()
{
    Telemetry telemetry;
    telemetry.hashrate = 1e12;
    const QList<Exchanged> exchanges{{u"GET /"_s, u"200 text/html"_s, u"hello"_s, true}, {}};
    const auto good = decodeRawAnswer(encode(RawAnswer{telemetry, exchanges}));
    QVERIFY(good);
    QVERIFY(good->telemetry);
    QCOMPARE(good->telemetry->hashrate, std::optional(1e12));
    QCOMPARE(good->exchanges, exchanges);
    const Error error{Error::Kind::BadReply, u"It said hello."_s};
    const auto bad = decodeRawAnswer(encode(RawAnswer{error, exchanges}));
    QVERIFY(bad);
    QVERIFY(!bad->telemetry);
    QCOMPARE(bad->telemetry.error(), error);
    QVERIFY(!decodeRawAnswer(QCborMap{{u"exchanges"_s, 1}}));
    QVERIFY(!decodeRawAnswer(QCborMap{{u"exchanges"_s, QCborArray{1}}}));
}

void TestSecretMask::namesOfSecretsAreKnown()
{
    QFETCH(const QString, name);
    QTEST(isSecretName(name), "secret");
}

void TestSecretMask::valuesGoAndTheRestStays()
{
    QFETCH(const QString, text);
    QTEST(withoutSecrets(text), "masked");
}

COALFACE_TEST(TestSecretMask)
#include "tst_secretmask.moc"
