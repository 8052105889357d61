// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/simulated/board.h"
#include "nerdqaxe/simulated/firmware.h"
#include "nerdqaxe/simulated/settings.h"
#include "simulator/noise.h"

#include <vector>

namespace coalface::simulator::nerdqaxe {

//! What a demonstration or a test may do to it.
enum class Condition { Normal, Hot, Rejects, Dead, Fallback };

//! A mean over a window that begins full of zeros, as the firmware's.
class WindowMean
{
public:
    explicit WindowMean(int seconds) : m_window(seconds) {}
    void clear() { m_sum = 0; }
    void add(double value) { m_sum += value - m_sum / m_window; }
    //! As if `value` had been added that often.
    void add(double value, int times);
    double value() const { return m_sum / m_window; }

private:
    int m_window;
    double m_sum = 0; // a leaking one: near enough, and it needs no history
};

//! The machine behind the replies, moved on in steps of one second. Units are those of the reply: MHz,
//! mV, mA, W, °C, GH/s.
class Machine
{
public:
    Machine(const Board &board, const Firmware &firmware, quint64 seed);

    //! Puts it into the state of one that has been running for that many seconds.
    void warmUp(int seconds);
    //! Power on: counters of this run begin anew, settings stay and come into force.
    void boot();
    void step();
    void shutDown();

    //! The stored values within the board's limits (v1.0.32 and later).
    int frequency() const;
    int coreVoltage() const;
    double expectedHashrate() const;
    bool chipsOn() const { return !shutdown && boardError == 0 && uptime >= 4; }
    bool hashing() const { return chipsOn() && uptime >= 8 && condition != Condition::Dead; }
    //! The slot in use, in failover mode.
    int activePool() const { return condition == Condition::Fallback ? 1 : 0; }
    //! Whether the running pool has been reached since it was changed.
    bool poolConnected() const { return uptime >= m_connectedAt; }
    void reconnect() { m_connectedAt = uptime + 2; }

    const Board &board;
    const Firmware &firmware;
    Settings settings;
    Condition condition = Condition::Normal;

    // Of this run.
    std::array<Pool, 2> runningPools;
    int runningPoolMode = 0;
    bool shutdown = false;
    int boardError = 0; //!< 1: the chips were too hot
    int uptime = 0;     //!< s
    double hashrate = 0;
    WindowMean minute{60}, tenMinutes{600}, hour{3600}, day{86400};
    double temperature = 0, regulatorTemperature = 0;
    double power = 0, inputVoltage = 0, current = 0, coreVoltageActual = 0;
    std::array<double, 2> fanPercent{};
    std::array<int, 2> fanRpm{};
    qint64 accepted = 0, rejected = 0, duplicates = 0;
    double bestSession = 0;
    double pingRtt = 20;
    int rssi = -50;
    int poolDifficulty = 4096;

    // For ever.
    double best = 0;

private:
    void stepHashing();
    void stepShares(qint64 count);
    void stepElectrics();
    void stepHeat();
    void stepFan(int index);

    Noise m_noise;
    double m_ambient = 24;
    double m_silicon = 1; //!< this specimen's luck, about 1
    int m_connectedAt = 0;
};

} // namespace coalface::simulator::nerdqaxe
