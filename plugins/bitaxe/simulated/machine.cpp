// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/simulated/machine.h"

#include <algorithm>
#include <cmath>

namespace coalface::simulator::bitaxe {

namespace {
constexpr double hashesPerDifficulty = 4294967296.0;
}

Machine::Machine(const Board &theBoard, const Firmware &theFirmware, quint64 seed)
    : board(theBoard), firmware(theFirmware), m_noise(seed)
{
    m_ambient = m_noise.between(21, 26);
    m_silicon = m_noise.between(0.97, 1.03);
    rssi = m_noise.integer(-68, -38);
    settings.frequency = board.chip->defaultFrequency;
    settings.coreVoltage = board.chip->defaultVoltage;
    poolDifficulty = board.chips > 1 ? 4096 : 1000;
    totalUptime = m_noise.integer(20, 200) * 86400LL;
    totalHashes = expectedHashrate() * 1e9 * double(totalUptime);
    best = std::pow(10, m_noise.between(7.5, 10.5));
    boot();
}

void Machine::boot()
{
    uptime = 0;
    paused = false;
    useSettings();
    poolsInUse = settings.pools;
    actualFrequency = 50;
    hashrate = hashrate1m = hashrate10m = hashrate1h = 0;
    errorPercentage = 0;
    errorCount = accepted = rejected = stale = workReceived = 0;
    bestSession = 0;
    temperature = regulatorTemperature = m_ambient + 2;
    m_coolingFor = 0;
    freeHeap = firmware.since(4) ? m_noise.integer(8'190'000, 8'400'000)
                                 : m_noise.integer(170'000, 205'000);
    step();
    uptime = 0;
}

void Machine::useSettings()
{
    frequencyInUse = settings.frequency;
    coreVoltageInUse = settings.coreVoltage;
}

void Machine::warmUp(int seconds)
{
    // The last ten minutes in steps, the rest at once.
    const int steps = std::min(seconds, 600);
    for (int i = 0; i < steps; ++i)
        step();
    const int rest = seconds - steps;
    uptime += rest;
    totalUptime += rest;
    if (hashing()) {
        hashrate1h = hashrate10m;
        totalHashes += expectedHashrate() * 1e9 * rest;
        workReceived += rest / 30;
        errorCount += qint64(expectedHashrate() * errorPercentage / 100 * rest / 400);
        stepShares(m_noise.poisson(expectedHashrate() * 1e9 / hashesPerDifficulty / poolDifficulty
                                   * rest));
    }
}

double Machine::expectedHashrate() const
{
    return settings.frequency * board.chip->smallCores * board.chips / 1000.0;
}

bool Machine::hashing() const
{
    return chipOn() && uptime >= 8 && m_coolingFor == 0 && condition != Condition::Dead;
}

void Machine::step()
{
    ++uptime;
    ++totalUptime;
    if (firmware.since(4) && !paused)
        useSettings();
    stepHashing();
    stepElectrics();
    stepHeat();
    if (m_noise.uniform() < 0.2)
        rssi = std::clamp(rssi + m_noise.integer(-1, 1), -80, -30);
    freeHeap += m_noise.integer(-60, 60);
    responseTime = std::max(4.0, responseTime * 0.9 + 0.1 * m_noise.between(10, 60));
}

void Machine::stepHashing()
{
    // Both ways in steps of 6.25 MHz, ten a second; a chip that is reset is at the bottom at once.
    constexpr double perSecond = 62.5;
    if (chipOn() && m_coolingFor == 0) {
        actualFrequency = std::clamp(frequencyInUse, actualFrequency - perSecond,
                                     actualFrequency + perSecond);
    } else {
        actualFrequency = 50;
    }
    if (!hashing()) {
        hashrate = 0;
        return;
    }
    const double now = actualFrequency * board.chip->smallCores * board.chips / 1000.0;
    // Shares tell the rate badly, the chip's registers tell it well.
    hashrate = std::max(0.0, now * (1 + (firmware.since(11) ? 0.025 : 0.09) * m_noise.gaussian()));
    const auto follow = [this](double &mean, double seconds) {
        const double weight = std::max(1.0 / seconds, 1.0 / std::max(1, uptime - 7));
        mean += (hashrate - mean) * weight;
    };
    follow(hashrate1m, 60);
    follow(hashrate10m, 600);
    follow(hashrate1h, 3600);
    errorPercentage += (0.4 * (1 + 0.5 * m_noise.gaussian()) - errorPercentage) * 0.05;
    errorPercentage = std::max(0.0, errorPercentage);
    errorCount += m_noise.poisson(0.08);
    totalHashes += hashrate * 1e9;
    if (uptime % 30 == 0)
        ++workReceived;
    stepShares(m_noise.poisson(now * 1e9 / hashesPerDifficulty / poolDifficulty));
}

void Machine::stepShares(qint64 count)
{
    if (count <= 0)
        return;
    const double badShare = condition == Condition::Rejects ? 0.14 : 0.003;
    const qint64 bad = std::min(count, m_noise.poisson(double(count) * badShare));
    accepted += count - bad;
    const qint64 old = condition == Condition::Rejects ? bad / 4 : bad / 2;
    stale += old;
    rejected += bad;
    // The best of `count` shares: 1/u for the smallest of that many uniform numbers.
    const double u = 1 - std::pow(1 - m_noise.uniform(), 1.0 / double(count));
    const double difficulty = std::min(poolDifficulty / std::max(u, 1e-12), 9e12);
    bestSession = std::max(bestSession, std::floor(difficulty));
    best = std::max(best, bestSession);
}

void Machine::stepElectrics()
{
    const Chip &chip = *board.chip;
    const double volts = coreVoltageInUse / 1000.0;
    const bool on = chipOn();
    const double load = condition == Condition::Dead ? 0.25 : hashing() ? 1.0 : 0.3;
    const double relative = actualFrequency / chip.defaultFrequency
                            * std::pow(coreVoltageInUse / double(chip.defaultVoltage), 2);
    chipPower = on ? chip.watts * board.chips * m_silicon * relative * load
                         * (1 + 0.004 * m_noise.gaussian())
                   : 0;
    coreVoltageActual = on ? std::round(coreVoltageInUse * (0.993 + 0.002 * m_noise.gaussian())) : 0;
    const double sag = 0.006 * chipPower / 10;
    inputVoltage = std::round(board.nominalVoltage * 1000
                              * (1.012 - sag + 0.001 * m_noise.gaussian()) / 15.625)
                   * 15.625;
    if (board.measuresInput) {
        power = chipPower / 0.9 + 1.2;
        current = std::round(power / inputVoltage * 1e6 / 1.25) * 1.25;
    } else {
        power = chipPower + (firmware.before(2) ? 0 : board.allowance);
        const double out = std::max(0.6, volts) * board.coreVoltageLanes;
        current = std::round(chipPower / out * 1000 / 62.5) * 62.5;
    }
}

void Machine::stepHeat()
{
    const double cooling = 0.35 + 0.65 * std::pow(fanPercent / 100, 0.7);
    const double perWatt = (condition == Condition::Hot ? 1.6 : 1.0) * 37.0
                           / (board.chip->watts * board.chips + 1) * 0.76;
    const double settled = m_ambient + 3 + chipPower * perWatt / cooling;
    temperature += (settled - temperature) * 0.02;
    if (chipOn())
        temperature += 0.06 * m_noise.gaussian();
    regulatorTemperature += (m_ambient + 6 + (settled - m_ambient) * 1.08 - regulatorTemperature)
                            * 0.015;
    if (paused) {
        fanPercent = 30;
    } else if (settings.autoFan) {
        const double wanted = fanPercent + (temperature - settings.targetTemperature) * 0.12;
        fanPercent = std::clamp(wanted, double(settings.minFan), 100.0);
    } else {
        fanPercent = settings.manualFan;
    }
    fanRpm = fanPercent < 1 ? 0 : int(600 + fanPercent * 49 + 25 * m_noise.gaussian());
    if (m_coolingFor > 0)
        --m_coolingFor;
    else if (hashing() && (temperature > 75 || regulatorTemperature > 105))
        protectFromHeat();
}

void Machine::protectFromHeat()
{
    settings.autoFan = false;
    settings.manualFan = 100;
    if (firmware.before(12)) {
        settings.coreVoltage = 1000;
        settings.frequency = 50;
        settings.overheated = firmware.since(1, 9);
        useSettings();
        return;
    }
    // From 2.12 it rests, then goes on with lower settings for good.
    m_coolingFor = 30;
    settings.coreVoltage = std::max(1000, settings.coreVoltage - 100);
    settings.frequency = std::max(50.0, settings.frequency - 100);
}

} // namespace coalface::simulator::bitaxe
