// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "fixture.h"
#include "linedevice.h"
#include "tests/testprogram/testprogram.h"

#include <memory>

using namespace coalface;
using namespace coalface::avalon_nano;

namespace {
const QByteArray joinedCommand = "summary+pools+stats";

//! A joined reply out of single ones.
QByteArray joined(const QList<std::pair<QByteArray, QByteArray>> &parts)
{
    QByteArray out;
    for (const auto &[name, reply] : parts)
        out += (out.isEmpty() ? "{\"" : ",\"") + name + "\":[" + reply.trimmed() + ']';
    return out + ",\"id\":1}";
}
} // namespace

class TestAvalonAdapter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aReadingIsOneJoinedRequest();
    void aCutJoinedReplyMeansOneByOneFromThenOn();
    void firmwareThatJoinsNothing();
    void anEmptyMmStringIsReadElsewhere();
    void emptyMmStringsEverywhereLeaveTheSummary();
    void aCutReplyFailsTheReading();
    void anotherDeviceAtTheAddress();
    void readsPools();
    void noPoolsAreAnAnswer();
    void aDeniedCommandIsUnauthorized();
    void tellsWhatThisDeviceCan();
    void firmwareWithoutSetPool();
    void firmwareWithoutAHelpIsTakenAtItsModelsWord();
    void aDeniedHelpOffersNothing();
    void unknownModelsAreReadOnly();
    void failsWithTheReason_data();
    void failsWithTheReason();
    void keepsOneRequestInFlight();
    void endsWithTheJob();
    void loginKeepsWhatWasTyped();
    void aNulIsNotRequired();

private:
    void speakNano3s();
    void speakQ();
    Bench &bench() { return *m_bench; }
    LineDevice &device() { return *m_device; }
    void answer(const QByteArray &command, const QByteArray &bytes)
    {
        m_device->answers[command].bytes = bytes;
    }

    std::unique_ptr<LineDevice> m_device;
    std::unique_ptr<Bench> m_bench;
};

void TestAvalonAdapter::init()
{
    m_device = std::make_unique<LineDevice>();
    QVERIFY(m_device->isListening());
    m_bench = std::make_unique<Bench>(Endpoint{QHostAddress::LocalHost, m_device->serverPort()});
    speakNano3s();
}

void TestAvalonAdapter::cleanup()
{
    m_bench.reset();
    m_device.reset();
}

void TestAvalonAdapter::speakNano3s()
{
    const QString prefix = u"nano3s-25021401_56abae7-"_qs;
    for (const char *command : {"version", "summary", "stats", "pools", "litestats"})
        answer(command, recorded(prefix + QLatin1String(command) + u".json"_qs));
    answer("estats", recorded(prefix + u"stats.json"_qs));
    answer(joinedCommand, joined({{"summary", device().answers["summary"].bytes},
                                  {"pools", device().answers["pools"].bytes},
                                  {"stats", device().answers["stats"].bytes}}));
    answer("ascset 0,help",
           R"({"STATUS":[{"STATUS":"I","When":1,"Code":118,"Msg":"ASC 0 set info: help|workmode|reboot|ledset|lcd|"}],"id":1})");
    answer("check setpool",
           R"({"STATUS":[{"STATUS":"S","When":1,"Code":72,"Msg":"Check command"}],"CHECK":[{"Exists":"Y","Access":"Y"}],"id":1})");
}

void TestAvalonAdapter::speakQ()
{
    const QString prefix = u"q-25052801_14a19a2-"_qs;
    for (const char *command : {"version", "summary", "stats", "pools", "litestats"})
        answer(command, recorded(prefix + QLatin1String(command) + u".json"_qs));
    answer("ascset 0,help", recorded(prefix + u"ascset_help.json"_qs));
    answer("check setpool", recorded(prefix + u"check.json"_qs)); // Exists N
    answer(joinedCommand, joined({{"summary", device().answers["summary"].bytes},
                                  {"pools", device().answers["pools"].bytes},
                                  {"stats", device().answers["stats"].bytes}}));
}

void TestAvalonAdapter::aReadingIsOneJoinedRequest()
{
    for (int i = 0; i < 2; ++i) {
        const auto telemetry = bench().read();
        QVERIFY(telemetry.ok());
        QCOMPARE(telemetry->hashrate.value_or(-1), 6.42303e12);
        QCOMPARE(telemetry->power, 132.0);
        QCOMPARE(telemetry->poolUrl, u"stratum+tcp://stratum.braiins.com:3333"_qs);
    }
    QCOMPARE(device().asked, (QByteArrayList{"version", joinedCommand, joinedCommand}));
    QCOMPARE(bench().adapter().supportedModes().size(), 3);
}

void TestAvalonAdapter::aCutJoinedReplyMeansOneByOneFromThenOn()
{
    LineDevice::Answer &whole = device().answers[joinedCommand];
    whole.bytes.chop(whole.bytes.size() / 3);
    whole.cut = true;
    for (int i = 0; i < 2; ++i)
        QCOMPARE(bench().read()->power, 132.0);
    QCOMPARE(device().asked, (QByteArrayList{"version", joinedCommand, "summary", "pools", "stats",
                                             "summary", "pools", "stats"}));
}

void TestAvalonAdapter::firmwareThatJoinsNothing()
{
    device().answers.remove(joinedCommand); // "Invalid command"
    QCOMPARE(bench().read()->uptime, 15954);
    QCOMPARE(device().askedFor("stats"), 1);
    // Or it joins some only.
    answer(joinedCommand,
           R"({"summary":[{"STATUS":[{"STATUS":"S"}],"SUMMARY":[{"MHS av":1}],"id":1}],"pools":[{"STATUS":[{"STATUS":"E","Code":45,"Msg":"Access denied to 'pools' command"}],"id":1}],"id":1})");
    Bench other(Endpoint{QHostAddress::LocalHost, device().serverPort()});
    QCOMPARE(other.read()->uptime, 15954);
}

void TestAvalonAdapter::anEmptyMmStringIsReadElsewhere()
{
    speakQ();
    const QByteArray empty
        = R"({"STATUS":[{"STATUS":"S","When":5}],"STATS":[{"STATS":0,"ID":"AVALON0","MM ID0:Summary":""}],"id":1})";
    answer("estats", empty);
    answer(joinedCommand, joined({{"summary", device().answers["summary"].bytes},
                                  {"pools", device().answers["pools"].bytes},
                                  {"stats", empty}}));
    QCOMPARE(bench().read()->power, 146.0);
    QCOMPARE(device().asked, (QByteArrayList{"version", joinedCommand, "estats", "litestats"}));
    // The next time where it was found.
    answer("summary+pools+litestats", joined({{"summary", device().answers["summary"].bytes},
                                              {"pools", device().answers["pools"].bytes},
                                              {"litestats", device().answers["litestats"].bytes}}));
    QCOMPARE(bench().read()->power, 146.0);
    QCOMPARE(device().asked.mid(4), QByteArrayList{"summary+pools+litestats"});
}

void TestAvalonAdapter::emptyMmStringsEverywhereLeaveTheSummary()
{
    speakQ();
    const QByteArray empty
        = R"({"STATUS":[{"STATUS":"S","When":5}],"STATS":[{"STATS":0,"MM ID0:Summary":{}}],"id":1})";
    for (const char *command : {"estats", "litestats"})
        answer(command, empty);
    answer(joinedCommand, joined({{"summary", device().answers["summary"].bytes},
                                  {"pools", device().answers["pools"].bytes},
                                  {"stats", empty}}));
    const auto telemetry = bench().read();
    QVERIFY(telemetry.ok());
    QVERIFY(!telemetry->power && !telemetry->temperature); // unknown is not zero
    QCOMPARE(telemetry->sharesAccepted, 890);
    QCOMPARE(telemetry->uptime, 37714);
}

void TestAvalonAdapter::aCutReplyFailsTheReading()
{
    device().answers.remove(joinedCommand);
    LineDevice::Answer &stats = device().answers["stats"];
    stats.bytes.truncate(stats.bytes.indexOf("PS[0 0 27697 4 0 3678 13") + 24);
    stats.cut = true;
    const auto telemetry = bench().read();
    QVERIFY(!telemetry.ok());
    QCOMPARE(telemetry.error().kind, Error::Kind::BadReply);
    QVERIFY(telemetry.error().detail.contains(u"cut off"));
}

void TestAvalonAdapter::anotherDeviceAtTheAddress()
{
    QVERIFY(bench().read().ok());
    speakQ();
    const auto other = bench().read();
    QVERIFY(!other.ok());
    QCOMPARE(other.error().kind, Error::Kind::Rejected);
    // It is asked anew.
    QCOMPARE(bench().read()->power, 146.0);
    QCOMPARE(device().askedFor("version"), 2);
    // One that is no Avalon at all.
    device().answers.clear();
    answer("summary", recorded(u"antminer_s19pro-49.0.1.3-summary.json"_qs));
    answer("stats", recorded(u"antminer_s19pro-49.0.1.3-stats.json"_qs));
    QVERIFY(!bench().read().ok());
}

void TestAvalonAdapter::readsPools()
{
    const auto pools = bench().run<PoolInfoJob>(&Adapter::readPoolInfo);
    QVERIFY(pools.ok());
    QCOMPARE(pools->pools.size(), 3);
    QVERIFY(pools->pools[0].active);
    QCOMPARE(device().asked, QByteArrayList{"pools"});
}

void TestAvalonAdapter::noPoolsAreAnAnswer()
{
    answer("pools",
           R"({"STATUS":[{"STATUS":"E","When":1,"Code":8,"Msg":"No pools","Description":"cgminer 4.11.1"}],"id":1})");
    const auto pools = bench().run<PoolInfoJob>(&Adapter::readPoolInfo);
    QVERIFY(pools.ok() && pools->pools.isEmpty());
}

void TestAvalonAdapter::aDeniedCommandIsUnauthorized()
{
    answer("pools",
           R"({"STATUS":[{"STATUS":"E","When":1,"Code":45,"Msg":"Access denied to 'pools' command"}],"id":1})");
    const auto pools = bench().run<PoolInfoJob>(&Adapter::readPoolInfo);
    QVERIFY(!pools.ok());
    QCOMPARE(pools.error().kind, Error::Kind::Unauthorized);
}

void TestAvalonAdapter::tellsWhatThisDeviceCan()
{
    const auto info = bench().version();
    QVERIFY(info.ok());
    using C = Capability;
    QCOMPARE(info->capabilities,
             (QList<C>{C::SetMode, C::SetPool, C::Restart, C::Identify})); // no softoff on a Nano 3S
    QCOMPARE(info->identity.model, u"Avalon Nano 3S"_qs);
    QCOMPARE(info->modes.at(2).power, 133.0);
    QCOMPARE(info->details.value(u"Core"_qs), u"A3197S"_qs);
    // Once per device.
    QVERIFY(bench().version().ok());
    QCOMPARE(device().askedFor("ascset 0,help"), 1);
    QCOMPARE(device().askedFor("check setpool"), 1);
}

void TestAvalonAdapter::firmwareWithoutSetPool()
{
    speakQ();
    using C = Capability;
    QCOMPARE(bench().version()->capabilities,
             (QList<C>{C::SetMode, C::Restart, C::Pause, C::Resume}));
}

void TestAvalonAdapter::firmwareWithoutAHelpIsTakenAtItsModelsWord()
{
    answer("ascset 0,help",
           R"({"STATUS":[{"STATUS":"E","When":1,"Code":120,"Msg":"ASC 0 set failed: Unknown option: help"}],"id":1})");
    answer("check setpool", recorded(u"nano3s-constructed-invalid_command.json"_qs));
    using C = Capability;
    QCOMPARE(bench().version()->capabilities,
             (QList<C>{C::SetMode, C::SetPool, C::Restart, C::Identify})); // no standby on a Nano 3S
}

void TestAvalonAdapter::aDeniedHelpOffersNothing()
{
    answer("ascset 0,help",
           R"({"STATUS":[{"STATUS":"E","When":1,"Code":45,"Msg":"Access denied to 'ascset' command"}],"id":1})");
    QCOMPARE(bench().version()->capabilities, QList<Capability>{Capability::SetPool});
}

void TestAvalonAdapter::unknownModelsAreReadOnly()
{
    answer("version",
           R"({"STATUS":[{"STATUS":"S","When":986,"Code":22}],"VERSION":[{"CGMiner":"4.11.1","PROD":"AvalonMiner 15-194","MODEL":"15-194","VERSION":"24102401_25462b2","DNA":"0201000000000e01","MAC":"e0e1a9000e01"}],"id":1})");
    const QByteArray stats
        = R"({"STATUS":[{"STATUS":"S","When":986}],"STATS":[{"STATS":0,"ID":"AVA100","MM ID0":"Ver[15-194-24102401_25462b2] TMax[80] PS[0 1216 2411 253 3298 2412 3391] GHSspd[194000.00] WORKMODE[0]"}],"id":1})";
    answer(joinedCommand, joined({{"summary", device().answers["summary"].bytes},
                                  {"pools", device().answers["pools"].bytes},
                                  {"stats", stats}}));
    const auto info = bench().version();
    QVERIFY(info.ok());
    QCOMPARE(info->identity.model, u"AvalonMiner 15-194"_qs);
    QVERIFY(info->capabilities.isEmpty() && info->modes.isEmpty());
    QCOMPARE(bench().read()->power, 3391.0);
    QVERIFY(!bench().read()->mode);
    ModeJob job(u"low"_qs, QDeadlineTimer(10'000));
    const auto report = bench().run(&Adapter::setMode, job);
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, Error::Kind::Unsupported);
    QVERIFY(bench().run<RestartJob>(&Adapter::restart).error().kind == Error::Kind::Unsupported);
    for (const QByteArray &asked : device().asked)
        QVERIFY(!asked.startsWith("ascset"));
}

void TestAvalonAdapter::failsWithTheReason_data()
{
    QTest::addColumn<LineDevice::Answer>("answer");
    QTest::addColumn<Error::Kind>("kind");
    using A = LineDevice::Answer;
    QTest::newRow("closes") << A{{}, LineDevice::Manner::Drop} << Error::Kind::Unreachable;
    QTest::newRow("silent") << A{{}, LineDevice::Manner::Hang} << Error::Kind::Timeout;
    QTest::newRow("empty") << A{""} << Error::Kind::BadReply;
    QTest::newRow("garbage") << A{"{\x01\x02garbage"} << Error::Kind::BadReply;
    // Another device has got its address: no matter of the driver's.
    QTest::newRow("web server") << A{"HTTP/1.1 200 OK\r\n\r\n<html>"} << Error::Kind::Unreachable;
    QTest::newRow("web page") << A{"\r\n<!DOCTYPE html><html>"} << Error::Kind::Unreachable;
    // Cut in front, or a firmware that says it in another way, it may still be the miner.
    QTest::newRow("words") << A{"Internal error"} << Error::Kind::BadReply;
    QTest::newRow("a page within") << A{"{\"STATUS\":<html>"} << Error::Kind::BadReply;
    QTest::newRow("larger than 1 MiB")
        << A{"{" + QByteArray(1100 * 1024, ' ')} << Error::Kind::BadReply;
}

void TestAvalonAdapter::failsWithTheReason()
{
    QFETCH(LineDevice::Answer, answer);
    QFETCH(Error::Kind, kind);
    for (const QByteArray &command : {QByteArray("version"), joinedCommand, QByteArray("summary"),
                                      QByteArray("stats"), QByteArray("pools")})
        device().answers[command] = answer;
    const auto telemetry = bench().read(kind == Error::Kind::Timeout ? 300 : 20'000);
    QVERIFY(!telemetry.ok());
    QCOMPARE(telemetry.error().kind, kind);
    QVERIFY(telemetry.error().detail.endsWith(u'.'));
}

void TestAvalonAdapter::keepsOneRequestInFlight()
{
    for (LineDevice::Answer &slow : device().answers)
        slow.delay = 20;
    TelemetryJob first(QDeadlineTimer(20'000));
    TelemetryJob second(QDeadlineTimer(20'000));
    PoolInfoJob pools(QDeadlineTimer(20'000));
    VersionInfoJob version(QDeadlineTimer(20'000));
    bench().adapter().readTelemetry(&first);
    bench().adapter().readTelemetry(&second);
    bench().adapter().readPoolInfo(&pools);
    bench().adapter().readVersionInfo(&version);
    for (Job *job : {static_cast<Job *>(&first), static_cast<Job *>(&second),
                     static_cast<Job *>(&pools), static_cast<Job *>(&version)}) {
        Bench::settle(*job);
        QVERIFY(job->succeeded());
    }
    QCOMPARE(device().mostInFlight, 1);
}

void TestAvalonAdapter::endsWithTheJob()
{
    device().answers[joinedCommand].manner = LineDevice::Manner::Hang;
    TelemetryJob job(QDeadlineTimer(20'000));
    bench().adapter().readTelemetry(&job);
    QTRY_COMPARE(device().askedFor(joinedCommand), 1);
    job.abort();
    QTRY_COMPARE(device().inFlight, 0);
    device().answers[joinedCommand].manner = LineDevice::Manner::Answer;
    QVERIFY(bench().read().ok());
}

void TestAvalonAdapter::loginKeepsWhatWasTyped()
{
    const auto login = bench().run<LoginJob>(&Adapter::login, {{u"password"_qs, u"secret"_qs}});
    QVERIFY(login.ok());
    QCOMPARE(*login, (Credentials{{u"user"_qs, u"admin"_qs}, {u"password"_qs, u"secret"_qs}}));
    QCOMPARE(bench()
                 .run<LoginJob>(&Adapter::login, {{u"user"_qs, u"me"_qs}, {u"password"_qs, u"p"_qs}})
                 ->value(u"user"_qs),
             u"me"_qs);
    for (const Credentials &bad : {Credentials{}, Credentials{{u"password"_qs, u"a,b"_qs}}}) {
        const auto refused = bench().run<LoginJob>(&Adapter::login, bad);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().kind, Error::Kind::Rejected);
        QVERIFY(!refused.error().detail.contains(u"a,b"));
    }
    // Nothing is tried at the device, and the password goes nowhere.
    for (const QByteArray &request : device().requests)
        QVERIFY(!request.contains("secret") && !request.contains("ascset"));
}

void TestAvalonAdapter::aNulIsNotRequired()
{
    for (LineDevice::Answer &cut : device().answers)
        cut.cut = true; // closed without it, but whole
    QVERIFY(bench().read().ok());
}

COALFACE_TEST(TestAvalonAdapter)
#include "tst_avalon_adapter.moc"
