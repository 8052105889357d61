// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/simulated/machine.h"

#include <algorithm>
#include <cmath>

namespace coalface::simulator::nmminer {

namespace {
constexpr double hashesPerDifficulty = 4294967296.0;
constexpr int bootSeconds = 4; // until the pool is connected
} // namespace

Machine::Machine(double nominalRate, double thePoolDifficulty, bool sensor, quint64 seed)
    : hasSensor(sensor), poolDifficulty(thePoolDifficulty), m_noise(seed), m_nominal(nominalRate)
{
    m_nominal *= m_noise.between(0.97, 1.03);
    rssi = m_noise.integer(-72, -45);
    uptimeEver = m_noise.integer(5, 90) * 86400LL;
    bestEver = poolDifficulty * std::pow(10, m_noise.between(4, 6));
    freeHeap = m_noise.integer(60'000, 120'000);
    boot();
}

void Machine::boot()
{
    hashrate = 0;
    accepted = rejected = 0;
    bestSession = last = 0;
    uptime = 0;
    temperature = 34;
    minFreeHeap = freeHeap - 18'000;
}

void Machine::warmUp(int seconds)
{
    const int steps = std::min(seconds, 300);
    for (int i = 0; i < steps; ++i)
        step();
    uptime += seconds - steps;
    uptimeEver += seconds - steps;
    shares(m_noise.poisson(m_nominal / hashesPerDifficulty / poolDifficulty * (seconds - steps)));
}

void Machine::step()
{
    ++uptime;
    ++uptimeEver;
    const bool hashing = uptime > bootSeconds && condition != Condition::Dead;
    hashrate = hashing ? m_nominal * (1 + 0.006 * m_noise.gaussian()) : 0;
    if (hashing)
        shares(m_noise.poisson(hashrate / hashesPerDifficulty / poolDifficulty));
    temperature += ((hashing ? 51 : 38) - temperature) * 0.02 + 0.05 * m_noise.gaussian();
    if (m_noise.uniform() < 0.2)
        rssi = std::clamp(rssi + m_noise.integer(-1, 1), -85, -35);
    freeHeap += m_noise.integer(-40, 40);
    minFreeHeap = std::min(minFreeHeap, freeHeap);
}

void Machine::shares(qint64 count)
{
    if (count <= 0)
        return;
    const double badShare = condition == Condition::Rejects ? 0.2 : 0.004;
    const qint64 bad = std::min(count, m_noise.poisson(double(count) * badShare));
    accepted += count - bad;
    rejected += bad;
    const double u = 1 - std::pow(1 - m_noise.uniform(), 1.0 / double(count));
    last = poolDifficulty / std::max(m_noise.uniform(), 1e-6);
    bestSession = std::max({bestSession, last, poolDifficulty / std::max(u, 1e-9)});
    bestEver = std::max(bestEver, bestSession);
}

} // namespace coalface::simulator::nmminer
