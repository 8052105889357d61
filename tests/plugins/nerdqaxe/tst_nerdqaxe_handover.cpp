// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "scriptedminer.h"
#include "tests/testprogram/testprogram.h"

using namespace coalface;

namespace {
const QString meant = QStringLiteral("aa:bb:cc:dd:ee:ff"); // that of the recorded reply
const QString other = QStringLiteral("AA:BB:CC:DD:EE:00");
} // namespace

//! Another device of the same model has the address now, in the midst of a write.
class TestNerdQAxeHandover : public QObject, protected ScriptedMiner
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        startMiner();
        m_expectedMac = meant;
        m_confirmation = std::chrono::milliseconds(400);
    }
    void cleanup() { stopMiner(); }

    void anotherOneGetsNoMode();
    void anotherOneDoesNotGetTheSecondHalfOfAMode();
    void anotherOneIsNotRestartedForThePool();
    void theRestartOfAnotherOneConfirmsNothing();
    void whoComesBackIsReadBack();

private:
    //! The other one has the address from the first request of this kind on.
    void replaceAfter(const QByteArray &request)
    {
        m_device->onRequest = [this, request, obey = m_device->onRequest](const QByteArray &made,
                                                                          const QByteArray &body) {
            obey(made, body);
            if (made == request)
                set("macAddr", other);
        };
    }
};

void TestNerdQAxeHandover::anotherOneGetsNoMode()
{
    replaceAfter(dashboardPage);
    const auto unsent = setMode("eco");
    QVERIFY(!unsent);
    QCOMPARE(unsent.error().kind, Error::Kind::Rejected);
    QVERIFY2(unsent.error().detail.contains(QStringLiteral("Another miner")),
             qPrintable(unsent.error().detail));
    QVERIFY(writes().isEmpty());
}

void TestNerdQAxeHandover::anotherOneDoesNotGetTheSecondHalfOfAMode()
{
    replaceAfter(patchPage);
    const auto half = setMode("eco");
    QVERIFY(half);
    QCOMPARE(half->outcome, Outcome::Unknown);
    QVERIFY2(half->detail.contains(QStringLiteral("Another miner")), qPrintable(half->detail));
    QCOMPARE(writes(), QByteArrayList{R"(PATCH /api/system {"frequency":500})"});
}

void TestNerdQAxeHandover::anotherOneIsNotRestartedForThePool()
{
    m_info = fixtureObject("nerdqaxeplusplus-v1.0.30-system_info.json");
    set("macAddr", meant.toUpper());
    replaceAfter(patchPage);
    const auto report = setPool("new.example:3333", true);
    QVERIFY(report);
    QCOMPARE(report->outcome, Outcome::Unknown);
    QCOMPARE(writes().size(), 1);
}

void TestNerdQAxeHandover::theRestartOfAnotherOneConfirmsNothing()
{
    replaceAfter(restartPage);
    const auto report = restart();
    QVERIFY(report);
    QCOMPARE(report->outcome, Outcome::Unknown);
    QVERIFY(!report->verified);
    QCOMPARE(writes().size(), 1);
}

void TestNerdQAxeHandover::whoComesBackIsReadBack()
{
    replaceAfter(patchPage);
    m_confirmation = std::chrono::milliseconds(3000);
    QTimer::singleShot(200, m_device.get(), [this] { set("macAddr", meant.toUpper()); });
    const auto report = setPool("new.example:3333");
    QVERIFY(report);
    QCOMPARE(report->outcome, Outcome::Applied);
    QVERIFY(report->verified);
}

COALFACE_TEST(TestNerdQAxeHandover)
#include "tst_nerdqaxe_handover.moc"
