// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "fixtures.h"
#include "nmminer/driver.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/net/minerlink.h>

#include <QSignalSpy>
#include <QTest>

using namespace coalface;

namespace {
QDeadlineTimer in(int milliseconds)
{
    return QDeadlineTimer(milliseconds);
}

Announcement datagram(const QByteArray &payload, qint64 ageMs = 0)
{
    return {QHostAddress(QStringLiteral("192.168.1.42")), 12345, payload, ageMs};
}

QByteArray laterStatus()
{
    return fixture("nmminer-constructed_v1.8.10-udp12345.json");
}

QByteArray atRate(const QByteArray &rate)
{
    return laterStatus().replace("1.0154MH/s", rate);
}
} // namespace

class TestNMMinerAnnounced : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void itIsFoundByCast();
    void anAskedDeviceIsNotAnnounced();
    void aFreshAnnouncementAnswersAtOnce();
    void withoutOneTheReadingWaitsForTheNext();
    void waitsUntilItsDeadline();
    void anOldAnnouncementAnswersNothing();
    void theNewestOneCounts();
    void anotherProgramsDatagramChangesNothing();
    void aSiblingAtTheAddressIsSaid();
    void jobsThatAreGoneAreNotAnswered();
    void aJobMayEndAnother();
    void tellsThePoolInUse();
    void aDeviceWithoutItsPoolSaysSo();
    void tellsVersionsAndCanDoNothing();
    void everyWriteIsUnsupportedWithTheReason();

private:
    void receive(const Announcement &announcement)
    {
        qobject_cast<AnnouncedMiner *>(m_adapter.get())->receive(announcement);
    }

    std::unique_ptr<MinerLink> m_link;
    std::unique_ptr<MinerAdapter> m_adapter;
};

void TestNMMinerAnnounced::init()
{
    m_link = std::make_unique<MinerLink>(Endpoint{QHostAddress(QStringLiteral("192.168.1.42")), 0});
    m_adapter = nmminer::Driver().adapterFor(*m_link);
    QVERIFY(qobject_cast<AnnouncedMiner *>(m_adapter.get()));
}

void TestNMMinerAnnounced::cleanup()
{
    m_adapter.reset();
    m_link.reset();
}

void TestNMMinerAnnounced::itIsFoundByCast()
{
    nmminer::Driver driver;
    QVERIFY(qobject_cast<MinerDriver *>(static_cast<QObject *>(&driver)));
    QVERIFY(qobject_cast<AnnouncedMinerDriver *>(static_cast<QObject *>(&driver)));
}

void TestNMMinerAnnounced::anAskedDeviceIsNotAnnounced()
{
    MinerLink link({QHostAddress::LocalHost, 80});
    const auto adapter = nmminer::Driver().adapterFor(link);
    QVERIFY(!qobject_cast<AnnouncedMiner *>(adapter.get()));
}

void TestNMMinerAnnounced::aFreshAnnouncementAnswersAtOnce()
{
    receive(datagram(laterStatus()));
    TelemetryJob job(in(5000));
    m_adapter->readTelemetry(&job);
    QVERIFY(job.succeeded());
    QCOMPARE(job.result()->hashrate.value_or(0), 1'015'400.0);
    QVERIFY(!job.result()->temperature && !job.result()->power);
}

void TestNMMinerAnnounced::withoutOneTheReadingWaitsForTheNext()
{
    TelemetryJob job(in(5000));
    QSignalSpy finished(&job, &Job::finished);
    m_adapter->readTelemetry(&job);
    QVERIFY(!job.isFinished());
    receive(datagram(atRate("993.22KH/s")));
    QVERIFY(job.succeeded());
    QCOMPARE(job.result()->hashrate.value_or(0), 993'220.0);
    receive(datagram(laterStatus()));
    QCOMPARE(finished.size(), 1);
}

void TestNMMinerAnnounced::waitsUntilItsDeadline()
{
    TelemetryJob job(in(30));
    m_adapter->readTelemetry(&job);
    QTRY_VERIFY(job.isFinished());
    QCOMPARE(job.error().kind, Error::Kind::Timeout);
}

void TestNMMinerAnnounced::anOldAnnouncementAnswersNothing()
{
    receive(datagram(laterStatus(), 60'001));
    TelemetryJob job(in(5000));
    m_adapter->readTelemetry(&job);
    QVERIFY(!job.isFinished());
    receive(datagram(atRate("2KH/s"), 60'500));
    QVERIFY(!job.isFinished());
    receive(datagram(atRate("3KH/s"), 59'000));
    QVERIFY(job.succeeded());
    QCOMPARE(job.result()->hashrate.value_or(0), 3000.0);
}

void TestNMMinerAnnounced::theNewestOneCounts()
{
    receive(datagram(atRate("2KH/s")));
    receive(datagram(atRate("1KH/s"), 30'000)); // handed over late
    TelemetryJob job(in(5000));
    m_adapter->readTelemetry(&job);
    QCOMPARE(job.result()->hashrate.value_or(0), 2000.0);
    receive(datagram(atRate("3KH/s")));
    TelemetryJob next(in(5000));
    m_adapter->readTelemetry(&next);
    QCOMPARE(next.result()->hashrate.value_or(0), 3000.0);
}

void TestNMMinerAnnounced::anotherProgramsDatagramChangesNothing()
{
    receive(datagram(laterStatus()));
    for (const QByteArray &other :
         {QByteArray("hello"), QByteArray("{}"), QByteArray("\0\0", 2), QByteArray(),
          fixture("nmminer-constructed_v1.8.10-udp12345_truncated.txt"),
          fixture("nmminer-constructed_v1.8-udp12346_config_echo.json")})
        receive(datagram(other));
    TelemetryJob job(in(5000));
    m_adapter->readTelemetry(&job);
    QVERIFY(job.succeeded());
}

void TestNMMinerAnnounced::aSiblingAtTheAddressIsSaid()
{
    receive(datagram(laterStatus(), 59'990));
    QTest::qWait(20);
    TelemetryJob job(in(5000));
    m_adapter->readTelemetry(&job);
    QVERIFY(!job.isFinished());
    receive(datagram(laterStatus().replace("cyd 2.8", "NMAxe")));
    QVERIFY(job.isFinished());
    QCOMPARE(job.error().kind, Error::Kind::Rejected);
    QVERIFY(job.error().detail.contains(QLatin1String("NMAxe")));
}

void TestNMMinerAnnounced::jobsThatAreGoneAreNotAnswered()
{
    auto gone = std::make_unique<TelemetryJob>(in(5000));
    TelemetryJob aborted(in(5000));
    TelemetryJob job(in(5000));
    m_adapter->readTelemetry(gone.get());
    m_adapter->readTelemetry(&aborted);
    m_adapter->readTelemetry(&job);
    gone.reset();
    aborted.abort();
    receive(datagram(laterStatus()));
    QVERIFY(job.succeeded());
    QCOMPARE(aborted.error().kind, Error::Kind::Aborted);
}

void TestNMMinerAnnounced::aJobMayEndAnother()
{
    TelemetryJob first(in(5000));
    auto second = std::make_unique<TelemetryJob>(in(5000));
    m_adapter->readTelemetry(&first);
    m_adapter->readTelemetry(second.get());
    connect(&first, &Job::finished, this, [&second] { second.reset(); });
    receive(datagram(laterStatus()));
    QVERIFY(first.succeeded());
    QVERIFY(!second);
}

void TestNMMinerAnnounced::tellsThePoolInUse()
{
    PoolInfoJob job(in(5000));
    m_adapter->readPoolInfo(&job);
    receive(datagram(laterStatus()));
    QVERIFY(job.succeeded());
    QCOMPARE(job.result()->pools,
             (QList<PoolSlot>{{0, QStringLiteral("pool.example.com:3333"), {}, true}}));
    QVERIFY(!job.result()->hasPassword);
}

void TestNMMinerAnnounced::aDeviceWithoutItsPoolSaysSo()
{
    receive(datagram(laterStatus().replace("PoolInUse", "Nothing")));
    PoolInfoJob job(in(5000));
    m_adapter->readPoolInfo(&job);
    QCOMPARE(job.error().kind, Error::Kind::Unsupported);
}

void TestNMMinerAnnounced::tellsVersionsAndCanDoNothing()
{
    receive(datagram(fixture("nmminer-v0.3.01-udp12345.json")));
    VersionInfoJob job(in(5000));
    m_adapter->readVersionInfo(&job);
    QVERIFY(job.succeeded());
    QCOMPARE(job.result()->identity.model, QStringLiteral("NMMiner NMLotto"));
    QCOMPARE(job.result()->details.value(QStringLiteral("Version")), QStringLiteral("v0.3.01"));
    QVERIFY(job.result()->capabilities.isEmpty());
    QVERIFY(job.result()->modes.isEmpty());
}

// The page's policy 3: nothing is ever broadcast, least of all to everybody.
void TestNMMinerAnnounced::everyWriteIsUnsupportedWithTheReason()
{
    receive(datagram(laterStatus()));
    ModeJob mode(QStringLiteral("eco"), in(5000));
    m_adapter->setMode(&mode);
    RestartJob restart(in(5000));
    m_adapter->restart(&restart);
    PoolJob pool({0, QStringLiteral("pool.example.com:3333"), QStringLiteral("u"),
                  QStringLiteral("hunter2"), true},
                 in(5000));
    m_adapter->setPool(&pool);
    IdentifyJob identify(in(5000));
    m_adapter->identify(&identify);
    PauseJob pause(in(5000));
    m_adapter->pause(&pause);
    ResumeJob resume(in(5000));
    m_adapter->resume(&resume);
    for (Job *job :
         std::initializer_list<Job *>{&mode, &restart, &pool, &identify, &pause, &resume}) {
        QTRY_VERIFY(job->isFinished());
        QCOMPARE(job->error().kind, Error::Kind::Unsupported);
        QVERIFY(!job->error().detail.contains(QLatin1String("hunter2")));
    }
    QVERIFY(pool.error().detail.contains(QLatin1String("Wi-Fi")));
    QVERIFY(mode.error().detail.contains(QLatin1String("no power modes")));
}

COALFACE_TEST(TestNMMinerAnnounced)
#include "tst_nmminer_announced.moc"
