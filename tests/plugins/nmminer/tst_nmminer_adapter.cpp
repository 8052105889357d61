// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "fixtures.h"
#include "nmminer/driver.h"
#include "scriptedminer.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/net/minerlink.h>

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace coalface;

namespace {
QDeadlineTimer soon(int milliseconds = 20000)
{
    return QDeadlineTimer(milliseconds);
}

const QStringList bothPages{QStringLiteral("GET /api/system/info"),
                            QStringLiteral("GET /api/setting/mining")};

const QByteArray webPage = TinyServer::httpReply("<html></html>", "200 OK",
                                                 "Content-Type: text/html\r\n");
} // namespace

class TestNMMinerAdapter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void probesWithOneRequest();
    void probeRefuses_data();
    void probeRefuses();
    void readsTelemetryAndStoredPoolsOneAfterTheOther();
    void aPoolThatWaitsIsTold();
    void aPoolThatIsUsedAMomentLaterDoesNotWait();
    void aReadingIsDeliveredWithoutTheStoredPools_data();
    void aReadingIsDeliveredWithoutTheStoredPools();
    void aPoolThatWaitsDoesNotComeAndGoWithAnAnswer();
    void failsWithTheReason_data();
    void failsWithTheReason();
    void sendsARequestOnceWhenTheDeviceDropsIt();
    void readsPools();
    void tellsWhatItCanDo();
    void withoutMiningSettingsThePoolCannotBeSet();
    void neverAsksForWifiSettings();
    void keepsOneRequestInFlight();
    void endsWithTheJob();
    void hasNoModesAndNoPause();

private:
    template<typename Kind>
    Result<typename Kind::Value> run(void (MinerAdapter::*verb)(Kind *))
    {
        Kind job(soon());
        (m_adapter.get()->*verb)(&job);
        settle(job);
        return job.result();
    }
    Result<Identity> probe()
    {
        ProbeJob job(*m_link, soon());
        nmminer::Driver().probe(&job);
        settle(job);
        return job.result();
    }
    void storeEvil()
    {
        m_device->mining.insert(QStringLiteral("PrimaryPool"),
                                QStringLiteral("stratum+tcp://evil.example:1"));
    }
    static void settle(Job &job) { QTRY_VERIFY_WITH_TIMEOUT(job.isFinished(), 30000); }

    std::unique_ptr<ScriptedMiner> m_device;
    std::unique_ptr<MinerLink> m_link;
    std::unique_ptr<MinerAdapter> m_adapter;
};

void TestNMMinerAdapter::init()
{
    m_device = std::make_unique<ScriptedMiner>();
    QVERIFY(m_device->server.listen());
    m_link = std::make_unique<MinerLink>(Endpoint{QHostAddress::LocalHost, m_device->server.port()});
    m_adapter = nmminer::Driver().adapterFor(*m_link);
}

void TestNMMinerAdapter::cleanup()
{
    m_adapter.reset();
    m_link.reset();
    m_device.reset();
}

void TestNMMinerAdapter::probesWithOneRequest()
{
    const auto identity = probe();
    QVERIFY(identity.ok());
    QCOMPARE(identity->model, QStringLiteral("NMMiner"));
    QCOMPARE(identity->firmware, QStringLiteral("v2.0.04"));
    QCOMPARE(m_device->requests(), QStringList{QStringLiteral("GET /probe")});
}

void TestNMMinerAdapter::probeRefuses_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("words");
    const auto rejected = Error::Kind::Rejected;
    QTest::newRow("web page for every path") << webPage << rejected << QStringLiteral("web page");
    QTest::newRow("NMAxe") << TinyServer::httpReply(R"({"model":"NMAxe","ver":"v3","hr":1})")
                           << rejected << QStringLiteral("NMAxe");
    QTest::newRow("missing page") << TinyServer::httpReply("", "404 Not Found") << rejected
                                  << QStringLiteral("404");
    QTest::newRow("an update is in progress")
        << TinyServer::httpReply(fixture("nmaxe-constructed_v3-probe_503.txt"),
                                 "503 Service Unavailable", "Content-Type: text/plain\r\n")
        << Error::Kind::Unreachable << QStringLiteral("ask again later");
}

void TestNMMinerAdapter::probeRefuses()
{
    QFETCH(QByteArray, reply);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, words);
    m_device->instead["GET /probe"] = reply;
    const auto identity = probe();
    QVERIFY(!identity.ok());
    QCOMPARE(identity.error().kind, kind);
    QVERIFY2(identity.error().detail.contains(words), qPrintable(identity.error().detail));
    QCOMPARE(m_device->requests(), QStringList{QStringLiteral("GET /probe")});
}

void TestNMMinerAdapter::readsTelemetryAndStoredPoolsOneAfterTheOther()
{
    const auto telemetry = run(&MinerAdapter::readTelemetry);
    QVERIFY(telemetry.ok());
    QCOMPARE(telemetry->hashrate.value_or(0), 956'432.0);
    QCOMPARE(telemetry->poolUrl, QStringLiteral("pool.example.com:3333"));
    QVERIFY(!telemetry->poolsAreStored);
    QCOMPARE(telemetry->fallbackUrl, QStringLiteral("pool2.example.com:3333"));
    QVERIFY(telemetry->fallbackUser.has_value());
    QCOMPARE(m_device->requests(), bothPages);
    QCOMPARE(m_device->server.mostOpen(), 1);
    const QByteArray head = m_device->lastHead("GET /api/system/info").toLower();
    QVERIFY(!head.contains("\r\norigin:"));
    QVERIFY(head.contains("\r\nconnection: close\r\n"));
}

void TestNMMinerAdapter::aPoolThatWaitsIsTold()
{
    storeEvil();
    const auto telemetry = run(&MinerAdapter::readTelemetry);
    QVERIFY(telemetry.ok());
    QCOMPARE(telemetry->poolUrl, QStringLiteral("evil.example:1"));
    QVERIFY(telemetry->poolsAreStored);
    QCOMPARE(m_device->requests().size(), 3); // it was asked once more whether that is in use yet
    QVERIFY(run(&MinerAdapter::readTelemetry)->poolsAreStored);
    QCOMPARE(m_device->requests().size(), 5);
}

void TestNMMinerAdapter::aPoolThatIsUsedAMomentLaterDoesNotWait()
{
    storeEvil();
    QTimer::singleShot(1500, this, [this] {
        const QString worker = m_device->mining.value(u"PrimaryAddress").toString();
        m_device->info.insert(QStringLiteral("stratum"),
                              QJsonObject{{QStringLiteral("url"), QStringLiteral("evil.example:1")},
                                          {QStringLiteral("user"), worker}});
    });
    const auto telemetry = run(&MinerAdapter::readTelemetry);
    QVERIFY(telemetry.ok());
    QCOMPARE(telemetry->poolUrl, QStringLiteral("evil.example:1"));
    QVERIFY(!telemetry->poolsAreStored);
}

void TestNMMinerAdapter::aReadingIsDeliveredWithoutTheStoredPools_data()
{
    QTest::addColumn<QByteArray>("reply"); // empty: none
    QTest::addColumn<bool>("tellsPool");
    QTest::newRow("no answer") << QByteArray() << false;
    QTest::newRow("fault") << TinyServer::httpReply("", "500 Error") << false;
    QTest::newRow("no such page") << TinyServer::httpReply("", "404 Not Found") << true;
}

void TestNMMinerAdapter::aReadingIsDeliveredWithoutTheStoredPools()
{
    QFETCH(QByteArray, reply);
    QFETCH(bool, tellsPool);
    if (reply.isEmpty())
        m_device->dropped.insert("GET /api/setting/mining");
    else
        m_device->instead["GET /api/setting/mining"] = reply;
    const auto telemetry = run(&MinerAdapter::readTelemetry);
    QVERIFY(telemetry.ok());
    QCOMPARE(telemetry->hashrate.value_or(0), 956'432.0);
    QCOMPARE(telemetry->poolUrl.has_value(), tellsPool);
    QCOMPARE(telemetry->poolUser.has_value(), tellsPool);
    QVERIFY(!telemetry->fallbackUrl);
    QCOMPARE(m_device->requests(), bothPages);
}

void TestNMMinerAdapter::aPoolThatWaitsDoesNotComeAndGoWithAnAnswer()
{
    storeEvil();
    QVERIFY(run(&MinerAdapter::readTelemetry)->poolsAreStored);
    // However long the device takes for it, the reading comes in time.
    m_device->silent.insert("GET /api/setting/mining");
    TelemetryJob late(soon(2500));
    m_adapter->readTelemetry(&late);
    settle(late);
    QVERIFY(late.succeeded());
    QCOMPARE(late.result()->poolUrl, QStringLiteral("evil.example:1"));
    QVERIFY(late.result()->poolsAreStored);
    QVERIFY(!late.result()->fallbackUrl);
}

void TestNMMinerAdapter::failsWithTheReason_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("web page") << webPage << Error::Kind::BadReply;
    QTest::newRow("fault") << TinyServer::httpReply("", "500 Error") << Error::Kind::Unreachable;
    QTest::newRow("broken") << TinyServer::httpReply("{\"identity\":") << Error::Kind::BadReply;
    QTest::newRow("firmware before v2")
        << TinyServer::httpReply("", "404 Not Found") << Error::Kind::BadReply;
    QTest::newRow("nothing to read")
        << TinyServer::httpReply(R"({"identity":{"hwModel":"NMMiner"}})") << Error::Kind::BadReply;
    QTest::newRow("another device at this address")
        << TinyServer::httpReply(R"({"ASICModel":"BM1370","hashRate":1})") << Error::Kind::Rejected;
}

void TestNMMinerAdapter::failsWithTheReason()
{
    QFETCH(QByteArray, reply);
    QFETCH(Error::Kind, kind);
    m_device->instead["GET /api/system/info"] = reply;
    const auto telemetry = run(&MinerAdapter::readTelemetry);
    QVERIFY(!telemetry.ok());
    QCOMPARE(telemetry.error().kind, kind);
    QVERIFY(telemetry.error().detail.endsWith(u'.'));
    QCOMPARE(m_device->requests().size(), 1);
}

void TestNMMinerAdapter::sendsARequestOnceWhenTheDeviceDropsIt()
{
    m_device->dropped.insert("GET /api/system/info");
    QCOMPARE(run(&MinerAdapter::readTelemetry).error().kind, Error::Kind::Unreachable);
    QCOMPARE(m_device->requests().size(), 1);
}

void TestNMMinerAdapter::readsPools()
{
    const auto pools = run(&MinerAdapter::readPoolInfo);
    QVERIFY(pools.ok());
    QCOMPARE(pools->pools.size(), 2);
    QVERIFY(pools->pools.at(0).active && !pools->pools.at(1).active);
    QVERIFY(pools->hasPassword);
    QCOMPARE(pools->pools.at(1).url, QStringLiteral("stratum+tcp://pool2.example.com:3333"));
    QCOMPARE(m_device->requests(), bothPages);
}

void TestNMMinerAdapter::tellsWhatItCanDo()
{
    const auto version = run(&MinerAdapter::readVersionInfo);
    QVERIFY(version.ok());
    QCOMPARE(version->identity.hostname, QStringLiteral("nm-cyd-c5-ab12cd"));
    QCOMPARE(version->capabilities,
             (QList<Capability>{Capability::SetPool, Capability::Restart, Capability::Identify}));
    QVERIFY(version->modes.isEmpty());
    for (const QString &detail : version->details)
        QVERIFY(!detail.contains(QLatin1String("bc1q")));
}

void TestNMMinerAdapter::withoutMiningSettingsThePoolCannotBeSet()
{
    m_device->instead["GET /api/setting/mining"] = TinyServer::httpReply("", "404 Not Found");
    const auto version = run(&MinerAdapter::readVersionInfo);
    QVERIFY(version.ok());
    QVERIFY(!version->capabilities.contains(Capability::SetPool));
    QVERIFY(!run(&MinerAdapter::readPoolInfo).ok());
}

void TestNMMinerAdapter::neverAsksForWifiSettings()
{
    QVERIFY(probe().ok());
    QVERIFY(run(&MinerAdapter::readTelemetry).ok());
    QVERIFY(run(&MinerAdapter::readPoolInfo).ok());
    QVERIFY(run(&MinerAdapter::readVersionInfo).ok());
    for (const QString &request : m_device->requests()) {
        for (const char *never :
             {"/api/setting/network", "/config", "/alive", "/ws", "POST", "PATCH"})
            QVERIFY2(!request.contains(QLatin1String(never)), qPrintable(request));
    }
}

void TestNMMinerAdapter::keepsOneRequestInFlight()
{
    TelemetryJob telemetry(soon());
    PoolInfoJob pools(soon());
    VersionInfoJob version(soon());
    m_adapter->readTelemetry(&telemetry);
    m_adapter->readPoolInfo(&pools);
    m_adapter->readVersionInfo(&version);
    settle(telemetry);
    settle(pools);
    settle(version);
    QVERIFY(telemetry.succeeded() && pools.succeeded() && version.succeeded());
    QCOMPARE(m_device->requests().size(), 6);
    QCOMPARE(m_device->server.mostOpen(), 1);
}

void TestNMMinerAdapter::endsWithTheJob()
{
    auto gone = std::make_unique<PoolInfoJob>(soon());
    m_adapter->readPoolInfo(gone.get());
    QTRY_COMPARE(m_device->count("GET /api/system/info"), 1);
    gone.reset();
    TelemetryJob aborted(soon());
    QSignalSpy finished(&aborted, &Job::finished);
    m_adapter->readTelemetry(&aborted);
    aborted.abort();
    QCOMPARE(finished.size(), 1);
    QVERIFY(run(&MinerAdapter::readTelemetry).ok());
    QCOMPARE(finished.size(), 1);
}

// No NMMiner has them; the siblings' pages for that are never tried.
void TestNMMinerAdapter::hasNoModesAndNoPause()
{
    ModeJob mode(QStringLiteral("eco"), soon());
    m_adapter->setMode(&mode);
    PauseJob pause(soon());
    m_adapter->pause(&pause);
    ResumeJob resume(soon());
    m_adapter->resume(&resume);
    for (Job *job : std::initializer_list<Job *>{&mode, &pause, &resume}) {
        QTRY_VERIFY(job->isFinished());
        QCOMPARE(job->error().kind, Error::Kind::Unsupported);
    }
    QVERIFY(m_adapter->supportedModes().isEmpty());
    QVERIFY(!m_adapter->supportsTuning());
    QVERIFY(m_device->requests().isEmpty());
}

COALFACE_TEST(TestNMMinerAdapter)
#include "tst_nmminer_adapter.moc"
