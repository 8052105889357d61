// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/simulated/machine.h"
#include "tests/testprogram/testprogram.h"

#include <QtTest>

using namespace coalface::simulator::bitaxe;

class tst_Machine : public QObject
{
    Q_OBJECT
private slots:
    void staysPlausibleOnEveryBoard_data();
    void staysPlausibleOnEveryBoard();
    void isTheSameForTheSameSeed();
    void sharesFollowThePoolsDifficulty();
    void conditionsShow();
    void overheatingUpTo211SetsTheFlag();
    void overheatingFrom212LowersTheSettings();
};

namespace {
const Firmware late = *Firmware::find(QStringLiteral("v2.15.3"));
const Firmware early = *Firmware::find(QStringLiteral("v2.10.1"));

const Board &gamma()
{
    return *Board::find(QStringLiteral("gamma601"));
}

void run(Machine &machine, int seconds)
{
    for (int i = 0; i < seconds; ++i)
        machine.step();
}
} // namespace

void tst_Machine::staysPlausibleOnEveryBoard_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"max102", "ultra204", "ultra207", "hex303", "supra402", "gamma601",
                           "gammaduo650", "suprahex701", "gammaturbo801"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void tst_Machine::staysPlausibleOnEveryBoard()
{
    QFETCH(QString, id);
    const Board *board = Board::find(id);
    QVERIFY(board);
    Machine machine(*board, late, 5);
    machine.warmUp(7200);
    for (int i = 0; i < 1800; ++i) {
        machine.step();
        QVERIFY2(machine.temperature > 40 && machine.temperature < 70,
                 qPrintable(QString::number(machine.temperature)));
        QVERIFY(machine.power > 5 && machine.power < board->maxPower);
        QVERIFY(machine.fanPercent >= machine.settings.minFan && machine.fanPercent <= 100);
        QVERIFY(machine.hashrate > 0.8 * machine.expectedHashrate()
                && machine.hashrate < 1.2 * machine.expectedHashrate());
    }
    QVERIFY(qAbs(machine.hashrate10m / machine.expectedHashrate() - 1) < 0.03);
    QCOMPARE(machine.uptime, 9000);
    QVERIFY(!machine.settings.overheated);
}

void tst_Machine::isTheSameForTheSameSeed()
{
    Machine one(gamma(), late, 42);
    Machine same(gamma(), late, 42);
    Machine other(gamma(), late, 43);
    for (Machine *machine : {&one, &same, &other}) {
        machine->warmUp(5000);
        run(*machine, 100);
    }
    QCOMPARE(one.hashrate, same.hashrate);
    QCOMPARE(one.accepted, same.accepted);
    QCOMPARE(one.temperature, same.temperature);
    QVERIFY(one.hashrate != other.hashrate);
}

void tst_Machine::sharesFollowThePoolsDifficulty()
{
    Machine easy(gamma(), late, 1);
    Machine hard(gamma(), late, 1);
    easy.poolDifficulty = 100;
    hard.poolDifficulty = 10000;
    easy.boot();
    hard.boot();
    run(easy, 20'000);
    run(hard, 20'000);
    // hash rate / (difficulty * 2^32) a second
    const double expected = 1071e9 / (100 * 4294967296.0) * 20'000;
    QVERIFY2(qAbs(double(easy.accepted + easy.rejected) / expected - 1) < 0.05,
             qPrintable(QString::number(easy.accepted)));
    const double ratio = double(easy.accepted) / double(hard.accepted);
    QVERIFY2(ratio > 85 && ratio < 116, qPrintable(QString::number(ratio)));
    QVERIFY(easy.bestSession > 100);
    QVERIFY(easy.best >= easy.bestSession);
}

void tst_Machine::conditionsShow()
{
    Machine hot(gamma(), late, 3);
    hot.condition = Condition::Hot;
    hot.warmUp(600);
    run(hot, 600);
    QVERIFY2(hot.temperature > 66 && hot.temperature < 75,
             qPrintable(QString::number(hot.temperature)));
    Machine rejects(gamma(), late, 3);
    rejects.condition = Condition::Rejects;
    rejects.warmUp(200'000);
    QVERIFY(double(rejects.rejected) / double(rejects.accepted) > 0.1);
    Machine dead(gamma(), late, 3);
    dead.condition = Condition::Dead;
    dead.warmUp(3600);
    QCOMPARE(dead.hashrate, 0.0);
    QCOMPARE(dead.accepted, 0);
    QVERIFY(dead.power > 2);
}

void tst_Machine::overheatingUpTo211SetsTheFlag()
{
    Machine machine(gamma(), early, 1);
    machine.warmUp(3600);
    machine.temperature = 90;
    run(machine, 1);
    QVERIFY(machine.settings.overheated);
    QCOMPARE(machine.settings.frequency, 50.0);
    QCOMPARE(machine.settings.coreVoltage, 1000);
    QVERIFY(!machine.settings.autoFan);
    run(machine, 600);
    QVERIFY(machine.settings.overheated);
    QVERIFY(machine.temperature < 60);
}

void tst_Machine::overheatingFrom212LowersTheSettings()
{
    Machine machine(gamma(), late, 1);
    machine.warmUp(3600);
    machine.temperature = 80;
    run(machine, 1);
    QCOMPARE(machine.settings.frequency, 425.0);
    QCOMPARE(machine.settings.coreVoltage, 1050);
    QVERIFY(!machine.settings.overheated);
    run(machine, 2);
    QCOMPARE(machine.hashrate, 0.0);
    run(machine, 120);
    QVERIFY(machine.hashrate > 500);
    QCOMPARE(machine.settings.frequency, 425.0);
}

COALFACE_TEST(tst_Machine)
#include "tst_machine.moc"
