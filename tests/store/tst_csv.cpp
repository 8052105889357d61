// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"

#include "core/units.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <ctime>

using namespace coalface;
using namespace coalface::test;

class TestCsv : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theBytesAreExact();
    void everyValueIsAsUnitsPrintIt();
    void rowsComeByTimeThenName();
    void columnsAndSeparatorCanBeChosen();
    void localTimesAreDatesForSpreadsheetsAlsoWhereAnHourComesTwice();
    void namesAreNoFormulas();
    void theRangeIsHalfOpenAndMinersCanBeChosen();
    void aQuarterHasMeansAndLastValues();
    void autoTakesTheFinestThatCovers();
    void manySamplesOfManyMinersAreMerged();
    void aCancelledExportLeavesNoFile();
    void aFullDeviceIsAnError();
    void aFolderIsAnError();

private:
    QList<QByteArray> exported(ExportRequest request);
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_csv;
    std::unique_ptr<Store> m_store;
    ExportReport m_report;
    const QDateTime m_start = utc("2026-01-02T03:00:00Z");
};

void TestCsv::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_csv = m_folder->filePath(QStringLiteral("out.csv"));
    m_store = std::make_unique<Store>(m_folder->filePath(QStringLiteral("coalface.sqlite")));
}

void TestCsv::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

//! The lines of the file, without its last, empty one.
QList<QByteArray> TestCsv::exported(ExportRequest request)
{
    request.file = m_csv;
    auto control = std::make_shared<ExportControl>();
    const auto report = settled(m_store->log.exportCsv(request, control));
    if (!report.ok() || control->percent != 100 || control->rows != report->rows)
        return {};
    m_report = *report;
    QList<QByteArray> lines = contentOf(m_csv).replace("\r\n", "\n").split('\n');
    lines.removeLast();
    return lines;
}

void TestCsv::theBytesAreExact()
{
    MinerRecord record = minerRecord(1);
    record.name = QStringLiteral("K\u00fcche, \"oben\"");
    const qint64 key = settled(m_store->fleet.put({record, {}}))->record.key;
    Telemetry telemetry = telemetryAt(m_start, 1'234'567'890'123.0);
    telemetry.temperature = 60;
    telemetry.power = 20.1;
    telemetry.wifiRssi = -55.5;
    telemetry.sharesRejected = 0;
    telemetry.bestDifficulty = 4.29e21;
    telemetry.poolUrl = QStringLiteral("pool.example:3333");
    telemetry.error = QStringLiteral("line\nbreak");
    QCOMPARE(*settled(m_store->log.append({{key, telemetry}}, {})), 1);
    ExportRequest request;
    request.file = m_csv;
    QVERIFY(settled(m_store->log.exportCsv(request, nullptr)).ok());
    QCOMPARE(contentOf(m_csv),
             QByteArray(
                 "timestamp,id,name,hashrate,temperature,power,uptime,mode,hashrate_average,"
                 "hashrate_expected,temperature_vr,"
                 "temperature_board,efficiency,shares_accepted,shares_rejected,best_difficulty,"
                 "best_session_difficulty,pool_url,"
                 "pool_difficulty,frequency,core_voltage,input_voltage,fan_rpm,fan_percent,wifi_"
                 "rssi,hardware_errors,error\r\n"
                 "2026-01-02T03:00:00Z,m1,\"K\xc3\xbc"
                 "che, \"\"oben\"\"\",1234567890123,60,20.1,3600,,,,,,,,0,"
                 "4290000000000000000000,,pool.example:3333,,,,,,,-55.5,,\"line\nbreak\"\r\n"));
}

void TestCsv::everyValueIsAsUnitsPrintIt()
{
    const qint64 key = putMiners(*m_store, 1).first();
    QList<Sample> samples;
    for (int second = 0; second < 200; ++second) {
        Telemetry telemetry = telemetryAt(m_start.addSecs(second), 1e5 + second * 1.37);
        telemetry.temperature = second * 0.335 - 5;
        telemetry.coreVoltage = second * 0.005;
        telemetry.fanRpm = second * 12.345;
        telemetry.poolDifficulty = second * 0.125;
        samples += {key, telemetry};
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    const QList<QByteArray> lines = exported({});
    QCOMPARE(lines.size(), 201);
    for (int index = 0; index < samples.size(); ++index) {
        QByteArrayList expected;
        for (const TelemetryField &field : telemetryFields())
            expected += units::plain(samples.at(index).telemetry, field).toUtf8();
        QCOMPARE(lines.at(index + 1).split(',').mid(3).join(','), expected.join(','));
    }
}

void TestCsv::columnsAndSeparatorCanBeChosen()
{
    MinerRecord record = minerRecord(1);
    record.name = QStringLiteral("K\u00fcche; oben, links");
    const qint64 key = settled(m_store->fleet.put({record, {}}))->record.key;
    Telemetry telemetry = telemetryAt(m_start, 1.5e12);
    telemetry.temperature = 60.25;
    telemetry.power = 20.1;
    telemetry.wifiRssi = -55.5;
    QVERIFY(settled(m_store->log.append({{key, telemetry}}, {})).ok());
    ExportRequest request;
    request.columns = {QStringLiteral("wifi_rssi"), QStringLiteral("temperature"),
                       QStringLiteral("hashrate")};
    request.format.separator = CsvFormat::Separator::Semicolon;
    // In the order of the catalogue; with the mark by which a spreadsheet knows UTF-8.
    QCOMPARE(exported(request),
             (QList<QByteArray>{"\xef\xbb\xbftimestamp;id;name;hashrate;temperature;wifi_rssi",
                                "2026-01-02T03:00:00Z;m1;\"K\xc3\xbc"
                                "che; oben, links\";1500000000000;60,25;-55,5"}));
    request.format.separator = CsvFormat::Separator::Tab;
    request.resolution = Resolution::Hour;
    QCOMPARE(exported(request),
             (QList<QByteArray>{"timestamp\tid\tname\thashrate\ttemperature\twifi_rssi\tsamples",
                                "2026-01-02T03:00:00Z\tm1\tK\xc3\xbc"
                                "che; oben, links\t1500000000000\t60.25\t-55.5\t1"}));
    request.file = m_csv;
    request.columns += QStringLiteral("colour");
    const auto refused = settled(m_store->log.exportCsv(request, {}));
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().detail, QStringLiteral("There is no column called \"colour\"."));
}

void TestCsv::localTimesAreDatesForSpreadsheetsAlsoWhereAnHourComesTwice()
{
    const QByteArray zone = qgetenv("TZ");
    const auto restore = qScopeGuard([&] {
        zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone);
        tzset();
    });
    qputenv("TZ", "Europe/Berlin");
    tzset();
    const CsvFormat local{CsvFormat::Separator::Comma, true};
    // 2026-10-25T00:30:00Z, half an hour before summer time ends, and an hour later
    QCOMPARE(local.time(1792888200), QByteArray("2026-10-25 02:30:00"));
    QCOMPARE(local.time(1792888200 + 3600), QByteArray("2026-10-25 02:30:00"));
    QCOMPARE(local.time(1792888200 + 7200), QByteArray("2026-10-25 03:30:00"));
    QCOMPARE(CsvFormat().time(1792888200), QByteArray("2026-10-25T00:30:00Z"));
}

void TestCsv::namesAreNoFormulas()
{
    const QList<qint64> keys = putMiners(*m_store, 6);
    const QStringList names{QStringLiteral("=HYPERLINK(\"http://x\")"),
                            QStringLiteral("+1"),
                            QStringLiteral("-lucky-"),
                            QStringLiteral("@SUM(A1)"),
                            QStringLiteral("a=b"),
                            QStringLiteral("'quoted'")};
    QList<Sample> samples;
    for (int index = 0; index < names.size(); ++index) {
        QVERIFY(settled(m_store->fleet.rename(keys.at(index), names.at(index))).ok());
        Telemetry telemetry = telemetryAt(m_start);
        telemetry.wifiRssi = -60;
        if (index == 0)
            telemetry.error = QStringLiteral("=1+1");
        samples += {keys.at(index), telemetry};
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    ExportRequest request;
    request.columns = {QStringLiteral("wifi_rssi"), QStringLiteral("error")};
    QByteArrayList rows;
    for (const QByteArray &line : exported(request).mid(1))
        rows += line.mid(line.indexOf(",m") + 4); // behind "time,mN,"
    std::sort(rows.begin(), rows.end());
    QCOMPARE(rows, (QByteArrayList{"\"'=HYPERLINK(\"\"http://x\"\")\",-60,'=1+1", "'+1,-60,",
                                   "'-lucky-,-60,", "'@SUM(A1),-60,", "'quoted',-60,", "a=b,-60,"}));
}

void TestCsv::rowsComeByTimeThenName()
{
    const QList<qint64> keys = putMiners(*m_store, 2);
    QVERIFY(settled(m_store->fleet.rename(keys.at(0), QStringLiteral("b"))).ok());
    QVERIFY(settled(m_store->fleet.rename(keys.at(1), QStringLiteral("a"))).ok());
    QVERIFY(settled(m_store->log.append({{keys.at(0), telemetryAt(m_start)},
                                         {keys.at(1), telemetryAt(m_start.addSecs(1))},
                                         {keys.at(1), telemetryAt(m_start)}},
                                        {}))
                .ok());
    QByteArrayList order;
    for (const QByteArray &line : exported({}).mid(1))
        order += line.split(',').at(0).right(3) + line.split(',').at(2);
    QCOMPARE(order, (QByteArrayList{"00Za", "00Zb", "01Za"}));
}

void TestCsv::theRangeIsHalfOpenAndMinersCanBeChosen()
{
    const QList<qint64> keys = putMiners(*m_store, 2);
    QList<Sample> samples;
    for (int second = 0; second < 10; ++second) {
        for (const qint64 key : keys)
            samples += {key, telemetryAt(m_start.addSecs(second))};
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    const QList<QByteArray> lines = exported(
        {m_start.addSecs(2), m_start.addSecs(5), {keys.at(1)}, Resolution::Raw, {}});
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.at(1).startsWith("2026-01-02T03:00:02Z,m2,"));
    QVERIFY(lines.at(3).startsWith("2026-01-02T03:00:04Z,m2,"));
}

void TestCsv::aQuarterHasMeansAndLastValues()
{
    const qint64 key = putMiners(*m_store, 1).first();
    QList<Sample> samples;
    for (int index = 0; index < 5; ++index) { // 3:10, 3:12, 3:14, 3:16, 3:18
        Telemetry telemetry = telemetryAt(m_start.addSecs(600 + 120 * index), 100 + 10 * index);
        telemetry.uptime = 1000 + index;
        telemetry.sharesAccepted = index;
        telemetry.bestDifficulty = 5.5 + index;
        telemetry.frequency = 490 + index;
        if (index == 1)
            telemetry.mode = QStringLiteral("eco");
        if (index == 2)
            telemetry.hashrate.reset(); // the mean is of the known ones
        samples += {key, telemetry};
    }
    QVERIFY(settled(m_store->log.append(samples, {})).ok());
    ExportRequest request;
    request.resolution = Resolution::Quarter;
    QList<QByteArray> lines = exported(request);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.at(0).endsWith(",error,samples"));
    QCOMPARE(lines.at(1), QByteArray("2026-01-02T03:00:00Z,m1,Miner "
                                     "0000,105,65.13,20.12,1002,eco,,,,,,2,,7.5,,,,491,,,,,,,,3"));
    QCOMPARE(lines.at(2), QByteArray("2026-01-02T03:15:00Z,m1,Miner "
                                     "0000,135,65.13,20.12,1004,,,,,,,4,,9.5,,,,493.5,,,,,,,,2"));
    request.resolution = Resolution::Hour;
    lines = exported(request);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(1), QByteArray("2026-01-02T03:00:00Z,m1,Miner "
                                     "0000,120,65.13,20.12,1004,eco,,,,,,4,,9.5,,,,492,,,,,,,,5"));
}

void TestCsv::autoTakesTheFinestThatCovers()
{
    putMiners(*m_store, 1);
    const auto chosen = [this](int days) {
        return exported({m_start, m_start.addDays(days), {}, Resolution::Auto, {}}).isEmpty()
                   ? Resolution::Auto
                   : m_report.resolution;
    };
    QCOMPARE(chosen(2), Resolution::Raw);
    QCOMPARE(chosen(400), Resolution::Raw); // however long it is: nothing of it was deleted
    QVERIFY(sqlExecute(m_store->database.file(),
                       {QStringLiteral("INSERT INTO trimmed (miner, until) VALUES (1, %1)")
                            .arg(m_start.addSecs(3600).toSecsSinceEpoch())}));
    QCOMPARE(chosen(2), Resolution::Quarter);
    QCOMPARE(chosen(400), Resolution::Quarter);
}

void TestCsv::manySamplesOfManyMinersAreMerged()
{
    const QList<qint64> keys = putMiners(*m_store, 40);
    QList<Sample> samples;
    for (int tick = 0; tick < 600; ++tick) { // more than one piece a miner, and a hole of years
        for (const qint64 key : keys) {
            if (key % 7 || tick > 300)
                samples += {key,
                            telemetryAt(m_start.addSecs(tick * 3 + (tick > 400 ? 100'000'000 : 0)))};
        }
    }
    QCOMPARE(*settled(m_store->log.append(samples, {})), samples.size());
    const QList<QByteArray> lines
        = exported({{}, utc("2040-01-01T00:00:00Z"), {}, Resolution::Raw, {}}).mid(1);
    QCOMPARE(lines.size(), samples.size());
    QByteArrayList order;
    for (const QByteArray &line : lines)
        order += line.left(20) + line.split(',').at(2);
    QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
    QCOMPARE(std::adjacent_find(order.cbegin(), order.cend()), order.cend());
}

void TestCsv::aCancelledExportLeavesNoFile()
{
    putMiners(*m_store, 3);
    auto control = std::make_shared<ExportControl>();
    control->cancelled = true;
    ExportRequest request;
    request.file = m_csv;
    const auto report = settled(m_store->log.exportCsv(request, control));
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, Error::Kind::Aborted);
    QVERIFY(QDir(m_folder->path()).entryList({QStringLiteral("out*")}).isEmpty());
}

void TestCsv::aFullDeviceIsAnError()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("there is no /dev/full here");
    putMiners(*m_store, 1);
    ExportRequest request;
    request.file = QStringLiteral("/dev/full");
    const auto report = settled(m_store->log.exportCsv(request, nullptr));
    QVERIFY(!report.ok());
    QVERIFY2(report.error().detail.contains(QLatin1String("/dev/full")),
             qPrintable(report.error().detail));
    QVERIFY(!QFileInfo(QStringLiteral("/dev/full")).isFile());
}

void TestCsv::aFolderIsAnError()
{
    ExportRequest request;
    request.file = m_folder->path();
    QVERIFY(!settled(m_store->log.exportCsv(request, nullptr)).ok());
    request.file = m_folder->filePath(QStringLiteral("no/such/folder.csv"));
    QVERIFY(!settled(m_store->log.exportCsv(request, nullptr)).ok());
}

COALFACE_TEST(TestCsv)
#include "tst_csv.moc"
