// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
//
// The contract must find each sin of a driver, and nothing in a driver without one.
#include "testing/sloppydriver.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/testing/crowd.h>
#include <minersdk/testing/secrets.h>
#include <minersdk/testing/trial.h>

#include <QElapsedTimer>
#include <QTest>

#include <memory>

using namespace coalface;
using namespace coalface::testing;
using namespace std::chrono_literals;
using sloppy::Sin;

namespace {

constexpr Call::Time brief{2s, 200ms};

Device device()
{
    const auto mode = std::make_shared<QByteArray>("standard");
    return [mode](const QByteArray &request) {
        if (request.startsWith("POST /mode "))
            *mode = httpBody(request);
        if (request.startsWith("GET /state ") || request.startsWith("POST /mode "))
            return httpReply("{\"power\":15.5,\"mode\":\"" + *mode + "\"}");
        return httpReply("{}", "404 Not Found");
    };
}

Subject subjectWith(Sin sin)
{
    Subject subject;
    subject.driver = [sin] { return std::make_unique<sloppy::Driver>(sin); };
    subject.device = device;
    subject.isWrite = [](const QByteArray &request) { return request.startsWith("POST "); };
    subject.mode = QStringLiteral("eco");
    subject.pool.password = QStringLiteral("pool-secret");
    subject.credentials = {{QStringLiteral("password"), QStringLiteral("device-secret")}};
    subject.unsupported = {Verb::ReadPoolInfo, Verb::ReadVersionInfo, Verb::SetPool, Verb::Restart,
                           Verb::Identify,     Verb::Pause,           Verb::Resume};
    return subject;
}

//! Of a device that is only heard: a reading waits for an announcement.
class WaitingDriver : public sloppy::Driver
{
public:
    WaitingDriver() : Driver(Sin::None) {}
    std::unique_ptr<MinerAdapter> adapterFor(MinerLink &link) override
    {
        return std::make_unique<WaitingAdapter>(link, Sin::None);
    }

private:
    class WaitingAdapter : public sloppy::Adapter
    {
    public:
        using Adapter::Adapter;
        void readTelemetry(TelemetryJob *) override {}
    };
};

} // namespace

class TestDriverContract : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsASin_data();
    void findsASin();
    void findsASecretInTheLog();
    void findsTwoRequestsInFlight();
    void findsNothingInAGoodDriver();
    void cancelsInEveryPhase_data();
    void cancelsInEveryPhase();
    void cancelsWhatWaitsForAnAnnouncement();
    void aPortThatRefusesIsNoOtherDevices();
    void playsEveryFault_data();
    void playsEveryFault();
};

void TestDriverContract::findsASin_data()
{
    QTest::addColumn<Sin>("sin");
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, Sin sin, Verb verb, const char *fault, Phase phase,
                        const char *words) {
        QTest::newRow(name) << sin << verbName(verb) << QString::fromLatin1(fault) << phase
                            << QString::fromLatin1(words);
    };
    const Phase start = Phase::Throughout;
    row("writes while reading", Sin::WritesWhileReading, Verb::ReadTelemetry, "", start,
        "a read that changes the device");
    row("repeats a write", Sin::RepeatsAWrite, Verb::SetMode, "", start,
        "the same write was sent 2 times");
    row("never settles", Sin::NeverSettles, Verb::ReadTelemetry, "HTTP 500 Internal Server Error",
        start, "until its deadline");
    row("tells the secret", Sin::TellsTheSecret, Verb::SetMode, "HTTP 401 Unauthorized", start,
        "it tells a secret");
    row("says nothing", Sin::SaysNothing, Verb::Probe, "refuses", start, "the sentence is empty");
    row("believes the reply", Sin::BelievesTheReply, Verb::SetMode, "answers twice",
        Phase::OnWrites, "the device did nothing, but the report is applied");
    row("calls a sent write unreachable", Sin::CallsASentWriteUnreachable, Verb::SetMode,
        "closes without an answer", Phase::OnWrites, "as if it had not");
    row("makes a value of anything", Sin::MakesAValueOfAnything, Verb::Probe, "web page", start,
        "it made a value of that");
    row("reads impossible values", Sin::ReadsImpossibleValues, Verb::ReadTelemetry,
        "negative numbers", start, "impossible values of power");
    row("opens its own socket", Sin::OpensItsOwnSocket, Verb::ReadTelemetry, "drips", start,
        "two requests were in flight");
    row("follows redirects", Sin::FollowsRedirects, Verb::ReadTelemetry, "HTTP 302 Found", start,
        "it followed a redirect");
    row("sends an Origin", Sin::SendsAnOrigin, Verb::ReadTelemetry, "", start, "Origin");
    row("goes on after the end", Sin::GoesOnAfterTheEnd, Verb::ReadTelemetry, "", start,
        "it asked the device after its end");
}

void TestDriverContract::findsASin()
{
    QFETCH(Sin, sin);
    QFETCH(QString, verb);
    QFETCH(QString, fault);
    QFETCH(Phase, phase);
    QFETCH(QString, words);
    QList<Plan> plans;
    for (const Verb candidate : allVerbs()) {
        if (verbName(candidate) == verb)
            plans.append(Plan{candidate, faultNamed(fault), phase, brief});
    }
    QCOMPARE(plans.size(), 1);
    QCOMPARE(plans[0].fault.exists(), !fault.isEmpty());
    const QStringList found = complaintsOf(subjectWith(sin), plans);
    QVERIFY2(!found.filter(words).isEmpty(), qPrintable(u"found: "_qs + found.join(u'\n')));
    QCOMPARE(complaintsOf(subjectWith(Sin::None), plans), QStringList());
}

void TestDriverContract::findsASecretInTheLog()
{
    const Subject subject = subjectWith(Sin::LogsTheSecret);
    const LogWatch log;
    complaintsOf(subject, {Plan{Verb::SetMode, noFault(), Phase::Throughout, brief}});
    QCOMPARE(textWithSecret(log.lines(), secretsOf(subject)),
             QStringLiteral("Logging in with device-secret"));
}

void TestDriverContract::findsTwoRequestsInFlight()
{
    QCOMPARE(complaintsOfCrowd(subjectWith(Sin::OpensItsOwnSocket), brief).size(), 1);
    QCOMPARE(complaintsOfCrowd(subjectWith(Sin::None), brief), QStringList());
}

void TestDriverContract::findsNothingInAGoodDriver()
{
    QList<Plan> plans;
    for (const Verb verb : allVerbs())
        plans.append(Plan{verb, noFault(), Phase::Throughout, brief});
    QCOMPARE(complaintsOf(subjectWith(Sin::None), plans), QStringList());
}

void TestDriverContract::cancelsInEveryPhase_data()
{
    QTest::addColumn<Phase>("phase");
    for (const Phase phase :
         {Phase::Throughout, Phase::AfterFirst, Phase::OnWrites, Phase::AfterWrites})
        QTest::newRow(qPrintable(phaseName(phase))) << phase;
}

void TestDriverContract::cancelsInEveryPhase()
{
    QFETCH(Phase, phase);
    QList<Plan> plans;
    for (const auto cancel : {Plan::Cancel::AtOnce, Plan::Cancel::WhenAsked}) {
        plans.append(Plan{Verb::SetMode, silence(), phase, brief, cancel});
        plans.append(Plan{Verb::ReadTelemetry, silence(), phase, brief, cancel});
    }
    QCOMPARE(complaintsOf(subjectWith(Sin::None), plans), QStringList());
}

void TestDriverContract::cancelsWhatWaitsForAnAnnouncement()
{
    Subject subject = subjectWith(Sin::None);
    subject.driver = [] { return std::make_unique<WaitingDriver>(); };
    subject.device = {};
    subject.announcement = "{}";
    const Call::Time patient{60s, 200ms};
    QElapsedTimer age;
    age.start();
    QCOMPARE(complaintsOf(subject, {Plan{Verb::ReadTelemetry, silence(), Phase::Throughout, patient,
                                         Plan::Cancel::WhenAsked}}),
             QStringList());
    QVERIFY(age.elapsed() < 20'000);
}

void TestDriverContract::aPortThatRefusesIsNoOtherDevices()
{
    const Subject subject = subjectWith(Sin::None);
    const LoopbackServer server(subject, faultNamed(u"refuses"_qs), Phase::Throughout);
    QTcpSocket other;
    QVERIFY(!other.bind(server.endpoint().address, server.endpoint().port,
                        QAbstractSocket::DontShareAddress));
}

void TestDriverContract::playsEveryFault_data()
{
    QTest::addColumn<QString>("fault");
    const QList<Fault> faults = allFaults();
    for (const Fault &fault : faults)
        QTest::newRow(qPrintable(fault.name)) << fault.name;
}

//! A driver that answers with whatever it gets shows that the fault reaches it.
void TestDriverContract::playsEveryFault()
{
    QFETCH(QString, fault);
    const Fault played = faultNamed(fault);
    const Subject subject = subjectWith(Sin::None);
    LoopbackServer server(subject, played, Phase::Throughout);
    MinerLink link(server.endpoint());
    TelemetryJob job(QDeadlineTimer(played.endsByItself() ? 20s : 300ms));
    sloppy::Driver driver(Sin::None);
    const auto adapter = driver.adapterFor(link);
    adapter->readTelemetry(&job);
    QTRY_VERIFY_WITH_TIMEOUT(job.isFinished(), 30000);
    QCOMPARE(job.succeeded(), played.readable && fault != QStringLiteral("cut near the end"));
    QCOMPARE(job.error().kind == Error::Kind::Timeout, !played.endsByItself());
    QTRY_VERIFY(!server.hasOpenConnections());
}

COALFACE_TEST(TestDriverContract)
#include "tst_drivercontract.moc"
