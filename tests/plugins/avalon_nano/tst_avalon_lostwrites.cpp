// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "fixture.h"
#include "linedevice.h"
#include "tests/testprogram/testprogram.h"

#include <memory>

using namespace coalface;
using namespace coalface::avalon_nano;
using namespace std::chrono_literals;

namespace {
const QByteArray lowMode = "ascset 0,workmode,set,0";
const QByteArray rebooting = "ascset 0,reboot,0";
const QByteArray poolSetting
    = "setpool admin,web,1,stratum+tcp://pool.example.org:3333,worker,secretworker";

QByteArray status(const char *letter, int code, const char *message)
{
    return QStringLiteral(
               R"({"STATUS":[{"STATUS":"%1","When":1775395700,"Code":%2,"Msg":"%3","Description":"cgminer 4.11.1"}],"id":1})")
        .arg(QLatin1String(letter))
        .arg(code)
        .arg(QLatin1String(message))
        .toUtf8();
}
} // namespace

//! How a write ends when the device refuses it, or when its answer does not arrive.
class TestAvalonLostWrites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aDeviceThatTakesAWriteAndClosesSeesItOnce();
    void aLostAnswerAndNoReadingIsUnknown();
    void takenAndNoReadingIsUnknown();
    void aLostAnswerIsFollowedUp();
    void aModeItShowedBeforeIsNotProvenByShowingIt();
    void anInternalErrorTellsNothing();
    void anUnreadableAnswerTellsNothing();
    void nothingIsSentToASilentDevice();
    void modeRefusals_data();
    void modeRefusals();
    void aReplyIsNoProof();
    void closingIsAnAnswerToARestart();
    void aLostPoolAnswerIsNotRestarted();
    void poolRefusalsRepeatNoSecret();
    void aStoredPoolThatCannotBeRestarted();
    void nightIsAFailureInTheFormOfASuccess();
    void aLightThatCannotBeRestoredIsLeftAlone();
    void aPoolThatIsShownAtOnceIsApplied();
    void theLightIsPutBackWhateverBecameOfTheJob();

private:
    Result<WriteReport> setLow(std::chrono::milliseconds confirmation = 1500ms);
    Result<WriteReport> setPool(bool restart = false);
    LineDevice &device() { return *m_device; }
    void answer(const QByteArray &command, const QByteArray &bytes)
    {
        m_device->answers[command].bytes = bytes;
    }

    std::unique_ptr<LineDevice> m_device;
    std::unique_ptr<Bench> m_bench;
};

void TestAvalonLostWrites::init()
{
    m_device = std::make_unique<LineDevice>();
    m_bench = std::make_unique<Bench>(Endpoint{QHostAddress::LocalHost, m_device->serverPort()});
    for (const char *command : {"version", "summary", "stats", "pools"})
        answer(command,
               recorded(u"nano3s-25021401_56abae7-"_qs + QLatin1String(command) + u".json"_qs));
    answer("ascset 0,help", status("I", 118, "ASC 0 set info: help|workmode|reboot|ledset|"));
    answer("check setpool",
           R"({"STATUS":[{"STATUS":"S","Code":72,"Msg":"Check command"}],"CHECK":[{"Exists":"Y","Access":"Y"}],"id":1})");
    answer(lowMode, status("S", 119, "ASC 0 set OK"));
}

void TestAvalonLostWrites::cleanup()
{
    m_bench.reset();
    QVERIFY(m_device->mostInFlight <= 1);
    m_device.reset();
}

Result<WriteReport> TestAvalonLostWrites::setLow(std::chrono::milliseconds confirmation)
{
    ModeJob job(u"low"_qs, QDeadlineTimer(20'000));
    job.setConfirmationTime(confirmation);
    return m_bench->run(&Adapter::setMode, job);
}

Result<WriteReport> TestAvalonLostWrites::setPool(bool restart)
{
    PoolJob job({1, u"pool.example.org:3333"_qs, u"worker"_qs, u"secretworker"_qs, restart},
                QDeadlineTimer(20'000), {{u"user"_qs, u"admin"_qs}, {u"password"_qs, u"web"_qs}});
    job.setConfirmationTime(2500ms);
    return m_bench->run(&Adapter::setPool, job);
}

void TestAvalonLostWrites::aDeviceThatTakesAWriteAndClosesSeesItOnce()
{
    device().answers[lowMode].manner = LineDevice::Manner::Drop;
    const auto report = setLow();
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, Outcome::NotConfirmed); // read back since, it shows another mode
    QVERIFY(!report->verified);
    QCOMPARE(device().askedFor(lowMode), 1);
}

void TestAvalonLostWrites::aLostAnswerAndNoReadingIsUnknown()
{
    device().answers[lowMode].manner = LineDevice::Manner::Drop;
    ModeJob job(u"low"_qs, QDeadlineTimer(20'000));
    job.setConfirmationTime(2500ms);
    m_bench->adapter().setMode(&job);
    QTRY_COMPARE(device().askedFor(lowMode), 1);
    for (LineDevice::Answer &gone : device().answers)
        gone.manner = LineDevice::Manner::Drop;
    Bench::settle(job);
    QCOMPARE(job.result()->outcome, Outcome::Unknown);
    QCOMPARE(device().askedFor(lowMode), 1);
}

void TestAvalonLostWrites::takenAndNoReadingIsUnknown()
{
    ModeJob job(u"low"_qs, QDeadlineTimer(20'000));
    job.setConfirmationTime(2500ms);
    m_bench->adapter().setMode(&job);
    QTRY_COMPARE(device().askedFor(lowMode), 1);
    device().answers["stats"].manner = LineDevice::Manner::Drop;
    Bench::settle(job);
    QCOMPARE(job.result()->outcome, Outcome::Unknown);
    QVERIFY2(job.result()->detail.contains(u"has not answered since"),
             qPrintable(job.result()->detail));
    QCOMPARE(device().askedFor(lowMode), 1);
}

void TestAvalonLostWrites::aLostAnswerIsFollowedUp()
{
    device().answers[lowMode].manner = LineDevice::Manner::Drop;
    ModeJob job(u"low"_qs, QDeadlineTimer(20'000));
    m_bench->adapter().setMode(&job);
    QTRY_COMPARE(device().askedFor(lowMode), 1);
    device().answers["stats"].bytes.replace("WORKMODE[2]", "WORKMODE[0]");
    Bench::settle(job);
    QCOMPARE(job.result()->outcome, Outcome::Applied);
    QVERIFY(job.result()->verified);
}

void TestAvalonLostWrites::aModeItShowedBeforeIsNotProvenByShowingIt()
{
    device().answers["stats"].bytes.replace("WORKMODE[2]", "WORKMODE[0]");
    device().answers[lowMode].manner = LineDevice::Manner::Drop;
    ModeJob job(u"low"_qs, QDeadlineTimer(20'000));
    job.setSendsAnyway();
    const auto report = m_bench->run(&Adapter::setMode, job);
    QCOMPARE(report->outcome, Outcome::Unknown);
    QVERIFY(!report->verified);
    QCOMPARE(device().askedFor(lowMode), 1);
}

void TestAvalonLostWrites::anInternalErrorTellsNothing()
{
    answer(lowMode, status("F", -1, "fatal"));
    const auto report = setLow(500ms); // ends before the first look
    QCOMPARE(report->outcome, Outcome::Unknown);
    QCOMPARE(device().askedFor(lowMode), 1);
}

void TestAvalonLostWrites::anUnreadableAnswerTellsNothing()
{
    device().answers[lowMode] = {R"({"STATUS":[{"STATUS":"S","Wh)", LineDevice::Manner::Answer,
                                 true};
    QCOMPARE(setLow(500ms)->outcome, Outcome::Unknown);
    QCOMPARE(device().askedFor(lowMode), 1);
}

void TestAvalonLostWrites::nothingIsSentToASilentDevice()
{
    device().answers["stats"].manner = LineDevice::Manner::Drop;
    const auto report = setLow();
    QVERIFY(!report.ok());
    QCOMPARE(device().askedFor(lowMode), 0);
}

void TestAvalonLostWrites::modeRefusals_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("words");
    QTest::newRow("calibrating") << recorded(
        u"nano3s-constructed-ascset_workmode_calibrating.json"_qs)
                                 << u"calibrating"_qs;
    QTest::newRow("syntax") << recorded(u"nano3s-constructed-ascset_workmode_bad_syntax.json"_qs)
                            << u"refused"_qs;
    QTest::newRow("maximum") << status(
        "E", 120, "ASC 0 set failed: error:1 not support set workmode max_mode[2]")
                             << u"refused"_qs;
    QTest::newRow("warning") << status("W", 117, "ASC 0 does not support ascset") << u"refused"_qs;
}

void TestAvalonLostWrites::modeRefusals()
{
    QFETCH(QByteArray, reply);
    QFETCH(QString, words);
    answer(lowMode, reply);
    const auto report = setLow();
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, Outcome::Refused);
    QVERIFY2(report->detail.contains(words), qPrintable(report->detail));
    QCOMPARE(device().askedFor(lowMode), 1); // no loop
}

void TestAvalonLostWrites::aReplyIsNoProof()
{
    const auto report = setLow(); // "set OK", but WORKMODE stays 2
    QCOMPARE(report->outcome, Outcome::NotConfirmed);
    QVERIFY(report->detail.contains(u"restart the miner"));
    QVERIFY(!device().asked.contains(rebooting)); // never by itself
}

void TestAvalonLostWrites::closingIsAnAnswerToARestart()
{
    device().answers[rebooting].manner = LineDevice::Manner::Drop;
    RestartJob job(QDeadlineTimer(30'000));
    m_bench->adapter().restart(&job);
    QTRY_COMPARE(device().askedFor(rebooting), 1);
    device().answers["stats"].bytes.replace("Elapsed[15954]", "Elapsed[2]");
    Bench::settle(job);
    QCOMPARE(job.result()->outcome, Outcome::Applied);
    QCOMPARE(device().askedFor(rebooting), 1);
}

void TestAvalonLostWrites::aLostPoolAnswerIsNotRestarted()
{
    device().answers[poolSetting].manner = LineDevice::Manner::Drop;
    const auto report = setPool(true);
    QCOMPARE(report->outcome, Outcome::NotConfirmed);
    QCOMPARE(device().askedFor(poolSetting), 1);
    QCOMPARE(device().askedFor(rebooting), 0);
    QVERIFY(!report->detail.contains(u"secretworker"));
}

void TestAvalonLostWrites::poolRefusalsRepeatNoSecret()
{
    answer(poolSetting, recorded(u"nano3s-constructed-setpool_userpass_err.json"_qs));
    QCOMPARE(setPool()->outcome, Outcome::Refused);
    QVERIFY(setPool()->detail.contains(u"web login"));
    answer(poolSetting, status("E", 132, "Pool set error: secretworker web"));
    const auto refused = setPool();
    QCOMPARE(refused->outcome, Outcome::Refused);
    QVERIFY(!refused->detail.contains(u"secretworker"));
    answer(poolSetting, "{\"STATUS\":[{\"STATUS\":\"S\",\"When\":1,\"Code\":133,\"Msg\":\"Pool set "
                        "info: pool 1\nworker\nsecretworker\n"
                        "Please reboot miner to make config work.\",\"Description\":\"cgminer "
                        "4.11.1\"}],\"id\":1}");
    const auto stored = setPool();
    QCOMPARE(stored->outcome, Outcome::NotConfirmed);
    QVERIFY(!stored->detail.contains(u"secretworker"));
}

void TestAvalonLostWrites::aStoredPoolThatCannotBeRestarted()
{
    answer(poolSetting,
           status("S", 133, "Pool set info: ... Please reboot miner to make config work."));
    answer(rebooting, status("E", 120, "ASC 0 set failed: Input param error."));
    const auto report = setPool(true);
    QCOMPARE(report->outcome, Outcome::NotConfirmed);
    QVERIFY(report->detail.contains(u"refused to restart"));
}

void TestAvalonLostWrites::nightIsAFailureInTheFormOfASuccess()
{
    answer("ascset 0,ledset,2-100-50-0-0-255",
           recorded(u"nano3s-constructed-ascset_ledset_not_in_day_mode.json"_qs));
    const auto report = m_bench->run<IdentifyJob>(&Adapter::identify);
    QCOMPARE(report->outcome, Outcome::Refused);
    QVERIFY(report->detail.contains(u"night"));
    // It says so beforehand, too; then nothing is sent.
    device().answers["stats"].bytes.replace("LED[0-0]", "LED[1-0]");
    QCOMPARE(m_bench->run<IdentifyJob>(&Adapter::identify)->outcome, Outcome::Refused);
    QCOMPARE(device().askedFor("ascset 0,ledset,2-100-50-0-0-255"), 1);
}

void TestAvalonLostWrites::aLightThatCannotBeRestoredIsLeftAlone()
{
    device().answers["stats"].bytes.replace("LEDUser[0-100-50-0-0-255]", "LEDUser[0-100]");
    const auto report = m_bench->run<IdentifyJob>(&Adapter::identify);
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, Error::Kind::Unsupported);
    for (const QByteArray &asked : device().asked)
        QVERIFY(!asked.contains("ledset"));
    QVERIFY(blinking(u"0-100-50-0-0-x"_qs).isEmpty() && blinking({}).isEmpty());
    QCOMPARE(blinking(u"0-3-50-0-0-0"_qs), u"2-100-50-255-255-255"_qs); // dark ones would not be seen
}

void TestAvalonLostWrites::aPoolThatIsShownAtOnceIsApplied()
{
    const QByteArray setPoolCommand
        = "setpool admin,web,1,stratum+tcp://pool.example.org:3333,worker,secretworker";
    answer(setPoolCommand, status("S", 133, "Pool set info"));
    PoolJob job({1, u"pool.example.org:3333"_qs, u"worker"_qs, u"secretworker"_qs, false},
                QDeadlineTimer(20'000), {{u"user"_qs, u"admin"_qs}, {u"password"_qs, u"web"_qs}});
    m_bench->adapter().setPool(&job);
    QTRY_COMPARE(device().askedFor(setPoolCommand), 1);
    device()
        .answers["pools"]
        .bytes
        .replace("stratum+tcp://stratum.braiins.com:3333", "stratum+tcp://pool.example.org:3333")
        .replace("fakeaccount.worker1", "worker");
    Bench::settle(job);
    QCOMPARE(job.result()->outcome, Outcome::Applied);
    QVERIFY(job.result()->verified);
    QCOMPARE(device().askedFor(setPoolCommand), 1);
}

void TestAvalonLostWrites::theLightIsPutBackWhateverBecameOfTheJob()
{
    m_bench->adapter().light().setDuration(300);
    device().answers["ascset 0,ledset,2-100-50-0-0-255"].manner = LineDevice::Manner::Hang;
    answer("ascset 0,ledset,0-100-50-0-0-255", status("I", 118, "ASC 0 set info: led set ok"));
    IdentifyJob job(QDeadlineTimer(20'000));
    m_bench->adapter().identify(&job);
    QTRY_COMPARE(device().askedFor("ascset 0,ledset,2-100-50-0-0-255"), 1);
    job.abort();
    QCOMPARE(job.result()->outcome, Outcome::Unknown);
    QTRY_COMPARE(device().askedFor("ascset 0,ledset,0-100-50-0-0-255"), 1);
}

COALFACE_TEST(TestAvalonLostWrites)
#include "tst_avalon_lostwrites.moc"
