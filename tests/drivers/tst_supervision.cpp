// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/processalive.h"
#include "tests/drivers/driverfolder.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace coalface;
using namespace std::chrono_literals;

//! Hosts that crash, hang, lie or lose their parent.
class tst_Supervision : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aCrashCostsTheCallOneRetryAndTheOthersNothing();
    void aCallThatCrashesItsHostTwiceFails();
    void aDriverThatExitsIsRestarted();
    void aKilledHostIsRestartedAndEveryCallEnds();
    void fiveEndsMakeItBrokenUntilItIsReloaded();
    void aCrashWhileLoadingEndsInBroken();
    void aHangingHostIsKilledAndReplaced();
    void aHostThatIgnoresPingsIsKilled();
    void aHostThatIsNotWhatItShouldBeIsRefused_data();
    void aHostThatIsNotWhatItShouldBeIsRefused();
    void aHostOfAnotherBuildIsNoFaultOfTheDriver();
    void aHostThatBreaksTheFramingIsEnded_data();
    void aHostThatBreaksTheFramingIsEnded();
    void aMissingHostProgramIsSaid();
    void aPluginWithoutADriverIsRefused();
    void noHostOutlivesItsKilledParent();
    void aLongTemporaryFolderIsNoObstacle();
    void whatADriverLogsArrivesUnderItsName();

private:
    MinerRef miner(quint16 port, const QString &id) const
    {
        return {id, {QHostAddress::LocalHost, port}, {}};
    }
    DriverSession *open(const QString &driverType,
                        const Supervision &limits = DriverFolder::impatient(),
                        const QString &host = {});
    DriverInfo info(const QString &driverType) const { return *m_catalogue->driver(driverType); }

    std::unique_ptr<DriverFolder> m_folder;
    TestClock m_clock;
    std::unique_ptr<DriverCatalogue> m_catalogue;
};

namespace {
const QString moody = QStringLiteral("moody");
const QString echo = QStringLiteral("echo");
QStringList s_lines;

void keepLine(QtMsgType, const QMessageLogContext &context, const QString &text)
{
    s_lines.append(QString::fromUtf8(context.category) + QStringLiteral(": ") + text);
}
} // namespace

void tst_Supervision::init()
{
    m_folder = std::make_unique<DriverFolder>();
    qunsetenv("FAKEHOST");
}

void tst_Supervision::cleanup()
{
    m_catalogue.reset();
}

DriverSession *tst_Supervision::open(const QString &driverType, const Supervision &limits,
                                     const QString &host)
{
    m_folder->add(driverType);
    DriverCatalogue::Places places = m_folder->places();
    if (!host.isEmpty())
        places.hostProgram = host;
    m_catalogue = std::make_unique<DriverCatalogue>(places, m_clock, limits);
    return m_catalogue->session(driverType);
}

void tst_Supervision::aCrashCostsTheCallOneRetryAndTheOthersNothing()
{
    DriverSession *session = open(moody);
    MinerRef once = miner(9, QStringLiteral("once"));
    once.credentials.insert(QStringLiteral("session"),
                            m_folder->configFolder() + QStringLiteral("/crashed"));
    const auto crashing = session->readTelemetry(once, 20s);
    QList<QFuture<Result<Telemetry>>> others;
    for (int i = 0; i < 20; ++i)
        others.append(session->readTelemetry(miner(1, QString::number(i)), 20s));
    QTRY_VERIFY_WITH_TIMEOUT(crashing.isFinished() && others.last().isFinished(), 20000);
    QVERIFY2(QFile::exists(m_folder->configFolder() + QStringLiteral("/crashed")), "it did crash");
    QVERIFY(taken(crashing).ok());
    for (const auto &other : others)
        QVERIFY(other.isFinished() && taken(other).ok());
    QCOMPARE(info(moody).state, DriverState::Ready);
}

void tst_Supervision::aCallThatCrashesItsHostTwiceFails()
{
    DriverSession *session = open(moody);
    const auto crashing = session->readTelemetry(miner(2, QStringLiteral("bad")), 20s);
    QTRY_VERIFY_WITH_TIMEOUT(crashing.isFinished(), 20000);
    QCOMPARE(taken(crashing).error().kind, Error::Kind::DriverFailed);
    const auto good = session->readTelemetry(miner(1, QStringLiteral("good")), 20s);
    QTRY_VERIFY_WITH_TIMEOUT(good.isFinished(), 20000);
    QVERIFY(taken(good).ok());
}

void tst_Supervision::aDriverThatExitsIsRestarted()
{
    DriverSession *session = open(moody);
    const auto exiting = session->readTelemetry(miner(3, QStringLiteral("bad")), 20s);
    QTRY_VERIFY_WITH_TIMEOUT(exiting.isFinished(), 20000);
    QCOMPARE(taken(exiting).error().kind, Error::Kind::DriverFailed);
    QTRY_COMPARE_WITH_TIMEOUT(info(moody).state, DriverState::Ready, 20000);
}

void tst_Supervision::aKilledHostIsRestartedAndEveryCallEnds()
{
    DriverSession *session = open(moody);
    const auto first = session->readTelemetry(miner(1, QStringLiteral("first")), 20s);
    QTRY_VERIFY_WITH_TIMEOUT(first.isFinished(), 20000);
    const qint64 pid = *info(moody).pid;
    QList<QFuture<Result<Telemetry>>> futures;
    for (int i = 0; i < 200; ++i) // more than the window: some are under way, some wait
        futures.append(i < 10 ? session->readTelemetry(miner(7, QString::number(i)), 1500ms)
                              : session->readTelemetry(miner(1, QString::number(i)), 15s));
    ::kill(pid_t(pid), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(std::all_of(futures.cbegin(), futures.cend(),
                                         [](const auto &f) { return f.isFinished(); }),
                             20000);
    for (qsizetype i = 10; i < futures.size(); ++i)
        QVERIFY2(taken(futures[i]).ok(), "a lost reading is repeated");
    QCOMPARE(info(moody).state, DriverState::Ready);
    QVERIFY(*info(moody).pid != pid);
    QVERIFY(!processAlive(pid));
}

void tst_Supervision::fiveEndsMakeItBrokenUntilItIsReloaded()
{
    DriverSession *session = open(moody);
    QFuture<Result<Telemetry>> crashing;
    for (int i = 0; i < 3; ++i) { // each but the last ends two hosts
        crashing = session->readTelemetry(miner(2, QStringLiteral("bad")), 60s);
        QTRY_VERIFY_WITH_TIMEOUT(crashing.isFinished(), 30000);
        QCOMPARE(taken(crashing).error().kind, Error::Kind::DriverFailed);
    }
    QCOMPARE(info(moody).state, DriverState::Broken);
    const DriverInfo broken = info(moody);
    QVERIFY2(broken.detail.contains(QStringLiteral("5 times"))
                 && broken.detail.contains(QStringLiteral("crashed")),
             qPrintable(broken.detail));
    QVERIFY(!broken.pid);
    const auto refused = session->readTelemetry(miner(1, QStringLiteral("good")), 60s);
    QVERIFY2(refused.isFinished(), "a broken driver answers at once");
    QCOMPARE(taken(refused).error().detail, broken.detail);

    m_folder->reload(*m_catalogue, moody);
    const auto good = session->readTelemetry(miner(1, QStringLiteral("good")), 20s);
    QTRY_VERIFY_WITH_TIMEOUT(good.isFinished(), 20000);
    QVERIFY(taken(good).ok());
}

void tst_Supervision::aCrashWhileLoadingEndsInBroken()
{
    DriverSession *session = open(QStringLiteral("crashatload"));
    const auto future = session->probe({QHostAddress::LocalHost, 80}, 60s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30000);
    QCOMPARE(taken(future).error().kind, Error::Kind::DriverFailed);
    QCOMPARE(info(QStringLiteral("crashatload")).state, DriverState::Broken);
}

void tst_Supervision::aHangingHostIsKilledAndReplaced()
{
    Supervision limits = DriverFolder::impatient();
    limits.ping = 60s; // only the call's own limit counts here
    DriverSession *session = open(moody, limits);
    const auto first = session->readTelemetry(miner(1, QStringLiteral("first")), 20s);
    QTRY_VERIFY_WITH_TIMEOUT(first.isFinished(), 20000);
    const qint64 pid = *info(moody).pid;
    const auto hanging = session->readTelemetry(miner(4, QStringLiteral("hang")), 300ms);
    const auto behind = session->readTelemetry(miner(1, QStringLiteral("behind")), 20s);
    QTRY_VERIFY_WITH_TIMEOUT(hanging.isFinished() && behind.isFinished(), 20000);
    QCOMPARE(taken(hanging).error().kind, Error::Kind::Timeout);
    QVERIFY2(taken(behind).ok(), "who was asked behind a hanging call is asked again");
    QVERIFY(!processAlive(pid));
}

void tst_Supervision::aHostThatIgnoresPingsIsKilled()
{
    DriverSession *session = open(moody);
    const auto hanging = session->readTelemetry(miner(4, QStringLiteral("hang")), 60s);
    QTRY_VERIFY_WITH_TIMEOUT(hanging.isFinished(), 20000);
    QCOMPARE(taken(hanging).error().kind, Error::Kind::DriverFailed);
}

void tst_Supervision::aHostThatIsNotWhatItShouldBeIsRefused_data()
{
    QTest::addColumn<QByteArray>("deed");
    QTest::addColumn<QString>("reason");
    QTest::newRow("other language") << QByteArray("protocol") << QStringLiteral("speaks version 2");
    QTest::newRow("other build") << QByteArray(
        "build") << QStringLiteral("Coalface was updated while it was running: its driver host");
    QTest::newRow("SDK of another build")
        << QByteArray("sdk build")
        << QStringLiteral("Coalface was updated while it was running: its library for drivers");
    QTest::newRow("other version") << QByteArray("version") << QStringLiteral("9.9.9");
}

void tst_Supervision::aHostThatIsNotWhatItShouldBeIsRefused()
{
    QFETCH(QByteArray, deed);
    QFETCH(QString, reason);
    qputenv("FAKEHOST", deed);
    DriverSession *session = open(echo, DriverFolder::impatient(),
                                  QStringLiteral(TEST_PROGRAMS_DIR "/fakehost"));
    const auto future = session->probe({QHostAddress::LocalHost, 80}, 20s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20000);
    QCOMPARE(taken(future).error().kind, Error::Kind::DriverFailed);
    QCOMPARE(info(echo).state, DriverState::Broken);
    QVERIFY2(info(echo).detail.contains(reason), qPrintable(info(echo).detail));
}

void tst_Supervision::aHostOfAnotherBuildIsNoFaultOfTheDriver()
{
    qputenv("FAKEHOST", "build");
    DriverSession *session = open(echo, DriverFolder::impatient(),
                                  QStringLiteral(TEST_PROGRAMS_DIR "/fakehost"));
    QSignalSpy died(m_catalogue.get(), &DriverCatalogue::hostDied);
    QSignalSpy refused(m_catalogue.get(), &DriverCatalogue::hostRefused);
    QSignalSpy changed(m_catalogue.get(), &DriverDirectory::driverChanged);
    const auto future = session->probe({QHostAddress::LocalHost, 80}, 20s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20000);
    QCOMPARE(info(echo).state, DriverState::Broken);
    // Neither counted against its version nor tried again and again.
    changed.clear();
    QTest::qWait(300); // the first pause before another start would be 20 ms
    QCOMPARE(changed.size(), 0);
    QCOMPARE(info(echo).state, DriverState::Broken);
    QVERIFY(died.isEmpty() && refused.isEmpty());
    QVERIFY(m_catalogue->facts(echo)->unusable.isEmpty());
}

void tst_Supervision::aHostThatBreaksTheFramingIsEnded_data()
{
    QTest::addColumn<QByteArray>("deed");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no hello") << QByteArray("silent") << QStringLiteral("hello");
    QTest::newRow("too large") << QByteArray("oversize") << QStringLiteral("limit");
    QTest::newRow("garbage") << QByteArray("garbage") << QStringLiteral("no message");
    QTest::newRow("no answers") << QByteArray("deaf") << QStringLiteral("stopped answering");
}

void tst_Supervision::aHostThatBreaksTheFramingIsEnded()
{
    QFETCH(QByteArray, deed);
    QFETCH(QString, reason);
    qputenv("FAKEHOST", deed);
    Supervision limits = DriverFolder::impatient();
    limits.hello = deed == "silent" ? 500ms : 20000ms;
    limits.ends = 2;
    DriverSession *session = open(echo, limits, QStringLiteral(TEST_PROGRAMS_DIR "/fakehost"));
    const auto future = session->probe({QHostAddress::LocalHost, 80}, 60s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30000);
    QCOMPARE(taken(future).error().kind, Error::Kind::DriverFailed);
    QTRY_COMPARE_WITH_TIMEOUT(info(echo).state, DriverState::Broken, 30000);
    QVERIFY2(info(echo).detail.contains(reason), qPrintable(info(echo).detail));
}

void tst_Supervision::aMissingHostProgramIsSaid()
{
    DriverSession *session = open(echo, DriverFolder::impatient(), QStringLiteral("/nowhere/host"));
    const auto future = session->probe({QHostAddress::LocalHost, 80}, 20s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20000);
    QVERIFY(taken(future).error().detail.contains(QStringLiteral("/nowhere/host")));
}

void tst_Supervision::aPluginWithoutADriverIsRefused()
{
    DriverSession *session = open(QStringLiteral("hollow"));
    const auto future = session->probe({QHostAddress::LocalHost, 80}, 20s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20000);
    QVERIFY2(taken(future).error().detail.contains(QStringLiteral("no driver in it")),
             qPrintable(taken(future).error().detail));
    QCOMPARE(info(QStringLiteral("hollow")).state, DriverState::Broken);
}

void tst_Supervision::noHostOutlivesItsKilledParent()
{
    QProcess keeper;
    keeper.start(QStringLiteral(TEST_PROGRAMS_DIR "/hostkeeper"), QStringList());
    QTRY_VERIFY_WITH_TIMEOUT(keeper.canReadLine(), 20000);
    const qint64 pid = keeper.readLine().trimmed().toLongLong();
    QVERIFY(processAlive(pid));
    keeper.kill();
    QTRY_VERIFY_WITH_TIMEOUT(!processAlive(pid), 5000);
    QTRY_COMPARE_WITH_TIMEOUT(keeper.state(), QProcess::NotRunning, 5000);
}

void tst_Supervision::aLongTemporaryFolderIsNoObstacle()
{
    const QByteArray temporary = qgetenv("TMPDIR");
    const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
    const QString lengthy = m_folder->configFolder() + u'/' + QString(100, u'x');
    QVERIFY(QDir().mkpath(lengthy));
    qputenv("TMPDIR", lengthy.toLocal8Bit());
    qputenv("XDG_RUNTIME_DIR", lengthy.toLocal8Bit());
    DriverSession *session = open(echo);
    const auto future = session->probe({QHostAddress::LocalHost, 80}, 20s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20000);
    QVERIFY2(taken(future).ok(), taken(future).ok() ? "" : qPrintable(taken(future).error().detail));
    temporary.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", temporary);
    runtime.isNull() ? qunsetenv("XDG_RUNTIME_DIR") : qputenv("XDG_RUNTIME_DIR", runtime);
}

void tst_Supervision::whatADriverLogsArrivesUnderItsName()
{
    DriverSession *session = open(moody);
    s_lines.clear();
    const QtMessageHandler before = qInstallMessageHandler(keepLine);
    const auto logging = session->readTelemetry(miner(10, QStringLiteral("a")), 20s);
    const auto printing = session->readTelemetry(miner(5, QStringLiteral("b")), 20s);
    QTRY_VERIFY_WITH_TIMEOUT(logging.isFinished() && printing.isFinished(), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(s_lines.filter(QStringLiteral("driver.moody: A line on stdout")).size(),
                              10, 5000);
    qInstallMessageHandler(before);
    QCOMPARE(s_lines.filter(QStringLiteral("driver.moody: A warning of the driver.")).size(), 1);
    QCOMPARE(s_lines.filter(QStringLiteral("coalface.drivers: Driver moody 1.0.0 started")).size(),
             1);
}

COALFACE_TEST(tst_Supervision)
#include "tst_supervision.moc"
