// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
// Every outcome of a write, as it is reported and as the device has seen it.
#include "fixtures.h"
#include "nmminer/driver.h"
#include "scriptedminer.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/net/minerlink.h>

#include <QTest>

using namespace coalface;
using namespace std::chrono_literals;

namespace {
constexpr char setPool[] = "POST /api/setting/mining";
constexpr char restart[] = "POST /api/system/restart";
constexpr char find[] = "POST /api/swarm/find";
constexpr char newWorker[] = "bc1qfakefakefakefakefakefakefakefakefakef0.worker1";

QByteArray status(const QByteArray &line)
{
    return TinyServer::httpReply("hunter2", line, "Content-Type: text/plain\r\n");
}

QByteArray body(const char *key, const char *value)
{
    return QByteArray("{\"") + key + "\":\"" + value + "\"}";
}

PoolSettings newPool(bool restarting = false)
{
    return {0, QStringLiteral("new.example.com:21496"), QString::fromLatin1(newWorker),
            QStringLiteral("x"), restarting};
}
} // namespace

class TestNMMinerWrites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aPoolInUseAtOnceIsApplied();
    void onlyWhatDiffersIsSentOnce();
    void aStoredPoolThatIsNotUsedNeedsARestart();
    void withRestartItIsRestartedAndSeenInUse();
    void withRestartButInUseAtOnceNothingIsRestarted();
    void aPoolOutOfReachAfterTheRestartIsNotConfirmed();
    void aRestartThatIsRefusedLeavesNeedsRestart();
    void aDeviceThatDoesNotStoreItIsNotConfirmed();
    void aPoolThatComesBackEmptyIsNamedAndNotRestarted();
    void aPoolThatIsEmptyAfterTheRestartIsNamed();
    void whatIsThereAlreadyIsNotSent();
    void thePoolItShowsIsSentWhereThatMayNotBeAll();
    void theSecondPoolCannotBeSeenInUse();
    void aNewPasswordCannotBeSeenInUse();
    void aLongPasswordNeverReachesTheDevice();
    void refusalsOfTheDevice_data();
    void refusalsOfTheDevice();
    void takenAndClosedIsSentOnceAndReadBack();
    void takenAndClosedWithoutEffectIsNotConfirmed();
    void takenAndGoneIsUnknown();
    void nobodyThereIsUnreachable();
    void anotherDeviceIsNotWrittenTo();
    void restartIsAppliedWhenTheUptimeHasFallen();
    void aRestartWithoutEffectIsNotConfirmed();
    void aRestartTakenAndClosedIsSentOnce();
    void identifyCannotBeConfirmed();
    void identifyThatIsMissingIsUnsupported();

private:
    template<typename Kind, typename... Arguments>
    Result<WriteReport> write(void (MinerAdapter::*verb)(Kind *), std::chrono::milliseconds wait,
                              Arguments... arguments)
    {
        Kind job(arguments..., QDeadlineTimer(40s));
        job.setConfirmationTime(wait);
        if (m_sendsAnyway)
            job.setSendsAnyway();
        (m_adapter.get()->*verb)(&job);
        [&job] { QTRY_VERIFY_WITH_TIMEOUT(job.isFinished(), 45000); }();
        return job.result();
    }
    Result<WriteReport> set(const PoolSettings &pool, std::chrono::milliseconds wait = 30s)
    {
        return write<PoolJob>(&MinerAdapter::setPool, wait, pool);
    }
    static bool is(const Result<WriteReport> &report, Outcome outcome, bool verified)
    {
        if (report && report->outcome == outcome && report->verified == verified
            && report->detail.endsWith(u'.') && !report->detail.contains(QLatin1String("hunter2")))
            return true;
        qWarning().noquote() << (report ? outcomeName(report->outcome) + u' ' + report->detail
                                        : errorKindName(report.error().kind) + u' '
                                              + report.error().detail);
        return false;
    }

    bool m_sendsAnyway = false;
    std::unique_ptr<ScriptedMiner> m_device;
    std::unique_ptr<MinerLink> m_link;
    std::unique_ptr<MinerAdapter> m_adapter;
};

void TestNMMinerWrites::init()
{
    m_device = std::make_unique<ScriptedMiner>();
    QVERIFY(m_device->server.listen());
    m_link = std::make_unique<MinerLink>(Endpoint{QHostAddress::LocalHost, m_device->server.port()});
    m_adapter = nmminer::Driver().adapterFor(*m_link);
}

void TestNMMinerWrites::cleanup()
{
    m_sendsAnyway = false;
    m_adapter.reset();
    m_link.reset();
    m_device.reset();
}

// The wiki: a new pool is used at the next connection.
void TestNMMinerWrites::aPoolInUseAtOnceIsApplied()
{
    m_device->usesAtOnce = true;
    QVERIFY(is(set(newPool()), Outcome::Applied, true));
    QCOMPARE(m_device->requests(),
             QStringLiteral("GET /api/system/info,GET /api/setting/mining,POST /api/setting/mining,"
                            "GET /api/setting/mining,GET /api/system/info")
                 .split(u','));
}

void TestNMMinerWrites::onlyWhatDiffersIsSentOnce()
{
    m_device->usesAtOnce = true;
    QVERIFY(is(set(newPool()), Outcome::Applied, true));
    QCOMPARE(m_device->count(setPool), 1);
    QCOMPARE(m_device->lastBody(setPool),
             body("PrimaryPool", "stratum+tcp://new.example.com:21496"));
    const QByteArray head = m_device->lastHead(setPool).toLower();
    QVERIFY(head.contains("\r\ncontent-type: application/json\r\n"));
    QVERIFY(head.contains(
        "\r\ncontent-length: " + QByteArray::number(m_device->lastBody(setPool).size()) + "\r\n"));
}

// The repository's reference: a new pool is used after a reboot.
void TestNMMinerWrites::aStoredPoolThatIsNotUsedNeedsARestart()
{
    QVERIFY(is(set(newPool(), 2s), Outcome::NeedsRestart, true));
    QCOMPARE(m_device->count(setPool), 1);
    QCOMPARE(m_device->count(restart), 0);
}

void TestNMMinerWrites::withRestartItIsRestartedAndSeenInUse()
{
    QVERIFY(is(set(newPool(true)), Outcome::Applied, true));
    QCOMPARE(m_device->count(setPool), 1);
    QCOMPARE(m_device->count(restart), 1);
}

void TestNMMinerWrites::withRestartButInUseAtOnceNothingIsRestarted()
{
    m_device->usesAtOnce = true;
    QVERIFY(is(set(newPool(true)), Outcome::Applied, true));
    QCOMPARE(m_device->count(restart), 0);
}

void TestNMMinerWrites::aPoolOutOfReachAfterTheRestartIsNotConfirmed()
{
    m_device->usesAfterRestart = false;
    const auto report = set(newPool(true), 10s);
    QVERIFY(is(report, Outcome::NotConfirmed, false));
    QVERIFY2(report->detail.contains(QLatin1String("works for another one")),
             qPrintable(report->detail));
    QCOMPARE(m_device->count(restart), 1);
}

void TestNMMinerWrites::aRestartThatIsRefusedLeavesNeedsRestart()
{
    m_device->instead[restart] = status("429 Too Many");
    QVERIFY(is(set(newPool(true)), Outcome::NeedsRestart, true));
    QCOMPARE(m_device->count(restart), 1);
}

void TestNMMinerWrites::aDeviceThatDoesNotStoreItIsNotConfirmed()
{
    m_device->stores = false;
    const auto report = set(newPool(true), 2s);
    QVERIFY(is(report, Outcome::NotConfirmed, false));
    QVERIFY(report->detail.contains(QLatin1String("do not show it")));
    QCOMPARE(m_device->count(setPool), 1);
    QCOMPARE(m_device->count(restart), 0);
}

// Known defect of v2.0.02 and v2.0.04 on CYD: the saved pool comes back empty ("[:33]").
void TestNMMinerWrites::aPoolThatComesBackEmptyIsNamedAndNotRestarted()
{
    m_device->comesBackEmpty = true;
    const auto report = set(newPool(true));
    QVERIFY(is(report, Outcome::NotConfirmed, false));
    QVERIFY2(report->detail.contains(QLatin1String("v2.0.04")), qPrintable(report->detail));
    QCOMPARE(m_device->count(setPool), 1);
    QCOMPARE(m_device->count(restart), 0);
}

void TestNMMinerWrites::aPoolThatIsEmptyAfterTheRestartIsNamed()
{
    m_device->isEmptyAfterRestart = true;
    const auto report = set(newPool(true));
    QVERIFY(is(report, Outcome::NotConfirmed, false));
    QVERIFY(report->detail.contains(QLatin1String("without an address")));
    QCOMPARE(m_device->count(restart), 1);
}

void TestNMMinerWrites::whatIsThereAlreadyIsNotSent()
{
    PoolSettings same = newPool();
    same.url = QStringLiteral("stratum+tcp://pool.example.com:3333");
    QVERIFY(is(set(same), Outcome::Applied, true));
    QCOMPARE(m_device->count(setPool), 0);

    // Stored earlier, still not in use.
    m_device->mining.insert(QStringLiteral("PrimaryPool"),
                            QStringLiteral("stratum+tcp://new.example.com:21496"));
    QVERIFY(is(set(newPool()), Outcome::NeedsRestart, true));
    QVERIFY(is(set(newPool(true)), Outcome::Applied, true));
    QCOMPARE(m_device->count(setPool), 0);
    QCOMPARE(m_device->count(restart), 1);
}

void TestNMMinerWrites::thePoolItShowsIsSentWhereThatMayNotBeAll()
{
    m_device->usesAtOnce = true;
    QVERIFY(is(set(newPool()), Outcome::Applied, true));
    m_sendsAnyway = true;
    QVERIFY(is(set(newPool()), Outcome::Applied, true));
    QCOMPARE(m_device->count(setPool), 2);
    for (const char *key : {"PrimaryPool", "PrimaryAddress", "PrimaryPassword"})
        QVERIFY2(m_device->lastBody(setPool).contains(key), key);
    // That it shows it is no proof where the answer was lost.
    m_device->dropped.insert(setPool);
    QVERIFY(is(set(newPool()), Outcome::Unknown, false));
    QCOMPARE(m_device->count(setPool), 3);
}

void TestNMMinerWrites::theSecondPoolCannotBeSeenInUse()
{
    PoolSettings second = newPool();
    second.slot = 1;
    QVERIFY(is(set(second), Outcome::NeedsRestart, true));
    QCOMPARE(m_device->lastBody(setPool),
             body("SecondaryPool", "stratum+tcp://new.example.com:21496"));
    second.url = QStringLiteral("other.example.com:1");
    second.restart = true;
    QVERIFY(is(set(second), Outcome::Applied, true));
    QCOMPARE(m_device->count(setPool), 2);
    QCOMPARE(m_device->count(restart), 1);
}

void TestNMMinerWrites::aNewPasswordCannotBeSeenInUse()
{
    PoolSettings pool = newPool();
    pool.url = QStringLiteral("pool.example.com:3333");
    pool.password = QStringLiteral("hunter2");
    QVERIFY(is(set(pool), Outcome::NeedsRestart, true));
    QCOMPARE(m_device->lastBody(setPool), body("PrimaryPassword", "hunter2"));
}

// Known defect: longer passwords sent 1.6.02 into a reboot loop.
void TestNMMinerWrites::aLongPasswordNeverReachesTheDevice()
{
    PoolSettings pool = newPool();
    pool.password = QStringLiteral("hunter2hunter2hunter2");
    QVERIFY(is(set(pool), Outcome::Refused, false));
    pool = newPool();
    pool.slot = 2;
    QVERIFY(is(set(pool), Outcome::Refused, false));
    QVERIFY(m_device->requests().isEmpty());
}

void TestNMMinerWrites::refusalsOfTheDevice_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("outcome");
    QTest::newRow("bad value") << QByteArray("400 Bad Request") << int(Outcome::Refused);
    QTest::newRow("too long") << QByteArray("413 Too Large") << int(Outcome::Refused);
    QTest::newRow("an update is in progress") << QByteArray("503 Busy") << int(Outcome::Refused);
    QTest::newRow("no such page") << QByteArray("404 Not Found") << int(Outcome::Unsupported);
}

void TestNMMinerWrites::refusalsOfTheDevice()
{
    QFETCH(QByteArray, line);
    QFETCH(int, outcome);
    m_device->instead[setPool] = status(line);
    QVERIFY(is(set(newPool(true)), Outcome(outcome), false));
    QCOMPARE(m_device->count(setPool), 1);
    QCOMPARE(m_device->requests().last(), QString::fromLatin1(setPool));
}

void TestNMMinerWrites::takenAndClosedIsSentOnceAndReadBack()
{
    m_device->usesAtOnce = true;
    m_device->dropped.insert(setPool);
    QVERIFY(is(set(newPool()), Outcome::Applied, true));
    QCOMPARE(m_device->count(setPool), 1);
}

void TestNMMinerWrites::takenAndClosedWithoutEffectIsNotConfirmed()
{
    m_device->stores = false;
    m_device->dropped.insert(setPool);
    QVERIFY(is(set(newPool(), 3s), Outcome::NotConfirmed, false));
    QCOMPARE(m_device->count(setPool), 1);
}

void TestNMMinerWrites::takenAndGoneIsUnknown()
{
    m_device->lastAnswered = setPool;
    const auto report = set(newPool(), 4s);
    QVERIFY(is(report, Outcome::Unknown, false));
    QVERIFY(report->detail.contains(QLatin1String("could not be read since")));
    m_device->dropped.clear();
    m_device->lastAnswered = restart;
    QVERIFY(is(write<RestartJob>(&MinerAdapter::restart, 4s), Outcome::Unknown, false));
}

void TestNMMinerWrites::nobodyThereIsUnreachable()
{
    const quint16 port = m_device->server.port();
    m_device.reset();
    MinerLink link({QHostAddress::LocalHost, port});
    m_adapter = nmminer::Driver().adapterFor(link);
    const auto report = set(newPool());
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, Error::Kind::Unreachable);
    m_adapter.reset();
}

void TestNMMinerWrites::anotherDeviceIsNotWrittenTo()
{
    m_device->info = QJsonObject{{QStringLiteral("ASICModel"), QStringLiteral("BM1370")}};
    QCOMPARE(set(newPool()).error().kind, Error::Kind::Rejected);
    QCOMPARE(write<RestartJob>(&MinerAdapter::restart, 10s).error().kind, Error::Kind::Rejected);
    QCOMPARE(write<IdentifyJob>(&MinerAdapter::identify, 10s).error().kind, Error::Kind::Rejected);
    for (const QString &request : m_device->requests())
        QCOMPARE(request, QStringLiteral("GET /api/system/info"));
}

void TestNMMinerWrites::restartIsAppliedWhenTheUptimeHasFallen()
{
    QVERIFY(is(write<RestartJob>(&MinerAdapter::restart, 30s), Outcome::Applied, true));
    QCOMPARE(m_device->requests(),
             QStringLiteral("GET /api/system/info,POST /api/system/restart,GET /api/system/info")
                 .split(u','));
    QVERIFY(m_device->lastBody(restart).isEmpty());
    QVERIFY(m_device->lastHead(restart).toLower().contains("\r\ncontent-length: 0\r\n"));
}

// The reply {"status":"ok"} proves nothing.
void TestNMMinerWrites::aRestartWithoutEffectIsNotConfirmed()
{
    m_device->restarts = false;
    const auto report = write<RestartJob>(&MinerAdapter::restart, 3s);
    QVERIFY(is(report, Outcome::NotConfirmed, false));
    QVERIFY(report->detail.contains(QLatin1String("has not fallen")));
    QCOMPARE(m_device->count(restart), 1);
}

void TestNMMinerWrites::aRestartTakenAndClosedIsSentOnce()
{
    m_device->dropped.insert(restart);
    QVERIFY(is(write<RestartJob>(&MinerAdapter::restart, 30s), Outcome::Applied, true));
    QCOMPARE(m_device->count(restart), 1);
}

void TestNMMinerWrites::identifyCannotBeConfirmed()
{
    const auto report = write<IdentifyJob>(&MinerAdapter::identify, 10s);
    QVERIFY(is(report, Outcome::NotConfirmed, false));
    QVERIFY(report->detail.contains(QLatin1String("look at the miner")));
    QCOMPARE(m_device->count(find), 1);

    m_device->dropped.insert(find);
    QVERIFY(is(write<IdentifyJob>(&MinerAdapter::identify, 10s), Outcome::Unknown, false));
    QCOMPARE(m_device->count(find), 2);
}

void TestNMMinerWrites::identifyThatIsMissingIsUnsupported()
{
    m_device->instead[find] = status("404 Not Found");
    QVERIFY(is(write<IdentifyJob>(&MinerAdapter::identify, 10s), Outcome::Unsupported, false));
}

COALFACE_TEST(TestNMMinerWrites)
#include "tst_nmminer_writes.moc"
