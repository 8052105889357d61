// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakeannouncements.h"
#include "tests/drivers/driverfolder.h"
#include "tests/testprogram/testprogram.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace coalface;
using namespace std::chrono_literals;

namespace {
constexpr quint16 port = 45678; // beacon.json
}

//! Miners that only announce themselves, through a real host.
class tst_Announced : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aDriverRecognisesItsOwn();
    void aDriverWhoseDevicesDoNotAnnounceThemselvesSaysSo();
    void anAnnouncementThatEndsTheDriverIsNotShownToItAgain();
    void itIsReadFromTheNextAnnouncement();
    void aFreshAnnouncementAnswersAtOnce();
    void anOldAnnouncementDoesNotAnswer();
    void itsAgeTravelsAlong();
    void anotherOnesAnnouncementIsNotIts();
    void aDriverThatMakesNothingOfOneGetsTheNext();
    void silenceIsATimeoutWithASentence();
    void aPortThatCannotBeBoundIsTold();
    void silentOnesTakeUpNoPlaceInTheHost();
    void itListensFromTheFirstQuestionUntilTheLastIsForgotten();
    void aMinerWithAPortIsAskedAsEver();
    void aHostThatWasKilledIsToldAgain();

private:
    MinerRef miner(const char *address, const QString &id = QStringLiteral("m")) const
    {
        return {id, {QHostAddress(QString::fromLatin1(address)), 0}, {}};
    }
    Result<Telemetry> read(const MinerRef &ref, DriverSession::Deadline deadline = 10s)
    {
        const auto future = m_beacon->readTelemetry(ref, deadline);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20000))
            qWarning("no answer");
        return taken(future);
    }

    //! The computer's, plus what the test says has passed.
    struct MovedClock : public TestClock
    {
        qint64 monotonic() const override { return TestClock::monotonic() + passed; }
        qint64 passed = 0;
    };

    std::unique_ptr<DriverFolder> m_folder;
    MovedClock m_clock;
    FakeAnnouncements m_air;
    std::unique_ptr<DriverCatalogue> m_catalogue;
    DriverSession *m_beacon = nullptr;
};

void tst_Announced::init()
{
    m_folder = std::make_unique<DriverFolder>();
    m_folder->add(QStringLiteral("beacon"));
    m_folder->add(QStringLiteral("echo"));
    m_air.problem.clear();
    m_air.calls = 0;
    m_catalogue = std::make_unique<DriverCatalogue>(m_folder->places(), m_clock,
                                                    DriverFolder::impatient());
    m_catalogue->hearThrough(m_air);
    m_beacon = m_catalogue->session(QStringLiteral("beacon"));
    QVERIFY(m_beacon);
}

void tst_Announced::cleanup()
{
    m_catalogue.reset();
    QVERIFY(!m_air.isListening());
}

void tst_Announced::aDriverRecognisesItsOwn()
{
    const QHostAddress sender(QStringLiteral("127.0.3.4"));
    const auto its = m_beacon->recognise({sender, port, "beacon One 5", 0}, 10s);
    const auto other = m_beacon->recognise({sender, port, QByteArray("\0\xff{", 3), 0}, 10s);
    QTRY_VERIFY_WITH_TIMEOUT(its.isFinished() && other.isFinished(), 10000);
    QVERIFY(taken(its).ok());
    QCOMPARE(taken(its)->model, QStringLiteral("One"));
    QCOMPARE(taken(its)->hostname, QStringLiteral("127.0.3.4"));
    QCOMPARE(taken(other).error().kind, Error::Kind::BadReply);
}

void tst_Announced::aDriverWhoseDevicesDoNotAnnounceThemselvesSaysSo()
{
    const auto future = m_catalogue->session(QStringLiteral("echo"))
                            ->recognise({QHostAddress::LocalHost, port, "beacon One 5", 0}, 10s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QCOMPARE(taken(future).error().kind, Error::Kind::Unsupported);
}

void tst_Announced::anAnnouncementThatEndsTheDriverIsNotShownToItAgain()
{
    const QTemporaryDir folder;
    const QString notes = folder.filePath(QStringLiteral("notes"));
    const QHostAddress sender(QStringLiteral("127.0.3.4"));
    const auto fatal = m_beacon->recognise({sender, port, "fatal " + notes.toUtf8(), 0}, 10s);
    QTRY_VERIFY_WITH_TIMEOUT(fatal.isFinished(), 20000);
    QCOMPARE(taken(fatal).error().kind, Error::Kind::DriverFailed);
    // The next host serves the next one, and only that.
    const auto next = m_beacon->recognise({sender, port, "beacon One 5", 0}, 10s);
    QTRY_VERIFY_WITH_TIMEOUT(next.isFinished(), 20000);
    QVERIFY(taken(next).ok());
    QFile file(notes);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("died\n"));
}

void tst_Announced::itIsReadFromTheNextAnnouncement()
{
    const auto future = m_beacon->readTelemetry(miner("127.0.3.4"), 10s);
    QVERIFY2(m_air.isListening(), "before anything is asked");
    QTRY_COMPARE_WITH_TIMEOUT(m_catalogue->driver(QStringLiteral("beacon"))->state,
                              DriverState::Ready, 10000);
    QVERIFY(!future.isFinished());
    m_air.announce("127.0.3.4", port, "beacon One 5");
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QCOMPARE(taken(future)->hashrate, 5.0);
}

void tst_Announced::aFreshAnnouncementAnswersAtOnce()
{
    auto future = m_beacon->readTelemetry(miner("127.0.3.4"), 10s);
    // While the host still starts.
    m_air.announce("127.0.3.4", port, "beacon One 5");
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    m_air.announce("127.0.3.4", port, "beacon One 6");
    m_air.announce("127.0.3.4", port, "beacon One 7");
    const Result<Telemetry> newest = read(miner("127.0.3.4"), 2s);
    QCOMPARE(newest->hashrate, 7.0);
    QCOMPARE(newest->sharesAccepted, 2); // nobody is told what nobody asks for
    const Result<Telemetry> same = read(miner("127.0.3.4"), 2s);
    QCOMPARE(same->hashrate, 7.0);
    QCOMPARE(same->sharesAccepted, 2);
}

void tst_Announced::anOldAnnouncementDoesNotAnswer()
{
    const auto first = m_beacon->readTelemetry(miner("127.0.3.4"), 10s);
    m_air.announce("127.0.3.4", port, "beacon One 5");
    QTRY_VERIFY_WITH_TIMEOUT(first.isFinished(), 10000);
    m_clock.passed += 60'001;
    QCOMPARE(read(miner("127.0.3.4"), 200ms).error().kind, Error::Kind::Timeout);
}

void tst_Announced::itsAgeTravelsAlong()
{
    QCOMPARE(read(miner("127.0.3.4"), 1ms).error().kind, Error::Kind::Timeout); // known from now on
    m_air.announce("127.0.3.4", port, "beacon One 5");
    m_clock.passed += 40'000;
    const Result<Telemetry> result = read(miner("127.0.3.4"));
    QVERIFY(result.ok());
    QVERIFY2(*result->uptime >= 40 && *result->uptime < 60,
             qPrintable(QString::number(*result->uptime)));
}

void tst_Announced::anotherOnesAnnouncementIsNotIts()
{
    const auto future = m_beacon->readTelemetry(miner("127.0.3.4"), 10s);
    m_air.announce("127.0.3.5", port, "beacon Other 5");
    QTRY_COMPARE_WITH_TIMEOUT(m_catalogue->driver(QStringLiteral("beacon"))->state,
                              DriverState::Ready, 10000);
    m_air.announce("127.0.3.5", port, "beacon Other 5");
    QTest::qWait(50);
    QVERIFY(!future.isFinished());
    m_air.announce("127.0.3.4", port, "beacon One 6");
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QCOMPARE(taken(future)->hashrate, 6.0);
}

void tst_Announced::aDriverThatMakesNothingOfOneGetsTheNext()
{
    const auto future = m_beacon->readTelemetry(miner("127.0.3.4"), 10s);
    m_air.announce("127.0.3.4", port, "beacon cut");
    QTRY_COMPARE_WITH_TIMEOUT(m_catalogue->driver(QStringLiteral("beacon"))->state,
                              DriverState::Ready, 10000);
    QTest::qWait(50);
    QVERIFY(!future.isFinished());
    m_air.announce("127.0.3.4", port, "beacon One 6");
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QCOMPARE(taken(future)->sharesAccepted, 2);
}

void tst_Announced::silenceIsATimeoutWithASentence()
{
    const Result<Telemetry> result = read(miner("127.0.3.4"), 300ms);
    QCOMPARE(result.error().kind, Error::Kind::Timeout);
    QVERIFY2(result.error().detail.contains(QStringLiteral("127.0.3.4")),
             qPrintable(result.error().detail));
    QVERIFY(m_catalogue->driver(QStringLiteral("beacon"))->state != DriverState::Backoff);
}

void tst_Announced::aPortThatCannotBeBoundIsTold()
{
    m_air.problem = QStringLiteral("UDP port 45678 cannot be listened on.");
    Result<Telemetry> result = read(miner("127.0.3.4"), 100ms);
    QCOMPARE(result.error().kind, Error::Kind::Unreachable);
    QCOMPARE(result.error().detail, m_air.problem);
    result = read(miner("127.0.3.4"), 100ms);
    QCOMPARE(m_air.calls, 2); // tried again with each question
}

void tst_Announced::silentOnesTakeUpNoPlaceInTheHost()
{
    QList<QFuture<Result<Telemetry>>> silent;
    for (int i = 0; i < 300; ++i)
        silent += m_beacon->readTelemetry(miner("127.0.9.9", QString::number(i)), 20s);
    const auto last = m_beacon->readTelemetry(miner("127.0.3.4"), 10s);
    m_air.announce("127.0.3.4", port, "beacon One 5");
    QTRY_VERIFY_WITH_TIMEOUT(last.isFinished(), 10000);
    QVERIFY(taken(last).ok());
    QVERIFY(!silent.first().isFinished());
}

void tst_Announced::itListensFromTheFirstQuestionUntilTheLastIsForgotten()
{
    QVERIFY(!m_air.isListening());
    QVERIFY(!read(miner("127.0.3.4", QStringLiteral("a")), 1ms).ok());
    QVERIFY(!read(miner("127.0.3.5", QStringLiteral("b")), 1ms).ok());
    QVERIFY(m_air.isListening());
    QCOMPARE(m_air.calls, 1);
    m_beacon->closeMiner(QStringLiteral("a"));
    QVERIFY(m_air.isListening());
    m_beacon->closeMiner(QStringLiteral("b"));
    QVERIFY(!m_air.isListening());
}

void tst_Announced::aMinerWithAPortIsAskedAsEver()
{
    const auto future
        = m_beacon->readPoolInfo({QStringLiteral("m"), {QHostAddress::LocalHost, 80}, {}}, 10s);
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10000);
    QVERIFY(taken(future).ok());
    QVERIFY(!m_air.isListening());
}

void tst_Announced::aHostThatWasKilledIsToldAgain()
{
#ifdef Q_OS_UNIX
    const auto first = m_beacon->readTelemetry(miner("127.0.3.4"), 10s);
    m_air.announce("127.0.3.4", port, "beacon One 5");
    QTRY_VERIFY_WITH_TIMEOUT(first.isFinished(), 10000);
    const qint64 before = *m_catalogue->driver(QStringLiteral("beacon"))->pid;
    ::kill(pid_t(before), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(m_catalogue->driver(QStringLiteral("beacon"))->pid.value_or(before)
                                 != before,
                             10000);
    QCOMPARE(read(miner("127.0.3.4")).value().hashrate, 5.0);
#else
    QSKIP("needs signals");
#endif
}

COALFACE_TEST(tst_Announced)
#include "tst_announced.moc"
