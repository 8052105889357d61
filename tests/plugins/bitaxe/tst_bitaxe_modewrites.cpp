// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/writebench.h"
#include "plugins/webdevice.h"
#include "tests/testprogram/testprogram.h"

using namespace coalface;

namespace {

using Prepare = std::function<void(WriteBench &)>;

struct Case
{
    const char *name;
    const char *variant;
    const char *mode;
    Prepare prepare;
    Outcome outcome;
    bool verified;
    QByteArrayList written;
    const char *words; //!< of the sentence
    double frequency;  //!< MHz, of the device afterwards
    int millivolts;
};

void nothing(WriteBench &) {}

Prepare fixed(const QJsonObject &values)
{
    return [values](WriteBench &bench) { bench.device().setValues(values); };
}

constexpr char pairKeysBoth[] = R"(PATCH {"coreVoltage":1200,"frequency":600})";

// Frequencies and voltages are those of the table in section 11 of the protocol page.
const QList<Case> &cases()
{
    static const QList<Case> all = {
        {"2.15 up: one PATCH with both keys",
         "gamma601-v2.15.3",
         "turbo",
         nothing,
         Outcome::Applied,
         true,
         {pairKeysBoth},
         "600 MHz, 1200 mV",
         600,
         1200},
        {"2.14 down: frequency first, then the voltage",
         "gamma602-v2.14.2",
         "eco",
         nothing,
         Outcome::Applied,
         true,
         {R"(PATCH {"frequency":400})", R"(PATCH {"coreVoltage":1100})"},
         "400 MHz, 1100 mV",
         400,
         1100},
        {"2.12 down: ten seconds between",
         "gamma601-v2.12.2",
         "eco",
         nothing,
         Outcome::Applied,
         true,
         {R"(PATCH {"frequency":400})", R"(PATCH {"coreVoltage":1100})"},
         "400 MHz, 1100 mV",
         400,
         1100},
        {"2.4 down, same voltage: one PATCH",
         "supra401-v2.4.5",
         "low",
         nothing,
         Outcome::Applied,
         true,
         {R"(PATCH {"coreVoltage":1166,"frequency":450})"},
         "450 MHz",
         450,
         1166},
        {"before 2.4: after a restart",
         "ultra204-v2.1.10",
         "eco",
         nothing,
         Outcome::NeedsRestart,
         true,
         {R"(PATCH {"coreVoltage":1150,"frequency":400})"},
         "after a restart",
         400,
         1150},
        {"2.0.7: after a restart",
         "hex302-v2.0.7",
         "low",
         nothing,
         Outcome::NeedsRestart,
         true,
         {R"(PATCH {"coreVoltage":1200,"frequency":450})"},
         "after a restart",
         450,
         1200},
        {"paused: only stored",
         "gamma601-v2.15.3",
         "eco",
         [](WriteBench &bench) { bench.machine().paused = true; },
         Outcome::Applied,
         true,
         {R"(PATCH {"coreVoltage":1100,"frequency":400})"},
         "on resuming",
         400,
         1100},
        {"there already: nothing is sent",
         "gamma601-v2.15.3",
         "standard",
         nothing,
         Outcome::Applied,
         true,
         {},
         "525 MHz, 1150 mV",
         525,
         1150},
        {"shown already, but that may not be all: sent",
         "gamma601-v2.15.3",
         "standard",
         [](WriteBench &bench) {
             // What it was sent before is stored and does not show.
             bench.settings().frequency = 600;
             bench.device().setValues(
                 {{QStringLiteral("frequency"), 525}, {QStringLiteral("coreVoltage"), 1150}});
             bench.sendsAnyway = true;
         },
         Outcome::Applied,
         true,
         {R"(PATCH {"coreVoltage":1150,"frequency":525})"},
         "525 MHz, 1150 mV",
         525,
         1150},
        {"shown already, sent and dropped: that it shows is no proof",
         "gamma601-v2.15.3",
         "standard",
         [](WriteBench &bench) {
             bench.sendsAnyway = true;
             bench.dropNextWrite();
         },
         Outcome::Unknown,
         false,
         {R"(PATCH {"coreVoltage":1150,"frequency":525})"},
         "not known",
         525,
         1150},
        {"a mode that the model does not have",
         "max102-v2.4.5",
         "low",
         nothing,
         Outcome::Refused,
         false,
         {},
         "eco, standard, turbo",
         425,
         1400},
        {"a made up mode",
         "gamma601-v2.15.3",
         "warp",
         nothing,
         Outcome::Refused,
         false,
         {},
         "no mode \"warp\"",
         525,
         1150},
        {"overheat_mode is never cleared",
         "supra402-v2.10.1",
         "eco",
         [](WriteBench &bench) { bench.settings().overheated = true; },
         Outcome::Refused,
         false,
         {},
         "overheat protection",
         490,
         1166},
        {"turbo on a warm chip",
         "gamma601-v2.15.3",
         "turbo",
         fixed({{QStringLiteral("temp"), 65}}),
         Outcome::Refused,
         false,
         {},
         "65 °C",
         525,
         1150},
        {"turbo above nine tenths of maxPower",
         "gamma601-v2.15.3",
         "turbo",
         fixed({{QStringLiteral("power"), 31}}),
         Outcome::Refused,
         false,
         {},
         "made for 40 W",
         525,
         1150},
        {"200 changes nothing, upwards",
         "gamma601-v2.15.3",
         "turbo",
         fixed({{QStringLiteral("frequency"), 525}, {QStringLiteral("coreVoltage"), 1150}}),
         Outcome::NotConfirmed,
         false,
         {pairKeysBoth},
         "told 600 MHz, 1200 mV, but still shows 525 MHz, 1150 mV",
         600,
         1200},
        {"200 changes nothing, downwards: the voltage stays",
         "gamma602-v2.14.2",
         "eco",
         fixed({{QStringLiteral("frequency"), 525}, {QStringLiteral("coreVoltage"), 1150}}),
         Outcome::NotConfirmed,
         false,
         {R"(PATCH {"frequency":400})"},
         "told 400 MHz, but still shows 525 MHz, 1150 mV",
         400,
         1150},
        {"half taken: the old pair is restored",
         "gamma601-v2.15.3",
         "turbo",
         fixed({{QStringLiteral("coreVoltage"), 1150}}),
         Outcome::NotConfirmed,
         false,
         {pairKeysBoth, R"(PATCH {"coreVoltage":1150,"frequency":525})"},
         "was restored",
         525,
         1150},
        {"changed by another meanwhile: left alone",
         "gamma601-v2.15.3",
         "turbo",
         [](WriteBench &bench) {
             // The overheat protection of 2.12 and later takes 100 MHz and 100 mV away for good.
             QObject::connect(&bench.engine(), &simulator::Engine::requestSeen, &bench.engine(),
                              [&bench](int, const WriteBench::Seen &seen) {
                                  if (seen.request.method == "PATCH")
                                      bench.device().setValues(
                                          {{QStringLiteral("frequency"), 500},
                                           {QStringLiteral("coreVoltage"), 1100}});
                              });
         },
         Outcome::NotConfirmed,
         false,
         {pairKeysBoth},
         "left as it is",
         600,
         1200},
        {"dropped after it was taken: sent once",
         "gamma601-v2.15.3",
         "turbo",
         [](WriteBench &bench) { bench.dropNextWrite(); },
         Outcome::Applied,
         true,
         {pairKeysBoth},
         "600 MHz",
         600,
         1200},
        {"dropped and gone: unknown",
         "gamma601-v2.15.3",
         "turbo",
         [](WriteBench &bench) {
             bench.afterTheDrop = simulator::Fault::Offline;
             bench.confirmationTime = std::chrono::seconds(4);
             bench.dropNextWrite();
         },
         Outcome::Unknown,
         false,
         {pairKeysBoth},
         "not known",
         600,
         1200},
    };
    return all;
}

} // namespace

class TestBitaxeModeWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAsTheDeviceShows();
    void tellsFromTheChipWhenTheVoltageMayFollow();
    void unreachableSendsNothing();
    void oldFirmwareIsOnlyRead();
    void closeForksAreOnlyMonitored();
    void theAddressCheckIsNoLogin();
    void endsWithoutWaitingWhereToldSo();

private:
    std::map<QString, std::unique_ptr<WriteBench>> m_benches;
};

//! All of them at once: most of the time is the devices'.
void TestBitaxeModeWrites::endsAsTheDeviceShows()
{
    for (const Case &entry : cases()) {
        auto bench = std::make_unique<WriteBench>(QString::fromLatin1(entry.variant));
        entry.prepare(*bench);
        bench->start(&MinerAdapter::setMode, QString::fromLatin1(entry.mode));
        m_benches[QString::fromLatin1(entry.name)] = std::move(bench);
    }
    for (const Case &entry : cases()) {
        WriteBench &bench = *m_benches[QString::fromLatin1(entry.name)];
        QTRY_VERIFY2_WITH_TIMEOUT(bench.isDone(), entry.name, 60000);
        const auto report = bench.result();
        QVERIFY2(report.ok(), entry.name);
        const QString what = QString::fromLatin1(entry.name) + QStringLiteral(": ") + report->detail;
        QVERIFY2(report->outcome == entry.outcome, qPrintable(what));
        QVERIFY2(report->verified == entry.verified, qPrintable(what));
        QVERIFY2(report->detail.contains(QString::fromUtf8(entry.words)), qPrintable(what));
        QVERIFY2(bench.written() == entry.written,
                 (entry.name + QByteArray(": ") + bench.written().join(", ")).constData());
        QVERIFY2(bench.settings().frequency == entry.frequency
                     && bench.settings().coreVoltage == entry.millivolts,
                 entry.name);
        for (const WriteBench::Seen &seen : bench.writes()) {
            // A chunked body has no length, and the firmware takes it for an empty one.
            QVERIFY(!seen.request.chunked);
            QCOMPARE(seen.request.header("Content-Length").toInt(), seen.request.body.size());
            QVERIFY(seen.request.header("Origin").isNull());
        }
    }
}

void TestBitaxeModeWrites::tellsFromTheChipWhenTheVoltageMayFollow()
{
    const auto between = [this](const char *name) {
        const auto writes = m_benches[QString::fromLatin1(name)]->writes();
        return writes.size() == 2 ? writes.last().time - writes.first().time : -1;
    };
    const qint64 seen = between("2.14 down: frequency first, then the voltage");
    QVERIFY2(seen >= 1000 && seen < 9000, qPrintable(QString::number(seen)));
    const qint64 waited = between("2.12 down: ten seconds between");
    QVERIFY2(waited >= 10000 && waited < 14000, qPrintable(QString::number(waited)));
    m_benches.clear();
}

void TestBitaxeModeWrites::unreachableSendsNothing()
{
    WriteBench bench(QStringLiteral("gamma601-v2.15.3"));
    bench.station().setFault(simulator::Fault::Offline);
    bench.start(&MinerAdapter::setMode, QStringLiteral("eco"));
    QTRY_VERIFY_WITH_TIMEOUT(bench.isDone(), 30000);
    QVERIFY(!bench.result().ok());
    QCOMPARE(bench.result().error().kind, Error::Kind::Unreachable);
    QVERIFY(bench.writes().isEmpty());
}

void TestBitaxeModeWrites::oldFirmwareIsOnlyRead()
{
    WriteBench bench(QStringLiteral("ultra-v2.0.0"));
    bench.start(&MinerAdapter::setMode, QStringLiteral("eco"));
    QTRY_VERIFY_WITH_TIMEOUT(bench.isDone(), 30000);
    QVERIFY(!bench.result().ok());
    QCOMPARE(bench.result().error().kind, Error::Kind::Unsupported);
    QVERIFY(bench.result().error().detail.contains(QStringLiteral("v2.0.4")));
    QVERIFY(bench.writes().isEmpty());
}

void TestBitaxeModeWrites::closeForksAreOnlyMonitored()
{
    WebDevice fork;
    fork.pages["/api/system/info"].body = R"({"ASICModel":"BM1366","version":"v2.9.0",)"
                                          R"("boardVersion":"302","stratumURL":"pool.example.org",)"
                                          R"("frequency":485,"coreVoltage":1200})";
    fork.pages["/api/system/asic"].body = R"({"ASICModel":"BM1366","deviceModel":"LV07",)"
                                          R"("frequencyOptions":[400,485],"voltageOptions":[1150,1200],)"
                                          R"("defaultFrequency":485,"defaultVoltage":1200})";
    MinerLink link({QHostAddress::LocalHost, fork.serverPort()});
    const auto adapter = bitaxe::Driver().adapterFor(link);
    ModeJob mode(QStringLiteral("eco"), QDeadlineTimer(20000));
    RestartJob restart(QDeadlineTimer(20000));
    adapter->setMode(&mode);
    adapter->restart(&restart);
    QTRY_VERIFY_WITH_TIMEOUT(mode.isFinished() && restart.isFinished(), 30000);
    QCOMPARE(mode.error().kind, Error::Kind::Unsupported);
    QCOMPARE(restart.error().kind, Error::Kind::Unsupported);
    QVERIFY(mode.error().detail.contains(QStringLiteral("LV07")));
    for (const QByteArray &head : fork.requestHeads)
        QVERIFY(head.startsWith("GET "));
}

void TestBitaxeModeWrites::theAddressCheckIsNoLogin()
{
    WriteBench bench(QStringLiteral("gamma601-v2.15.3"));
    bench.station().setFault(simulator::Fault::Unauthorized);
    bench.start(&MinerAdapter::setMode, QStringLiteral("eco"));
    QTRY_VERIFY_WITH_TIMEOUT(bench.isDone(), 30000);
    QVERIFY(!bench.result().ok());
    QCOMPARE(bench.result().error().kind, Error::Kind::Unauthorized);
    QVERIFY(bench.result().error().detail.contains(QStringLiteral("private IPv4")));
    QVERIFY(bench.writes().isEmpty());
}

void TestBitaxeModeWrites::endsWithoutWaitingWhereToldSo()
{
    WriteBench bench(QStringLiteral("gamma602-v2.14.2"));
    bench.confirmationTime = std::chrono::milliseconds(0);
    bench.start(&MinerAdapter::setMode, QStringLiteral("eco"));
    QTRY_VERIFY_WITH_TIMEOUT(bench.isDone(), 30000);
    QVERIFY(bench.result().ok());
    QCOMPARE(bench.result()->outcome, Outcome::NotConfirmed);
    // Both steps all the same: half a mode is none.
    QCOMPARE(bench.writes().size(), 2);
}

COALFACE_TEST(TestBitaxeModeWrites)
#include "tst_bitaxe_modewrites.moc"
