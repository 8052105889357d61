// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "tests/testprogram/testprogram.h"
#include "wire/announcement.h"
#include "wire/channel.h"
#include "wire/codec.h"
#include "wire/messages.h"
#include "wire/protocol.h"
#include "wire/rawanswer.h"

#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <csignal>
#include <unistd.h>
#endif

using namespace coalface;
using namespace coalface::wire;

//! The host alone, with the test in the application's place.
class tst_Host : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void saysHelloWithWhatTheDriverSays();
    void answersCallsAndPings();
    void aCancelledCallIsAnsweredAsAborted();
    void closingAMinerAbortsItsCalls();
    void anUnknownVerbIsUnsupported();
    void announcementsAreRecognisedAndHandedOn();
    void aDriverWithoutTheAbilityKnowsNoRecord();
    void aWriteIsMadeAndReported();
    void aCancelledWriteTellsWhatIsKnown();
    void aWriteWaitsForItsConfirmationNoLongerThanItIsTold();
    void aPoolThatCannotBeUnderstoodIsNotSet();
    void refusesByMetadataBeforeItLoads_data();
    void refusesByMetadataBeforeItLoads();
    void refusesARelativePath();
    void endsWhenItsConnectionEnds();
    void endsWithItsStdinEvenWhenItHangs();
    void withoutArgumentsItSaysHowItIsStarted();
#ifdef Q_OS_LINUX
    void signalsThatAreForTheApplicationDoNotEndIt();
    void inheritsNoFilesAndLimitsItself();
#endif

private:
    void start(const QString &driver);
    void call(quint64 id, const QString &op, quint16 port, qint64 deadline = 10000,
              const QCborMap &settings = {}, std::optional<qint64> confirmation = {});
    QCborMap waitFor(Kind kind);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QLocalServer> m_server;
    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<Channel> m_channel;
    QList<QCborMap> m_received;
};

void tst_Host::init()
{
    m_received.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<QLocalServer>();
    QVERIFY(m_server->listen(m_folder->filePath(QStringLiteral("s"))));
    connect(m_server.get(), &QLocalServer::newConnection, this, [this] {
        m_channel = std::make_unique<Channel>(m_server->nextPendingConnection());
        connect(m_channel.get(), &Channel::received, this,
                [this](const QCborMap &message) { m_received.append(message); });
    });
    m_process = std::make_unique<QProcess>();
}

void tst_Host::cleanup()
{
    m_process->kill();
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, 5000);
    m_channel.reset();
    m_server.reset();
}

void tst_Host::start(const QString &driver)
{
    const QString file = driver.contains(u'.')
                             ? driver
                             : QStringLiteral(TEST_DRIVERS_DIR "/") + driver + QStringLiteral(".so");
    m_process->start(QStringLiteral(COALFACE_HOST_PROGRAM), {file, m_server->fullServerName()});
}

void tst_Host::call(quint64 id, const QString &op, quint16 port, qint64 deadline,
                    const QCborMap &settings, std::optional<qint64> confirmation)
{
    Call call;
    call.id = id;
    call.op = op;
    call.miner = QStringLiteral("m");
    call.endpoint = encode(Endpoint{QHostAddress::LocalHost, port});
    call.deadline = deadline;
    call.settings = settings;
    call.confirmation = confirmation;
    QVERIFY(m_channel->send(encode(call)));
}

//! The next message of that kind; an empty map after ten seconds.
QCborMap tst_Host::waitFor(Kind kind)
{
    QCborMap found;
    (void)QTest::qWaitFor(
        [&] {
            for (qsizetype i = 0; i < m_received.size(); ++i) {
                if (kindOf(m_received[i]) == kind) {
                    found = m_received.takeAt(i);
                    return true;
                }
            }
            return false;
        },
        10000);
    return found;
}

void tst_Host::saysHelloWithWhatTheDriverSays()
{
    start(QStringLiteral("echo"));
    const Result<Hello> hello = decodeHello(waitFor(Kind::Hello));
    QVERIFY(hello.ok());
    QCOMPARE(hello->protocol, protocolVersion);
    QCOMPARE(hello->driver, QStringLiteral("echo"));
    QCOMPARE(hello->version, QStringLiteral("1.0.0"));
    QCOMPARE(hello->interfaceMajor, interfaceMajor);
    QCOMPARE(hello->pid, m_process->processId());
}

void tst_Host::answersCallsAndPings()
{
    start(QStringLiteral("echo"));
    QVERIFY(!waitFor(Kind::Hello).isEmpty());
    call(5, QStringLiteral("readTelemetry"), 80);
    const Result<Answer> answer = decodeAnswer(waitFor(Kind::Ret));
    QVERIFY(answer.ok() && answer->ok);
    QCOMPARE(answer->id, 5u);
    QCOMPARE(decode<Telemetry>(answer->content)->hashrate, 1.2e12);
    m_channel->send(message(Kind::Ping));
    const Result<Pong> pong = decodePong(waitFor(Kind::Pong));
    QVERIFY(pong.ok());
    QCOMPARE(pong->inFlight, 0);
#ifdef Q_OS_LINUX
    QVERIFY(pong->residentBytes > 1024 * 1024);
    QVERIFY(pong->peakBytes && *pong->peakBytes >= pong->residentBytes);
    QVERIFY2(*pong->peakBytes < qint64(512) * 1024 * 1024, "not what the test program once had");
#endif
#ifdef Q_OS_UNIX
    QVERIFY(pong->cpuMilliseconds && *pong->cpuMilliseconds >= 0);
#endif
}

void tst_Host::aCancelledCallIsAnsweredAsAborted()
{
    start(QStringLiteral("moody"));
    QVERIFY(!waitFor(Kind::Hello).isEmpty());
    call(1, QStringLiteral("readTelemetry"), 7, 60000);
    m_channel->send(message(Kind::Ping));
    QCOMPARE(decodePong(waitFor(Kind::Pong))->inFlight, 1);
    m_channel->send(cancelMessage(1));
    const Result<Answer> answer = decodeAnswer(waitFor(Kind::Ret));
    QVERIFY(answer.ok() && !answer->ok);
    QCOMPARE(decodeError(answer->content).kind, Error::Kind::Aborted);
}

void tst_Host::closingAMinerAbortsItsCalls()
{
    start(QStringLiteral("moody"));
    QVERIFY(!waitFor(Kind::Hello).isEmpty());
    call(1, QStringLiteral("readTelemetry"), 7, 60000);
    m_channel->send(closeMessage(QStringLiteral("m")));
    const Result<Answer> answer = decodeAnswer(waitFor(Kind::Ret));
    QVERIFY(answer.ok());
    QCOMPARE(decodeError(answer->content).kind, Error::Kind::Aborted);
    call(2, QStringLiteral("readTelemetry"), 1);
    QVERIFY(decodeAnswer(waitFor(Kind::Ret))->ok);
}

void tst_Host::anUnknownVerbIsUnsupported()
{
    start(QStringLiteral("echo"));
    QVERIFY(!waitFor(Kind::Hello).isEmpty());
    call(1, QStringLiteral("dance"), 80);
    QCOMPARE(decodeError(decodeAnswer(waitFor(Kind::Ret))->content).kind, Error::Kind::Unsupported);
}

void tst_Host::announcementsAreRecognisedAndHandedOn()
{
    start(QStringLiteral("beacon"));
    QVERIFY(!waitFor(Kind::Hello).isEmpty());
    const Announcement announcement{QHostAddress(QStringLiteral("127.0.3.4")), 45678,
                                    "beacon One 5", 40'000};
    Call recognise;
    recognise.id = 1;
    recognise.op = QStringLiteral("recognise");
    recognise.endpoint = encode(Endpoint{announcement.sender, 0});
    recognise.deadline = 1000;
    recognise.announcement = encode(announcement);
    m_channel->send(encode(recognise));
    Result<Answer> answer = decodeAnswer(waitFor(Kind::Ret));
    QVERIFY(answer.ok() && answer->ok);
    QCOMPARE(decode<Identity>(answer->content)->model, QStringLiteral("One"));
    recognise.announcement = QCborMap();
    m_channel->send(encode(recognise)); // without one
    answer = decodeAnswer(waitFor(Kind::Ret));
    QVERIFY(answer.ok() && !answer->ok);

    const Endpoint place{QHostAddress::LocalHost, 0};
    m_channel->send(message(Kind::Heard)); // of nobody: no harm
    m_channel->send(encode(Heard{QStringLiteral("m"), place, announcement}));
    call(2, QStringLiteral("readTelemetry"), 0);
    answer = decodeAnswer(waitFor(Kind::Ret));
    QVERIFY(answer.ok() && answer->ok);
    const Result<Telemetry> telemetry = decode<Telemetry>(answer->content);
    QCOMPARE(telemetry->hashrate, 5.0);
    QVERIFY(*telemetry->uptime >= 40); // the age that it came with

    // What it announced is the reply that a person may look at.
    call(3, QStringLiteral("readRaw"), 0);
    answer = decodeAnswer(waitFor(Kind::Ret));
    QVERIFY(answer.ok() && answer->ok);
    const Result<RawAnswer> raw = decodeRawAnswer(answer->content);
    QVERIFY(raw.ok() && raw->telemetry.ok());
    QCOMPARE(raw->exchanges, (QList<Exchanged>{{{}, {}, QStringLiteral("beacon One 5"), false}}));
}

void tst_Host::aDriverWithoutTheAbilityKnowsNoRecord()
{
    start(QStringLiteral("scribe"));
    QVERIFY(!waitFor(Kind::Hello).isEmpty());
    call(1, QStringLiteral("readHistory"), 1, 10000, {{QLatin1String("reach"), 3600}});
    const Result<Answer> answer = decodeAnswer(waitFor(Kind::Ret));
    QVERIFY(answer.ok() && !answer->ok);
    QCOMPARE(decodeError(answer->content).kind, Error::Kind::Unsupported);
}

// The ports are the moods of the driver scribe.
void tst_Host::aWriteIsMadeAndReported()
{
    start(QStringLiteral("scribe"));
    QVERIFY(!waitFor(Kind::Hello).isEmpty());
    call(1, QStringLiteral("setMode"), 1, 10000, {{QLatin1String("mode"), QLatin1String("eco")}});
    const Result<Answer> answer = decodeAnswer(waitFor(Kind::Ret));
    QVERIFY(answer.ok() && answer->ok);
    QCOMPARE(*decode<WriteReport>(answer->content),
             (WriteReport{Outcome::Applied, true, QStringLiteral("mode eco")}));
}

void tst_Host::aCancelledWriteTellsWhatIsKnown()
{
    start(QStringLiteral("scribe"));
    QVERIFY(!waitFor(Kind::Hello).isEmpty());
    call(1, QStringLiteral("restart"), 4, 60000);
    m_channel->send(cancelMessage(1));
    const Result<Answer> answer = decodeAnswer(waitFor(Kind::Ret));
    QVERIFY(answer.ok() && answer->ok);
    QCOMPARE(decode<WriteReport>(answer->content)->outcome, Outcome::Unknown);
}

void tst_Host::aWriteWaitsForItsConfirmationNoLongerThanItIsTold()
{
    start(QStringLiteral("scribe"));
    QVERIFY(!waitFor(Kind::Hello).isEmpty());
    call(1, QStringLiteral("restart"), 3, 60000, {}, 100);
    const Result<Answer> answer = decodeAnswer(waitFor(Kind::Ret));
    QVERIFY(answer.ok() && answer->ok);
    QCOMPARE(decode<WriteReport>(answer->content)->outcome, Outcome::NotConfirmed);
}

void tst_Host::aPoolThatCannotBeUnderstoodIsNotSet()
{
    start(QStringLiteral("scribe"));
    QVERIFY(!waitFor(Kind::Hello).isEmpty());
    call(1, QStringLiteral("setPool"), 1, 10000, {{QLatin1String("url"), 5}});
    QVERIFY(!decodeAnswer(waitFor(Kind::Ret))->ok);
}

void tst_Host::refusesByMetadataBeforeItLoads_data()
{
    QTest::addColumn<QString>("driver");
    QTest::addColumn<QString>("reason");
    QTest::newRow("foreign interface id")
        << QStringLiteral("wrongiid") << QStringLiteral("another kind");
    QTest::newRow("other major") << QStringLiteral("othermajor") << QStringLiteral("interface 2");
    QTest::newRow("newer minor") << QStringLiteral("newerminor") << QStringLiteral("interface 1.9");
    QTest::newRow("no driver in it")
        << QStringLiteral("hollow") << QStringLiteral("no driver in it");
    QTest::newRow("no such file") << QStringLiteral("/nowhere/echo.so")
                                  << QStringLiteral("/nowhere/echo.so");
}

void tst_Host::refusesByMetadataBeforeItLoads()
{
    QFETCH(QString, driver);
    QFETCH(QString, reason);
    start(driver);
    const QString said = farewellReason(waitFor(Kind::Bye));
    QVERIFY2(said.contains(reason), qPrintable(said));
}

void tst_Host::refusesARelativePath()
{
    start(QStringLiteral("echo.so"));
    QVERIFY(farewellReason(waitFor(Kind::Bye)).contains(QStringLiteral("absolute")));
}

void tst_Host::endsWhenItsConnectionEnds()
{
    start(QStringLiteral("echo"));
    QVERIFY(!waitFor(Kind::Hello).isEmpty());
    m_channel->close();
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, 5000);
    QCOMPARE(m_process->exitCode(), 0);
}

void tst_Host::endsWithItsStdinEvenWhenItHangs()
{
    start(QStringLiteral("moody"));
    QVERIFY(!waitFor(Kind::Hello).isEmpty());
    call(1, QStringLiteral("readTelemetry"), 4, 60000); // a busy loop
    m_channel->send(message(Kind::Ping));
    QTest::qWait(300); // nothing may come: there is no signal for that
    QVERIFY2(m_received.isEmpty() && m_process->state() == QProcess::Running, "it hangs");
    m_process->closeWriteChannel();
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, 5000);
    QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
}

void tst_Host::withoutArgumentsItSaysHowItIsStarted()
{
    m_process->start(QStringLiteral(COALFACE_HOST_PROGRAM), QStringList());
    QTRY_COMPARE_WITH_TIMEOUT(m_process->exitCode(), 2, 10000);
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, 5000);
    QVERIFY(m_process->readAllStandardError().contains("Usage"));
}

#ifdef Q_OS_LINUX
void tst_Host::signalsThatAreForTheApplicationDoNotEndIt()
{
    start(QStringLiteral("echo"));
    QVERIFY(!waitFor(Kind::Hello).isEmpty());
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGQUIT})
        QCOMPARE(::kill(pid_t(m_process->processId()), signal), 0);
    m_channel->send(message(Kind::Ping));
    QVERIFY(!waitFor(Kind::Pong).isEmpty());
    QCOMPARE(m_process->state(), QProcess::Running);
}

void tst_Host::inheritsNoFilesAndLimitsItself()
{
    QFile inherited(m_folder->filePath(QStringLiteral("inherited")));
    QVERIFY(inherited.open(QIODevice::WriteOnly));
    m_process->setChildProcessModifier(
        [fd = inherited.handle()] { ::dup2(fd, 99); }); // without close-on-exec
    start(QStringLiteral("echo"));
    QVERIFY(!waitFor(Kind::Hello).isEmpty());
    const QString proc = QStringLiteral("/proc/%1/").arg(m_process->processId());
    QVERIFY(!QFileInfo(QFile::symLinkTarget(proc + QStringLiteral("fd/99"))).exists());
    QCOMPARE(QFile::symLinkTarget(proc + QStringLiteral("fd/1")),
             QFile::symLinkTarget(proc + QStringLiteral("fd/2")));
    QFile limits(proc + QStringLiteral("limits"));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    const QString text = QString::fromLatin1(limits.readAll()).simplified();
    QVERIFY(text.contains(QStringLiteral("Max core file size 0 0")));
    QVERIFY(text.contains(QStringLiteral("Max open files 512 512")));
#ifndef COALFACE_SANITIZED
    QVERIFY(text.contains(QStringLiteral("Max address space 536870912 536870912")));
#endif
}
#endif

COALFACE_TEST(tst_Host)
#include "tst_host.moc"
