// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/metrics/hostusage.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;

//! What a host's pongs say about the time between them.
class TestHostUsage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void processorTimeIsWhatCameSinceTheLastPong();
    void anOldPeakIsNotTakenForANewOne();
    void whatASystemDoesNotTellStaysUnknown();
    void aClockThatGoesBackAddsNothing();
};

void TestHostUsage::processorTimeIsWhatCameSinceTheLastPong()
{
    UsageReader reader;
    QCOMPARE(reader.since({0, 0, 40, {}}).cpuMs, std::optional<qint64>(40));
    QCOMPARE(reader.since({0, 0, 40, {}}).cpuMs, std::optional<qint64>(0));
    QCOMPARE(reader.since({0, 0, 100, {}}).cpuMs, std::optional<qint64>(60));
}

void TestHostUsage::anOldPeakIsNotTakenForANewOne()
{
    UsageReader reader;
    QCOMPARE(reader.since({1000, 0, {}, 9000}).peakBytes, std::optional<qint64>(9000));
    QCOMPARE(reader.since({1200, 0, {}, 9000}).peakBytes, std::optional<qint64>(1200));
    QCOMPARE(reader.since({1200, 0, {}, 9500}).peakBytes, std::optional<qint64>(9500));
}

void TestHostUsage::whatASystemDoesNotTellStaysUnknown()
{
    UsageReader reader;
    const HostUsage usage = reader.since({0, 3, {}, {}});
    QVERIFY(!usage.cpuMs);
    QVERIFY(!usage.peakBytes);
}

void TestHostUsage::aClockThatGoesBackAddsNothing()
{
    UsageReader reader;
    (void)reader.since({0, 0, 100, {}});
    QCOMPARE(reader.since({0, 0, 50, {}}).cpuMs, std::optional<qint64>(0));
    QCOMPARE(reader.since({0, 0, 130, {}}).cpuMs, std::optional<qint64>(30));
}

COALFACE_TEST(TestHostUsage)
#include "tst_hostusage.moc"
