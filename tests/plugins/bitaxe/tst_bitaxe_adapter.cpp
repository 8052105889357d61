// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/driver.h"
#include "plugins/webdevice.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/net/minerlink.h>

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace coalface;
using namespace coalface::bitaxe;

namespace {

constexpr char infoPage[] = "/api/system/info";
constexpr char asicPage[] = "/api/system/asic";

QByteArray fixtureBody(const char *name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray gammaInfoBody()
{
    return fixtureBody("gamma601-v2.12.2-system_info.json");
}

QByteArray gammaAsicBody()
{
    return fixtureBody("gamma601-v2.15.3-system_asic.json");
}

QDeadlineTimer soon(int milliseconds = 20000)
{
    return QDeadlineTimer(milliseconds);
}

} // namespace

class TestBitaxeAdapter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void probeFindsTheModelByTheAsicPage();
    void probeOfAnOldDeviceAsksOnePage();
    void probeRefuses_data();
    void probeRefuses();
    void readsTelemetry();
    void asksTheAsicPageOnce();
    void asksItAgainWhenTheFirmwareChanges();
    void livesWithoutTheAsicPage_data();
    void livesWithoutTheAsicPage();
    void retriesTheAsicPageLessAndLess();
    void aSilentAsicPageCostsNoReading();
    void failsWithTheReason_data();
    void failsWithTheReason();
    void sendsARequestOnceWhenTheDeviceDropsIt();
    void waitsForASlowDevice();
    void keepsOneRequestInFlight();
    void endsWithTheJob();
    void survivesTheEndOfTheAdapter();
    void readsPoolsWithOneRequest();
    void tellsVersionsAndModes();
    void sendsNoOrigin();

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
        Driver().probe(&job);
        settle(job);
        return job.result();
    }
    Result<Telemetry> read() { return run(&MinerAdapter::readTelemetry); }
    static void settle(Job &job) { QTRY_VERIFY_WITH_TIMEOUT(job.isFinished(), 30000); }

    std::unique_ptr<WebDevice> m_device;
    std::unique_ptr<MinerLink> m_link;
    std::unique_ptr<MinerAdapter> m_adapter;
};

void TestBitaxeAdapter::init()
{
    m_device = std::make_unique<WebDevice>();
    QVERIFY(m_device->isListening());
    m_link = std::make_unique<MinerLink>(Endpoint{QHostAddress::LocalHost, m_device->serverPort()});
    m_adapter = Driver().adapterFor(*m_link);
    m_device->pages[infoPage].body = gammaInfoBody();
    m_device->pages[asicPage].body = gammaAsicBody();
}

void TestBitaxeAdapter::cleanup()
{
    m_adapter.reset();
    m_link.reset();
    m_device.reset();
}

void TestBitaxeAdapter::probeFindsTheModelByTheAsicPage()
{
    m_device->pages[asicPage].body = R"({"ASICModel":"BM1370","deviceModel":"LV07","asicCount":2})";
    const auto identity = probe();
    QVERIFY(identity.ok());
    QCOMPARE(identity->model, QStringLiteral("AxeOS compatible: LV07"));
    QCOMPARE(identity->mac, QStringLiteral("02:00:00:00:00:05"));
    QCOMPARE(m_device->requests, (QByteArrayList{infoPage, asicPage}));
}

void TestBitaxeAdapter::probeOfAnOldDeviceAsksOnePage()
{
    m_device->pages[infoPage].body = fixtureBody("hex302-v2.6.0-system_info.json");
    const auto identity = probe();
    QVERIFY(identity.ok());
    QCOMPARE(identity->model, QStringLiteral("Bitaxe Hex 302"));
    QCOMPARE(m_device->requests, QByteArrayList{infoPage});
}

void TestBitaxeAdapter::probeRefuses_data()
{
    QTest::addColumn<WebDevice::Page>("page");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("words");
    using Page = WebDevice::Page;
    const auto rejected = Error::Kind::Rejected;
    QTest::newRow("Hue bridge") << Page{R"([{"error":{"type":1}}])"} << rejected
                                << QStringLiteral("Hue bridge");
    QTest::newRow("router") << Page{"<html>", 200, "text/html"} << rejected
                            << QStringLiteral("web page");
    QTest::newRow("redirect") << Page{"", 302, "text/html", "Location: /\r\n"} << rejected
                              << QStringLiteral("redirects");
    QTest::newRow("unknown page") << Page{"", 404, "text/html"} << rejected << QStringLiteral("404");
    QTest::newRow("NerdQAxe") << Page{R"({"deviceModel":"NerdQAxe++"})"} << rejected
                              << QStringLiteral("NerdQAxe");
    QTest::newRow("foreign network") << Page{"Unauthorized", 401, "text/html"}
                                     << Error::Kind::Unauthorized << QStringLiteral("private IPv4");
    QTest::newRow("login") << Page{"", 401, "text/html", "WWW-Authenticate: Basic realm=\"x\"\r\n"}
                           << Error::Kind::Unauthorized << QStringLiteral("login");
    QTest::newRow("fault") << Page{"Internal", 500, "text/html"} << Error::Kind::Unreachable
                           << QStringLiteral("memory");
    QTest::newRow("broken") << Page{R"({"ASICModel":)"} << Error::Kind::BadReply
                            << QStringLiteral("broken JSON");
}

void TestBitaxeAdapter::probeRefuses()
{
    QFETCH(WebDevice::Page, page);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, words);
    m_device->pages[infoPage] = page;
    m_device->pages["/"].body = gammaInfoBody();
    const auto identity = probe();
    QVERIFY(!identity.ok());
    QCOMPARE(identity.error().kind, kind);
    QVERIFY2(identity.error().detail.contains(words), qPrintable(identity.error().detail));
    QCOMPARE(m_device->requests, QByteArrayList{infoPage});
}

void TestBitaxeAdapter::readsTelemetry()
{
    const auto telemetry = read();
    QVERIFY(telemetry.ok());
    QCOMPARE(telemetry->hashrate.value_or(0), 1072.2407227e9);
    QCOMPARE(telemetry->poolUrl, QStringLiteral("solo.ckpool.org:3333"));
    QCOMPARE(telemetry->mode, QStringLiteral("standard"));
    QCOMPARE(m_adapter->supportedModes().size(), 4);
}

void TestBitaxeAdapter::asksTheAsicPageOnce()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(read().ok());
    QCOMPARE(m_device->requestsFor(infoPage), 3);
    QCOMPARE(m_device->requestsFor(asicPage), 1);
}

void TestBitaxeAdapter::asksItAgainWhenTheFirmwareChanges()
{
    QVERIFY(read().ok());
    m_device->pages[infoPage].body.replace("v2.12.2", "v2.13.0");
    QVERIFY(read().ok());
    QVERIFY(read().ok());
    QCOMPARE(m_device->requestsFor(asicPage), 2);
}

void TestBitaxeAdapter::livesWithoutTheAsicPage_data()
{
    QTest::addColumn<WebDevice::Page>("page");
    QTest::addColumn<int>("requests"); // in three readings
    using Page = WebDevice::Page;
    QTest::newRow("none") << Page{"", 404, "text/html"} << 1;
    QTest::newRow("redirect") << Page{"", 302, "text/html", "Location: /\r\n"} << 1;
    QTest::newRow("web page") << Page{"<html>", 200, "text/html"} << 1;
    QTest::newRow("fault") << Page{"", 500, "text/html"} << 2;
    QTest::newRow("broken") << Page{"{", 200} << 2;
    Page dropped;
    dropped.manner = WebDevice::Manner::Drop;
    QTest::newRow("dropped") << dropped << 2;
}

void TestBitaxeAdapter::livesWithoutTheAsicPage()
{
    QFETCH(WebDevice::Page, page);
    QFETCH(int, requests);
    m_device->pages[asicPage] = page;
    for (int i = 0; i < 3; ++i) {
        const auto telemetry = read();
        QVERIFY(telemetry.ok());
        QCOMPARE(telemetry->mode, QStringLiteral("standard"));
    }
    QCOMPARE(m_device->requestsFor(infoPage), 3);
    QCOMPARE(m_device->requestsFor(asicPage), requests);
    QVERIFY(probe().ok());
}

void TestBitaxeAdapter::retriesTheAsicPageLessAndLess()
{
    m_device->pages[asicPage].status = 500;
    QList<int> askedAt;
    for (int i = 0; i < 16; ++i) {
        const qsizetype before = m_device->requestsFor(asicPage);
        QVERIFY(read().ok());
        if (m_device->requestsFor(asicPage) > before)
            askedAt.append(i);
    }
    QCOMPARE(askedAt, (QList<int>{0, 1, 3, 7, 15}));

    const qsizetype before = m_device->requestsFor(asicPage);
    m_device->pages[asicPage].status = 200;
    QVERIFY(run(&MinerAdapter::readVersionInfo).ok()); // a person asks: no waiting
    QVERIFY(read().ok());
    QCOMPARE(m_device->requestsFor(asicPage), before + 1);
}

void TestBitaxeAdapter::aSilentAsicPageCostsNoReading()
{
    m_device->pages[asicPage].manner = WebDevice::Manner::Hang;
    TelemetryJob job(soon(2000));
    m_adapter->readTelemetry(&job);
    settle(job);
    QVERIFY(job.succeeded());
    QCOMPARE(job.result()->hashrate.value_or(0), 1072.2407227e9);
    QTRY_COMPARE(m_device->inFlight, 0);
}

void TestBitaxeAdapter::failsWithTheReason_data()
{
    QTest::addColumn<WebDevice::Page>("page");
    QTest::addColumn<Error::Kind>("kind");
    using Page = WebDevice::Page;
    QTest::newRow("redirect") << Page{"", 302, "text/html", "Location: /\r\n"}
                              << Error::Kind::BadReply;
    QTest::newRow("web page") << Page{"<html>", 200, "text/html"} << Error::Kind::BadReply;
    QTest::newRow("fault") << Page{"", 500, "text/html"} << Error::Kind::Unreachable;
    QTest::newRow("list") << Page{"[]"} << Error::Kind::BadReply;
    QTest::newRow("numbers as texts")
        << Page{R"({"ASICModel":"BM1370","version":"v2.15.3","stratumURL":"pool.example.org",)"
                R"("hashRate":"1070.5","temp":"59","power":"19.9","uptimeSeconds":"86400"})"}
        << Error::Kind::BadReply;
    QTest::newRow("foreign network") << Page{"", 401, "text/html"} << Error::Kind::Unauthorized;
    QTest::newRow("another device at this address")
        << Page{R"({"deviceModel":"NerdAxe"})"} << Error::Kind::Rejected;
}

void TestBitaxeAdapter::failsWithTheReason()
{
    QFETCH(WebDevice::Page, page);
    QFETCH(Error::Kind, kind);
    m_device->pages[infoPage] = page;
    m_device->pages["/"].body = gammaInfoBody();
    const auto telemetry = read();
    QVERIFY(!telemetry.ok());
    QCOMPARE(telemetry.error().kind, kind);
    QVERIFY(telemetry.error().detail.endsWith(u'.'));
    QCOMPARE(m_device->requests, QByteArrayList{infoPage});
}

void TestBitaxeAdapter::sendsARequestOnceWhenTheDeviceDropsIt()
{
    m_device->pages[infoPage].manner = WebDevice::Manner::Drop;
    const auto telemetry = read();
    QVERIFY(!telemetry.ok());
    QCOMPARE(telemetry.error().kind, Error::Kind::Unreachable);
    QCOMPARE(m_device->requests, QByteArrayList{infoPage});
}

void TestBitaxeAdapter::waitsForASlowDevice()
{
    m_device->pages[infoPage].delay = 300;
    QVERIFY(read().ok());
    QCOMPARE(m_device->requestsFor(infoPage), 1);
}

void TestBitaxeAdapter::keepsOneRequestInFlight()
{
    m_device->pages[infoPage].delay = 20;
    m_device->pages[asicPage].delay = 20;
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
    QCOMPARE(m_device->mostInFlight, 1);
}

void TestBitaxeAdapter::endsWithTheJob()
{
    m_device->pages[asicPage].manner = WebDevice::Manner::Hang;
    TelemetryJob job(soon());
    QSignalSpy finished(&job, &Job::finished);
    m_adapter->readTelemetry(&job);
    QTRY_COMPARE(m_device->requestsFor(asicPage), 1);
    job.abort();
    QCOMPARE(job.error().kind, Error::Kind::Aborted);
    QTRY_COMPARE(m_device->inFlight, 0);
    QCOMPARE(finished.size(), 1);

    auto gone = std::make_unique<TelemetryJob>(soon());
    m_adapter->readTelemetry(gone.get());
    QTRY_COMPARE(m_device->requestsFor(asicPage), 2);
    gone.reset();
    QTRY_COMPARE(m_device->inFlight, 0);
    m_device->pages[asicPage].manner = WebDevice::Manner::Answer;
    QVERIFY(read().ok());
}

void TestBitaxeAdapter::survivesTheEndOfTheAdapter()
{
    TelemetryJob waiting(soon());
    m_device->pages[infoPage].delay = 50;
    m_adapter->readTelemetry(&waiting);
    m_adapter.reset();
    settle(waiting);
    QCOMPARE(waiting.error().kind, Error::Kind::Aborted);
}

void TestBitaxeAdapter::readsPoolsWithOneRequest()
{
    const auto pools = run(&MinerAdapter::readPoolInfo);
    QVERIFY(pools.ok());
    QCOMPARE(pools->pools.size(), 2);
    QVERIFY(pools->pools.at(1).active);
    QCOMPARE(m_device->requests, QByteArrayList{infoPage});
}

void TestBitaxeAdapter::tellsVersionsAndModes()
{
    const auto info = run(&MinerAdapter::readVersionInfo);
    QVERIFY(info.ok());
    QCOMPARE(info->identity.model, QStringLiteral("Bitaxe Gamma 601"));
    QCOMPARE(info->modes.size(), 4);
    QCOMPARE(info->modes, m_adapter->supportedModes());
    using enum Capability; // v2.12.2 cannot pause yet
    QCOMPARE(info->capabilities, (QList<Capability>{SetMode, SetPool, Restart, Identify}));
    QCOMPARE(info->details.value(QStringLiteral("idfVersion")), QStringLiteral("v5.5.1"));
}

void TestBitaxeAdapter::sendsNoOrigin()
{
    QVERIFY(read().ok());
    QCOMPARE(m_device->requestHeads.size(), 2);
    for (const QByteArray &head : m_device->requestHeads)
        QVERIFY2(!head.toLower().contains("\r\norigin:"), head.constData());
}

COALFACE_TEST(TestBitaxeAdapter)
#include "tst_bitaxe_adapter.moc"
