// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "simulator/family.h"
#include "tests/testprogram/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include <map>

using namespace coalface::simulator;

namespace coalface::simulator {
std::unique_ptr<Family> family_nerdqaxe();
}

namespace {
// Every place in a document with its JSON type: "fans[].pid.p" -> "number". Of an array the first entry counts.
using Shape = std::map<QString, QString>;

void collect(const QString &path, const QJsonValue &value, Shape &shape)
{
    static const char *const types[] = {"null", "bool", "number", "string", "array", "object"};
    if (!path.isEmpty())
        shape[path] = QString::fromLatin1(types[value.type()]);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collect(path.isEmpty() ? it.key() : path + u'.' + it.key(), it.value(), shape);
    } else if (value.isArray() && !value.toArray().isEmpty()) {
        collect(path + u"[]"_qs, value.toArray().first(), shape);
    }
}

Shape shapeOf(const QByteArray &json)
{
    Shape shape;
    collect({}, QJsonDocument::fromJson(json).object(), shape);
    return shape;
}

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/../fixtures/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

HttpAnswer ask(const QString &variant, const QByteArray &path)
{
    const auto device = family_nerdqaxe()->makeDevice(variant, 0, 1);
    if (!device)
        return {};
    device->advanceTo(60'000);
    HttpRequest request;
    request.method = "GET";
    request.path = path;
    request.version = "HTTP/1.1";
    return device->handle(request);
}

QStringList words(const char *text)
{
    QStringList list = QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
    list.sort();
    return list;
}
} // namespace

class tst_NerdQAxeGenerations : public QObject
{
    Q_OBJECT
private slots:
    void repliesHaveTheKeysAndTypesOfTheGeneration_data();
    void repliesHaveTheKeysAndTypesOfTheGeneration();
    void keysComeAndGoWithTheVersion_data();
    void keysComeAndGoWithTheVersion();
    void theAsicPageEqualsTheRecording();
    void oneNameCanHaveOtherLists();
    void unknownPaths_data();
    void unknownPaths();
    void connectionsCloseFrom35();
    void everyVariantCanBeMade();
};

void tst_NerdQAxeGenerations::repliesHaveTheKeysAndTypesOfTheGeneration_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("recording");
    // Keys that only one of the two has, and keys of another type. The recordings of whole replies need
    // none of these; mocks and samples do, see fixtures/README.md.
    QTest::addColumn<QStringList>("onlyRecorded");
    QTest::addColumn<QStringList>("onlySent");
    QTest::addColumn<QStringList>("otherType");
    const auto row = [](const char *variant, const char *path, const char *file,
                        const char *onlyRecorded = "", const char *onlySent = "",
                        const char *otherType = "") {
        QTest::newRow(file) << QString::fromLatin1(variant) << QByteArray(path)
                            << QString::fromLatin1(file) + u".json"_qs << words(onlyRecorded)
                            << words(onlySent) << words(otherType);
    };
    const char info[] = "/api/system/info";
    row("nerdqaxeplusplus-V1.0.37.2-LTS", info, "nerdqaxeplusplus-V1.0.37.2_LTS-system_info");
    row("nerdqaxeplusplus-v1.1.0-beta1", info, "nerdqaxeplusplus-v1.1.0_beta1-system_info");
    row("nerdqaxeplusplus-v1.0.30", info, "nerdqaxeplusplus-v1.0.30-system_info");
    // What the web page's mocks invent: history without being asked, a password, two board sensors.
#define MOCKED \
    "boardtemp1 boardtemp2 history history.hashrate_10m history.hashrate_1d history.hashrate_1h " \
    "history.timestampBase history.timestamps wifiPass "
    row("nerdqaxeplus-v1.0.15", info, "nerdqaxeplus-v1.0.15-system_info", MOCKED,
        "runningPartition");
    row("nerdqaxeplus-v1.0.20", info, "nerdqaxeplus-v1.0.20-system_info", MOCKED,
        "runningPartition");
    row("nerdqaxeplus-v1.0.25", info, "nerdqaxeplus-v1.0.25-system_info", MOCKED,
        "runningPartition");
    row("nerdqaxeplus-v1.0.29", info, "nerdqaxeplus-v1.0.29-system_info", MOCKED,
        "runningPartition");
    row("nerdqaxeplus-v1.0.34", info, "nerdqaxeplus-v1.0.34-system_info", MOCKED,
        "defaultVrFrequency duplicateHWNonces foundBlocks hashRate_1m runningPartition "
        "totalFoundBlocks",
        "fallbackStratumEnonceSubscribe stratumEnonceSubscribe");
    row("nerdqaxeplusplus-v1.0.38-alpha9", "/api/v2/identify",
        "nerdqaxeplus-v1.0.38_alpha9-v2_identify");
    row("nerdqaxeplusplus-v1.0.38-alpha9", "/api/v2/system",
        "nerdqaxeplus-v1.0.38_alpha9-v2_system");
    // Before the first block template.
    row("nerdqaxeplusplus-v1.0.38-alpha9", "/api/v2/dashboard",
        "nerdqaxeplus-v1.0.38_alpha9-v2_dashboard",
        "coinbase.blockHeaders[] coinbase.blockHeaders[].blockHeight "
        "coinbase.blockHeaders[].coinbaseValueTotalSatoshis "
        "coinbase.blockHeaders[].coinbaseValueUserSatoshis "
        "coinbase.blockHeaders[].networkDifficulty "
        "coinbase.blockHeaders[].pool coinbase.blockHeaders[].scriptSig "
        "coinbase.blockHeaders[].verificationCheckCount "
        "coinbase.blockHeaders[].verificationFailCount coinbase.blockHeaders[].verificationOk "
        "coinbase.pools[] coinbase.pools[].force coinbase.pools[].maxFee coinbase.pools[].mode");
    row("nerdqaxeplusplus-v1.0.38-alpha9-otp", "/api/v2/otp/status",
        "nerdqaxeplus-v1.0.38_alpha9-v2_otp_status");
}

void tst_NerdQAxeGenerations::repliesHaveTheKeysAndTypesOfTheGeneration()
{
    QFETCH(QString, variant);
    QFETCH(QByteArray, path);
    QFETCH(QString, recording);
    QFETCH(QStringList, onlyRecorded);
    QFETCH(QStringList, onlySent);
    QFETCH(QStringList, otherType);
    const HttpAnswer answer = ask(variant, path);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.contentType, "application/json");
    QVERIFY(answer.chunked);
    const Shape sent = shapeOf(answer.body);
    const Shape recorded = shapeOf(fixture(recording));
    QVERIFY(!recorded.empty());

    QStringList missing, extra, different;
    for (const auto &[place, type] : recorded) {
        const auto it = sent.find(place);
        if (it == sent.end())
            missing.append(place);
        else if (it->second != type)
            different.append(place);
    }
    for (const auto &[place, type] : sent) {
        if (!recorded.contains(place))
            extra.append(place);
    }
    QCOMPARE(missing.join(u' '), onlyRecorded.join(u' '));
    QCOMPARE(extra.join(u' '), onlySent.join(u' '));
    QCOMPARE(different.join(u' '), otherType.join(u' '));
}

void tst_NerdQAxeGenerations::keysComeAndGoWithTheVersion_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QStringList>("there");
    QTest::addColumn<QStringList>("absent");
    const auto row = [](const char *variant, const char *there, const char *absent) {
        QTest::newRow(variant) << QString::fromLatin1(variant) << words(there) << words(absent);
    };
    row("nerdqaxeplus-v1.0.4", "hashRate hashRate_10m hashRate_1d boardVersion overheat_mode",
        "deviceModel overheat_temp autoscreenoff lastResetReason");
    row("nerdqaxeplus-v1.0.14", "hashRate_10m boardVersion overheat_temp lastResetReason",
        "hashRate deviceModel overheat_mode jobInterval");
    row("nerdqaxeplus-v1.0.26", "hostip isUsingFallbackStratum", "macAddr pidTargetTemp");
    row("nerdqaxeplusplus-v1.0.31", "hashRate_1m wifiRSSI freeHeapInt", "stratum_keep foundBlocks");
    row("nerdqaxeplusplus-v1.0.33", "foundBlocks duplicateHWNonces vrFrequency", "otp defaultTheme");
    row("nerdqaxeplusplus-v1.0.35", "stratum manualFanSpeed shutdown",
        "isUsingFallbackStratum isStratumConnected autofanpolarity stratumTLS");
    row("nerdqaxeplusplus-v1.0.36", "currentA maxCurrentA stratumTLS fallbackStratumTLS",
        "fans stratumProtocol");
    row("nerdqaxeplusplus-v1.0.38-alpha9", "can blockHeaders coinbaseVerifyMode fans", "");
}

void tst_NerdQAxeGenerations::keysComeAndGoWithTheVersion()
{
    QFETCH(QString, variant);
    QFETCH(QStringList, there);
    QFETCH(QStringList, absent);
    const QJsonObject info = QJsonDocument::fromJson(ask(variant, "/api/system/info").body).object();
    for (const QString &key : there)
        QVERIFY2(info.contains(key), qPrintable(key));
    for (const QString &key : absent)
        QVERIFY2(!info.contains(key), qPrintable(key));
}

void tst_NerdQAxeGenerations::theAsicPageEqualsTheRecording()
{
    QCOMPARE(QJsonDocument::fromJson(
                 ask(u"nerdqaxeplusplus-v1.1.0-beta1"_qs, "/api/system/asic").body),
             QJsonDocument::fromJson(fixture(u"nerdqaxeplusplus-v1.1.0_beta1-system_asic.json"_qs)));
}

void tst_NerdQAxeGenerations::oneNameCanHaveOtherLists()
{
    const auto page = [](const QString &variant) {
        return QJsonDocument::fromJson(ask(variant, "/api/system/asic").body).object();
    };
    const QJsonObject newer = page(u"nerdoctaxegamma-v1.0.37.1"_qs);
    const QJsonObject older = page(u"nerdoctaxegammaold-v1.0.36"_qs);
    QCOMPARE(newer.value(u"deviceModel"), older.value(u"deviceModel"));
    QVERIFY(newer.value(u"frequencyOptions") != older.value(u"frequencyOptions"));
    const QJsonObject degraded = page(u"nerdqxdegraded-v1.0.38-alpha9"_qs);
    QVERIFY(degraded.value(u"absMaxFrequency").toInt() < degraded.value(u"defaultFrequency").toInt());
}

void tst_NerdQAxeGenerations::unknownPaths_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("asic before it existed")
        << u"nerdqaxeplusplus-v1.0.31"_qs << QByteArray("/api/system/asic") << 302;
    QTest::newRow("asic since") << u"nerdqaxeplusplus-v1.0.32"_qs << QByteArray("/api/system/asic")
                                << 200;
    QTest::newRow("v2 before it existed")
        << u"nerdqaxeplusplus-V1.0.37.2-LTS"_qs << QByteArray("/api/v2/identify") << 302;
    QTest::newRow("v2 since") << u"nerdqaxeplusplus-v1.0.38-alpha9"_qs
                              << QByteArray("/api/v2/identify") << 200;
    QTest::newRow("the old place of one-time passwords is gone")
        << u"nerdqaxeplusplus-v1.0.38-alpha9-otp"_qs << QByteArray("/api/otp/status") << 302;
    QTest::newRow("unknown") << u"nerdqaxeplusplus-v1.0.36"_qs << QByteArray("/api/nothing") << 302;
    QTest::newRow("web page") << u"nerdqaxeplusplus-v1.0.36"_qs << QByteArray("/") << 200;
}

void tst_NerdQAxeGenerations::unknownPaths()
{
    QFETCH(QString, variant);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    const HttpAnswer answer = ask(variant, path);
    QCOMPARE(answer.status, status);
    if (status == 302)
        QVERIFY(answer.moreHeaders.contains("Location: /\r\n"));
}

void tst_NerdQAxeGenerations::connectionsCloseFrom35()
{
    QVERIFY(!ask(u"nerdqaxeplus-v1.0.34"_qs, "/api/system/info").close);
    QVERIFY(ask(u"nerdqaxeplusplus-v1.0.35"_qs, "/api/system/info").close);
}

void tst_NerdQAxeGenerations::everyVariantCanBeMade()
{
    const auto family = family_nerdqaxe();
    for (const QString &variant : family->variants())
        QVERIFY2(family->makeDevice(variant, 3, 7), qPrintable(variant));
    for (const DemoDevice &wanted : family->demo()) {
        const auto device = family->makeDevice(wanted.variant, 0, 1);
        QVERIFY2(device && device->setCondition(wanted.condition), qPrintable(wanted.variant));
    }
    QVERIFY(!family->makeDevice(u"nerdqaxeplusplus-v9.9.9"_qs, 0, 1));
    QVERIFY(!family->makeDevice(u"toaster-v1.0.36"_qs, 0, 1));
    QVERIFY(!family->makeDevice(u"nerdqaxeplus-v1.0.30-otp"_qs, 0, 1));
    QVERIFY(!family->makeDevice(u"lookalike-nothing"_qs, 0, 1));
    QVERIFY(!family->makeDevice(QString(), 0, 1));
}

COALFACE_TEST(tst_NerdQAxeGenerations)
#include "tst_nerdqaxe_generations.moc"
