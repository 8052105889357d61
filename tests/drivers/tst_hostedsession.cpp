// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/drivers/driverfolder.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace std::chrono_literals;

//! Calls through a real host: what comes back, and when.
class tst_HostedSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void noHostRunsBeforeTheFirstCall();
    void telemetryArrivesStampedAndCleaned();
    void everyReadingVerbArrives();
    void aMinersObjectIsKeptUntilItsEndpointChanges();
    void aClosedMinerIsForgotten();
    void aHundredTimesTheWindowIsAnsweredInFull();
    void aCallThatIsNeverSettledTimesOutAtItsDeadline();
    void aCallIsAnsweredOnceHoweverOftenTheDriverSettlesIt();
    void aTooLargeAnswerIsAnErrorOfThatCallAlone();
    void linesOnStdoutDoNotDisturb();
    void openCallsAreAbortedWithTheCatalogue();
    void aMillionByteCredentialIsRefusedWithoutHarm();

private:
    MinerRef miner(quint16 port, const QString &id = QStringLiteral("m")) const
    {
        return {id, {QHostAddress::LocalHost, port}, {}};
    }

    std::unique_ptr<DriverFolder> m_folder;
    TestClock m_clock;
    std::unique_ptr<DriverCatalogue> m_catalogue;
    DriverSession *m_echo = nullptr;
    DriverSession *m_moody = nullptr;
};

void tst_HostedSession::init()
{
    m_folder = std::make_unique<DriverFolder>();
    m_folder->add(QStringLiteral("echo"));
    m_folder->add(QStringLiteral("moody"));
    m_catalogue = std::make_unique<DriverCatalogue>(m_folder->places(), m_clock,
                                                    DriverFolder::impatient());
    m_echo = m_catalogue->session(QStringLiteral("echo"));
    m_moody = m_catalogue->session(QStringLiteral("moody"));
    QVERIFY(m_echo && m_moody);
}

void tst_HostedSession::cleanup()
{
    m_catalogue.reset();
}

void tst_HostedSession::noHostRunsBeforeTheFirstCall()
{
    QCOMPARE(m_catalogue->driver(QStringLiteral("echo"))->state, DriverState::Stopped);
    QVERIFY(!m_catalogue->driver(QStringLiteral("echo"))->pid);
    QSignalSpy changed(m_catalogue.get(), &DriverDirectory::driverChanged);
    const auto future = m_echo->probe({QHostAddress::LocalHost, 80}, 10s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QCOMPARE(m_catalogue->driver(QStringLiteral("echo"))->state, DriverState::Ready);
    QVERIFY(*m_catalogue->driver(QStringLiteral("echo"))->pid > 0);
    QVERIFY(changed.size() >= 2);
    QVERIFY(!m_catalogue->driver(QStringLiteral("moody"))->pid);
}

void tst_HostedSession::telemetryArrivesStampedAndCleaned()
{
    const QDateTime before = m_clock.now();
    const auto future = m_echo->readTelemetry(miner(80), 10s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    const Result<Telemetry> result = taken(future);
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->hashrate, 1.2e12);
    QCOMPARE(result->frequency, 80.0);
    QVERIFY(result->timestamp >= before && result->timestamp <= m_clock.now());
    QVERIFY2(!result->fanPercent, "impossible values are dropped");
    QCOMPARE(result->efficiency, 15.0);
}

void tst_HostedSession::everyReadingVerbArrives()
{
    MinerRef withLogin = miner(80);
    withLogin.credentials.insert(QStringLiteral("session"), QStringLiteral("s3cret"));
    const auto identity = m_echo->probe({QHostAddress::LocalHost, 80}, 10s);
    const auto other = m_echo->probe({QHostAddress::LocalHost, 81}, 10s);
    const auto pools = m_echo->readPoolInfo(miner(80), 10s);
    const auto version = m_echo->readVersionInfo(withLogin, 10s);
    QTRY_VERIFY_WITH_TIMEOUT(identity.isFinished() && other.isFinished() && pools.isFinished()
                                 && version.isFinished(),
                             10000);
    QCOMPARE(taken(identity)->mac, QStringLiteral("aa:bb:cc:00:00:01"));
    QCOMPARE(taken(other).error().kind, Error::Kind::Rejected);
    QCOMPARE(taken(pools)->pools.at(0).url, QStringLiteral("pool.example:3333"));
    QCOMPARE(taken(version)->details.value(QStringLiteral("login")), QStringLiteral("s3cret"));
}

void tst_HostedSession::aMinersObjectIsKeptUntilItsEndpointChanges()
{
    const QList<QFuture<Result<Telemetry>>>
        futures{m_echo->readTelemetry(miner(80), 10s), m_echo->readTelemetry(miner(80), 10s),
                m_echo->readTelemetry(miner(80, QStringLiteral("other")), 10s),
                m_echo->readTelemetry(miner(81), 10s)};
    QTRY_VERIFY_WITH_TIMEOUT(futures.last().isFinished(), 10000);
    QList<qint64> readings;
    for (const auto &future : futures)
        readings.append(taken(future)->uptime.value_or(0));
    QCOMPARE(readings, (QList<qint64>{1, 2, 1, 1}));
}

void tst_HostedSession::aClosedMinerIsForgotten()
{
    auto future = m_echo->readTelemetry(miner(80), 10s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    m_echo->closeMiner(QStringLiteral("m"));
    future = m_echo->readTelemetry(miner(80), 10s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QCOMPARE(taken(future)->uptime, 1);
}

void tst_HostedSession::aHundredTimesTheWindowIsAnsweredInFull()
{
    QList<QFuture<Result<Telemetry>>> futures;
    for (int i = 0; i < 6400; ++i)
        futures.append(m_echo->readTelemetry(miner(quint16(1000 + i), QString::number(i)), 60s));
    QTRY_VERIFY_WITH_TIMEOUT(futures.last().isFinished(), 60000);
    for (int i = 0; i < futures.size(); ++i) {
        QVERIFY(futures[i].isFinished());
        QCOMPARE(taken(futures[i])->frequency, double(1000 + i));
    }
}

void tst_HostedSession::aCallThatIsNeverSettledTimesOutAtItsDeadline()
{
    const auto first = m_moody->readTelemetry(miner(1), 10s); // the host's start takes its time, too
    QTRY_VERIFY_WITH_TIMEOUT(first.isFinished(), 10000);
    QVERIFY(taken(first).ok());
    const auto silent = m_moody->readTelemetry(miner(7), 300ms);
    QTRY_VERIFY_WITH_TIMEOUT(silent.isFinished(), 10000);
    QCOMPARE(taken(silent).error().kind, Error::Kind::Timeout);
    QVERIFY2(m_catalogue->driver(QStringLiteral("moody"))->state != DriverState::Backoff,
             "that is no hang");
}

void tst_HostedSession::aCallIsAnsweredOnceHoweverOftenTheDriverSettlesIt()
{
    const auto twice = m_moody->readTelemetry(miner(8), 10s);
    QTRY_VERIFY_WITH_TIMEOUT(twice.isFinished(), 10000);
    QVERIFY(taken(twice).ok());
    const auto after = m_moody->readTelemetry(miner(1), 10s);
    QTRY_VERIFY_WITH_TIMEOUT(after.isFinished(), 10000);
    QVERIFY(taken(after).ok());
    QCOMPARE(twice.resultCount(), 1);
}

void tst_HostedSession::aTooLargeAnswerIsAnErrorOfThatCallAlone()
{
    const auto huge = m_moody->readTelemetry(miner(6), 10s);
    const auto good = m_moody->readTelemetry(miner(1, QStringLiteral("other")), 10s);
    QTRY_VERIFY_WITH_TIMEOUT(huge.isFinished() && good.isFinished(), 10000);
    QCOMPARE(taken(huge).error().kind, Error::Kind::DriverFailed);
    QVERIFY(taken(good).ok());
    QCOMPARE(m_catalogue->driver(QStringLiteral("moody"))->state, DriverState::Ready);
}

void tst_HostedSession::linesOnStdoutDoNotDisturb()
{
    const auto printing = m_moody->readTelemetry(miner(5), 10s);
    QTRY_VERIFY_WITH_TIMEOUT(printing.isFinished(), 10000);
    QVERIFY(taken(printing).ok());
    QCOMPARE(m_catalogue->driver(QStringLiteral("moody"))->state, DriverState::Ready);
}

void tst_HostedSession::openCallsAreAbortedWithTheCatalogue()
{
    const auto silent = m_moody->readTelemetry(miner(7), 60s);
    const auto waiting = m_echo->readTelemetry(miner(80), 60s);
    QTRY_COMPARE_WITH_TIMEOUT(m_catalogue->driver(QStringLiteral("moody"))->state,
                              DriverState::Ready, 10000);
    QElapsedTimer timer;
    timer.start();
    m_catalogue.reset();
    QVERIFY2(timer.elapsed() < 1000, "shutting down takes less than a second");
    QVERIFY(silent.isFinished() && waiting.isFinished());
    QCOMPARE(taken(silent).error().kind, Error::Kind::Aborted);
}

void tst_HostedSession::aMillionByteCredentialIsRefusedWithoutHarm()
{
    MinerRef large = miner(80);
    large.credentials.insert(QStringLiteral("session"), QString(2 * 1024 * 1024, u'x'));
    const auto future = m_echo->readTelemetry(large, 10s);
    const auto good = m_echo->readTelemetry(miner(80), 10s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished() && good.isFinished(), 10000);
    QCOMPARE(taken(future).error().kind, Error::Kind::Internal);
    QVERIFY(taken(good).ok());
}

COALFACE_TEST(tst_HostedSession)
#include "tst_hostedsession.moc"
