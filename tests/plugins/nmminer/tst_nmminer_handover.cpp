// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/driver.h"
#include "scriptedminer.h"
#include "tests/testprogram/testprogram.h"

#include <minersdk/net/minerlink.h>

#include <QTest>

using namespace coalface;
using namespace std::chrono_literals;

namespace {
constexpr char miningAsked[] = "GET /api/setting/mining";
constexpr char poolSent[] = "POST /api/setting/mining";
constexpr char restartSent[] = "POST /api/system/restart";
constexpr char sameWorker[] = "bc1qfakefakefakefakefakefakefakefakefakef0.worker1";
} // namespace

//! Another board has the address now, in the midst of a write. Its host name is all that tells it.
class TestNMMinerHandover : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void anotherOneIsNotRestartedForThePool_data();
    void anotherOneIsNotRestartedForThePool();
    void anotherOneIsNotRestartedForAPoolThatWasStoredBefore();
    void whatAnotherOneUsesConfirmsNothing();
    void theStartOfAnotherOneConfirmsNothing();
    void whoComesBackIsReadBack();
    void aNameInOtherLettersIsTheSame();

private:
    template<typename Kind, typename... Arguments>
    Result<WriteReport> write(void (MinerAdapter::*verb)(Kind *), Arguments... arguments)
    {
        Kind job(arguments..., QDeadlineTimer(20s));
        job.setConfirmationTime(m_confirmation);
        (m_adapter.get()->*verb)(&job);
        [&job] { QTRY_VERIFY_WITH_TIMEOUT(job.isFinished(), 25000); }();
        return job.result();
    }
    Result<WriteReport> set(int slot, bool restarting)
    {
        return write<PoolJob>(&MinerAdapter::setPool,
                              PoolSettings{slot, QStringLiteral("new.example.com:21496"),
                                           QString::fromLatin1(sameWorker), QStringLiteral("x"),
                                           restarting});
    }
    static void checkUnknown(const Result<WriteReport> &report)
    {
        QVERIFY(report.ok());
        QCOMPARE(report->outcome, Outcome::Unknown);
        QVERIFY(!report->verified);
        QVERIFY2(report->detail.contains(QStringLiteral("Another miner")),
                 qPrintable(report->detail));
    }

    std::chrono::milliseconds m_confirmation{};
    std::unique_ptr<ScriptedMiner> m_device;
    std::unique_ptr<MinerLink> m_link;
    std::unique_ptr<MinerAdapter> m_adapter;
};

void TestNMMinerHandover::init()
{
    m_confirmation = 4s;
    m_device = std::make_unique<ScriptedMiner>();
    QVERIFY(m_device->server.listen());
    m_link = std::make_unique<MinerLink>(Endpoint{QHostAddress::LocalHost, m_device->server.port()});
    m_adapter = nmminer::Driver().adapterFor(*m_link);
}

void TestNMMinerHandover::cleanup()
{
    m_adapter.reset();
    m_link.reset();
    m_device.reset();
}

void TestNMMinerHandover::anotherOneIsNotRestartedForThePool_data()
{
    QTest::addColumn<int>("slot");
    QTest::newRow("pool, whose use shows") << 0;
    QTest::newRow("fallback, whose use does not") << 1;
}

void TestNMMinerHandover::anotherOneIsNotRestartedForThePool()
{
    QFETCH(int, slot);
    m_device->handedOverAt = poolSent;
    checkUnknown(set(slot, true));
    QCOMPARE(m_device->count(poolSent), 1);
    QCOMPARE(m_device->count(restartSent), 0);
}

void TestNMMinerHandover::anotherOneIsNotRestartedForAPoolThatWasStoredBefore()
{
    m_device->mining.insert(QStringLiteral("PrimaryPool"),
                            QStringLiteral("stratum+tcp://new.example.com:21496"));
    m_device->handedOverAt = miningAsked;
    const auto unsent = set(0, true);
    QVERIFY(!unsent.ok());
    QCOMPARE(unsent.error().kind, Error::Kind::Rejected);
    QCOMPARE(m_device->count(restartSent), 0);
}

void TestNMMinerHandover::whatAnotherOneUsesConfirmsNothing()
{
    m_device->usesAtOnce = true;
    m_device->handedOverAt = poolSent;
    checkUnknown(set(0, false));
}

void TestNMMinerHandover::theStartOfAnotherOneConfirmsNothing()
{
    m_device->handedOverAt = restartSent;
    checkUnknown(write<RestartJob>(&MinerAdapter::restart));
    QCOMPARE(m_device->count(restartSent), 1);

    m_device = nullptr;
    init();
    m_confirmation = 8s;
    m_device->handedOverAt = restartSent;
    checkUnknown(set(0, true));
    QCOMPARE(m_device->count(restartSent), 1);
}

void TestNMMinerHandover::whoComesBackIsReadBack()
{
    m_device->usesAtOnce = true;
    const QJsonObject meant = m_device->info;
    m_device->handedOverAt = poolSent;
    QTimer::singleShot(2s, this, [this, meant] {
        m_device->info.insert(QStringLiteral("identity"), meant.value(u"identity"));
    });
    const auto report = set(0, false);
    QVERIFY(report.ok());
    QCOMPARE(report->outcome, Outcome::Applied);
    QVERIFY(report->verified);
}

void TestNMMinerHandover::aNameInOtherLettersIsTheSame()
{
    m_device->usesAtOnce = true;
    m_device->otherName = QStringLiteral("NM-CYD-C5-AB12CD");
    m_device->handedOverAt = poolSent;
    QCOMPARE(set(0, false)->outcome, Outcome::Applied);
}

COALFACE_TEST(TestNMMinerHandover)
#include "tst_nmminer_handover.moc"
