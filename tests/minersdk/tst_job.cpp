// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "tests/testprogram/testprogram.h"

#include <minersdk/readback.h>

#include <QSignalSpy>
#include <QTest>

using namespace coalface;

namespace {
QDeadlineTimer never()
{
    return QDeadlineTimer(QDeadlineTimer::Forever);
}
} // namespace

class tst_job : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finishesWithItsValue();
    void aWriteIsSentAnywayOnlyWhenThatIsWanted();
    void failsWithItsReason();
    void settlesOnce_data();
    void settlesOnce();
    void abortsBeforeItFinishes();
    void endsAtItsDeadline();
    void aDeadlineThatHasPassedEndsItFromTheEventLoop();
    void mayBeDeletedFromAborted();
    void mayBeDeletedFromFinished();
    void carriesCredentialsAndRequestData();
    void aWriteThatWasTakenEndsAsNotConfirmed_data();
    void aWriteThatWasTakenEndsAsNotConfirmed();
    void aWriteThatLeftWithoutAnAnswerEndsAsUnknown_data();
    void aWriteThatLeftWithoutAnAnswerEndsAsUnknown();
    void aWriteThatLeftStaysSentWhenItsNextRequestBegins();
    void readingBackTakesNoLongerThanItMay_data();
    void readingBackTakesNoLongerThanItMay();
    void looksUntilTheJobHasEnded();
};

void tst_job::finishesWithItsValue()
{
    TelemetryJob job(never());
    QSignalSpy aborted(&job, &Job::aborted);
    QSignalSpy finished(&job, &Job::finished);
    Telemetry telemetry;
    telemetry.power = 18;
    job.finish(telemetry);
    QVERIFY(job.isFinished() && job.succeeded());
    QCOMPARE(job.result().value(), telemetry);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(aborted.size(), 0);
}

void tst_job::aWriteIsSentAnywayOnlyWhenThatIsWanted()
{
    RestartJob job(never());
    QVERIFY(!job.sendsAnyway());
    job.setSendsAnyway();
    QVERIFY(job.sendsAnyway());
}

void tst_job::failsWithItsReason()
{
    TelemetryJob job(never());
    QSignalSpy finished(&job, &Job::finished);
    job.fail(Error::Kind::BadReply, QStringLiteral("It said nonsense."));
    QVERIFY(job.isFinished() && !job.succeeded());
    QVERIFY(job.result().error()
            == (Error{Error::Kind::BadReply, QStringLiteral("It said nonsense.")}));
    QCOMPARE(finished.size(), 1);
}

void tst_job::settlesOnce_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    const char *ways[] = {"finish", "fail", "abort"};
    for (int first = 0; first < 3; ++first) {
        for (int second = 0; second < 3; ++second)
            QTest::addRow("%s, then %s", ways[first], ways[second]) << first << second;
    }
}

void tst_job::settlesOnce()
{
    QFETCH(int, first);
    QFETCH(int, second);
    TelemetryJob job(never());
    QSignalSpy finished(&job, &Job::finished);
    const auto end = [&job](int way, double power) {
        Telemetry telemetry;
        telemetry.power = power;
        if (way == 0)
            job.finish(telemetry);
        else if (way == 1)
            job.fail(Error::Kind::BadReply, QString::number(power));
        else
            job.abort();
    };
    end(first, 1);
    const bool succeeded = job.succeeded();
    const Error error = job.error();
    end(second, 2);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(job.succeeded(), succeeded);
    QCOMPARE(job.succeeded(), first == 0);
    QVERIFY(job.error() == error);
    if (succeeded)
        QCOMPARE(job.result()->power, 1.0);
}

void tst_job::abortsBeforeItFinishes()
{
    RestartJob job(never());
    QStringList order;
    connect(&job, &Job::finished, this, [&] { order += QStringLiteral("finished"); });
    connect(&job, &Job::aborted, this, [&] {
        order += QStringLiteral("aborted");
        QVERIFY(job.isFinished());
        job.fail(Error::Kind::Internal, QStringLiteral("A driver that reports its own end."));
    });
    job.abort();
    QCOMPARE(order, QStringList({QStringLiteral("aborted"), QStringLiteral("finished")}));
    QVERIFY(job.error().kind == Error::Kind::Aborted);
}

void tst_job::endsAtItsDeadline()
{
    TelemetryJob job(QDeadlineTimer(30));
    QSignalSpy aborted(&job, &Job::aborted);
    QSignalSpy finished(&job, &Job::finished);
    QVERIFY(!job.isFinished());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(aborted.size(), 1);
    QVERIFY(job.error().kind == Error::Kind::Timeout);
    QVERIFY(!job.error().detail.isEmpty());
    job.finish({});
    QCOMPARE(finished.size(), 1);
}

void tst_job::aDeadlineThatHasPassedEndsItFromTheEventLoop()
{
    TelemetryJob job(QDeadlineTimer(0));
    QCOMPARE(job.remainingTime(), 0);
    QVERIFY(!job.isFinished());
    QTRY_VERIFY(job.isFinished());
}

void tst_job::mayBeDeletedFromAborted()
{
    auto job = std::make_unique<TelemetryJob>(never());
    connect(job.get(), &Job::aborted, this, [&] { job.reset(); });
    job->abort();
    QVERIFY(!job);
}

void tst_job::mayBeDeletedFromFinished()
{
    auto job = std::make_unique<TelemetryJob>(never());
    connect(job.get(), &Job::finished, this, [&] { job.reset(); });
    job->finish({});
    QVERIFY(!job);
}

void tst_job::carriesCredentialsAndRequestData()
{
    const Credentials credentials{{QStringLiteral("password"), QStringLiteral("secret")}};
    ModeJob mode(QStringLiteral("eco"), never(), credentials);
    QCOMPARE(mode.mode(), QStringLiteral("eco"));
    QCOMPARE(mode.credentials(), credentials);
    PoolSettings settings;
    settings.slot = 2;
    settings.url = QStringLiteral("pool:1");
    PoolJob pool(settings, never());
    QCOMPARE(pool.pool().slot, 2);
    QVERIFY(pool.credentials().isEmpty());
}

void tst_job::aWriteThatWasTakenEndsAsNotConfirmed_data()
{
    QTest::addColumn<bool>("aborts");
    QTest::newRow("at the deadline") << false;
    QTest::newRow("when aborted") << true;
}

void tst_job::aWriteThatWasTakenEndsAsNotConfirmed()
{
    QFETCH(bool, aborts);
    RestartJob job(QDeadlineTimer(aborts ? 60'000 : 10));
    QSignalSpy aborted(&job, &Job::aborted);
    job.awaitConfirmation(QStringLiteral("Its uptime has not fallen."));
    QVERIFY(!job.isFinished());
    if (aborts)
        job.abort();
    QTRY_VERIFY(job.isFinished());
    QCOMPARE(aborted.size(), 1);
    QVERIFY(job.result().value()
            == (WriteReport{Outcome::NotConfirmed, false,
                            QStringLiteral("Its uptime has not fallen.")}));
    // What the driver finds out in time counts for more.
    RestartJob other(never());
    other.awaitConfirmation(QStringLiteral("It waits."));
    other.finish({Outcome::Applied, true, {}});
    QVERIFY(other.result()->outcome == Outcome::Applied);
}

void tst_job::aWriteThatLeftWithoutAnAnswerEndsAsUnknown_data()
{
    QTest::addColumn<bool>("sentBefore");
    QTest::addColumn<bool>("begun");
    QTest::addColumn<bool>("sent");
    QTest::addColumn<bool>("unknown");
    QTest::newRow("sent") << false << true << true << true;
    QTest::newRow("only a reading before it was sent") << true << true << false << false;
    QTest::newRow("only a reading was sent") << true << false << false << false;
}

void tst_job::aWriteThatLeftWithoutAnAnswerEndsAsUnknown()
{
    QFETCH(bool, sentBefore);
    QFETCH(bool, begun);
    QFETCH(bool, sent);
    QFETCH(bool, unknown);
    RestartJob job(QDeadlineTimer(10));
    if (sentBefore)
        job.noteSent();
    if (begun)
        job.beginWrite();
    if (sent)
        job.noteSent();
    QTRY_VERIFY(job.isFinished());
    QCOMPARE(job.succeeded(), unknown);
    if (unknown)
        QVERIFY(job.result()->outcome == Outcome::Unknown && !job.result()->detail.isEmpty());
    else
        QVERIFY(job.error().kind == Error::Kind::Timeout);
}

void tst_job::aWriteThatLeftStaysSentWhenItsNextRequestBegins()
{
    RestartJob job(never());
    job.noteSent(); // a question
    QVERIFY(!job.hasSent());
    job.beginWrite();
    QVERIFY(!job.hasSent());
    job.noteSent();
    QVERIFY(job.hasSent());
    job.beginWrite(); // its second step
    QVERIFY(job.hasSent());
    job.beginWrite();
    QVERIFY(job.hasSent());
}

void tst_job::readingBackTakesNoLongerThanItMay_data()
{
    QTest::addColumn<int>("deadline");
    QTest::addColumn<int>("confirmation");
    QTest::newRow("none at all") << 60'000 << 0;
    QTest::newRow("a moment") << 60'000 << 20;
    QTest::newRow("the deadline comes first") << 20 << 60'000;
}

void tst_job::readingBackTakesNoLongerThanItMay()
{
    QFETCH(int, deadline);
    QFETCH(int, confirmation);
    RestartJob job{QDeadlineTimer(deadline)};
    job.setConfirmationTime(std::chrono::milliseconds(confirmation));
    job.awaitConfirmation(QStringLiteral("It may have acted."), Outcome::Unknown);
    job.awaitConfirmation(QStringLiteral("It shows the old state."));
    QVERIFY(!job.isFinished());
    QTRY_VERIFY_WITH_TIMEOUT(job.isFinished(), 10'000);
    QVERIFY(
        job.result().value()
        == (WriteReport{Outcome::NotConfirmed, false, QStringLiteral("It shows the old state.")}));
}

void tst_job::looksUntilTheJobHasEnded()
{
    using namespace std::chrono_literals;
    RestartJob job(never());
    int looks = 0;
    std::function<void()> later;
    readBack(&job, 1ms, 1ms, [&](const std::function<void()> &again) {
        if (++looks < 3)
            return again();
        later = again;
        job.finish({Outcome::Applied, true, {}});
    });
    QCOMPARE(looks, 0);
    QTRY_VERIFY(job.isFinished());
    QCOMPARE(looks, 3);
    later();
    QTest::qWait(20);
    QCOMPARE(looks, 3);
}

COALFACE_TEST(tst_job)
#include "tst_job.moc"
