// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/simulated/machine.h"

#include <algorithm>
#include <cmath>

namespace coalface::simulator::nerdqaxe {

namespace {
constexpr double hashesPerDifficulty = 4294967296.0;
}

void WindowMean::add(double value, int times)
{
    const double kept = std::pow(1 - 1.0 / m_window, times);
    m_sum = m_sum * kept + value * m_window * (1 - kept);
}

Machine::Machine(const Board &theBoard, const Firmware &theFirmware, quint64 seed)
    : board(theBoard), firmware(theFirmware), m_noise(seed)
{
    m_ambient = m_noise.between(21, 26);
    m_silicon = m_noise.between(0.98, 1.02);
    rssi = m_noise.integer(-68, -38);
    settings.frequency = board.defaultFrequency;
    settings.coreVoltage = board.defaultVoltage;
    if (firmware.before(29))
        settings.fans[0].mode = 1;
    settings.fans[1].mode = 3;
    best = std::pow(10, m_noise.between(8, 10.5));
    boot();
}

void Machine::boot()
{
    uptime = 0;
    shutdown = false;
    boardError = 0;
    hashrate = 0;
    for (WindowMean *mean : {&minute, &tenMinutes, &hour, &day})
        mean->clear();
    accepted = rejected = duplicates = 0;
    bestSession = 0;
    temperature = regulatorTemperature = m_ambient + 2;
    runningPools = settings.pools;
    runningPoolMode = settings.poolMode;
    m_connectedAt = 6;
    step();
    uptime = 0;
}

void Machine::warmUp(int seconds)
{
    // The last ten minutes in steps, the rest at once.
    const int steps = std::min(seconds, 600);
    for (int i = 0; i < steps; ++i)
        step();
    const int rest = seconds - steps;
    uptime += rest;
    if (!hashing() || rest == 0)
        return;
    for (WindowMean *mean : {&minute, &tenMinutes, &hour, &day})
        mean->add(expectedHashrate(), rest);
    stepShares(
        m_noise.poisson(expectedHashrate() * 1e9 / hashesPerDifficulty / poolDifficulty * rest));
}

void Machine::shutDown()
{
    shutdown = true;
    hashrate = 0;
    for (WindowMean *mean : {&minute, &tenMinutes, &hour, &day})
        mean->clear();
}

int Machine::frequency() const
{
    const bool limited = firmware.since(32) && board.absMaxFrequency > 0;
    return limited ? std::min(settings.frequency, board.absMaxFrequency) : settings.frequency;
}

int Machine::coreVoltage() const
{
    const bool limited = firmware.since(32) && board.absMaxVoltage > 0;
    return limited ? std::min(settings.coreVoltage, board.absMaxVoltage) : settings.coreVoltage;
}

double Machine::expectedHashrate() const
{
    return double(frequency()) * board.smallCores * board.chips / 1000;
}

void Machine::step()
{
    ++uptime;
    stepHashing();
    stepElectrics();
    stepHeat();
    if (m_noise.uniform() < 0.2)
        rssi = std::clamp(rssi + m_noise.integer(-1, 1), -80, -30);
    pingRtt = std::max(1.0, pingRtt * 0.9 + 0.1 * m_noise.between(5, 50));
}

void Machine::stepHashing()
{
    hashrate = hashing() ? expectedHashrate() * (0.996 + 0.02 * m_noise.gaussian()) : 0;
    if (!shutdown) {
        for (WindowMean *mean : {&minute, &tenMinutes, &hour, &day})
            mean->add(hashrate);
    }
    if (!hashing() || !poolConnected())
        return;
    duplicates += m_noise.poisson(0.0005);
    stepShares(m_noise.poisson(hashrate * 1e9 / hashesPerDifficulty / poolDifficulty));
}

void Machine::stepShares(qint64 count)
{
    if (count <= 0)
        return;
    const double badShare = condition == Condition::Rejects ? 0.12 : 0.001;
    const qint64 bad = std::min(count, m_noise.poisson(double(count) * badShare));
    accepted += count - bad;
    rejected += bad;
    // The best of `count` shares: 1/u for the smallest of that many uniform numbers.
    const double u = 1 - std::pow(1 - m_noise.uniform(), 1.0 / double(count));
    bestSession = std::max(bestSession,
                           std::floor(std::min(poolDifficulty / std::max(u, 1e-12), 9e12)));
    best = std::max(best, bestSession);
}

void Machine::stepElectrics()
{
    const double relative = double(frequency()) / board.defaultFrequency
                            * std::pow(double(coreVoltage()) / board.defaultVoltage, 2);
    const double load = !chipsOn() ? 0 : condition == Condition::Dead ? 0.25 : hashing() ? 1 : 0.4;
    const double chips = board.watts * m_silicon * relative * load;
    power = std::round((chips + 2 + 0.3 * m_noise.gaussian()) * 8) / 8;
    coreVoltageActual = chipsOn() ? std::round(coreVoltage() - 1 + 0.7 * m_noise.gaussian()) : 0;
    inputVoltage = std::round(board.inputVoltage * 1000 * (1.005 - 0.0002 * power) / 31.25) * 31.25;
    current = power / inputVoltage * 1e6;
}

void Machine::stepHeat()
{
    stepFan(0);
    stepFan(1);
    const double cooling = 0.35 + 0.65 * std::pow(fanPercent[0] / 100, 0.7);
    const double perWatt = (condition == Condition::Hot ? 1.45 : 1.0) * 23 / board.watts;
    const double settled = m_ambient + 2 + power * perWatt / cooling;
    temperature += (settled - temperature) * 0.02;
    if (chipsOn())
        temperature += 0.05 * m_noise.gaussian();
    regulatorTemperature += (settled * 1.02 - regulatorTemperature) * 0.015;
    if (chipsOn() && temperature > settings.fans[0].overheat) {
        // Off until a restart.
        boardError = 1;
        hashrate = 0;
    }
}

void Machine::stepFan(int index)
{
    const Fan &fan = settings.fans[size_t(index)];
    double &percent = fanPercent[size_t(index)];
    const bool regulated = fan.mode == 2 || (fan.mode == 1 && firmware.before(31));
    if (fan.mode == 0)
        percent = fan.manual;
    else if (fan.mode == 3 && index == 1)
        percent = fanPercent[0];
    else if (regulated)
        percent = std::clamp(percent + (temperature - fan.pid.target) * 0.12, 15.0, 100.0);
    else
        percent = 100;
    fanRpm[size_t(index)] = percent < 1 ? 0
                                        : int(300 + percent * (index == 0 ? 23 : 5)
                                              + 8 * m_noise.gaussian());
}

} // namespace coalface::simulator::nerdqaxe
