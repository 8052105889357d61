// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
// The driver against the simulated devices, over real sockets: HTTP, and broadcasts as a listener hears them.
#include "bench.h"
#include "nmminer/driver.h"
#include "simulator/engine.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/net/minerlink.h>

#include <QNetworkProxy>
#include <QUdpSocket>
#include <QtTest>

using namespace coalface;
using namespace std::chrono_literals;

namespace {
QString words(const char *text)
{
    return QString::fromLatin1(text);
}
} // namespace

class tst_NMMinerTogether : public QObject
{
    Q_OBJECT
private slots:
    void init();

    void probeTellsDevicesApart_data();
    void probeTellsDevicesApart();
    void readsEveryWebVariant_data();
    void readsEveryWebVariant();
    void readsTheStateOfTheDevice();
    void faultsAreErrors_data();
    void faultsAreErrors();
    void aPoolIsSetAndSeenInUse();
    void aPoolIsSetWithARestart();
    void theDefectIsReported();
    void restartsTheDevice();
    void takeAndCloseShowsOneRequest();
    void broadcastsAreHeard_data();
    void broadcastsAreHeard();
    void siblingsAreHeardAndRefused();
    void aSilentDeviceIsNotHeard();
    void spoiledBroadcastsAreRefused_data();
    void spoiledBroadcastsAreRefused();

private:
    simulator::Station &add(const char *variant)
    {
        const auto family = simulator::family_nmminer();
        const QString problem = m_engine->add(*family, words(variant));
        if (!problem.isEmpty())
            qFatal("%s", qPrintable(problem));
        return m_engine->station(m_engine->count() - 1);
    }
    static void settle(Job &job) { QTRY_VERIFY_WITH_TIMEOUT(job.isFinished(), 60000); }
    Result<Identity> probe(const simulator::Station &station)
    {
        MinerLink link({station.place().address, station.place().port});
        ProbeJob job(link, QDeadlineTimer(10s));
        nmminer::Driver().probe(&job);
        settle(job);
        return job.result();
    }
    template<typename Kind, typename... Arguments>
    Result<typename Kind::Value> run(const simulator::Station &station,
                                     void (MinerAdapter::*verb)(Kind *), Arguments... arguments)
    {
        MinerLink link({station.place().address, station.place().port});
        const auto adapter = nmminer::Driver().adapterFor(link);
        Kind job(arguments..., QDeadlineTimer(50s));
        (adapter.get()->*verb)(&job);
        settle(job);
        return job.result();
    }
    Result<WriteReport> setPool(const simulator::Station &station, bool restart = false)
    {
        return run<PoolJob>(station, &MinerAdapter::setPool,
                            PoolSettings{0, words("new.example.org:21496"), words("me.1"),
                                         words("x"), restart});
    }
    static int seen(simulator::Station &station, const QByteArray &method, const QByteArray &path)
    {
        int count = 0;
        for (const simulator::SeenRequest &entry : station.log().latest())
            count += entry.request.method == method && entry.request.path == path ? 1 : 0;
        return count;
    }
    //! The next datagram to 12345 that holds these bytes, as the application would hand it over.
    Announcement hear(const QByteArray &word, int milliseconds = 8000);

    std::unique_ptr<simulator::Engine> m_engine;
};

void tst_NMMinerTogether::init()
{
    m_engine = std::make_unique<simulator::Engine>(simulator::AddressPlan::ports(0));
    m_engine->setLogCapacity(100);
}

Announcement tst_NMMinerTogether::hear(const QByteArray &word, int milliseconds)
{
    QUdpSocket listener;
    listener.setProxy(QNetworkProxy::NoProxy);
    if (!listener.bind(QHostAddress::AnyIPv4, 12345,
                       QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint))
        qWarning() << listener.errorString();
    Announcement heard;
    const auto next = [&] {
        while (heard.payload.isEmpty() && listener.hasPendingDatagrams()) {
            const qint64 size = listener.pendingDatagramSize();
            Announcement candidate;
            candidate.port = 12345;
            candidate.payload.resize(qMax<qint64>(0, size));
            listener.readDatagram(candidate.payload.data(), candidate.payload.size(),
                                  &candidate.sender);
            // Other simulators on this computer have addresses of their own.
            if (candidate.payload.contains(word)
                && candidate.sender.isEqual(QHostAddress(QHostAddress::LocalHost)))
                heard = candidate;
        }
        return !heard.payload.isEmpty();
    };
    [[maybe_unused]] const bool found = QTest::qWaitFor(next, milliseconds);
    return heard;
}

void tst_NMMinerTogether::probeTellsDevicesApart_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QString>("firmware"); // empty = refused
    QTest::addColumn<QString>("words");
    QTest::newRow("v2.0.04") << words("cyd28-v2.0.04") << words("v2.0.04") << QString();
    QTest::newRow("2.1.0") << words("esp32s3-v2.1.0") << words("2.1.0") << QString();
    QTest::newRow("v1 is heard, not asked")
        << words("cyd28-v1.8.10") << QString() << words("announce");
    QTest::newRow("NMAxe") << words("lookalike-nmaxe") << QString() << words("NMAxe");
    QTest::newRow("busy NMAxe") << words("lookalike-nmaxe-503") << QString() << words("again later");
}

void tst_NMMinerTogether::probeTellsDevicesApart()
{
    QFETCH(QString, variant);
    QFETCH(QString, firmware);
    QFETCH(QString, words);
    const auto identity = probe(add(variant.toLatin1().constData()));
    QCOMPARE(identity.ok(), !firmware.isEmpty());
    if (identity)
        QCOMPARE(identity->firmware, firmware);
    else
        QVERIFY2(identity.error().detail.contains(words), qPrintable(identity.error().detail));
}

void tst_NMMinerTogether::readsEveryWebVariant_data()
{
    QTest::addColumn<QString>("variant");
    for (const QString &variant : simulator::family_nmminer()->variants()) {
        if (variant.contains(u"-v2."))
            QTest::newRow(qPrintable(variant)) << variant;
    }
}

void tst_NMMinerTogether::readsEveryWebVariant()
{
    QFETCH(QString, variant);
    simulator::Station &station = add(variant.toLatin1().constData());
    const auto telemetry = run<TelemetryJob>(station, &MinerAdapter::readTelemetry);
    QVERIFY(telemetry.ok());
    QVERIFY(telemetry->hashrate.value_or(0) > 300'000 && *telemetry->hashrate < 1'200'000);
    QVERIFY(telemetry->sharesAccepted && telemetry->sharesRejected && telemetry->uptime);
    QVERIFY(telemetry->bestDifficulty.value_or(0) >= telemetry->bestSessionDifficulty.value_or(1));
    QCOMPARE(telemetry->poolUrl, words("pool.example.org:3333"));
    QVERIFY(!telemetry->power);
    const auto pools = run<PoolInfoJob>(station, &MinerAdapter::readPoolInfo);
    QVERIFY(pools.ok() && pools->pools.size() == 2 && pools->pools.at(0).active);
}

void tst_NMMinerTogether::readsTheStateOfTheDevice()
{
    simulator::Station &station = add("cyd28-v2.0.04");
    QVERIFY(station.device().setValues({{words("miner.hashRate"), 0.000956432},
                                        {words("miner.sAccepted"), 128},
                                        {words("miner.bestDiffEver"), words("92.67T")}}));
    QVERIFY(station.device().omitValues({words("temps.vcore")}));
    const auto telemetry = run<TelemetryJob>(station, &MinerAdapter::readTelemetry);
    QCOMPARE(telemetry->hashrate.value_or(0), 956'432.0);
    QCOMPARE(telemetry->sharesAccepted.value_or(0), 128);
    QCOMPARE(telemetry->bestDifficulty.value_or(0), 92.67e12);
    QVERIFY(!telemetry->temperature);
}

void tst_NMMinerTogether::faultsAreErrors_data()
{
    QTest::addColumn<QString>("fault");
    for (const char *fault : {"drop", "500", "unauthorized", "garbage", "nothttp", "truncated",
                              "html", "redirect", "array", "offline"})
        QTest::newRow(fault) << words(fault);
}

void tst_NMMinerTogether::faultsAreErrors()
{
    QFETCH(QString, fault);
    simulator::Station &station = add("cyd28-v2.0.04");
    station.setFault(*simulator::faultFromName(fault));
    const auto telemetry = run<TelemetryJob>(station, &MinerAdapter::readTelemetry);
    QVERIFY(!telemetry.ok());
    QVERIFY(telemetry.error().kind == Error::Kind::BadReply
            || telemetry.error().kind == Error::Kind::Unreachable);
    QVERIFY(station.log().total() <= 1);
    station.setFault(simulator::Fault::None);
    QVERIFY(run<TelemetryJob>(station, &MinerAdapter::readTelemetry).ok());
}

void tst_NMMinerTogether::aPoolIsSetAndSeenInUse()
{
    simulator::Station &station = add("esp32s3-v2.1.0"); // takes it into use by itself
    const auto report = setPool(station);
    QVERIFY(report.ok());
    QVERIFY2(report->outcome == Outcome::Applied && report->verified, qPrintable(report->detail));
    QCOMPARE(seen(station, "POST", "/api/setting/mining"), 1);
    QCOMPARE(seen(station, "POST", "/api/system/restart"), 0);
    const auto telemetry = run<TelemetryJob>(station, &MinerAdapter::readTelemetry);
    QCOMPARE(telemetry->poolUrl, words("new.example.org:21496"));
}

void tst_NMMinerTogether::aPoolIsSetWithARestart()
{
    simulator::Station &station = add("cyd28-v2.0.04"); // needs one
    const auto report = setPool(station, true);
    QVERIFY(report.ok());
    QVERIFY2(report->outcome == Outcome::Applied && report->verified, qPrintable(report->detail));
    QCOMPARE(seen(station, "POST", "/api/setting/mining"), 1);
    QCOMPARE(seen(station, "POST", "/api/system/restart"), 1);
    QCOMPARE(seen(station, "GET", "/api/setting/network"), 0);
    QVERIFY(station.mostInFlight() == 1);
}

void tst_NMMinerTogether::theDefectIsReported()
{
    simulator::Station &station = add("cyd28-v2.0.04");
    QVERIFY(station.device().setCondition(words("emptypool")));
    const auto report = setPool(station, true);
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, Outcome::NotConfirmed);
    QVERIFY(report->detail.contains(words("known fault")));
    QCOMPARE(seen(station, "POST", "/api/system/restart"), 0);
}

void tst_NMMinerTogether::restartsTheDevice()
{
    simulator::Station &station = add("cyd28-v2.0.04");
    const auto report = run<RestartJob>(station, &MinerAdapter::restart);
    QVERIFY(report.ok());
    QVERIFY2(report->outcome == Outcome::Applied && report->verified, qPrintable(report->detail));
    QCOMPARE(seen(station, "POST", "/api/system/restart"), 1);
}

// The device acts, but closes without an answer: nothing is ever sent twice.
void tst_NMMinerTogether::takeAndCloseShowsOneRequest()
{
    simulator::Station &station = add("cyd28-v2.0.04");
    // A fault holds for requests that begin after it is set: from the second one on.
    connect(&station, &simulator::Station::requestSeen, this,
            [&station] { station.setFault(simulator::Fault::Drop); });
    MinerLink link({station.place().address, station.place().port});
    const auto adapter = nmminer::Driver().adapterFor(link);
    IdentifyJob job(QDeadlineTimer(20s));
    adapter->identify(&job);
    settle(job);
    QVERIFY(job.succeeded());
    QCOMPARE(job.result()->outcome, Outcome::Unknown);
    QCOMPARE(seen(station, "POST", "/api/swarm/find"), 1);
    QCOMPARE(station.log().total(), 2);
}

void tst_NMMinerTogether::broadcastsAreHeard_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("firmware");
    QTest::newRow("v0.3.01") << words("nmlotto-v0.3.01") << words("NMMiner NMLotto")
                             << words("v0.3.01");
    QTest::newRow("v1.5.01") << words("esp32c3-v1.5.01") << words("NMMiner ESP32-C3")
                             << words("v1.5.01");
    QTest::newRow("v1.7.06") << words("cyd28-v1.7.06") << words("NMMiner cyd 2.8")
                             << words("v1.7.06");
    QTest::newRow("v1.8.10") << words("cyd28-v1.8.10") << words("NMMiner cyd 2.8")
                             << words("v1.8.10");
}

void tst_NMMinerTogether::broadcastsAreHeard()
{
    QFETCH(QString, variant);
    QFETCH(QString, model);
    QFETCH(QString, firmware);
    simulator::Station &station = add(variant.toLatin1().constData());
    QVERIFY(station.listening());
    const Announcement heard = hear(firmware.toLatin1());
    QVERIFY(!heard.payload.isEmpty());
    QVERIFY(heard.sender.isEqual(station.place().address));
    const auto identity = nmminer::Driver().recognise(heard);
    QVERIFY(identity.ok());
    QCOMPARE(identity->model, model);
    QCOMPARE(identity->firmware, firmware);

    MinerLink link({heard.sender, 0});
    const auto adapter = nmminer::Driver().adapterFor(link);
    TelemetryJob job(QDeadlineTimer(5s));
    adapter->readTelemetry(&job);
    qobject_cast<AnnouncedMiner *>(adapter.get())->receive(heard);
    QVERIFY(job.succeeded());
    QVERIFY(job.result()->hashrate.value_or(0) > 100'000);
    QVERIFY(job.result()->sharesAccepted.value_or(-1) > job.result()->sharesRejected.value_or(0));
    QVERIFY(job.result()->uptime.value_or(0) >= 3600);
    QCOMPARE(job.result()->bestDifficulty.has_value(), !variant.contains(u"v0.3"));
    QCOMPARE(station.log().total(), 0); // it was never asked
}

void tst_NMMinerTogether::siblingsAreHeardAndRefused()
{
    add("lookalike-nmqaxe-udp");
    const Announcement heard = hear("NMQAxe");
    QVERIFY(!heard.payload.isEmpty());
    const auto identity = nmminer::Driver().recognise(heard);
    QVERIFY(!identity.ok());
    QCOMPARE(identity.error().kind, Error::Kind::Rejected);
}

void tst_NMMinerTogether::aSilentDeviceIsNotHeard()
{
    simulator::Station &station = add("nmlotto-v0.3.01");
    QVERIFY(station.device().setValues({{words("Version"), words("v0.3.99")}}));
    station.setFault(simulator::Fault::Offline);
    QVERIFY(!station.listening());
    QVERIFY(hear("v0.3.99", 2600).payload.isEmpty());
    station.setFault(simulator::Fault::None);
    QVERIFY(!hear("v0.3.99").payload.isEmpty());
}

void tst_NMMinerTogether::spoiledBroadcastsAreRefused_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("truncated") << words("truncated") << QByteArray("777.77");
    QTest::newRow("garbage") << words("garbage") << QByteArray("\x07\x60\xb9");
    QTest::newRow("array") << words("array") << QByteArray("[{\"error\"");
}

void tst_NMMinerTogether::spoiledBroadcastsAreRefused()
{
    QFETCH(QString, fault);
    QFETCH(QByteArray, word);
    simulator::Station &station = add("nmlotto-v0.3.01");
    QVERIFY(station.device().setValues({{words("HashRate"), words("777.77K")}}));
    station.setFault(*simulator::faultFromName(fault));
    const Announcement heard = hear(word);
    QVERIFY(!heard.payload.isEmpty());
    const auto identity = nmminer::Driver().recognise(heard);
    QVERIFY(!identity.ok());
    QCOMPARE(identity.error().kind, Error::Kind::BadReply);
}

COALFACE_TEST(tst_NMMinerTogether)
#include "tst_nmminer_together.moc"
