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
std::unique_ptr<Family> family_bitaxe();
}

namespace {
// Every place in a document with its JSON type: "pools[].id" -> "number". Of an array the first entry counts.
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
    const QJsonDocument document = QJsonDocument::fromJson(json);
    Shape shape;
    collect(QString(),
            document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()),
            shape);
    return shape;
}

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/../fixtures/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<Device> make(const QString &variant)
{
    auto device = family_bitaxe()->makeDevice(variant, 0, 1);
    if (device)
        device->advanceTo(60'000);
    return device;
}

HttpAnswer ask(Device &device, const QByteArray &path, const QByteArray &query = {})
{
    HttpRequest request;
    request.method = "GET";
    request.path = path;
    request.query = query;
    request.version = "HTTP/1.1";
    return device.handle(request);
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

// What the web page's mock data invents (fixtures/README.md): a Wi-Fi password, two board sensors.
constexpr char mockOnly[] = "wifiPass boardtemp1 boardtemp2 ";
} // namespace

class tst_Generations : public QObject
{
    Q_OBJECT
private slots:
    void infoHasTheKeysAndTypesOfTheGeneration_data();
    void infoHasTheKeysAndTypesOfTheGeneration();
    void otherRepliesHaveTheShapeOfTheRecording_data();
    void otherRepliesHaveTheShapeOfTheRecording();
    void identificationEqualsTheRecording_data();
    void identificationEqualsTheRecording();
    void printsNumbersLikeTheFirmware();
    void unknownPaths_data();
    void unknownPaths();
    void everyVariantCanBeMade();
};

void tst_Generations::infoHasTheKeysAndTypesOfTheGeneration_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QString>("recording");
    // Keys the recording has and the wire has not, and the other way round; keys of another type on the
    // wire. Recordings of real devices need none of these; mocks do, see fixtures/README.md.
    QTest::addColumn<QStringList>("onlyRecorded");
    QTest::addColumn<QStringList>("onlySent");
    QTest::addColumn<QStringList>("otherType");
    const auto row = [](const char *variant, const char *file, const QByteArray &onlyRecorded = {},
                        const char *onlySent = "", const char *otherType = "") {
        QTest::newRow(file) << QString::fromLatin1(variant)
                            << QString::fromLatin1(file) + u"-system_info.json"_qs
                            << words(onlyRecorded.constData()) << words(onlySent)
                            << words(otherType);
    };
    row("ultra-v2.0.0", "ultra-v2.0.0", {}, "coreVoltageActual runningPartition");
    row("hex302-v2.0.7", "hex302-v2.0.7_48_ge561f60");
    row("ultra204-v2.1.10", "ultra204-v2.1.10", mockOnly, "runningPartition");
    row("supra401-v2.4.5", "supra401-v2.4.5_3_gb5d1e36_dirty");
    // A sample edited by hand: these two were never sent by a released firmware.
    row("hex302-v2.6.0", "hex302-v2.6.0", "bestNonceDiff bestSessionNonceDiff");
    row("ultra204-v2.6.5", "ultra204-v2.6.5", mockOnly,
        "isPSRAMAvailable overclockEnabled runningPartition stratumDiff wifiRSSI",
        "isUsingFallbackStratum");
    row("ultra204-v2.8.1", "ultra204-v2.8.1", mockOnly,
        "isPSRAMAvailable overclockEnabled runningPartition stratumDiff", "isUsingFallbackStratum");
    row("ultra204-v2.9.0", "ultra204-v2.9.0", mockOnly,
        "isPSRAMAvailable overclockEnabled poolDifficulty runningPartition",
        "isUsingFallbackStratum");
    row("gamma601-v2.10.1", "gamma601-v2.10.1");
    row("gamma601-v2.11.0b6", "gamma601-v2.11.0b6");
    row("gamma601-v2.12.2", "gamma601-v2.12.2");
    row("gamma602-v2.13.2", "gamma602-v2.13.2", QByteArray(mockOnly) + "hashrateMonitor.hashrate",
        "",
        "fallbackStratumDecodeCoinbase fallbackStratumExtranonceSubscribe fallbackStratumTLS "
        "stratumDecodeCoinbase stratumExtranonceSubscribe stratumTLS");
    row("gamma602-v2.14.2", "gamma602-v2.14.2", QByteArray(mockOnly) + "hashrateMonitor.hashrate",
        "processTime", "fallbackStratumTLS stratumTLS");
    row("gamma601-v2.15.3", "gamma601-v2.15.3");
}

void tst_Generations::infoHasTheKeysAndTypesOfTheGeneration()
{
    QFETCH(QString, variant);
    QFETCH(QString, recording);
    QFETCH(QStringList, onlyRecorded);
    QFETCH(QStringList, onlySent);
    QFETCH(QStringList, otherType);
    const auto device = make(variant);
    QVERIFY(device);
    const HttpAnswer answer = ask(*device, "/api/system/info");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.contentType, "application/json");
    const Shape sent = shapeOf(answer.body);
    const Shape recorded = shapeOf(fixture(recording));
    QVERIFY(!recorded.empty());

    QStringList missing, extra, different;
    for (const auto &[path, type] : recorded) {
        const auto it = sent.find(path);
        if (it == sent.end())
            missing.append(path);
        else if (it->second != type)
            different.append(path);
    }
    for (const auto &[path, type] : sent) {
        if (!recorded.contains(path))
            extra.append(path);
    }
    // Reasons for rejected shares are a list that may be empty on either side.
    for (QStringList *list : {&missing, &extra})
        list->removeIf(
            [](const QString &path) { return path.startsWith(u"sharesRejectedReasons[]"); });
    onlyRecorded.sort();
    onlySent.sort();
    otherType.sort();
    QCOMPARE(missing.join(u' '), onlyRecorded.join(u' '));
    QCOMPARE(extra.join(u' '), onlySent.join(u' '));
    QCOMPARE(different.join(u' '), otherType.join(u' '));
}

void tst_Generations::otherRepliesHaveTheShapeOfTheRecording_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("recording");
    QTest::newRow("statistics 2.15")
        << u"gamma601-v2.15.3"_qs << QByteArray("/api/system/statistics") << QByteArray()
        << u"gamma601-v2.15.3-system_statistics.json"_qs;
    QTest::newRow("columns 2.15") << u"gamma601-v2.15.3"_qs << QByteArray("/api/system/statistics")
                                  << QByteArray("columns=power,fanRpm")
                                  << u"gamma601-v2.15.3-system_statistics_columns.json"_qs;
    QTest::newRow("statistics 2.10")
        << u"suprahex701-v2.10.1"_qs << QByteArray("/api/system/statistics") << QByteArray()
        << u"suprahex-v2.10.1-system_statistics.json"_qs;
    QTest::newRow("dashboard 2.8")
        << u"ultra204-v2.8.1"_qs << QByteArray("/api/system/statistics/dashboard") << QByteArray()
        << u"ultra204-v2.8.1-statistics_dashboard.json"_qs;
    QTest::newRow("scoreboard 2.15")
        << u"gamma601-v2.15.3"_qs << QByteArray("/api/system/scoreboard") << QByteArray()
        << u"gamma601-v2.15.3-system_scoreboard.json"_qs;
    QTest::newRow("wifi scan 2.12") << u"gamma601-v2.12.2"_qs << QByteArray("/api/system/wifi/scan")
                                    << QByteArray() << u"gamma601-v2.12.2-wifi_scan.json"_qs;
}

void tst_Generations::otherRepliesHaveTheShapeOfTheRecording()
{
    QFETCH(QString, variant);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, query);
    QFETCH(QString, recording);
    const auto device = make(variant);
    const QByteArray expected = fixture(recording);
    const QJsonDocument expectedDocument = QJsonDocument::fromJson(expected);
    const bool recording_on = !expectedDocument.object().value(u"statistics").toArray().isEmpty();
    if (recording_on) {
        HttpRequest patch;
        patch.method = "PATCH";
        patch.path = "/api/system";
        patch.body = "{\"statsFrequency\":5}";
        QCOMPARE(device->handle(patch).status, 200);
        device->advanceTo(120'000);
    }
    const HttpAnswer answer = ask(*device, path, query);
    QCOMPARE(answer.status, 200);
    QCOMPARE(shapeOf(answer.body), shapeOf(expected));
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    QCOMPARE(object.value(u"labels"), expectedDocument.object().value(u"labels"));
    const QJsonArray rows = object.value(u"statistics").toArray();
    if (recording_on)
        QVERIFY(rows.size() > 5);
    if (recording_on && object.contains(u"labels"))
        QCOMPARE(rows.first().toArray().size(), object.value(u"labels").toArray().size());
}

void tst_Generations::identificationEqualsTheRecording_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QString>("recording");
    QTest::newRow("gamma 2.15") << u"gamma601-v2.15.3"_qs << u"gamma601-v2.15.3-system_asic.json"_qs;
    QTest::newRow("supra 2.10") << u"supra402-v2.10.1"_qs << u"supra-v2.10.0-system_asic.json"_qs;
    QTest::newRow("suprahex 2.10")
        << u"suprahex701-v2.10.1"_qs << u"suprahex-v2.10.1-system_asic.json"_qs;
}

void tst_Generations::identificationEqualsTheRecording()
{
    QFETCH(QString, variant);
    QFETCH(QString, recording);
    const auto device = make(variant);
    QCOMPARE(QJsonDocument::fromJson(ask(*device, "/api/system/asic").body),
             QJsonDocument::fromJson(fixture(recording)));
}

void tst_Generations::printsNumbersLikeTheFirmware()
{
    const auto digits = [](const QString &variant, const QByteArray &key) {
        const auto device = make(variant);
        const QByteArray body = ask(*device, "/api/system/info").body;
        const qsizetype at = body.indexOf('"' + key + "\":") + key.size() + 3;
        const QByteArray number = body.mid(at, body.indexOf(',', at) - at);
        return number.contains('.') ? number.size() - number.indexOf('.') - 1 : 0;
    };
    QVERIFY(digits(u"gamma601-v2.11.0b6"_qs, "power") > 7);
    QVERIFY(digits(u"gamma601-v2.12.2"_qs, "power") <= 7);
    QVERIFY(digits(u"gamma601-v2.12.2"_qs, "fanspeed") <= 7);
    QVERIFY(digits(u"gamma601-v2.15.3"_qs, "fanspeed") > 7);
    QCOMPARE(digits(u"gamma601-v2.10.1"_qs, "fanspeed"), 0);
    const QByteArray old = ask(*make(u"gamma601-v2.10.1"_qs), "/api/system/info").body;
    const QString best = QJsonDocument::fromJson(old).object().value(u"bestDiff").toString();
    QVERIFY2(QRegularExpression(u"^[0-9]+\\.[0-9]{2} [kMGT]$"_qs).match(best).hasMatch(),
             qPrintable(best));
}

void tst_Generations::unknownPaths_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("asic before it existed")
        << u"ultra204-v2.6.5"_qs << QByteArray("/api/system/asic") << 302;
    QTest::newRow("asic since") << u"supra401-v2.7.1"_qs << QByteArray("/api/system/asic") << 200;
    QTest::newRow("statistics before")
        << u"supra401-v2.7.1"_qs << QByteArray("/api/system/statistics") << 302;
    QTest::newRow("unknown, old") << u"ultra204-v2.8.1"_qs << QByteArray("/api/nothing") << 302;
    QTest::newRow("unknown, since 2.9")
        << u"ultra204-v2.9.0"_qs << QByteArray("/api/nothing") << 404;
    QTest::newRow("dashboard is gone")
        << u"gamma601-v2.11.0b6"_qs << QByteArray("/api/system/statistics/dashboard") << 404;
    QTest::newRow("web page") << u"gamma601-v2.15.3"_qs << QByteArray("/") << 200;
}

void tst_Generations::unknownPaths()
{
    QFETCH(QString, variant);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    const HttpAnswer answer = ask(*make(variant), path);
    QCOMPARE(answer.status, status);
    if (status == 302)
        QVERIFY(answer.moreHeaders.contains("Location: /\r\n"));
    if (status == 404)
        QCOMPARE(QJsonDocument::fromJson(answer.body),
                 QJsonDocument::fromJson(fixture(u"any-v2.9.0-unknown_route_404.json"_qs)));
}

void tst_Generations::everyVariantCanBeMade()
{
    const auto family = family_bitaxe();
    for (const QString &variant : family->variants())
        QVERIFY2(family->makeDevice(variant, 3, 7), qPrintable(variant));
    for (const DemoDevice &wanted : family->demo()) {
        const auto device = family->makeDevice(wanted.variant, 0, 1);
        QVERIFY2(device && device->setCondition(wanted.condition), qPrintable(wanted.variant));
    }
    QVERIFY(!family->makeDevice(u"gamma601-v9.9.9"_qs, 0, 1));
    QVERIFY(!family->makeDevice(u"toaster-v2.15.3"_qs, 0, 1));
    QVERIFY(!family->makeDevice(u"lookalike-nothing"_qs, 0, 1));
    QVERIFY(!family->makeDevice(QString(), 0, 1));
}

COALFACE_TEST(tst_Generations)
#include "tst_generations.moc"
