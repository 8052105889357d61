// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/record.h"
#include "nerdqaxe/recordreading.h"
#include "nerdqaxe/simulated/simulatednerdqaxe.h"
#include "scriptedminer.h"
#include "tests/testprogram/testprogram.h"

#include <simulator/engine.h>
#include <simulator/family.h>

#include <QJsonArray>
#include <QTest>

using namespace coalface;
using namespace coalface::nerdqaxe;
using namespace std::chrono_literals;

namespace coalface::simulator {
std::unique_ptr<Family> family_nerdqaxe();
}

namespace {

constexpr qint64 askersNow = 1'000'000'000'000; // as recordPath() has it

QJsonObject described(QByteArray text)
{
    return QJsonDocument::fromJson(text.replace('\'', '"')).object();
}

//! An hour ago is where the made-up clock stands at this.
QByteArray anHourAgo()
{
    return QByteArray::number(askersNow - 3'600'000);
}

Result<RecordedHistory> historyFrom(MinerAdapter &adapter, std::chrono::seconds reach)
{
    HistoryJob job(reach, QDeadlineTimer(20000));
    qobject_cast<MinerHistory *>(&adapter)->readHistory(&job);
    if (!QTest::qWaitFor([&job] { return job.isFinished(); }, 30000))
        return Error{Error::Kind::Internal, QStringLiteral("It never ended.")};
    return job.result();
}

//! A simulated miner on a loopback port.
struct SimulatedMiner
{
    explicit SimulatedMiner(const char *variant)
    {
        engine.setLogCapacity(100);
        const QString problem = engine.add(*simulator::family_nerdqaxe(), QLatin1String(variant));
        if (!problem.isEmpty())
            qFatal("%s", qPrintable(problem));
        const auto &place = engine.station(0).place();
        link = std::make_unique<MinerLink>(Endpoint{place.address, place.port});
        adapter = std::make_unique<Adapter>(*link);
    }
    simulator::nerdqaxe::Machine &machine()
    {
        return static_cast<simulator::nerdqaxe::SimulatedNerdQAxe &>(engine.station(0).device())
            .machine();
    }
    simulator::Engine engine{simulator::AddressPlan::ports(0)};
    std::unique_ptr<MinerLink> link;
    std::unique_ptr<MinerAdapter> adapter;
};

QString whyNot(const Result<RecordedHistory> &history)
{
    return history ? QString() : history.error().detail;
}

} // namespace

//! What NerdOS records by itself (protocol page, section 4.2).
class TestNerdQAxeHistory : public QObject, ScriptedMiner
{
    Q_OBJECT
private Q_SLOTS:
    void init() { startMiner(); }
    void cleanup() { stopMiner(); }

    void tsAndCurAreOfOneClock();
    void valuesAreHundredthsRelativeToTheBase();
    void before1031TheTenMinuteMeanStandsIn();
    void meansCountOnceTheirWindowIsFilled();
    void zeroTemperaturesAreNoSensor();
    void whatCannotBeIsLeftOut();
    void theNextPieceBeginsWhereThisOneEnds();
    void theMockUpsAreEmptyRecords();
    void aMinerWithoutTheKeyKeepsNone();
    void oneThatIsShutDownTellsNone();
    void pollingAsksForNoHistory();
    void anAnswerIsPutTogetherOfItsPieces();
    void agesBeyondTheStartGo();
    void theSimulatedMinersRowsComeBack_data();
    void theSimulatedMinersRowsComeBack();
    void aLongRecordTakesFewRequests();
};

void TestNerdQAxeHistory::tsAndCurAreOfOneClock()
{
    const QString path = recordPath(10min);
    QCOMPARE(path, QStringLiteral("/api/system/info?ts=999999400000&cur=1000000000000&limit=1000"
                                  "&history_span=10800000&historySpan=10800000"));
    QVERIFY(path.size() - path.indexOf(u'?') < 128); // what the firmware reads of a query
}

void TestNerdQAxeHistory::valuesAreHundredthsRelativeToTheBase()
{
    const RecordPiece piece = recordPiece(
        described("{'uptimeSeconds':7200,'history':{'hashrate_1m':[480012,479000],"
                  "'hashrate_10m':[480500,1],'hashrate_1h':[481000,2],'hashrate_1d':[100,3],"
                  "'vregTemp':[6012,6000],'asicTemp':[5475,5500],'timestamps':[0,5000],"
                  "'timestampBase':"
                  + anHourAgo() + ",'hasMore':false}}"),
        1h);
    QVERIFY(piece.isKept);
    QCOMPARE(piece.readings.size(), 2);
    QCOMPARE(piece.readings[0].ageMs, 3'600'000);
    QCOMPARE(piece.readings[1].ageMs, 3'595'000);
    Telemetry expected;
    expected.hashrate = 4800.12e9;
    expected.hashrateAverage = 4810e9; // an hour ago it had run for an hour
    expected.temperature = 54.75;
    expected.temperatureVr = 60.12;
    QCOMPARE(piece.readings[0].reading, expected);
}

void TestNerdQAxeHistory::before1031TheTenMinuteMeanStandsIn()
{
    const RecordPiece piece = recordPiece(
        described("{'uptimeSeconds':9000,'history':{'hashrate_10m':[480500],'hashrate_1h':[481000],"
                  "'hashrate_1d':[100],'timestamps':[1000],'timestampBase':"
                  + anHourAgo() + "}}"),
        1h);
    QCOMPARE(piece.readings.size(), 1);
    QCOMPARE(piece.readings[0].reading.hashrate, 4805e9);
    QCOMPARE(piece.next.count(), 0); // it told the hour, and no more is wanted
}

void TestNerdQAxeHistory::meansCountOnceTheirWindowIsFilled()
{
    // It runs for an hour and five minutes: the rows are of 300, 1000 and 3895 s after its start.
    const RecordPiece piece
        = recordPiece(described("{'uptimeSeconds':3900,'history':{'hashrate_1m':[100,100,100],"
                                "'hashrate_10m':[200,200,200],'hashrate_1h':[300,300,300],"
                                "'hashrate_1d':[400,400,400],'timestamps':[0,700000,3595000],"
                                "'timestampBase':"
                                + anHourAgo() + "}}"),
                      1h);
    QCOMPARE(piece.readings.size(), 3);
    QCOMPARE(piece.readings[0].reading.hashrateAverage, 1e9);
    QCOMPARE(piece.readings[1].reading.hashrateAverage, 2e9);
    QCOMPARE(piece.readings[2].reading.hashrateAverage, 3e9);
}

void TestNerdQAxeHistory::zeroTemperaturesAreNoSensor()
{
    const RecordPiece piece = recordPiece(
        described(
            "{'uptimeSeconds':7200,'history':{'hashrate_1m':[0],'vregTemp':[0],'asicTemp':[0],"
            "'hashrate_1h':[5],'timestamps':[0],'timestampBase':"
            + anHourAgo() + "}}"),
        1h);
    Telemetry expected;
    expected.hashrate = 0; // measured: it stood still, and its means tell the past
    QCOMPARE(piece.readings[0].reading, expected);
}

void TestNerdQAxeHistory::whatCannotBeIsLeftOut()
{
    // Before what was asked for, of the future, no number, and one value missing.
    const RecordPiece piece
        = recordPiece(described("{'uptimeSeconds':7200,'history':{'hashrate_1m':[1,2,3,4,null,600],"
                                "'timestamps':[-1,3600001,'x',null,2000],'timestampBase':"
                                + anHourAgo() + "}}"),
                      1h);
    QCOMPARE(piece.readings.size(), 1);
    QCOMPARE(piece.readings[0].ageMs, 3'598'000);
    QVERIFY(!piece.readings[0].reading.hashrate);
    QVERIFY(recordPiece(described("{'history':{'timestamps':[1]}}"), 1h).readings.isEmpty());
    QVERIFY(recordPiece(described("{'history':{'timestamps':{},'timestampBase':'x'}}"), 1h)
                .readings.isEmpty());
}

void TestNerdQAxeHistory::theNextPieceBeginsWhereThisOneEnds()
{
    const auto next = [](const QByteArray &more, std::chrono::milliseconds age) {
        return recordPiece(described("{'history':{'hashrate_1m':[1],'timestamps':[5000],"
                                     "'timestampBase':"
                                     + QByteArray::number(askersNow - age.count()) + more + "}}"),
                           age)
            .next;
    };
    QCOMPARE(next(",'hasMore':true", 5h), 5h - 5s - 1ms);
    QCOMPARE(next(",'hasMore':false", 5h), 2h); // three hours were told
    QCOMPARE(next("", 5h), 4h);                 // the span is not known there: one hour
    // "More" without a single row would go on for ever.
    QVERIFY(
        recordPiece(described("{'history':{'timestamps':[],'timestampBase':1,'hasMore':true}}"), 5h)
            .next.count()
        < 0);
}

void TestNerdQAxeHistory::theMockUpsAreEmptyRecords()
{
    for (const char *name :
         {"nerdqaxeplus-v1.0.15-system_info.json", "nerdqaxeplus-v1.0.34-system_info.json"}) {
        const RecordPiece piece = recordPiece(fixtureObject(name), 1h);
        QVERIFY(piece.isKept);
        QVERIFY(piece.readings.isEmpty());
    }
}

void TestNerdQAxeHistory::aMinerWithoutTheKeyKeepsNone()
{
    m_device->pages[recordPath(1h).toLatin1()].body = QJsonDocument(m_info).toJson();
    const auto history = historyFrom(*m_adapter, 1h);
    QVERIFY(!history.ok());
    QCOMPARE(history.error().kind, Error::Kind::Unsupported);
    QCOMPARE(m_device->requests.size(), 1);
}

void TestNerdQAxeHistory::oneThatIsShutDownTellsNone()
{
    set("shutdown", true);
    m_device->pages[recordPath(1h).toLatin1()].body = QJsonDocument(m_info).toJson();
    const auto history = historyFrom(*m_adapter, 1h);
    QVERIFY(history.ok());
    QVERIFY(history->readings.isEmpty());
}

void TestNerdQAxeHistory::pollingAsksForNoHistory()
{
    TelemetryJob job{QDeadlineTimer(20000)};
    m_adapter->readTelemetry(&job);
    QTRY_VERIFY(job.isFinished());
    for (const QByteArray &request : std::as_const(m_device->requests))
        QVERIFY(!request.contains('?'));
}

void TestNerdQAxeHistory::anAnswerIsPutTogetherOfItsPieces()
{
    const auto show = [this](std::chrono::milliseconds age, const QByteArray &history) {
        QJsonObject info = m_info;
        info.insert(QStringLiteral("uptimeSeconds"), 86400);
        info.insert(QStringLiteral("history"),
                    described("{'timestampBase':" + QByteArray::number(askersNow - age.count())
                              + history + "}"));
        m_device->pages[recordPath(age).toLatin1()].body = QJsonDocument(info).toJson();
    };
    show(1h, ",'hashrate_1m':[100,200],'timestamps':[0,1800000],'hasMore':true");
    show(30min - 1ms, ",'hashrate_1m':[300],'timestamps':[600000],'hasMore':false");
    const auto history = historyFrom(*m_adapter, 1h);
    QVERIFY(history.ok());
    QCOMPARE(m_device->requests.size(), 2);
    QCOMPARE(*history->mac, normalisedMac(m_info.value(QStringLiteral("macAddr")).toString()));
    // Told with the second answer: what came with the first has become a little older, and the very oldest is beyond the hour.
    QVERIFY(history->readings.size() >= 2);
    QCOMPARE(history->readings.last().reading.hashrate, 3e9);
    const qint64 old = history->readings[history->readings.size() - 2].ageMs;
    QVERIFY2(old >= 1'800'000 && old < 1'810'000, qPrintable(QString::number(old)));
}

void TestNerdQAxeHistory::agesBeyondTheStartGo()
{
    QJsonObject info = m_info;
    info.insert(QStringLiteral("uptimeSeconds"), 100);
    info.insert(QStringLiteral("history"),
                described(
                    "{'timestampBase':" + anHourAgo()
                    + ",'hashrate_1m':[7,8],'timestamps':[3400000,3550000],'hasMore':false}"));
    m_device->pages[recordPath(1h).toLatin1()].body = QJsonDocument(info).toJson();
    const auto history = historyFrom(*m_adapter, 1h);
    QVERIFY(history.ok());
    QCOMPARE(history->readings.size(), 1); // 200 s ago it did not run yet
    QCOMPARE(history->readings[0].reading.hashrate, 8e7);
}

void TestNerdQAxeHistory::theSimulatedMinersRowsComeBack_data()
{
    QTest::addColumn<QByteArray>("variant");
    QTest::addColumn<bool>("hasTemperatures");
    QTest::newRow("newest") << QByteArray("nerdqaxeplusplus-v1.1.0-beta1") << true;
    QTest::newRow("LTS") << QByteArray("nerdqaxeplusplus-V1.0.37.2-LTS") << true;
    QTest::newRow("without spans") << QByteArray("nerdqaxeplusplus-v1.0.31") << false;
    QTest::newRow("without a minute's mean") << QByteArray("nerdqaxeplus-v1.0.25") << false;
}

void TestNerdQAxeHistory::theSimulatedMinersRowsComeBack()
{
    QFETCH(QByteArray, variant);
    QFETCH(bool, hasTemperatures);
    SimulatedMiner miner(variant.constData());
    miner.engine.skip(30 * 60'000);
    const auto history = historyFrom(*miner.adapter, 600s);
    QVERIFY2(history.ok(), qPrintable(whyNot(history)));
    // Ten minutes with a row every 5 s; one more or less by where they begin.
    QVERIFY2(qAbs(history->readings.size() - 120) <= 1,
             qPrintable(QString::number(history->readings.size())));
    const double expected = miner.machine().expectedHashrate() * 1e9;
    for (const RecordedReading &one : history->readings) {
        QVERIFY(qAbs(*one.reading.hashrate - expected) < 0.2 * expected);
        QCOMPARE(one.reading.temperature.has_value(), hasTemperatures);
        QVERIFY(!one.reading.power); // it does not record that
    }
    QCOMPARE(history->readings[0].ageMs - history->readings[1].ageMs, 5000);
}

void TestNerdQAxeHistory::aLongRecordTakesFewRequests()
{
    SimulatedMiner miner("nerdqaxeplusplus-V1.0.37.2-LTS");
    miner.engine.skip(23LL * 3'600'000);
    const auto history = historyFrom(*miner.adapter, 20h);
    QVERIFY2(history.ok(), qPrintable(whyNot(history)));
    QCOMPARE(miner.engine.station(0).log().total(), RecordReading::mostRequests);
    QVERIFY(history->readings.size() <= mostRecordedReadings);
    // 1000 rows every 5 s are 83 minutes; three requests for three hours, the newest first.
    QVERIFY(history->readings.first().ageMs > 7 * 3'600'000);
    QVERIFY(history->readings.last().ageMs < 60'000);
}

COALFACE_TEST(TestNerdQAxeHistory)
#include "tst_nerdqaxe_history.moc"
