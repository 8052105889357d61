// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/simulated/machine.h"
#include "bitaxe/simulated/settingspatch.h"
#include "tests/testprogram/testprogram.h"

#include <QtTest>

using namespace coalface::simulator::bitaxe;

// When a changed setting is in use, and which firmware knows which key.
class tst_StoredSettings : public QObject
{
    Q_OBJECT
private slots:
    void frequencyAndVoltageNeedARestartBefore24();
    void frequencyRampsBothWaysFrom24();
    void whilePausedAPairIsOnlyStored();
    void poolsAreInUseAfterTheNextStart();
    void youngerPoolKeysAreUnknownToOldFirmware_data();
    void youngerPoolKeysAreUnknownToOldFirmware();
};

namespace {
Firmware firmware(const char *text)
{
    return *Firmware::find(QString::fromLatin1(text));
}

const Board &board(const char *id)
{
    return *Board::find(QString::fromLatin1(id));
}

void runFor(Machine &machine, int seconds)
{
    for (int i = 0; i < seconds; ++i)
        machine.step();
}
} // namespace

void tst_StoredSettings::frequencyAndVoltageNeedARestartBefore24()
{
    const Firmware old = firmware("v2.1.10");
    Machine machine(board("ultra204"), old, 3);
    machine.warmUp(600);
    QCOMPARE(applyPatch(machine.settings, old, R"({"frequency":400,"coreVoltage":1150})"),
             PatchOutcome::Applied);
    runFor(machine, 30);
    QCOMPARE(machine.settings.frequency, 400.0); // what it reports
    QCOMPARE(machine.actualFrequency, 485.0);
    QVERIFY(machine.coreVoltageActual > 1170);
    machine.boot();
    runFor(machine, 30);
    QCOMPARE(machine.actualFrequency, 400.0);
    QVERIFY(machine.coreVoltageActual < 1170);
}

void tst_StoredSettings::frequencyRampsBothWaysFrom24()
{
    const Firmware late = firmware("v2.14.2");
    Machine machine(board("gamma602"), late, 3);
    machine.warmUp(600);
    machine.settings.frequency = 400;
    machine.step();
    QCOMPARE(machine.actualFrequency, 462.5);
    machine.step();
    QCOMPARE(machine.actualFrequency, 400.0);
    machine.settings.frequency = 525;
    machine.step();
    QCOMPARE(machine.actualFrequency, 462.5);
}

void tst_StoredSettings::whilePausedAPairIsOnlyStored()
{
    const Firmware late = firmware("v2.14.2");
    Machine machine(board("gamma602"), late, 3);
    machine.warmUp(600);
    machine.paused = true;
    machine.settings.frequency = 400;
    runFor(machine, 5);
    QCOMPARE(machine.frequencyInUse, 525.0);
    machine.paused = false;
    runFor(machine, 10);
    QCOMPARE(machine.actualFrequency, 400.0);
}

void tst_StoredSettings::poolsAreInUseAfterTheNextStart()
{
    const Firmware late = firmware("v2.14.2");
    Machine machine(board("gamma602"), late, 3);
    QCOMPARE(applyPatch(machine.settings, late, R"({"stratumURL":"new.example.org"})"),
             PatchOutcome::Applied);
    runFor(machine, 5);
    QVERIFY(machine.poolsInUse.main().url != "new.example.org");
    machine.boot();
    QCOMPARE(machine.poolsInUse.main().url, "new.example.org");
}

void tst_StoredSettings::youngerPoolKeysAreUnknownToOldFirmware_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("fallback");
    QTest::addColumn<int>("difficulty");
    QTest::addColumn<int>("tls");
    QTest::newRow("2.1") << QByteArray("v2.1.10") << false << 0 << 0;
    QTest::newRow("2.4") << QByteArray("v2.4.5") << true << 0 << 0;
    QTest::newRow("2.9") << QByteArray("v2.9.0") << true << 7 << 0;
    QTest::newRow("2.13") << QByteArray("v2.13.2") << true << 7 << 1;
}

void tst_StoredSettings::youngerPoolKeysAreUnknownToOldFirmware()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, fallback);
    QFETCH(int, difficulty);
    QFETCH(int, tls);
    Settings settings;
    settings.pools.entries[0].emplace();
    settings.pools.entries[1].emplace();
    // Taken with 200 all the same.
    QCOMPARE(applyPatch(settings, firmware(text.constData()),
                        R"({"stratumSuggestedDifficulty":7,"stratumTLS":1,)"
                        R"("fallbackStratumURL":"second.example.org"})"),
             PatchOutcome::Applied);
    QCOMPARE(settings.pools.entries[0]->suggestedDifficulty, difficulty);
    QCOMPARE(settings.pools.entries[0]->tls, tls);
    QCOMPARE(settings.pools.entries[1]->url == "second.example.org", fallback);
}

COALFACE_TEST(tst_StoredSettings)
#include "tst_storedsettings.moc"
