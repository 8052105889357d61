// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "simulatedbench.h"

#include "tests/testprogram/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <memory>

using namespace coalface;
using namespace coalface::avalon_nano;

//! The driver against simulated devices: how each change ends, and what the device saw of it.
class TestAvalonWrites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_bench.end(); }

    void readsEveryVariant_data();
    void readsEveryVariant();
    void turnsLookalikesDown_data();
    void turnsLookalikesDown();
    void readsUnderFaults_data();
    void readsUnderFaults();
    void readsWithoutAHashBoard();
    void setsTheMode_data();
    void setsTheMode();
    void theModeItIsInIsNotSent();
    void theModeItShowsIsSentWhereThatMayNotBeAll();
    void unknownModesAreRefused();
    void noModeWhileItCalibrates();
    void restarts_data();
    void restarts();
    void storesAPool();
    void storesAPoolAndRestarts_data();
    void storesAPoolAndRestarts();
    void poolsWantTheRightLogin();
    void aWriteIntoAClosingDeviceIsSentOnce();
    void neverSendsWhatIsNotOnTheList();

private:
    Result<WriteReport> setMode(const char *mode);
    Result<WriteReport> setPool(bool restart, const QString &password);

    SimulatedBench m_bench;
};

Result<WriteReport> TestAvalonWrites::setMode(const char *mode)
{
    ModeJob job(QString::fromLatin1(mode), QDeadlineTimer(30'000));
    return m_bench->run(&Adapter::setMode, job);
}

Result<WriteReport> TestAvalonWrites::setPool(bool restart, const QString &password)
{
    PoolJob job({1, u"new.example.org:3333"_qs, u"account.worker"_qs, u"poolpass"_qs, restart},
                QDeadlineTimer(40'000), {{u"password"_qs, password}});
    return m_bench->run(&Adapter::setPool, job);
}

void TestAvalonWrites::readsEveryVariant_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<double>("least"); // TH/s
    QTest::addColumn<double>("most");
    QTest::addColumn<QString>("mode");
    QTest::newRow("nano3-24071801") << u"Avalon Nano 3"_qs << 3.0 << 3.6 << u"medium"_qs;
    QTest::newRow("nano3-nomodel") << u"Avalon Nano 3"_qs << 3.0 << 3.6 << u"medium"_qs;
    QTest::newRow("nano3s-25021401") << u"Avalon Nano 3S"_qs << 6.0 << 7.0 << u"high"_qs;
    QTest::newRow("mini3-25011701") << u"Avalon Mini 3"_qs << 35.0 << 40.0 << u"mining"_qs;
    QTest::newRow("q-25052801") << u"Avalon Q"_qs << 51.0 << 59.0 << u"eco"_qs;
    QTest::newRow("a15-24102401") << u"AvalonMiner 15-194"_qs << 180.0 << 208.0 << QString();
}

void TestAvalonWrites::readsEveryVariant()
{
    QFETCH(QString, model);
    QFETCH(double, least);
    QFETCH(double, most);
    QFETCH(QString, mode);
    m_bench.start(QTest::currentDataTag());
    const auto identity = m_bench->probe();
    QVERIFY(identity.ok());
    QCOMPARE(identity->model, model);
    QCOMPARE(identity->mac, m_bench.station().device().mac());
    QVERIFY(!identity->serial.isEmpty());
    const auto telemetry = m_bench->read();
    QVERIFY(telemetry.ok());
    QVERIFY2(*telemetry->hashrate / 1e12 > least && *telemetry->hashrate / 1e12 < most,
             qPrintable(QString::number(*telemetry->hashrate)));
    QCOMPARE(telemetry->mode.value_or(QString()), mode);
    QVERIFY(telemetry->power && telemetry->temperature && telemetry->uptime && telemetry->poolUrl
            && telemetry->sharesAccepted);
    QCOMPARE(m_bench->version()->capabilities.isEmpty(), mode.isEmpty());
}

void TestAvalonWrites::turnsLookalikesDown_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("lookalike-antminer") << u"Antminer"_qs;
    QTest::newRow("lookalike-whatsminer") << u"Whatsminer"_qs;
    QTest::newRow("lookalike-cgminer") << u"another kind"_qs;
}

void TestAvalonWrites::turnsLookalikesDown()
{
    QFETCH(QString, words);
    m_bench.start(QTest::currentDataTag());
    const auto identity = m_bench->probe();
    QVERIFY(!identity.ok());
    QCOMPARE(identity.error().kind, Error::Kind::Rejected);
    QVERIFY2(identity.error().detail.contains(words), qPrintable(identity.error().detail));
}

void TestAvalonWrites::readsUnderFaults_data()
{
    QTest::addColumn<bool>("isRead");
    QTest::newRow("strings") << true;
    for (const char *fault : {"drop", "garbage", "nothttp", "truncated", "html", "500", "array",
                              "offline", "stall", "endless"})
        QTest::newRow(fault) << false;
}

void TestAvalonWrites::readsUnderFaults()
{
    QFETCH(bool, isRead);
    m_bench.start("nano3s-25021401");
    QVERIFY(m_bench->read().ok());
    m_bench.station().setFault(
        *simulator::faultFromName(QString::fromLatin1(QTest::currentDataTag())));
    const auto telemetry = m_bench->read(isRead ? 20'000 : 2'000);
    QCOMPARE(telemetry.ok(), isRead);
    if (!isRead)
        QVERIFY(!telemetry.error().detail.isEmpty());
    // What is silent says nothing that the driver could have understood.
    const QString fault = QString::fromLatin1(QTest::currentDataTag());
    if (fault == u"drop" || fault == u"offline")
        QCOMPARE(telemetry.error().kind, Error::Kind::Unreachable);
    else if (fault == u"garbage" || fault == u"nothttp" || fault == u"truncated")
        QCOMPARE(telemetry.error().kind, Error::Kind::BadReply);
    m_bench.station().setFault(simulator::Fault::None);
    QTRY_COMPARE(m_bench.station().connections(), 0);
    QVERIFY(m_bench->read().ok());
}

void TestAvalonWrites::readsWithoutAHashBoard()
{
    m_bench.start("nano3s-25021401");
    QVERIFY(m_bench.station().device().setCondition(u"dead"_qs)); // "MH]", "CRC]" and so on
    const auto telemetry = m_bench->read();
    QVERIFY(telemetry.ok());
    QCOMPARE(telemetry->hashrate, 0.0);
    QVERIFY(!telemetry->temperature && !telemetry->hashrateAverage);
    QVERIFY(telemetry->power && telemetry->mode == u"high"_qs);
}

void TestAvalonWrites::setsTheMode_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("nano3-24071801") << QByteArray("high") << QByteArray("0,worklevel,set,2");
    QTest::newRow("nano3s-25021401") << QByteArray("low") << QByteArray("0,workmode,set,0");
    QTest::newRow("mini3-25011701") << QByteArray("night") << QByteArray("0,workmode,set,2");
    QTest::newRow("q-25052801") << QByteArray("super") << QByteArray("0,workmode,set,2");
}

void TestAvalonWrites::setsTheMode()
{
    QFETCH(QByteArray, mode);
    QFETCH(QByteArray, request);
    m_bench.start(QTest::currentDataTag());
    const auto report = setMode(mode.constData());
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, Outcome::Applied);
    QVERIFY(report->verified);
    QCOMPARE(m_bench->read()->mode, QString::fromLatin1(mode));
    QCOMPARE(m_bench.seenWith(request.constData()), 1);
    QCOMPARE(m_bench.seenWith("reboot"), 0);
}

void TestAvalonWrites::theModeItIsInIsNotSent()
{
    m_bench.start("nano3s-25021401");
    QCOMPARE(setMode("high")->outcome, Outcome::Applied);
    QCOMPARE(m_bench.seenWith("workmode,set"), 0);
}

void TestAvalonWrites::theModeItShowsIsSentWhereThatMayNotBeAll()
{
    m_bench.start("nano3s-25021401");
    ModeJob job(u"high"_qs, QDeadlineTimer(30'000));
    job.setSendsAnyway();
    const auto report = m_bench->run(&Adapter::setMode, job);
    QCOMPARE(report->outcome, Outcome::Applied);
    QVERIFY(report->verified);
    QCOMPARE(m_bench.seenWith("workmode,set,2"), 1);
}

void TestAvalonWrites::unknownModesAreRefused()
{
    m_bench.start("nano3s-25021401");
    for (const char *mode : {"eco", "paused", "256", ""})
        QCOMPARE(setMode(mode)->outcome, Outcome::Refused);
    QCOMPARE(m_bench.seenWith("workmode,set"), 0);
}

void TestAvalonWrites::noModeWhileItCalibrates()
{
    m_bench.start("nano3s-25021401");
    // What it would refuse it says before anybody tries; a pool, without the login of its web page.
    QCOMPARE(m_bench->version()->obstacles.keys(), QList<Capability>{Capability::SetPool});
    QVERIFY(m_bench.station().device().setCondition(u"calibrating"_qs));
    const auto obstacles = m_bench->version()->obstacles;
    QVERIFY(obstacles.value(Capability::SetMode).contains(u"calibrating"));
    const Credentials login{{u"password"_qs, u"admin"_qs}};
    QCOMPARE(m_bench->run<VersionInfoJob>(&avalon_nano::Adapter::readVersionInfo, login)
                 ->obstacles.keys(),
             QList<Capability>{Capability::SetMode});
    const auto report = setMode("low");
    QCOMPARE(report->outcome, Outcome::Refused);
    QVERIFY(report->detail.contains(u"calibrating"));
    // Where the state does not tell it, the device does.
    QVERIFY(m_bench.station().device().omitValues({u"ADJ"_qs}));
    const auto refused = setMode("low");
    QCOMPARE(refused->outcome, Outcome::Refused);
    QVERIFY(refused->detail.contains(u"calibrating"));
    QCOMPARE(m_bench.seenWith("workmode,set"), 1);
}

void TestAvalonWrites::restarts_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("nano3-24071801") << QByteArray("0,reboot,all"); // closes without an answer
    QTest::newRow("q-25052801") << QByteArray("0,reboot,0");
}

void TestAvalonWrites::restarts()
{
    QFETCH(QByteArray, request);
    m_bench.start(QTest::currentDataTag());
    const auto report = m_bench->run<RestartJob>(&Adapter::restart, {}, 40'000);
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, Outcome::Applied);
    QVERIFY(report->verified);
    QVERIFY(*m_bench->read()->uptime < 120);
    QCOMPARE(m_bench.seenWith(request.constData()), 1);
}

void TestAvalonWrites::storesAPool()
{
    m_bench.start("nano3s-25021401");
    const auto report = setPool(false, u"admin"_qs);
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, Outcome::NotConfirmed); // it shows it after the restart only
    QVERIFY(!report->verified);
    QVERIFY(report->detail.contains(u"after a restart"));
    QCOMPARE(m_bench.seenWith("setpool\",\"parameter\":\"admin,admin,1,stratum+tcp://"
                              "new.example.org:3333,account.worker,poolpass"),
             1);
    QCOMPARE(m_bench.seenWith("reboot"), 0);
    const auto pools = m_bench->run<PoolInfoJob>(&Adapter::readPoolInfo);
    QCOMPARE(pools->pools[1].url, u"stratum+tcp://fallback.example.org:3333"_qs);
}

void TestAvalonWrites::storesAPoolAndRestarts_data()
{
    QTest::addColumn<QString>("password");
    QTest::newRow("nano3s-25021401") << u"admin"_qs;
    QTest::newRow("nano3-24071801") << u"root"_qs; // sent as a hash
}

void TestAvalonWrites::storesAPoolAndRestarts()
{
    QFETCH(QString, password);
    m_bench.start(QTest::currentDataTag());
    const auto report = setPool(true, password);
    QVERIFY(report.ok());
    QVERIFY2(report->outcome == Outcome::Applied, qPrintable(report->detail));
    QVERIFY(report->verified);
    const auto pools = m_bench->run<PoolInfoJob>(&Adapter::readPoolInfo);
    QCOMPARE(pools->pools[1].url, u"stratum+tcp://new.example.org:3333"_qs);
    QCOMPARE(pools->pools[1].user, u"account.worker"_qs);
    QCOMPARE(m_bench.seenWith("\"setpool\",\"parameter\""), 1);
    QCOMPARE(m_bench.seenWith("reboot"), 1);
}

void TestAvalonWrites::poolsWantTheRightLogin()
{
    m_bench.start("q-25052801");
    const auto wrong = setPool(true, u"wrong"_qs);
    QCOMPARE(wrong->outcome, Outcome::Refused);
    QVERIFY(wrong->detail.contains(u"web login"));
    QCOMPARE(m_bench.seenWith("reboot"), 0);
    const auto none = setPool(true, QString());
    QVERIFY(!none.ok());
    QCOMPARE(none.error().kind, Error::Kind::Unauthorized);
    PoolJob comma({0, u"a:1"_qs, u"w"_qs, u"a,b"_qs, false}, QDeadlineTimer(10'000),
                  {{u"password"_qs, u"admin"_qs}});
    QCOMPARE(m_bench->run(&Adapter::setPool, comma)->outcome, Outcome::Refused);
    QCOMPARE(m_bench.seenWith("\"setpool\",\"parameter\""), 1); // the wrong login alone
}

void TestAvalonWrites::aWriteIntoAClosingDeviceIsSentOnce()
{
    m_bench.start("nano3s-25021401");
    QVERIFY(m_bench->version().ok());
    ModeJob job(u"low"_qs, QDeadlineTimer(30'000));
    m_bench->adapter().setMode(&job);
    // It drops from the write on; the device has taken it all the same.
    connect(&m_bench.engine(), &simulator::Engine::requestSeen, this,
            [this](int, const simulator::SeenRequest &request) {
                m_bench.station().setFault(request.request.body.contains("workmode,set")
                                               ? simulator::Fault::Drop
                                               : simulator::Fault::None);
            });
    Bench::settle(job);
    QCOMPARE(job.result()->outcome, Outcome::Applied);
    QCOMPARE(m_bench.seenWith("workmode,set"), 1);
}

void TestAvalonWrites::neverSendsWhatIsNotOnTheList()
{
    m_bench.start("q-25052801");
    QVERIFY(m_bench->version().ok());
    QVERIFY(m_bench->read().ok());
    QCOMPARE(setMode("standard")->outcome, Outcome::Applied);
    static const QList<QByteArray> allowed = {"version", "summary", "stats",
                                              "pools",   "check",   "ascset"};
    for (const QByteArray &request : m_bench.seen()) {
        const QJsonObject object = QJsonDocument::fromJson(request).object();
        for (const QString &name : object.value(u"command").toString().split(u'+'))
            QVERIFY2(allowed.contains(name.toUtf8()), request.constData());
        if (object.value(u"command") == u"ascset"_qs) {
            const QString parameter = object.value(u"parameter").toString();
            QVERIFY2(parameter == u"0,help" || parameter == u"0,workmode,set,1",
                     request.constData());
        }
    }
}

COALFACE_TEST(TestAvalonWrites)
#include "tst_avalon_writes.moc"
