// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
//
// The interface must fit families that differ as much as these three: one that only announces itself,
// one of the line protocol with a login and a reboot, one over HTTP whose writes need a session.
#include "families/beacon.h"
#include "families/codeminer.h"
#include "families/lineminer.h"
#include "seenreply.h"
#include "tests/testprogram/testprogram.h"
#include "tinyserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace coalface;

namespace {

Announcement status(const QByteArray &hashrate, qint64 ageMs = 0)
{
    return {QHostAddress::LocalHost, 12345,
            "{\"Board\":\"B\",\"Version\":\"v1\",\"HashRate\":\"" + hashrate
                + "\",\"Temp\":0,\"Pool\":\"p:1\"}\0",
            ageMs};
}

// A device of the line protocol that uses a new pool after its reboot, to which it gives no answer.
class LineDevice
{
public:
    LineDevice()
        : server([this](QTcpSocket *socket, const QByteArray &request) { answer(socket, request); },
                 [](const QByteArray &request) { return request.endsWith('}'); })
    {}

    void answer(QTcpSocket *socket, const QByteArray &request)
    {
        const QJsonObject object = QJsonDocument::fromJson(request).object();
        const QString command = object.value(QLatin1String("command")).toString();
        const QStringList values = object.value(QLatin1String("parameter")).toString().split(u',');
        commands += command;
        QJsonObject reply{{QStringLiteral("STATUS"),
                           QJsonArray{QJsonObject{{QStringLiteral("STATUS"), QStringLiteral("S")}}}}};
        if (command == QLatin1String("setpool")) {
            if (values.value(1) == QLatin1String("right"))
                stored = values.value(3);
            else
                reply = {{QStringLiteral("STATUS"),
                          QJsonArray{QJsonObject{{QStringLiteral("STATUS"), QStringLiteral("E")}}}}};
        } else if (command == QLatin1String("ascset")) {
            if (obeys)
                used = stored;
            socket->disconnectFromHost();
            return;
        } else if (command == QLatin1String("pools")) {
            reply.insert(QStringLiteral("POOLS"),
                         QJsonArray{QJsonObject{{QStringLiteral("POOL"), 0},
                                                {QStringLiteral("URL"), used},
                                                {QStringLiteral("User"), QStringLiteral("u")},
                                                {QStringLiteral("Stratum Active"), true}}});
        } else {
            reply.insert(QStringLiteral("VERSION"),
                         QJsonArray{
                             QJsonObject{{QStringLiteral("PROD"), QStringLiteral("Line 1")}}});
        }
        TinyServer::answering(QJsonDocument(reply).toJson(QJsonDocument::Compact) + '\0')(socket,
                                                                                          {});
    }

    QString stored;
    QString used = QStringLiteral("old:1");
    bool obeys = true;
    QStringList commands;
    TinyServer server;
};

// A device over HTTP that restarts only for its session.
class CodeDevice
{
public:
    CodeDevice()
        : server([this](QTcpSocket *socket, const QByteArray &request) { answer(socket, request); })
    {}

    void answer(QTcpSocket *socket, const QByteArray &request)
    {
        QByteArray reply = TinyServer::httpReply("{}", "404 Not Found");
        if (request.startsWith("GET /api/system/info ")) {
            reply = TinyServer::httpReply(
                "{\"deviceModel\":\"Code "
                "1\",\"macAddr\":\"AA:BB:CC:11:22:33\",\"otp\":true,\"uptimeSeconds\":"
                + QByteArray::number(uptime) + '}');
        } else if (request.startsWith("POST /api/otp/session ")) {
            const bool right = request.contains("\r\nX-TOTP: 123456\r\n");
            reply = right ? TinyServer::httpReply("{\"token\":\"t.1\"}")
                          : TinyServer::httpReply("Invalid TOTP", "401 Unauthorized");
        } else if (request.startsWith("POST /api/system/restart ")) {
            ++restarts;
            const bool right = request.contains("\r\nX-OTP-Session: t.1\r\n");
            if (right)
                uptime = 1;
            reply = right ? QByteArray()
                          : TinyServer::httpReply("OTP/Session required", "401 Unauthorized");
        }
        TinyServer::answering(reply)(socket, {});
    }

    int uptime = 5000;
    int restarts = 0;
    TinyServer server;
};
} // namespace

class tst_families : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void abilitiesAreFoundByCast();

    void anAnnouncementTellsItsSender();
    void aFreshAnnouncementAnswersAtOnce();
    void withoutOneTheReadWaitsForTheNext();
    void aStaleAnnouncementAnswersNothing();

    void changingThePoolNeedsThePassword();
    void aWrongPasswordIsRefused();
    void thePoolIsSetAndReadBackAfterTheReboot();
    void withoutARestartThePoolWaitsForOne();
    void aDeviceThatDoesNotComeBackIsNotConfirmed();

    void aCodeIsExchangedForASession();
    void aWrongCodeIsUnauthorized();
    void withoutASessionNothingIsWritten();
    void theSessionRestartsTheDevice();
};

void tst_families::abilitiesAreFoundByCast()
{
    beacon::Driver beaconDriver;
    codeminer::Driver codeDriver;
    QVERIFY(qobject_cast<MinerDriver *>(static_cast<QObject *>(&beaconDriver)));
    QVERIFY(qobject_cast<AnnouncedMinerDriver *>(static_cast<QObject *>(&beaconDriver)));
    QVERIFY(!qobject_cast<AnnouncedMinerDriver *>(static_cast<QObject *>(&codeDriver)));
    MinerLink link({QHostAddress::LocalHost, 0});
    const std::unique_ptr<MinerAdapter> announced = beaconDriver.adapterFor(link);
    const std::unique_ptr<MinerAdapter> coded = codeDriver.adapterFor(link);
    QVERIFY(qobject_cast<AnnouncedMiner *>(announced.get()));
    QVERIFY(!qobject_cast<MinerLogin *>(announced.get()));
    QVERIFY(qobject_cast<MinerLogin *>(coded.get()));
}

void tst_families::anAnnouncementTellsItsSender()
{
    const beacon::Driver driver;
    QCOMPARE(driver.recognise(status("1.0M"))->firmware, QStringLiteral("v1"));
    const Result<Identity> other = driver.recognise({QHostAddress::LocalHost, 12345, "hello", 0});
    QVERIFY(!other && other.error().kind == Error::Kind::BadReply);
}

void tst_families::aFreshAnnouncementAnswersAtOnce()
{
    MinerLink link({QHostAddress::LocalHost, 0});
    beacon::Adapter adapter(link);
    adapter.receive(status("1.5M"));
    TelemetryJob job(in(5000));
    adapter.readTelemetry(&job);
    QTRY_VERIFY(job.succeeded());
    QCOMPARE(job.result()->hashrate, 1.5e6);
    QVERIFY(!job.result()->temperature);
}

void tst_families::withoutOneTheReadWaitsForTheNext()
{
    MinerLink link({QHostAddress::LocalHost, 0});
    beacon::Adapter adapter(link);
    auto gone = std::make_unique<TelemetryJob>(in(5000));
    TelemetryJob job(in(5000)), late(in(10));
    adapter.readTelemetry(gone.get());
    adapter.readTelemetry(&job);
    adapter.readTelemetry(&late);
    gone.reset();
    QTRY_VERIFY(late.isFinished());
    QVERIFY(late.error().kind == Error::Kind::Timeout);
    QVERIFY(!job.isFinished());
    adapter.receive(status("2K"));
    QVERIFY(job.succeeded());
    QCOMPARE(job.result()->hashrate, 2000.0);
}

void tst_families::aStaleAnnouncementAnswersNothing()
{
    MinerLink link({QHostAddress::LocalHost, 0});
    beacon::Adapter adapter(link);
    adapter.receive(status("1M", 60'001));
    TelemetryJob job(in(5000));
    adapter.readTelemetry(&job);
    QVERIFY(!job.isFinished());
    adapter.receive(status("3M", 500));
    QCOMPARE(job.result()->hashrate, 3e6);
}

void tst_families::changingThePoolNeedsThePassword()
{
    LineDevice device;
    QVERIFY(device.server.listen());
    MinerLink link({QHostAddress::LocalHost, device.server.port()});
    lineminer::Adapter adapter(link);
    PoolJob job({0, QStringLiteral("new:1"), QStringLiteral("u"), QStringLiteral("x"), true},
                in(5000));
    adapter.setPool(&job);
    QTRY_VERIFY(job.isFinished());
    QVERIFY(job.error().kind == Error::Kind::Unauthorized);
    QVERIFY(device.commands.isEmpty());
}

void tst_families::aWrongPasswordIsRefused()
{
    LineDevice device;
    QVERIFY(device.server.listen());
    MinerLink link({QHostAddress::LocalHost, device.server.port()});
    lineminer::Adapter adapter(link);
    PoolJob job({0, QStringLiteral("new:1"), QStringLiteral("u"), QStringLiteral("x"), true},
                in(5000), {{QStringLiteral("password"), QStringLiteral("wrong")}});
    adapter.setPool(&job);
    QTRY_VERIFY(job.isFinished());
    QVERIFY(job.result()->outcome == Outcome::Refused);
    QCOMPARE(device.commands, QStringList(QStringLiteral("setpool")));
}

void tst_families::thePoolIsSetAndReadBackAfterTheReboot()
{
    LineDevice device;
    QVERIFY(device.server.listen());
    MinerLink link({QHostAddress::LocalHost, device.server.port()});
    lineminer::Adapter adapter(link);
    PoolJob job({0, QStringLiteral("new:1"), QStringLiteral("u"), QStringLiteral("x"), true},
                in(5000), {{QStringLiteral("password"), QStringLiteral("right")}});
    adapter.setPool(&job);
    QTRY_VERIFY(job.isFinished());
    QVERIFY(job.succeeded());
    QVERIFY(job.result()->outcome == Outcome::Applied && job.result()->verified);
    QCOMPARE(device.commands, QStringLiteral("setpool ascset pools").split(u' '));
}

void tst_families::withoutARestartThePoolWaitsForOne()
{
    LineDevice device;
    QVERIFY(device.server.listen());
    MinerLink link({QHostAddress::LocalHost, device.server.port()});
    lineminer::Adapter adapter(link);
    PoolJob job({0, QStringLiteral("new:1"), QStringLiteral("u"), QStringLiteral("x"), false},
                in(5000), {{QStringLiteral("password"), QStringLiteral("right")}});
    adapter.setPool(&job);
    QTRY_VERIFY(job.isFinished());
    QVERIFY(job.result()->outcome == Outcome::NeedsRestart);
    QVERIFY(!device.commands.contains(QStringLiteral("ascset")));
}

void tst_families::aDeviceThatDoesNotComeBackIsNotConfirmed()
{
    LineDevice device;
    device.obeys = false;
    QVERIFY(device.server.listen());
    MinerLink link({QHostAddress::LocalHost, device.server.port()});
    lineminer::Adapter adapter(link);
    PoolJob job({0, QStringLiteral("new:1"), QStringLiteral("u"), QStringLiteral("x"), true},
                in(400), {{QStringLiteral("password"), QStringLiteral("right")}});
    QSignalSpy finished(&job, &Job::finished);
    adapter.setPool(&job);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(job.succeeded());
    QVERIFY(job.result()->outcome == Outcome::NotConfirmed && !job.result()->verified);
    QCOMPARE(device.commands.count(QStringLiteral("setpool")), 1);
    QCOMPARE(device.commands.count(QStringLiteral("ascset")), 1);
}

void tst_families::aCodeIsExchangedForASession()
{
    CodeDevice device;
    QVERIFY(device.server.listen());
    MinerLink link({QHostAddress::LocalHost, device.server.port()});
    codeminer::Adapter adapter(link);
    LoginJob job(in(5000), {{QStringLiteral("otp"), QStringLiteral("123456")}});
    qobject_cast<MinerLogin *>(&adapter)->login(&job);
    QTRY_VERIFY(job.isFinished());
    QVERIFY(job.succeeded());
    QCOMPARE(*job.result(), Credentials({{QStringLiteral("session"), QStringLiteral("t.1")}}));
}

void tst_families::aWrongCodeIsUnauthorized()
{
    CodeDevice device;
    QVERIFY(device.server.listen());
    MinerLink link({QHostAddress::LocalHost, device.server.port()});
    codeminer::Adapter adapter(link);
    LoginJob job(in(5000), {{QStringLiteral("otp"), QStringLiteral("654321")}});
    adapter.login(&job);
    QTRY_VERIFY(job.isFinished());
    QVERIFY(job.error().kind == Error::Kind::Unauthorized);
    QCOMPARE(device.server.connections(), 1);
}

void tst_families::withoutASessionNothingIsWritten()
{
    CodeDevice device;
    QVERIFY(device.server.listen());
    MinerLink link({QHostAddress::LocalHost, device.server.port()});
    codeminer::Adapter adapter(link);
    RestartJob job(in(5000));
    adapter.restart(&job);
    QTRY_VERIFY(job.isFinished());
    QVERIFY(job.error().kind == Error::Kind::Unauthorized);
    QCOMPARE(device.restarts, 0);
}

void tst_families::theSessionRestartsTheDevice()
{
    CodeDevice device;
    QVERIFY(device.server.listen());
    MinerLink link({QHostAddress::LocalHost, device.server.port()});
    codeminer::Adapter adapter(link);
    RestartJob job(in(5000), {{QStringLiteral("session"), QStringLiteral("t.1")}});
    adapter.restart(&job); // the device restarts without an answer
    QTRY_VERIFY(job.isFinished());
    QVERIFY(job.succeeded());
    QVERIFY(job.result()->outcome == Outcome::Applied && job.result()->verified);
    QCOMPARE(device.restarts, 1);
}

COALFACE_TEST(tst_families)
#include "tst_families.moc"
