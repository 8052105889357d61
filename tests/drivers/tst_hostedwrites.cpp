// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/drivers/driverfolder.h"
#include "tests/testprogram/testprogram.h"

#include <QFile>
#include <QTest>

using namespace coalface;
using namespace std::chrono_literals;

//! Writes and logins through a real host: what arrives, what comes back, and that nothing is sent twice.
class tst_HostedWrites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyVerbArrivesWithWhatItSets_data();
    void everyVerbArrivesWithWhatItSets();
    void aRefusalIsAReport();
    void whatCouldNotBeSentIsAnError();
    void readingBackEndsAfterItsTime();
    void withoutWaitingItIsNotConfirmedAtOnce();
    void aRequestThatNobodyAnswersIsUnknown();
    void aHostThatDiesOverAWriteIsUnknownAndIsNotAskedAgain();
    void aHostThatDiesOverALoginIsNotAskedAgain();
    void aWriteThatWaitedForABrokenDriverIsAnErrorAndWasNotSent();
    void noReadingRunsWhileAMinerIsWrittenTo();
    void otherMinersGoOnMeanwhile();
    void whatWaitsForAWriteKeepsItsDeadline();
    void aCancelledWriteReportsWhatIsKnown();
    void aWriteThatWasSentIsReadBackAlthoughTheUnsentIsCancelled();
    void aWriteThatTheDriverHasNotSentYetIsStopped();
    void aCancelledCallThatWaitsIsAborted();
    void theLastWordOfAClosedProgramIsUnknown();
    void anAnswerOfTwoMebibytesIsStillAReport();
    void aLoginBringsWhatIsToBeKept();
    void aDriverWithoutADoorKnowsNoLogin();

private:
    MinerRef miner(quint16 port, const QString &id = QStringLiteral("m1")) const
    {
        return {id, {QHostAddress::LocalHost, port}, {{QStringLiteral("marks"), marksFile()}}};
    }
    QString marksFile() const { return m_folder->configFolder() + QStringLiteral("/marks"); }
    qint64 timesWritten() const { return QFile(marksFile()).size(); }
    QFuture<Result<WriteReport>> restart(quint16 port, const WriteTimes &times = {10s, 10s})
    {
        return m_scribe->write(miner(port), {WriteRequest::Verb::Restart}, times);
    }

    std::unique_ptr<DriverFolder> m_folder;
    TestClock m_clock;
    std::unique_ptr<DriverCatalogue> m_catalogue;
    DriverSession *m_scribe = nullptr;
    DriverSession *m_echo = nullptr;
};

enum Mood : quint16 { Good = 1, Crash, Unseen, Unheard, Unsent, Refusing, Slow, Talkative };

void tst_HostedWrites::init()
{
    m_folder = std::make_unique<DriverFolder>();
    m_folder->add(QStringLiteral("scribe"));
    m_folder->add(QStringLiteral("echo"));
    m_catalogue = std::make_unique<DriverCatalogue>(m_folder->places(), m_clock,
                                                    DriverFolder::impatient());
    m_scribe = m_catalogue->session(QStringLiteral("scribe"));
    m_echo = m_catalogue->session(QStringLiteral("echo"));
    QVERIFY(m_scribe && m_echo);
    const auto started = m_scribe->probe({QHostAddress::LocalHost, Good}, 60s);
    QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 60000);
    QVERIFY(taken(started).ok());
}

void tst_HostedWrites::cleanup()
{
    m_catalogue.reset();
}

void tst_HostedWrites::everyVerbArrivesWithWhatItSets_data()
{
    QTest::addColumn<int>("verb");
    QTest::addColumn<QString>("told");
    using Verb = WriteRequest::Verb;
    QTest::newRow("mode") << int(Verb::SetMode) << QStringLiteral("mode eco");
    QTest::newRow("pool") << int(Verb::SetPool)
                          << QStringLiteral("pool 2 stratum+ssl://pool.example:3333 me 6 1");
    QTest::newRow("restart") << int(Verb::Restart) << QStringLiteral("restart");
    QTest::newRow("identify") << int(Verb::Identify) << QStringLiteral("identify");
    QTest::newRow("pause") << int(Verb::Pause) << QStringLiteral("pause");
    QTest::newRow("resume") << int(Verb::Resume) << QStringLiteral("resume");
}

void tst_HostedWrites::everyVerbArrivesWithWhatItSets()
{
    QFETCH(int, verb);
    QFETCH(QString, told);
    const WriteRequest request{WriteRequest::Verb(verb),
                               QStringLiteral("eco"),
                               {2, QStringLiteral("stratum+ssl://pool.example:3333"),
                                QStringLiteral("me"), QStringLiteral("s3cret"), true}};
    const auto future = m_scribe->write(miner(Good), request, {10s, 10s});
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    const Result<WriteReport> report = taken(future);
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->outcome, Outcome::Applied);
    QVERIFY(report->verified);
    QCOMPARE(report->detail, told);
    QCOMPARE(timesWritten(), 1);
}

void tst_HostedWrites::aRefusalIsAReport()
{
    const auto future = restart(Refusing);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QCOMPARE(taken(future)->outcome, Outcome::Refused);
    QCOMPARE(taken(future)->detail, QStringLiteral("It does not want to."));
    QCOMPARE(timesWritten(), 0);
}

void tst_HostedWrites::whatCouldNotBeSentIsAnError()
{
    const auto future = restart(Unsent, {1s, 100ms});
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QVERIFY(!taken(future).ok());
    QCOMPARE(taken(future).error().kind, Error::Kind::Timeout);
}

void tst_HostedWrites::readingBackEndsAfterItsTime()
{
    QElapsedTimer timer;
    timer.start();
    const auto future = restart(Unseen, {10s, 300ms});
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 9000);
    QVERIFY(timer.elapsed() >= 300);
    QCOMPARE(taken(future)->outcome, Outcome::NotConfirmed);
    QVERIFY(!taken(future)->verified);
    QCOMPARE(taken(future)->detail, QStringLiteral("It never showed."));
}

void tst_HostedWrites::withoutWaitingItIsNotConfirmedAtOnce()
{
    const auto future = restart(Unseen, {60s, 0ms});
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QCOMPARE(taken(future)->outcome, Outcome::NotConfirmed);
}

void tst_HostedWrites::aRequestThatNobodyAnswersIsUnknown()
{
    const auto future = restart(Unheard, {1s, 100ms});
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QVERIFY(taken(future).ok());
    QCOMPARE(taken(future)->outcome, Outcome::Unknown);
    QCOMPARE(timesWritten(), 1);
}

void tst_HostedWrites::aHostThatDiesOverAWriteIsUnknownAndIsNotAskedAgain()
{
    const auto future = restart(Crash);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QVERIFY(taken(future).ok());
    QCOMPARE(taken(future)->outcome, Outcome::Unknown);
    QVERIFY(taken(future)->detail.contains(QStringLiteral("not known")));
    // The next host is there and was asked something else, not that again.
    const auto after = restart(Good);
    QTRY_VERIFY_WITH_TIMEOUT(after.isFinished(), 10000);
    QCOMPARE(taken(after)->outcome, Outcome::Applied);
    QCOMPARE(timesWritten(), 2);
}

void tst_HostedWrites::aHostThatDiesOverALoginIsNotAskedAgain()
{
    const auto future = m_scribe->login(miner(Crash), 10s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QCOMPARE(taken(future).error().kind, Error::Kind::DriverFailed);
    const auto after = m_scribe->readTelemetry(miner(Good), 10s);
    QTRY_VERIFY_WITH_TIMEOUT(after.isFinished(), 10000);
    QCOMPARE(timesWritten(), 1);
}

void tst_HostedWrites::aWriteThatWaitedForABrokenDriverIsAnErrorAndWasNotSent()
{
    // The reading keeps the write waiting for too long.
    const auto reading = m_scribe->readTelemetry(miner(Unheard), 60s);
    const auto waiting = restart(Unheard, {100ms, 10s});
    QTRY_VERIFY_WITH_TIMEOUT(waiting.isFinished(), 10000);
    QCOMPARE(taken(waiting).error().kind, Error::Kind::Timeout);
    // The next one still waits when the host ends, for good.
    const auto broken = restart(Unheard, {60s, 10s});

    QVERIFY(QFile::remove(m_folder->configFolder() + QStringLiteral("/bundled/scribe/1.0.0/")
                          + DriverFolder::libraryName(QStringLiteral("scribe"))));
    m_folder->reload(*m_catalogue, QStringLiteral("scribe"));
    QTRY_VERIFY_WITH_TIMEOUT(broken.isFinished(), 10000);
    QVERIFY2(!reading.isFinished(), "what was sent to the host that leaves is still waited for");
    QCOMPARE(m_catalogue->driver(QStringLiteral("scribe"))->state, DriverState::Missing);
    QCOMPARE(taken(broken).error().kind, Error::Kind::DriverFailed);
    QCOMPARE(timesWritten(), 0);
}

void tst_HostedWrites::noReadingRunsWhileAMinerIsWrittenTo()
{
    const QList<QFuture<Result<Telemetry>>> before{m_scribe->readTelemetry(miner(Slow), 10s)};
    const auto write = restart(Slow);
    const auto another = restart(Slow);
    const auto after = m_scribe->readTelemetry(miner(Slow), 10s);
    QTRY_VERIFY_WITH_TIMEOUT(after.isFinished(), 10000);
    QVERIFY2(before.first().isFinished() && write.isFinished() && another.isFinished(),
             "in the order in which they were wanted");
    QCOMPARE(taken(write)->detail, QStringLiteral("1"));
    QCOMPARE(taken(another)->detail, QStringLiteral("1"));
    QCOMPARE(taken(after)->hashrate, 1.0);
    QCOMPARE(timesWritten(), 2);
}

void tst_HostedWrites::otherMinersGoOnMeanwhile()
{
    const auto write = restart(Unheard, {60s, 0ms});
    const auto behind = m_scribe->readTelemetry(miner(Unheard), 60s);
    const auto other = m_scribe->readTelemetry(miner(Good, QStringLiteral("m2")), 10s);
    const auto probe = m_scribe->probe({QHostAddress::LocalHost, Unheard}, 10s);
    QTRY_VERIFY_WITH_TIMEOUT(other.isFinished() && probe.isFinished(), 9000);
    QVERIFY(taken(other).ok() && taken(probe).ok());
    QVERIFY(!write.isFinished() && !behind.isFinished());
    m_scribe->cancel(QStringLiteral("m1"));
    QTRY_VERIFY_WITH_TIMEOUT(write.isFinished() && behind.isFinished(), 10000);
}

void tst_HostedWrites::whatWaitsForAWriteKeepsItsDeadline()
{
    const auto write = restart(Unheard, {60s, 0ms});
    QTRY_COMPARE_WITH_TIMEOUT(timesWritten(), 1, 10000);
    const auto reading = m_scribe->readTelemetry(miner(Unheard), 200ms);
    QTRY_VERIFY_WITH_TIMEOUT(reading.isFinished(), 5000);
    QCOMPARE(taken(reading).error().kind, Error::Kind::Timeout);
    QVERIFY(!write.isFinished());
}

void tst_HostedWrites::aCancelledWriteReportsWhatIsKnown()
{
    const auto unheard = restart(Unheard, {60s, 60s});
    QTRY_COMPARE_WITH_TIMEOUT(timesWritten(), 1, 10000);
    m_scribe->cancel(QStringLiteral("m1"));
    QTRY_VERIFY_WITH_TIMEOUT(unheard.isFinished(), 10000);
    QCOMPARE(taken(unheard)->outcome, Outcome::Unknown);

    const auto unseen = restart(Unseen, {60s, 60s});
    QTRY_COMPARE_WITH_TIMEOUT(timesWritten(), 2, 10000);
    m_scribe->cancel(QStringLiteral("m1"));
    QTRY_VERIFY_WITH_TIMEOUT(unseen.isFinished(), 10000);
    QCOMPARE(taken(unseen)->outcome, Outcome::NotConfirmed);
}

void tst_HostedWrites::aWriteThatWasSentIsReadBackAlthoughTheUnsentIsCancelled()
{
    const auto sent = restart(Slow, {60s, 60s});
    const auto waiting = restart(Good, {60s, 60s});
    QTRY_COMPARE_WITH_TIMEOUT(timesWritten(), 1, 10000);
    m_scribe->cancelUnsent(QStringLiteral("m1"));
    QVERIFY(waiting.isFinished());
    QCOMPARE(taken(waiting).error().kind, Error::Kind::Aborted);
    QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), 10000);
    QCOMPARE(taken(sent)->outcome, Outcome::Applied);

    const auto unseen = restart(Unseen, {60s, 500ms});
    QTRY_COMPARE_WITH_TIMEOUT(timesWritten(), 2, 10000);
    m_scribe->cancelUnsent(QStringLiteral("m1"));
    QTest::qWait(200);
    QVERIFY2(!unseen.isFinished(), "it is still being read back");
    m_scribe->cancel(QStringLiteral("m1")); // whoever cannot wait ends it all the same
    QTRY_VERIFY_WITH_TIMEOUT(unseen.isFinished(), 10000);
    QCOMPARE(taken(unseen)->outcome, Outcome::NotConfirmed);
}

void tst_HostedWrites::aWriteThatTheDriverHasNotSentYetIsStopped()
{
    const auto unsent = restart(Unsent, {60s, 60s});
    QTest::qWait(200);
    m_scribe->cancelUnsent(QStringLiteral("m1"));
    QTRY_VERIFY_WITH_TIMEOUT(unsent.isFinished(), 10000);
    QCOMPARE(taken(unsent).error().kind, Error::Kind::Aborted);
}

void tst_HostedWrites::aCancelledCallThatWaitsIsAborted()
{
    const auto sent = restart(Unheard, {60s, 60s});
    const auto waiting = restart(Good, {60s, 60s});
    m_scribe->cancel(QStringLiteral("m1"));
    QVERIFY(waiting.isFinished());
    QCOMPARE(taken(waiting).error().kind, Error::Kind::Aborted);
    QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), 10000);
    QCOMPARE(timesWritten(), 1);
}

void tst_HostedWrites::theLastWordOfAClosedProgramIsUnknown()
{
    const auto sent = restart(Unheard, {60s, 60s});
    QTRY_COMPARE_WITH_TIMEOUT(timesWritten(), 1, 10000);
    const auto waiting = restart(Unheard, {60s, 60s});
    m_catalogue.reset();
    QVERIFY(sent.isFinished() && waiting.isFinished());
    QCOMPARE(taken(sent)->outcome, Outcome::Unknown);
    QCOMPARE(taken(waiting).error().kind, Error::Kind::Aborted);
}

void tst_HostedWrites::anAnswerOfTwoMebibytesIsStillAReport()
{
    const auto future = restart(Talkative);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QVERIFY(taken(future).ok());
    QCOMPARE(taken(future)->outcome, Outcome::Applied);
    QVERIFY(taken(future)->detail.size() <= 4096);
}

void tst_HostedWrites::aLoginBringsWhatIsToBeKept()
{
    MinerRef right = miner(Good);
    right.credentials.insert(QStringLiteral("user"), QStringLiteral("me"));
    right.credentials.insert(QStringLiteral("password"), QStringLiteral("right"));
    const auto in = m_scribe->login(right, 10s);
    const auto out = m_scribe->login(miner(Good), 10s);
    QTRY_VERIFY_WITH_TIMEOUT(in.isFinished() && out.isFinished(), 10000);
    QCOMPARE(*taken(in), (Credentials{{QStringLiteral("session"), QStringLiteral("of me")}}));
    QCOMPARE(taken(out).error().kind, Error::Kind::Unauthorized);
}

void tst_HostedWrites::aDriverWithoutADoorKnowsNoLogin()
{
    const auto future = m_echo->login({QStringLiteral("m1"), {QHostAddress::LocalHost, 80}, {}},
                                      10s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QCOMPARE(taken(future).error().kind, Error::Kind::Unsupported);
}

COALFACE_TEST(tst_HostedWrites)
#include "tst_hostedwrites.moc"
