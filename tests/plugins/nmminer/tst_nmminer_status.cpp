// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "fixtures.h"
#include "nmminer/driver.h"
#include "nmminer/status.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace coalface::nmminer;

namespace {
constexpr char later[] = "nmminer-constructed_v1.8.10-udp12345.json";
constexpr char old[] = "nmminer-v0.3.01-udp12345.json";

//! The later datagram with one text replaced.
QByteArray with(const QByteArray &before, const QByteArray &after)
{
    const QByteArray datagram = fixture(later).trimmed();
    return QByteArray(datagram).replace(before, after);
}
} // namespace

class TestNMMinerStatus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheOldForm();
    void readsTheLaterForm();
    void temperatureZeroIsNoSensor();
    void powerIsNeverKnown();
    void theAddressInsideIsNotRead();
    void withoutAPoolThePoolIsUnknown();
    void padding_data();
    void padding();
    void aCutDatagramIsDropped();
    void everyCutIsDropped();
    void refuses_data();
    void refuses();
    void unknownValuesStayUnknown();
    void noSecretOfAConfigurationIsKept();
    void longTextsAreShortened();
    void theDriverTellsWhoSentIt();
    void survivesMutations();
};

// By hand from the README: 113.13 KH/s, 1 rejected, 138 accepted, 48.5 °C, 1 h 23 min 46 s.
void TestNMMinerStatus::readsTheOldForm()
{
    const auto status = statusIn(fixture(old));
    QVERIFY(status.ok());
    const Telemetry telemetry = telemetryOf(*status);
    QCOMPARE(telemetry.hashrate.value_or(0), 113'130.0);
    QCOMPARE(telemetry.sharesRejected.value_or(-1), 1);
    QCOMPARE(telemetry.sharesAccepted.value_or(-1), 138);
    QCOMPARE(telemetry.temperature.value_or(0), 48.5);
    QCOMPARE(telemetry.uptime.value_or(0), 5026);
    QCOMPARE(telemetry.bestSessionDifficulty.value_or(0), 4.021e6);
    QVERIFY(!telemetry.bestDifficulty);
    QCOMPARE(telemetry.poolDifficulty.value_or(0), 0.001);
    QCOMPARE(telemetry.wifiRssi.value_or(0), -62.0);
    QCOMPARE(telemetry.poolUrl, QStringLiteral("public-pool.io:21496"));
    QCOMPARE(status->board, QStringLiteral("NMLotto"));
    QCOMPARE(status->version, QStringLiteral("v0.3.01"));
}

// The expected readings that the fixtures' README states.
void TestNMMinerStatus::readsTheLaterForm()
{
    const auto status = statusIn(fixture(later));
    QVERIFY(status.ok());
    const Telemetry telemetry = telemetryOf(*status);
    QCOMPARE(telemetry.hashrate.value_or(0), 1'015'400.0);
    QCOMPARE(telemetry.sharesRejected.value_or(-1), 7);
    QCOMPARE(telemetry.sharesAccepted.value_or(-1), 2123);
    QCOMPARE(telemetry.bestSessionDifficulty.value_or(0), 88.221);
    QCOMPARE(telemetry.bestDifficulty.value_or(0), 480'500.0);
    QCOMPARE(telemetry.uptime.value_or(0), 1377);
    QCOMPARE(telemetry.poolDifficulty.value_or(0), 0.0035);
    QCOMPARE(telemetry.wifiRssi.value_or(0), -63.0);
    QCOMPARE(telemetry.poolUrl, QStringLiteral("pool.example.com:3333"));
    QVERIFY(!telemetry.poolUser); // v1 does not say
    QCOMPARE(telemetry.blocksFound.value_or(-1), 0);
    QCOMPARE(status->freeHeap.value_or(0), 63.21094);
}

// Mistake of other software: Temp 0 shown as 0 °C.
void TestNMMinerStatus::temperatureZeroIsNoSensor()
{
    QVERIFY(!telemetryOf(*statusIn(fixture(later))).temperature);
    QCOMPARE(telemetryOf(*statusIn(with("\"Temp\":0", "\"Temp\":41.5"))).temperature, 41.5);
}

void TestNMMinerStatus::powerIsNeverKnown()
{
    for (const char *name : {old, later}) {
        const Telemetry telemetry = telemetryOf(*statusIn(fixture(name)));
        QVERIFY(!telemetry.power && !telemetry.efficiency && !telemetry.frequency
                && !telemetry.coreVoltage && !telemetry.fanRpm && !telemetry.mode);
    }
}

// Mistake of other software: only "IP" or only "ip" read. The sender's address is the true one.
void TestNMMinerStatus::theAddressInsideIsNotRead()
{
    for (const char *key : {"\"ip\"", "\"IP\"", "\"nothing\""}) {
        const auto status = statusIn(with("\"ip\"", key));
        QVERIFY2(status.ok(), key);
        const Identity identity = identityOf(*status);
        QVERIFY(identity.hostname.isEmpty() && identity.mac.isEmpty() && identity.serial.isEmpty());
        for (const QString &detail : detailsOf(*status))
            QVERIFY(!detail.contains(QLatin1String("192.168.")));
    }
}

void TestNMMinerStatus::withoutAPoolThePoolIsUnknown()
{
    const auto status = statusIn(with(",\"PoolInUse\":\"pool.example.com:3333\"", ""));
    QVERIFY(status.ok());
    QVERIFY(!telemetryOf(*status).poolUrl);
    // Without a pool connection everything is sent as zero.
    const auto idle = statusIn(
        with("0.0035", "0.000").replace("1.0154MH/s", "0.000H/s").replace("7/2123/99.7%", "0/0/0.0%"));
    QVERIFY(idle.ok());
    QCOMPARE(telemetryOf(*idle).hashrate.value_or(-1), 0.0);
    QCOMPARE(telemetryOf(*idle).sharesAccepted.value_or(-1), 0);
    QVERIFY(!telemetryOf(*idle).poolDifficulty);
}

void TestNMMinerStatus::padding_data()
{
    QTest::addColumn<QByteArray>("datagram");
    const QByteArray plain = fixture(later).trimmed();
    QTest::newRow("NUL bytes behind it") << plain + QByteArray(1024 - plain.size(), '\0');
    QTest::newRow("rubbish behind a NUL") << plain + QByteArray("\0}x\xff", 4);
    QTest::newRow("line end") << "\r\n" + plain + "\r\n";
    QTest::newRow("a bare carriage return as separator") << with("\\r", "\r");
    QTest::newRow("bytes that are no UTF-8") << with("cyd 2.8", "cyd 2.8 \xff\xfe");
}

void TestNMMinerStatus::padding()
{
    QFETCH(QByteArray, datagram);
    const auto status = statusIn(datagram);
    QVERIFY2(status.ok(), qPrintable(status ? QString() : status.error().detail));
    QCOMPARE(status->hashrate.value_or(0), 1'015'400.0);
    QCOMPARE(status->bestEver.value_or(0), 480'500.0);
    QVERIFY(status->board.startsWith(QLatin1String("cyd 2.8")));
}

void TestNMMinerStatus::aCutDatagramIsDropped()
{
    const auto status = statusIn(fixture("nmminer-constructed_v1.8.10-udp12345_truncated.txt"));
    QVERIFY(!status.ok());
    QCOMPARE(status.error().kind, Error::Kind::BadReply);
}

void TestNMMinerStatus::everyCutIsDropped()
{
    const QByteArray whole = fixture(later).trimmed();
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto status = statusIn(whole.first(length));
        QVERIFY2(!status.ok(), qPrintable(QString::number(length)));
        QCOMPARE(status.error().kind, Error::Kind::BadReply);
    }
}

void TestNMMinerStatus::refuses_data()
{
    QTest::addColumn<QByteArray>("datagram");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &datagram, Error::Kind kind,
                        const char *words) {
        QTest::newRow(name) << datagram << kind << QString::fromLatin1(words);
    };
    const auto rejected = Error::Kind::Rejected;
    const auto bad = Error::Kind::BadReply;
    row("NMAxe by its board", with("cyd 2.8", "NMAxe-Gamma"), rejected, "NMAxe-Gamma");
    row("NMQAxe by its board", with("cyd 2.8", "NMQAxe++"), rejected, "NMQAxe++");
    row("sibling by its power", with("\"Valid\"", "\"Power\":\"17.3W\",\"Valid\""), rejected,
        "another driver");
    row("sibling by its pause", with("\"Valid\"", "\"Lastseen\":2003,\"Valid\""), rejected,
        "another driver");
    row("sibling by its speed", with("1.0154MH/s", "1.0154TH/s"), rejected, "another driver");
    row("no version", with("\"Version\"", "\"version\""), bad, "not the status");
    row("no hash rate", with("\"HashRate\"", "\"Rate\""), bad, "not the status");
    row("no board", with("\"BoardType\":\"cyd 2.8\",", ""), bad, "not the status");
    row("version is no text", with("\"v1.8.10\"", "3"), bad, "not the status");
    row("another program", "{\"cmd\":\"discover\"}", bad, "not the status");
    row("text", "M-SEARCH * HTTP/1.1", bad, "another program");
    row("list", "[1,2]", bad, "another program");
    row("nothing", "", bad, "another program");
    row("broken", "{\"HashRate\":}", bad, "broken JSON");
    row("too large", "{\"HashRate\":\"" + QByteArray(5000, '1') + "\"}", bad, "larger");
    row("a configuration", fixture("nmminer-constructed_v1.8-udp12346_config_echo.json"), bad,
        "not the status");
    row("a configuration for everybody", fixture("nmminer-v1.5.01-udp12347_config.json"), bad,
        "not the status");
}

void TestNMMinerStatus::refuses()
{
    QFETCH(QByteArray, datagram);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, words);
    const auto status = statusIn(datagram);
    QVERIFY(!status.ok());
    QCOMPARE(status.error().kind, kind);
    QVERIFY2(status.error().detail.contains(words), qPrintable(status.error().detail));
    QVERIFY(status.error().detail.endsWith(u'.'));
}

void TestNMMinerStatus::unknownValuesStayUnknown()
{
    const auto status = statusIn(
        json("{'HashRate':'N/A','Share':'','BestDiff':'N/A','PoolDiff':'','Temp':'N/A','RSSI':null,"
             "'Uptime':'','Version':'v1.8.10','BoardType':'cyd 2.8'}"));
    QVERIFY(status.ok());
    QCOMPARE(telemetryOf(*status), Telemetry());
}

// A device that sent its configuration to the wrong port, or all in one.
void TestNMMinerStatus::noSecretOfAConfigurationIsKept()
{
    const QByteArray config = fixture("nmminer-constructed_v1.8-udp12346_config_echo.json").trimmed();
    const QByteArray both = with("{\"ip\"", config.chopped(1) + ",\"ip\"");
    QVERIFY(both.contains("fakepassword"));
    const auto status = statusIn(both);
    QVERIFY(status.ok());
    QStringList all = detailsOf(*status).values();
    all << status->board << status->version << status->poolInUse << identityOf(*status).model;
    for (const QString &text : all) {
        for (const char *secret : {"fakepassword", "FakeWiFi", "d=0.001", "bc1q"})
            QVERIFY2(!text.contains(QLatin1String(secret)), qPrintable(text));
    }
    const auto alone = statusIn(config);
    QVERIFY(!alone.ok());
    QVERIFY(!alone.error().detail.contains(QLatin1String("fake"), Qt::CaseInsensitive));
}

void TestNMMinerStatus::longTextsAreShortened()
{
    const auto status = statusIn(with("cyd 2.8", QByteArray(2000, 'b')));
    QVERIFY(status.ok());
    QVERIFY(identityOf(*status).model.size() < 100);
    const auto sibling = statusIn(with("cyd 2.8", "NMAxe" + QByteArray(2000, 'b')));
    QVERIFY(sibling.error().detail.size() < 250);
}

void TestNMMinerStatus::theDriverTellsWhoSentIt()
{
    const Driver driver;
    const auto identity = driver.recognise({QHostAddress::LocalHost, 12345, fixture(later), 0});
    QVERIFY(identity.ok());
    QCOMPARE(identity->manufacturer, QStringLiteral("NMTech"));
    QCOMPARE(identity->model, QStringLiteral("NMMiner cyd 2.8"));
    QCOMPARE(identity->firmware, QStringLiteral("v1.8.10"));
    const auto other = driver.recognise({QHostAddress::LocalHost, 12345, "hello", 0});
    QVERIFY(!other.ok());
}

// Any bytes may come: the parser answers, whatever it answers.
void TestNMMinerStatus::survivesMutations()
{
    quint32 state = 1;
    const auto next = [&state] { return state = state * 1664525 + 1013904223; };
    for (const char *name : {old, later}) {
        const QByteArray whole = fixture(name).trimmed();
        for (int round = 0; round < 2000; ++round) {
            QByteArray bytes = whole;
            for (int i = 0; i < 1 + round % 6; ++i)
                bytes[qsizetype((next() >> 8) % quint32(bytes.size()))] = char(next() >> 16);
            if (const auto status = statusIn(bytes)) {
                const Telemetry telemetry = telemetryOf(*status);
                QVERIFY(!telemetry.power);
                QVERIFY(telemetry.hashrate.value_or(0) < 1e9);
                detailsOf(*status);
            }
        }
    }
}

COALFACE_TEST(TestNMMinerStatus)
#include "tst_nmminer_status.moc"
