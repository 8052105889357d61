// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/driver.h"
#include "plugins/webdevice.h"
#include "scriptedminer.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/net/minerlink.h>

#include <QFile>
#include <QTest>

using namespace coalface;
using namespace coalface::nerdqaxe;

namespace {

QByteArray fixtureBody(const char *name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

WebDevice::Page redirectPage()
{
    return {"Redirect to the captive portal", 302, "text/html", "Location: /\r\n"};
}

} // namespace

//! What is read from a miner, over real sockets.
class TestNerdQAxeAdapter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void probeAsksOnePage();
    void probeRefuses_data();
    void probeRefuses();
    void readsTelemetry();
    void asksTheAsicPageOnce();
    void asksItAgainAfterARestart();
    void livesWithoutTheAsicPage_data();
    void livesWithoutTheAsicPage();
    void aSilentAsicPageCostsNoReading();
    void asksForTheReasonWhenTheChipsAreOff();
    void failsWithTheReason_data();
    void failsWithTheReason();
    void sendsARequestOnceWhenTheDeviceDropsIt();
    void readsPoolsWithOneRequest();
    void tellsWhatThisVeryDeviceCan();
    void oldFirmwareIsOnlyWatched();
    void neverFollowsARedirect();
    void sendsNoOriginAndNoSession();
    void keepsOneRequestInFlight();
    void endsWithTheJob();

private:
    template<typename Kind>
    Result<typename Kind::Value> run(void (MinerAdapter::*verb)(Kind *))
    {
        Kind job(QDeadlineTimer(20000), {{QStringLiteral("session"), QStringLiteral("TOKEN")}});
        (m_adapter.get()->*verb)(&job);
        settle(job);
        return job.result();
    }
    Result<Telemetry> read() { return run(&MinerAdapter::readTelemetry); }
    Result<Identity> probe()
    {
        ProbeJob job(*m_link, QDeadlineTimer(20000));
        Driver().probe(&job);
        settle(job);
        return job.result();
    }
    static void settle(Job &job) { QTRY_VERIFY_WITH_TIMEOUT(job.isFinished(), 30000); }

    std::unique_ptr<WebDevice> m_device;
    std::unique_ptr<MinerLink> m_link;
    std::unique_ptr<MinerAdapter> m_adapter;
};

void TestNerdQAxeAdapter::init()
{
    m_device = std::make_unique<WebDevice>();
    m_link = std::make_unique<MinerLink>(Endpoint{QHostAddress::LocalHost, m_device->serverPort()});
    m_adapter = Driver().adapterFor(*m_link);
    m_device->pages[infoPage].body = fixtureBody("nerdqaxeplusplus-V1.0.37.2_LTS-system_info.json");
    m_device->pages[asicPage].body = fixtureBody("nerdqaxeplusplus-v1.1.0_beta1-system_asic.json");
    m_device->pages[dashboardPage] = redirectPage();
}

void TestNerdQAxeAdapter::cleanup()
{
    m_adapter.reset();
    m_link.reset();
    m_device.reset();
}

void TestNerdQAxeAdapter::probeAsksOnePage()
{
    const auto identity = probe();
    QVERIFY(identity.ok());
    QCOMPARE(identity->model, QStringLiteral("NerdQAxe++"));
    QCOMPARE(m_device->requests, QByteArrayList{infoPage});
}

void TestNerdQAxeAdapter::probeRefuses_data()
{
    QTest::addColumn<WebDevice::Page>("page");
    QTest::addColumn<Error::Kind>("kind");
    using Page = WebDevice::Page;
    const auto rejected = Error::Kind::Rejected;
    QTest::newRow("Hue bridge") << Page{R"([{"error":{"type":1}}])"} << rejected;
    QTest::newRow("router") << Page{"<html>", 200, "text/html"} << rejected;
    QTest::newRow("redirect") << redirectPage() << rejected;
    QTest::newRow("TNA-OS") << Page{R"({"minerModel":"S19","deviceModel":"NerdQAxe++"})"}
                            << rejected;
    QTest::newRow("Bitaxe") << Page{R"({"boardVersion":"601","ASICModel":"BM1370"})"} << rejected;
    QTest::newRow("foreign network")
        << Page{"Unauthorized", 401, "text/plain"} << Error::Kind::Unauthorized;
    QTest::newRow("fault") << Page{"", 500, "text/plain"} << Error::Kind::Unreachable;
    QTest::newRow("broken") << Page{R"({"deviceModel":)"} << Error::Kind::BadReply;
}

void TestNerdQAxeAdapter::probeRefuses()
{
    QFETCH(WebDevice::Page, page);
    QFETCH(Error::Kind, kind);
    m_device->pages["/"].body = m_device->pages[infoPage].body;
    m_device->pages[infoPage] = page;
    const auto identity = probe();
    QVERIFY(!identity.ok());
    QCOMPARE(identity.error().kind, kind);
    QVERIFY(identity.error().detail.endsWith(u'.'));
    QCOMPARE(m_device->requests, QByteArrayList{infoPage});
}

void TestNerdQAxeAdapter::readsTelemetry()
{
    const auto telemetry = read();
    QVERIFY(telemetry.ok());
    QCOMPARE(telemetry->hashrate.value_or(0), 4881.947e9);
    QCOMPARE(telemetry->mode, QStringLiteral("standard"));
    QCOMPARE(m_adapter->supportedModes().size(), 3);
    QVERIFY(!m_adapter->supportsTuning());
}

void TestNerdQAxeAdapter::asksTheAsicPageOnce()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(read().ok());
    QCOMPARE(m_device->requestsFor(infoPage), 3);
    QCOMPARE(m_device->requestsFor(asicPage), 1);
    QCOMPARE(m_device->requestsFor(dashboardPage), 0);
}

void TestNerdQAxeAdapter::asksItAgainAfterARestart()
{
    // A board that finds a part broken when it starts lowers its limits below its own default.
    QVERIFY(read().ok());
    m_device->pages[infoPage].body.replace("3554014", "12");
    m_device->pages[asicPage].body.replace("\"absMaxFrequency\": 800", "\"absMaxFrequency\": 495");
    QVERIFY(read().ok());
    QCOMPARE(m_device->requestsFor(asicPage), 2);
    QVERIFY(m_adapter->supportedModes().isEmpty());
}

void TestNerdQAxeAdapter::livesWithoutTheAsicPage_data()
{
    QTest::addColumn<WebDevice::Page>("page");
    QTest::addColumn<int>("requests"); // in three readings
    using Page = WebDevice::Page;
    // Unknown pages are redirects; one fork says 404.
    QTest::newRow("before v1.0.32") << redirectPage() << 1;
    QTest::newRow("404") << Page{"{}", 404} << 1;
    QTest::newRow("fault") << Page{"", 500, "text/plain"} << 2;
    Page dropped;
    dropped.manner = WebDevice::Manner::Drop;
    QTest::newRow("dropped") << dropped << 2;
}

void TestNerdQAxeAdapter::livesWithoutTheAsicPage()
{
    QFETCH(WebDevice::Page, page);
    QFETCH(int, requests);
    m_device->pages[asicPage] = page;
    for (int i = 0; i < 3; ++i) {
        const auto telemetry = read();
        QVERIFY(telemetry.ok());
        QVERIFY(!telemetry->mode);
    }
    QCOMPARE(m_device->requestsFor(asicPage), requests);
}

void TestNerdQAxeAdapter::aSilentAsicPageCostsNoReading()
{
    m_device->pages[asicPage].manner = WebDevice::Manner::Hang;
    TelemetryJob job(QDeadlineTimer(2000));
    m_adapter->readTelemetry(&job);
    settle(job);
    QVERIFY(job.succeeded());
    QTRY_COMPARE(m_device->inFlight, 0);
}

void TestNerdQAxeAdapter::asksForTheReasonWhenTheChipsAreOff()
{
    QByteArray &info = m_device->pages[infoPage].body;
    info.replace("\"hashRate\": 4881.947", "\"hashRate\": 0");
    info.replace("\"coreVoltageActual\": 1148", "\"coreVoltageActual\": 0");
    auto telemetry = read();
    QVERIFY(telemetry.ok());
    QVERIFY(telemetry->error->contains(QStringLiteral("switched its chips off")));
    QCOMPARE(m_device->requestsFor(dashboardPage), 1);

    m_device->pages[dashboardPage] = {R"({"system":{"boardError":1}})"};
    telemetry = read();
    QVERIFY(telemetry->error->contains(QStringLiteral("Board error 1")));
}

void TestNerdQAxeAdapter::failsWithTheReason_data()
{
    QTest::addColumn<WebDevice::Page>("page");
    QTest::addColumn<Error::Kind>("kind");
    using Page = WebDevice::Page;
    QTest::newRow("redirect") << redirectPage() << Error::Kind::BadReply;
    QTest::newRow("web page") << Page{"<html>", 200, "text/html"} << Error::Kind::BadReply;
    QTest::newRow("list") << Page{"[]"} << Error::Kind::BadReply;
    QTest::newRow("numbers as texts")
        << Page{R"({"deviceModel":"NerdAxe","ASICModel":"BM1366","hashRate":"4","temp":"5"})"}
        << Error::Kind::BadReply;
    QTest::newRow("foreign network")
        << Page{"Unauthorized", 401, "text/plain"} << Error::Kind::Unauthorized;
    QTest::newRow("another device at this address")
        << Page{R"({"boardVersion":"601","ASICModel":"BM1370"})"} << Error::Kind::Rejected;
}

void TestNerdQAxeAdapter::failsWithTheReason()
{
    QFETCH(WebDevice::Page, page);
    QFETCH(Error::Kind, kind);
    m_device->pages[infoPage] = page;
    const auto telemetry = read();
    QVERIFY(!telemetry.ok());
    QCOMPARE(telemetry.error().kind, kind);
    QCOMPARE(m_device->requests, QByteArrayList{infoPage});
}

void TestNerdQAxeAdapter::sendsARequestOnceWhenTheDeviceDropsIt()
{
    m_device->pages[infoPage].manner = WebDevice::Manner::Drop;
    QCOMPARE(read().error().kind, Error::Kind::Unreachable);
    QCOMPARE(m_device->requests, QByteArrayList{infoPage});
}

void TestNerdQAxeAdapter::readsPoolsWithOneRequest()
{
    const auto pools = run(&MinerAdapter::readPoolInfo);
    QVERIFY(pools.ok());
    QCOMPARE(pools->pools.size(), 2);
    QVERIFY(pools->pools.first().active);
    QCOMPARE(m_device->requests, QByteArrayList{infoPage});
}

void TestNerdQAxeAdapter::tellsWhatThisVeryDeviceCan()
{
    auto info = run(&MinerAdapter::readVersionInfo);
    QVERIFY(info.ok());
    QCOMPARE(info->capabilities,
             (QList<Capability>{Capability::SetMode, Capability::SetPool, Capability::Restart}));
    QCOMPARE(info->modes.size(), 3);
    QCOMPARE(info->details.value(QStringLiteral("maxCurrentA")), QStringLiteral("8"));
    // Without lists no modes, and a person who asks again is answered anew.
    m_device->pages[asicPage] = redirectPage();
    info = run(&MinerAdapter::readVersionInfo);
    QCOMPARE(info->capabilities, (QList<Capability>{Capability::SetPool, Capability::Restart}));
}

void TestNerdQAxeAdapter::oldFirmwareIsOnlyWatched()
{
    m_device->pages[infoPage].body = R"({"hashRate_10m":1700,"hashRate_1h":1700,"hashRate_1d":1600,)"
                                     R"("boardVersion":"500","ASICModel":"BM1368","power":55,)"
                                     R"("overheat_temp":70,"version":"v1.0.8","uptimeSeconds":900})";
    const auto telemetry = read();
    QVERIFY(telemetry.ok());
    QCOMPARE(telemetry->hashrate.value_or(0), 1700e9);
    const auto info = run(&MinerAdapter::readVersionInfo);
    QVERIFY(info->capabilities.isEmpty());
    QVERIFY(info->modes.isEmpty());
    m_device->requests.clear();
    RestartJob restart(QDeadlineTimer(20000));
    m_adapter->restart(&restart);
    settle(restart);
    QCOMPARE(restart.error().kind, Error::Kind::Unsupported);
    QCOMPARE(m_device->requests, QByteArrayList{infoPage});
}

void TestNerdQAxeAdapter::neverFollowsARedirect()
{
    m_device->pages["/"].body = m_device->pages[infoPage].body;
    m_device->pages[infoPage] = redirectPage();
    QVERIFY(!read().ok());
    QVERIFY(!probe().ok());
    QVERIFY(!m_device->requests.contains("/"));
}

void TestNerdQAxeAdapter::sendsNoOriginAndNoSession()
{
    QVERIFY(read().ok());
    QVERIFY(run(&MinerAdapter::readPoolInfo).ok());
    for (const QByteArray &head : m_device->requestHeads) {
        QVERIFY2(!head.toLower().contains("\r\norigin:"), head.constData());
        QVERIFY2(!head.contains("TOKEN"), head.constData());
    }
}

void TestNerdQAxeAdapter::keepsOneRequestInFlight()
{
    m_device->pages[infoPage].delay = 20;
    TelemetryJob telemetry(QDeadlineTimer(20000));
    PoolInfoJob pools(QDeadlineTimer(20000));
    VersionInfoJob version(QDeadlineTimer(20000));
    m_adapter->readTelemetry(&telemetry);
    m_adapter->readPoolInfo(&pools);
    m_adapter->readVersionInfo(&version);
    settle(telemetry);
    settle(pools);
    settle(version);
    QVERIFY(telemetry.succeeded() && pools.succeeded() && version.succeeded());
    QCOMPARE(m_device->mostInFlight, 1);
}

void TestNerdQAxeAdapter::endsWithTheJob()
{
    m_device->pages[asicPage].manner = WebDevice::Manner::Hang;
    TelemetryJob job(QDeadlineTimer(20000));
    m_adapter->readTelemetry(&job);
    QTRY_COMPARE(m_device->requestsFor(asicPage), 1);
    job.abort();
    QCOMPARE(job.error().kind, Error::Kind::Aborted);
    QTRY_COMPARE(m_device->inFlight, 0);
    m_device->pages[asicPage].manner = WebDevice::Manner::Answer;
    QVERIFY(read().ok());
}

COALFACE_TEST(TestNerdQAxeAdapter)
#include "tst_nerdqaxe_adapter.moc"
