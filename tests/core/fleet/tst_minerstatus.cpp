// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/minerstatus.h"

#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! What is remembered of the pools that a miner told.
class TestMinerStatus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLastToldWorkerBelongsToItsPool()
    {
        answer(u"a.example:1"_s, u"us"_s);
        QCOMPARE(m_status.poolUser, u"us"_s);
        answer(std::nullopt, std::nullopt); // it told no pool this time
        QCOMPARE(m_status.poolUser, u"us"_s);
        answer(u"a.example:1"_s, u"us"_s);
        answer(u"a.example:1"_s, std::nullopt);
        QCOMPARE(m_status.poolUser, u"us"_s);
        answer(u"b.example:2"_s, std::nullopt);
        QVERIFY(!m_status.poolUser);
    }

    void theLastToldFallbackStaysUntilAnotherIsTold()
    {
        fallback(u"b.example:2"_s, u"us"_s);
        fallback(std::nullopt, std::nullopt);
        fallback(u"b.example:2"_s, std::nullopt);
        QCOMPARE(m_status.fallbackUrl, u"b.example:2"_s);
        QCOMPARE(m_status.fallbackUser, u"us"_s);
        noteMiss(m_status, {Error::Kind::Timeout, u"No answer."_s});
        QCOMPARE(m_status.fallbackUrl, u"b.example:2"_s);
        fallback(u"c.example:3"_s, std::nullopt);
        QVERIFY(!m_status.fallbackUser);
        fallback(QString(), std::nullopt);
        QVERIFY(m_status.fallbackUrl && m_status.fallbackUrl->isEmpty());
    }

    void aMeanOfLateIsThatOfTheLastAnswer()
    {
        Telemetry now;
        now.hashrateRecent = 0.5e12;
        take(now);
        QCOMPARE(m_status.hashrateRecent, 0.5e12);
        noteMiss(m_status, {Error::Kind::Timeout, u"No answer."_s});
        QCOMPARE(m_status.hashrateRecent, 0.5e12); // its reading is the newest still
        now.hashrateRecent.reset();
        take(now);
        QVERIFY(!m_status.hashrateRecent);
    }

    void anotherDeviceAtItsAddressIsToldFromARefusal()
    {
        MinerRecord miner;
        miner.address = u"192.168.1.7"_s;
        miner.mac = u"02:00:00:00:00:01"_s;
        noteMiss(m_status, otherDevice(miner, u"02:00:00:00:00:02"_s));
        QVERIFY(isOtherDevice(m_status.lastError, m_status.lastErrorDetail));
        QCOMPARE(m_status.lastErrorDetail,
                 u"Another device answers at 192.168.1.7 now (MAC 02:00:00:00:00:02 instead of "
                 "02:00:00:00:00:01). Scan the network: that finds the miner's new address."_s);
        noteMiss(m_status, {Error::Kind::Rejected, u"It answers with HTTP 403."_s});
        QVERIFY(!isOtherDevice(m_status.lastError, m_status.lastErrorDetail));
    }

    void whatWaitedTooLongForItsTurnIsToldFromASilence()
    {
        noteMiss(m_status, heldUp());
        QVERIFY(isHeldUp(m_status.lastError, m_status.lastErrorDetail));
        noteMiss(m_status, {Error::Kind::Timeout, u"No answer."_s});
        QVERIFY(!isHeldUp(m_status.lastError, m_status.lastErrorDetail));
    }

    void noTimeThatIsToComeIsWaitedFor()
    {
        const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
        Telemetry answer;
        answer.hashrate = 1e12;
        answer.sharesAccepted = 5;
        answer.timestamp = now.addSecs(7200); // while the clock was ahead
        take(answer);
        answer.timestamp = now;
        take(answer);
        QCOMPARE(m_status.lastShareMove, now);

        m_status.lastAsked = now.addSecs(7200);
        noteMiss(m_status, {Error::Kind::Timeout, u"No answer."_s});
        m_status.lastAsked = now;
        noteMiss(m_status, {Error::Kind::Timeout, u"No answer."_s});
        QCOMPARE(m_status.firstMiss, now);
        QCOMPARE(m_status.misses, 2);
    }

    void init()
    {
        m_status = {};
        m_before.reset();
    }

private:
    using Text = std::optional<QString>;

    void take(const Telemetry &now)
    {
        noteAnswer(m_status, m_before, now);
        m_before = now;
    }
    void answer(const Text &url, const Text &user)
    {
        Telemetry now;
        now.poolUrl = url;
        now.poolUser = user;
        take(now);
    }
    void fallback(const Text &url, const Text &user)
    {
        Telemetry now;
        now.fallbackUrl = url;
        now.fallbackUser = user;
        take(now);
    }

    MinerStatus m_status;
    std::optional<Telemetry> m_before;
};

COALFACE_TEST(TestMinerStatus)
#include "tst_minerstatus.moc"
