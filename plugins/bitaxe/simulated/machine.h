// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/simulated/board.h"
#include "bitaxe/simulated/firmware.h"
#include "bitaxe/simulated/settings.h"
#include "simulator/noise.h"

namespace coalface::simulator::bitaxe {

//! What a demonstration may do to it.
enum class Condition { Normal, Hot, Rejects, Dead };

//! The machine behind the replies: chip, regulator, fan and shares, moved on in steps of one second.
//! Units are those of the reply: MHz, mV, mA, W, °C, GH/s.
class Machine
{
public:
    Machine(const Board &board, const Firmware &firmware, quint64 seed);

    //! Puts it into the state of one that has been running for that many seconds.
    void warmUp(int seconds);
    //! Power on: counters of this run and temperatures begin anew, settings stay.
    void boot();
    void step();

    double expectedHashrate() const;
    //! The chip is initialised, gets work, and nobody has paused it.
    bool hashing() const;
    bool chipOn() const { return !paused && uptime >= 4; }

    const Board &board;
    const Firmware &firmware;
    Settings settings;
    //! What the chip is driven with. From 2.4 the settings, while it is not paused; before, those of the
    //! last start.
    double frequencyInUse = 0; //!< MHz
    int coreVoltageInUse = 0;  //!< mV
    Pools poolsInUse;          //!< those of the last start
    Condition condition = Condition::Normal;
    bool paused = false;

    // Of this run.
    int uptime = 0; //!< s
    double actualFrequency = 50;
    double hashrate = 0, hashrate1m = 0, hashrate10m = 0, hashrate1h = 0;
    double errorPercentage = 0;
    qint64 errorCount = 0;
    double temperature = 0, regulatorTemperature = 0;
    double chipPower = 0, power = 0, inputVoltage = 0, current = 0, coreVoltageActual = 0;
    double fanPercent = 0;
    int fanRpm = 0;
    qint64 accepted = 0, rejected = 0, stale = 0;
    qint64 workReceived = 0;
    double bestSession = 0;
    double responseTime = 20;
    int rssi = -50;
    int freeHeap = 0;
    int poolDifficulty = 1000;

    // For ever.
    double best = 0;
    qint64 totalUptime = 0;
    double totalHashes = 0;

private:
    void useSettings();
    void stepElectrics();
    void stepHeat();
    void stepHashing();
    void stepShares(qint64 count);
    void protectFromHeat();

    Noise m_noise;
    double m_ambient = 24;
    double m_silicon = 1; //!< this specimen's luck, about 1
    int m_coolingFor = 0; //!< s left of an overheat pause
};

} // namespace coalface::simulator::bitaxe
