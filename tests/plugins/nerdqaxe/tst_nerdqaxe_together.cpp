// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/adapter.h"
#include "nerdqaxe/driver.h"
#include "nerdqaxe/simulated/simulatednerdqaxe.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/net/minerlink.h>
#include <simulator/engine.h>
#include <simulator/family.h>

#include <QJsonDocument>
#include <QTest>

using namespace coalface;
using namespace std::chrono_literals;
using nerdqaxe::Adapter;
using nerdqaxe::Driver;
using simulator::nerdqaxe::SimulatedNerdQAxe;

namespace coalface::simulator {
std::unique_ptr<Family> family_nerdqaxe();
}

namespace {

//! A simulated miner on a loopback port and the driver's adapter for it.
class Bench
{
public:
    explicit Bench(const QString &variant)
    {
        m_engine.setLogCapacity(200);
        const QString problem = m_engine.add(*simulator::family_nerdqaxe(), variant);
        if (!problem.isEmpty())
            qFatal("%s", qPrintable(problem));
        const auto &place = station().place();
        m_link = std::make_unique<MinerLink>(Endpoint{place.address, place.port});
        m_adapter = std::make_unique<Adapter>(*m_link, nerdqaxe::Pace{50ms, 500ms, 200ms});
    }

    template<typename Kind, typename... Arguments>
    Result<typename Kind::Value> run(void (MinerAdapter::*verb)(Kind *), Arguments... arguments)
    {
        Kind job(arguments..., QDeadlineTimer(25000), credentials);
        (m_adapter.get()->*verb)(&job);
        return wait(job);
    }
    Result<Identity> probe()
    {
        ProbeJob job(*m_link, QDeadlineTimer(20000));
        Driver().probe(&job);
        return wait(job);
    }
    Result<Credentials> login(const QString &code)
    {
        LoginJob job(QDeadlineTimer(20000), {{QStringLiteral("otp"), code}});
        qobject_cast<MinerLogin *>(m_adapter.get())->login(&job);
        return wait(job);
    }
    Result<WriteReport> setPool(int slot = 0)
    {
        return run(&MinerAdapter::setPool,
                   PoolSettings{slot, QStringLiteral("new.example:3333"), QStringLiteral("me"),
                                QStringLiteral("pw"), false});
    }

    //! What is no GET: "PATCH /api/system".
    QByteArrayList writes()
    {
        QByteArrayList list;
        for (const auto &seen : station().log().latest()) {
            if (seen.request.method != "GET")
                list.append(seen.request.method + ' ' + seen.request.path);
        }
        return list;
    }
    //! The device acts on the next write, of which the state is read once before, and answers as that fault turns it out.
    void spoilNextWrite(simulator::Fault fault)
    {
        station().setLatency(100);
        QObject::connect(&station(), &simulator::Station::requestSeen, &station(),
                         [this, fault, reads = 0](int, const simulator::SeenRequest &seen) mutable {
                             const bool write = seen.request.method != "GET";
                             if (write || ++reads == 1)
                                 QTimer::singleShot(50, &station(), [this, write, fault] {
                                     station().setFault(write ? simulator::Fault::None : fault);
                                 });
                         });
    }
    simulator::Station &station() { return m_engine.station(0); }
    SimulatedNerdQAxe &device() { return static_cast<SimulatedNerdQAxe &>(station().device()); }

    Credentials credentials;

private:
    template<typename Kind>
    Result<typename Kind::Value> wait(Kind &job)
    {
        if (!QTest::qWaitFor([&job] { return job.isFinished(); }, 30000))
            return Error{Error::Kind::Internal, QStringLiteral("It never ended.")};
        return job.result();
    }

    simulator::Engine m_engine{simulator::AddressPlan::ports(0)};
    std::unique_ptr<MinerLink> m_link;
    std::unique_ptr<MinerAdapter> m_adapter;
};

constexpr char patch[] = "PATCH /api/system";

} // namespace

//! The driver and the simulated devices, each written from the protocol page alone, over real sockets.
class TestNerdQAxeTogether : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVariantIsRecognisedOrTurnedDown();
    void readsEveryVariant();
    void setsAModeAndReadsItBack();
    void aDegradedBoardOffersOnlyWhatItBears();
    void anOverheatedMinerIsLeftAlone();
    void setsAPoolAtOnceOrForTheNextStart_data();
    void setsAPoolAtOnceOrForTheNextStart();
    void restartsAndSeesIt();
    void aDeviceThatTakesAWriteAndClosesSeesItOnce();
    void aFaultOfItsOwnIsNoRefusal();
    void logsInWithOneCodeAndWrites_data();
    void logsInWithOneCodeAndWrites();
    void aWrongCodeIsTriedExactlyOnce();
    void aUsedCodeIsToldAsSuch();
    void neverLocksTheOwnerOut();
    void needsNoLoginWhereNoneIsWanted();
};

void TestNerdQAxeTogether::everyVariantIsRecognisedOrTurnedDown()
{
    for (const QString &variant : simulator::family_nerdqaxe()->variants()) {
        Bench bench(variant);
        const auto identity = bench.probe();
        const bool lookalike = variant.startsWith(u"lookalike-");
        QVERIFY2(identity.ok() != lookalike, qPrintable(variant));
        if (lookalike)
            QCOMPARE(identity.error().kind, Error::Kind::Rejected);
        else if (!identity->mac.isEmpty())
            QCOMPARE(identity->mac, bench.device().mac().toLower());
    }
}

void TestNerdQAxeTogether::readsEveryVariant()
{
    for (const QString &variant : simulator::family_nerdqaxe()->variants()) {
        if (variant.startsWith(u"lookalike-"))
            continue;
        Bench bench(variant);
        const auto t = bench.run(&MinerAdapter::readTelemetry);
        QVERIFY2(t.ok(), qPrintable(variant));
        const double expected = bench.device().machine().expectedHashrate() * 1e9;
        QVERIFY2(qAbs(t->hashrate.value_or(0) / expected - 1) < 0.2, qPrintable(variant));
        QVERIFY2(t->hashrateAverage && qAbs(*t->hashrateAverage / expected - 1) < 0.2,
                 qPrintable(variant));
        QVERIFY2(t->temperature > 25 && t->temperature < 75, qPrintable(variant));
        QVERIFY2(t->power > 5 && t->efficiency > 5 && t->efficiency < 40, qPrintable(variant));
        QVERIFY2(t->inputVoltage > 4.5 && t->inputVoltage < 13, qPrintable(variant));
        QVERIFY2(t->poolUrl == QStringLiteral("pool.example.org:21496"), qPrintable(variant));
        QVERIFY2(t->sharesAccepted > 0 && t->bestDifficulty > 1e7, qPrintable(variant));
        QVERIFY2(!t->error, qPrintable(variant));
    }
}

void TestNerdQAxeTogether::setsAModeAndReadsItBack()
{
    Bench bench(QStringLiteral("nerdoctaxegamma-v1.0.37.1"));
    const auto report = bench.run(&MinerAdapter::setMode, QStringLiteral("eco"));
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, Outcome::Applied);
    QCOMPARE(bench.device().machine().frequency(), 525);
    QCOMPARE(bench.device().machine().coreVoltage(), 1200);
    QCOMPARE(bench.writes(), (QByteArrayList{patch, patch}));
    QCOMPARE(bench.run(&MinerAdapter::readTelemetry)->mode, QStringLiteral("eco"));
    QCOMPARE(bench.run(&MinerAdapter::setMode, QStringLiteral("low"))->outcome, Outcome::Applied);
    QCOMPARE(bench.device().machine().frequency(), 600);
    QCOMPARE(bench.writes().size(), 3);
}

void TestNerdQAxeTogether::aDegradedBoardOffersOnlyWhatItBears()
{
    Bench bench(QStringLiteral("nerdqxdegraded-v1.0.38-alpha9"));
    const auto info = bench.run(&MinerAdapter::readVersionInfo);
    QCOMPARE(info->modes.size(), 1);
    QCOMPARE(info->modes.first().name, QStringLiteral("eco"));
    QCOMPARE(bench.run(&MinerAdapter::setMode, QStringLiteral("standard"))->outcome,
             Outcome::Refused);
    QVERIFY(bench.writes().isEmpty());
}

void TestNerdQAxeTogether::anOverheatedMinerIsLeftAlone()
{
    Bench bench(QStringLiteral("nerdqaxeplusplus-v1.0.38-alpha9"));
    QVERIFY(bench.device().setCondition(QStringLiteral("overheated")));
    const auto telemetry = bench.run(&MinerAdapter::readTelemetry);
    QVERIFY(telemetry->error);
    QVERIFY2(telemetry->error->contains(QStringLiteral("Board error 1")),
             qPrintable(*telemetry->error));
    QCOMPARE(bench.run(&MinerAdapter::setMode, QStringLiteral("eco"))->outcome, Outcome::Refused);
    QVERIFY(bench.writes().isEmpty());
}

void TestNerdQAxeTogether::setsAPoolAtOnceOrForTheNextStart_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<int>("slot");
    QTest::addColumn<bool>("atOnce");
    QTest::newRow("v1.0.34") << QStringLiteral("nerdqaxeplus-v1.0.34") << 0 << false;
    QTest::newRow("v1.0.35") << QStringLiteral("nerdqaxeplusplus-v1.0.35") << 0 << true;
    QTest::newRow("LTS, fallback") << QStringLiteral("nerdqaxeplusplus-V1.0.37.2-LTS") << 1 << true;
    QTest::newRow("v1.0.25, fallback") << QStringLiteral("nerdqaxeplus-v1.0.25") << 1 << false;
}

void TestNerdQAxeTogether::setsAPoolAtOnceOrForTheNextStart()
{
    QFETCH(QString, variant);
    QFETCH(int, slot);
    QFETCH(bool, atOnce);
    Bench bench(variant);
    const auto report = bench.setPool(slot);
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, atOnce ? Outcome::Applied : Outcome::NeedsRestart);
    QVERIFY(report->verified);
    QCOMPARE(bench.writes(), QByteArrayList{patch});
    const auto &machine = bench.device().machine();
    const auto &stored = machine.settings.pools[size_t(slot)];
    QCOMPARE(stored.url, "new.example");
    QCOMPARE(stored.port, 3333);
    QCOMPARE(stored.user, "me");
    QCOMPARE(stored.password, "pw");
    QCOMPARE(machine.runningPools[size_t(slot)] == stored, atOnce);
}

void TestNerdQAxeTogether::restartsAndSeesIt()
{
    Bench bench(QStringLiteral("nerdaxegamma-v1.0.37.1"));
    const auto report = bench.run(&MinerAdapter::restart);
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, Outcome::Applied);
    QVERIFY(bench.device().machine().uptime < 30);
    QCOMPARE(bench.writes(), QByteArrayList{"POST /api/system/restart"});
}

void TestNerdQAxeTogether::aDeviceThatTakesAWriteAndClosesSeesItOnce()
{
    Bench bench(QStringLiteral("nerdqaxeplusplus-V1.0.37.2-LTS"));
    QVERIFY(bench.run(&MinerAdapter::readTelemetry).ok());
    bench.spoilNextWrite(simulator::Fault::Drop);
    const auto report = bench.setPool();
    QVERIFY(report.ok());
    QCOMPARE(bench.writes(), QByteArrayList{patch});
    QCOMPARE(report->outcome, Outcome::Applied);
}

void TestNerdQAxeTogether::aFaultOfItsOwnIsNoRefusal()
{
    // It acts on the write, and is short of memory for the answer.
    Bench bench(QStringLiteral("nerdqaxeplusplus-V1.0.37.2-LTS"));
    QVERIFY(bench.run(&MinerAdapter::readTelemetry).ok());
    bench.spoilNextWrite(simulator::Fault::Error500);
    const auto report = bench.setPool();
    QVERIFY(report.ok());
    QCOMPARE(bench.writes(), QByteArrayList{patch});
    QCOMPARE(report->outcome, Outcome::Applied);
    QVERIFY(report->verified);
}

void TestNerdQAxeTogether::logsInWithOneCodeAndWrites_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QByteArray>("place");
    QTest::newRow("v1.0.34") << QStringLiteral("nerdqaxeplusplus-v1.0.34-otp")
                             << QByteArray("POST /api/otp/session");
    QTest::newRow("v1.0.37.1") << QStringLiteral("nerdqaxeplusplus-v1.0.37.1-otp")
                               << QByteArray("POST /api/otp/session");
    QTest::newRow("v1.0.38-alpha9") << QStringLiteral("nerdqaxeplusplus-v1.0.38-alpha9-otp")
                                    << QByteArray("POST /api/v2/otp/session");
}

void TestNerdQAxeTogether::logsInWithOneCodeAndWrites()
{
    QFETCH(QString, variant);
    QFETCH(QByteArray, place);
    Bench bench(variant);
    // Without a login nothing leaves, and no failure is counted.
    QCOMPARE(bench.setPool().error().kind, Error::Kind::Unauthorized);
    QVERIFY(bench.writes().isEmpty());
    // It says so before anybody tries, of every change.
    const auto before = bench.run(&MinerAdapter::readVersionInfo);
    QCOMPARE(before->obstacles.keys(), before->capabilities);
    QVERIFY(before->obstacles.first().contains(u"one-time passwords"));
    const auto session = bench.login(QString::fromLatin1(bench.device().oneTimeCode()));
    QVERIFY2(session.ok(), session ? "" : qPrintable(session.error().detail));
    QCOMPARE(session->keys(), QStringList{QStringLiteral("session")});
    QCOMPARE(session->value(QStringLiteral("session")).size(), 73);
    bench.credentials = *session;
    QVERIFY(bench.run(&MinerAdapter::readVersionInfo)->obstacles.isEmpty());
    QVERIFY(bench.setPool().ok());
    QCOMPARE(bench.run(&MinerAdapter::setMode, QStringLiteral("low"))->outcome, Outcome::Applied);
    QCOMPARE(bench.writes(), (QByteArrayList{place, patch, patch}));
}

void TestNerdQAxeTogether::aWrongCodeIsTriedExactlyOnce()
{
    Bench bench(QStringLiteral("nerdqaxeplusplus-v1.0.37.1-otp"));
    const QByteArray good = bench.device().oneTimeCode();
    const auto session = bench.login(good == "000000" ? QStringLiteral("111111")
                                                      : QStringLiteral("000000"));
    QCOMPARE(session.error().kind, Error::Kind::Unauthorized);
    QCOMPARE(bench.writes(), QByteArrayList{"POST /api/otp/session"});
    // What is no code at all is not sent.
    QCOMPARE(bench.login(QStringLiteral("12345")).error().kind, Error::Kind::Rejected);
    QCOMPARE(bench.writes().size(), 1);
}

void TestNerdQAxeTogether::aUsedCodeIsToldAsSuch()
{
    Bench bench(QStringLiteral("nerdqaxeplusplus-v1.0.37.1-otp"));
    const QString code = QString::fromLatin1(bench.device().oneTimeCode());
    QVERIFY(bench.login(code).ok());
    const auto again = bench.login(code);
    QCOMPARE(again.error().kind, Error::Kind::Unauthorized);
    QVERIFY(again.error().detail.contains(QStringLiteral("used before")));
    QVERIFY(!again.error().detail.contains(code));
}

void TestNerdQAxeTogether::neverLocksTheOwnerOut()
{
    Bench bench(QStringLiteral("nerdqaxeplusplus-v1.0.37.1-otp"));
    bench.credentials.insert(QStringLiteral("session"), QStringLiteral("long-forgotten"));
    for (int i = 0; i < 4; ++i)
        QCOMPARE(bench.setPool().error().kind, Error::Kind::Unauthorized);
    QCOMPARE(bench.writes().size(), 1);
    for (int i = 0; i < 4; ++i)
        QVERIFY(!bench.login(QStringLiteral("00000%1").arg(i)).ok());
    // Three failures in all; the device locks at five.
    QCOMPARE(bench.writes().size(), 3);
}

void TestNerdQAxeTogether::needsNoLoginWhereNoneIsWanted()
{
    for (const char *variant : {"nerdqaxeplusplus-V1.0.37.2-LTS", "nerdqaxeplus-v1.0.29"}) {
        Bench bench(QString::fromLatin1(variant));
        QCOMPARE(bench.login(QStringLiteral("123456")).error().kind, Error::Kind::Unsupported);
        QVERIFY(bench.writes().isEmpty());
    }
}

COALFACE_TEST(TestNerdQAxeTogether)
#include "tst_nerdqaxe_together.moc"
