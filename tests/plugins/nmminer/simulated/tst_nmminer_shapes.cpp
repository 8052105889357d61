// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
// The simulated devices send the keys and types of the documented examples, and their number forms.
#include "bench.h"
#include "tests/testprogram/testprogram.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QtTest>

#include <map>

using namespace coalface::simulator;

namespace {
// Every place in a document with its JSON type. Of an array the first entry counts.
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
    collect(QString(), QJsonDocument::fromJson(json).object(), shape);
    return shape;
}

QString described(const Shape &shape)
{
    QStringList lines;
    for (const auto &[path, type] : shape)
        lines.append(path + u' ' + type);
    return lines.join(u'\n');
}

bool fits(const QString &text, const char *pattern)
{
    const bool matches = QRegularExpression(
                             QRegularExpression::anchoredPattern(QString::fromLatin1(pattern)))
                             .match(text)
                             .hasMatch();
    if (!matches)
        qWarning() << text << pattern;
    return matches;
}
} // namespace

class tst_NMMinerShapes : public QObject
{
    Q_OBJECT
private slots:
    void repliesHaveTheShapeOfTheExample_data();
    void repliesHaveTheShapeOfTheExample();
    void datagramsHaveTheShapeOfTheExample_data();
    void datagramsHaveTheShapeOfTheExample();
    void orderOfTheKeys();
    void oldNumberForms();
    void laterNumberForms_data();
    void laterNumberForms();
    void noSensorIsZeroOrNull();
    void theVersionComesWithAndWithoutV();
    void aDatagramFitsIntoTheBufferOfTheFirmware();
    void onlyV1WithAWebServerHasAService();
    void lookalikes();
    void everyVariantCanBeMade();
};

void tst_NMMinerShapes::repliesHaveTheShapeOfTheExample_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("file");
    const auto row = [](const char *variant, const char *path, const char *file) {
        QTest::newRow(file) << QString::fromLatin1(variant) << QByteArray(path)
                            << QString::fromLatin1(file);
    };
    row("cyd28-v2.0.04", "/probe", "nmminer-v2.0.04-probe.json");
    row("cyd28-v2.0.04", "/alive", "nmminer-v2.0.04-alive.json");
    row("esp32s3-v2.1.0", "/alive", "nmminer-2.1.0-alive_minimal.json");
    row("cyd28-v2.0.04", "/api/system/info", "nmminer-v2.0.04-api_system_info.json");
    row("cyd28-v2.0.04", "/api/setting/mining", "nmminer-v2.0.04-api_setting_mining.json");
    row("cyd28-v2.0.04", "/api/setting/network", "nmminer-v2.0.04-api_setting_network.json");
    row("cyd28-v2.0.04", "/api/setting/time", "nmminer-v2.0.04-api_setting_time.json");
    row("cyd28-v2.0.04", "/api/setting/preference", "nmminer-v2.0.04-api_setting_preference.json");
    row("cyd28-v1.8.10", "/data", "nmminer-v1.x-data.json");
    row("cyd28-v1.8.10", "/swarm", "nmminer-constructed_v1.8.10-swarm.json");
}

void tst_NMMinerShapes::repliesHaveTheShapeOfTheExample()
{
    QFETCH(QString, variant);
    QFETCH(QByteArray, path);
    QFETCH(QString, file);
    const Shape expected = shapeOf(simulatedFixture(file));
    QVERIFY(!expected.empty());
    Bench bench(variant.toLatin1().constData());
    const HttpAnswer answer = bench.ask("GET", path);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.contentType, QByteArray("application/json"));
    QCOMPARE(described(shapeOf(answer.body)), described(expected));
}

void tst_NMMinerShapes::datagramsHaveTheShapeOfTheExample_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QString>("file");
    QTest::newRow("old") << u"nmlotto-v0.3.01"_qs << u"nmminer-v0.3.01-udp12345.json"_qs;
    QTest::newRow("later") << u"cyd28-v1.8.10"_qs << u"nmminer-constructed_v1.8.10-udp12345.json"_qs;
}

void tst_NMMinerShapes::datagramsHaveTheShapeOfTheExample()
{
    QFETCH(QString, variant);
    QFETCH(QString, file);
    Bench bench(variant.toLatin1().constData());
    QCOMPARE(described(shapeOf(bench.device().datagram(12345))),
             described(shapeOf(simulatedFixture(file))));
    QVERIFY(bench.device().datagram(12346).isEmpty());
    QVERIFY(bench.device().datagram(12347).isEmpty());
}

void tst_NMMinerShapes::orderOfTheKeys()
{
    const auto keys = [](const QByteArray &json) {
        QStringList list;
        static const QRegularExpression key(u"\"([A-Za-z]+)\"\\s*:"_qs);
        for (auto it = key.globalMatch(QString::fromUtf8(json)); it.hasNext();)
            list.append(it.next().captured(1));
        return list;
    };
    Bench old("nmlotto-v0.3.01");
    QCOMPARE(keys(old.device().datagram(12345)),
             keys(simulatedFixture(u"nmminer-v0.3.01-udp12345.json"_qs)));
    Bench later("cyd28-v1.8.10");
    QCOMPARE(keys(later.device().datagram(12345)),
             keys(simulatedFixture(u"nmminer-constructed_v1.8.10-udp12345.json"_qs)));
    Bench web("cyd28-v2.0.04");
    QCOMPARE(keys(web.ask("GET", "/api/system/info").body),
             keys(simulatedFixture(u"nmminer-v2.0.04-api_system_info.json"_qs)));
}

void tst_NMMinerShapes::oldNumberForms()
{
    Bench bench("nmlotto-v0.3.01");
    const QJsonObject status = bench.status();
    QVERIFY(fits(status.value(u"HashRate").toString(), "\\d{3}\\.\\d{2}K"));
    QVERIFY(fits(status.value(u"Share").toString(), "\\d+/\\d+"));
    QVERIFY(fits(status.value(u"NetDiff").toString(), "\\d+\\.\\d+T"));
    QVERIFY(fits(status.value(u"BestDiff").toString(), "\\d+\\.\\d+[KM]?"));
    QVERIFY(fits(status.value(u"Uptime").toString(), "\\d{2}d \\d{2}:\\d{2}:\\d{2}"));
    QVERIFY(status.contains(u"IP") && !status.contains(u"ip"));
    QVERIFY(status.value(u"Temp").toDouble() > 20);
    QCOMPARE(bench.device().broadcasts().first().interval, 2000);
}

void tst_NMMinerShapes::laterNumberForms_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QByteArray>("best");
    QTest::newRow("v1.5.01") << u"esp32c3-v1.5.01"_qs
                             << QByteArray("\\d+\\.\\d+[KM]?\\r\\d+\\.\\d+[KM]?");
    QTest::newRow("v1.7.06") << u"cyd28-v1.7.06"_qs
                             << QByteArray("\\d+\\.\\d+[KM]? /\\d+\\.\\d+[KM]?");
    QTest::newRow("v1.8.10") << u"cyd28-v1.8.10"_qs
                             << QByteArray("\\d+\\.\\d+[KM]?\\r\\d+\\.\\d+[KM]?");
}

void tst_NMMinerShapes::laterNumberForms()
{
    QFETCH(QString, variant);
    QFETCH(QByteArray, best);
    Bench bench(variant.toLatin1().constData());
    const QJsonObject status = bench.status();
    QVERIFY(fits(status.value(u"HashRate").toString(), "\\d+\\.\\d+[KM]H/s"));
    QVERIFY(fits(status.value(u"Share").toString(), "\\d+/\\d+/\\d+\\.\\d%"));
    QVERIFY(fits(status.value(u"BestDiff").toString(), best.constData()));
    QVERIFY(fits(status.value(u"Uptime").toString(),
                 "\\d{3}d \\d{2}:\\d{2}:\\d{2}\\r\\d{3}d \\d{2}:\\d{2}:\\d{2}"));
    QCOMPARE(status.value(u"ip").toString(), u"192.168.1.42"_qs);
    QCOMPARE(bench.device().broadcasts().first().interval, 5000);
    QCOMPARE(bench.device().broadcasts().first().port, quint16(12345));
}

void tst_NMMinerShapes::noSensorIsZeroOrNull()
{
    QCOMPARE(Bench("cyd28-v1.8.10").status().value(u"Temp"), QJsonValue(0));
    QVERIFY(Bench("esp32c3-v2.1.0").info("temps", "vcore").isNull());
    QVERIFY(Bench("cyd28-v2.0.04").info("temps", "vcore").toDouble() > 20);
    QVERIFY(Bench("cyd28-v2.0.04").info("temps", "asic").isNull());
}

void tst_NMMinerShapes::theVersionComesWithAndWithoutV()
{
    QCOMPARE(Bench("cyd28-v2.0.04").object("/probe").value(u"ver").toString(), u"v2.0.04"_qs);
    QCOMPARE(Bench("esp32s3-v2.1.0").object("/probe").value(u"ver").toString(), u"2.1.0"_qs);
}

void tst_NMMinerShapes::aDatagramFitsIntoTheBufferOfTheFirmware()
{
    for (const char *variant :
         {"nmlotto-v0.3.01", "esp32c3-v1.5.01", "cyd28-v1.7.06", "cyd28-v1.8.10"}) {
        const qsizetype size = Bench(variant).device().datagram(12345).size();
        QVERIFY2(size >= 280 && size <= 420, qPrintable(QString::number(size)));
    }
}

void tst_NMMinerShapes::onlyV1WithAWebServerHasAService()
{
    QVERIFY(Bench("nmlotto-v0.3.01").device().services().isEmpty());
    QCOMPARE(Bench("cyd28-v1.8.10").device().services().size(), 1);
    QCOMPARE(Bench("esp32c3-v1.5.01").ask("GET", "/swarm").status, 404);
    QCOMPARE(Bench("cyd28-v1.8.10").ask("GET", "/probe").status, 404);
    QCOMPARE(Bench("cyd28-v1.8.10").ask("GET", "/api/system/info").status, 404);
    // A v2 device broadcasts nothing; an ESP32 serves one or two connections.
    QVERIFY(Bench("cyd28-v2.0.04").device().broadcasts().isEmpty());
    QCOMPARE(Bench("cyd28-v2.0.04").device().services().first().maxConnections, 2);
    QCOMPARE(Bench("cyd28-v2.0.04").ask("GET", "/data").status, 404);
}

void tst_NMMinerShapes::lookalikes()
{
    QCOMPARE(Bench("lookalike-nmaxe").object("/probe").value(u"model").toString(), u"NMAxe"_qs);
    QVERIFY(Bench("lookalike-nmaxe").object("/api/system/info").value(u"power").isObject());
    const HttpAnswer busy = Bench("lookalike-nmaxe-503").ask("GET", "/probe");
    QCOMPARE(busy.status, 503);
    QCOMPARE(busy.body, simulatedFixture(u"nmaxe-constructed_v3-probe_503.txt"_qs).trimmed());
    Bench announcing("lookalike-nmqaxe-udp");
    QVERIFY(announcing.device().services().isEmpty());
    QVERIFY(announcing.status().contains(u"Power"));
}

void tst_NMMinerShapes::everyVariantCanBeMade()
{
    const auto family = family_nmminer();
    QCOMPARE(family->id(), u"nmminer"_qs);
    for (const QString &variant : family->variants()) {
        const auto device = family->makeDevice(variant, 3, 7);
        QVERIFY2(device, qPrintable(variant));
        QVERIFY(!device->model().isEmpty());
        QVERIFY(!device->services().isEmpty() || !device->broadcasts().isEmpty());
    }
    QVERIFY(!family->makeDevice(u"cyd28-v9"_qs, 0, 1));
    QCOMPARE(family->demo().size(), 2);
    for (const DemoDevice &device : family->demo())
        QVERIFY(family->variants().contains(device.variant));
}

COALFACE_TEST(tst_NMMinerShapes)
#include "tst_nmminer_shapes.moc"
