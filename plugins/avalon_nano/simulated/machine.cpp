// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/simulated/machine.h"

#include <algorithm>
#include <cmath>

namespace coalface::simulator::avalon_nano {

namespace {
constexpr double hashesPerDifficulty = 4294967296.0;
constexpr int starting = 15; // s until the chips work
} // namespace

Machine::Machine(const Spec &theSpec, int index, quint64 seed)
    : spec(&theSpec),
      mode(theSpec.startMode),
      webPassword(theSpec.webUser),
      noise(seed * 1'000'003 + quint64(index) + 17)
{
    m_ambient = noise.between(21, 26);
    m_silicon = noise.between(0.97, 1.03);
    difficulty = theSpec.chips > 20 ? 131072 : 8192;
    const QByteArray worker = "bc1qsimulated0example0address0of0nobody.avalon"
                              + QByteArray::number(index);
    stored[0] = {"stratum+tcp://pool.example.org:3333", worker, "x", 0};
    stored[1] = {"stratum+tcp://fallback.example.org:3333", worker, "x", 0};
    stored[2] = {"stratum+tcp://third.example.org:443", worker, "x", 0};
    boot();
}

void Machine::boot()
{
    pools = stored;
    for (Pool &pool : pools)
        pool.accepted = 0;
    activePool = 0;
    priorities = {0, 1, 2};
    standby = false;
    elapsed = 0;
    speed = mean1m = mean5m = mean15m = megahashes = 0;
    chipMax = chipMean = outlet = m_ambient;
    duty = 20;
    accepted = rejected = stale = hardwareErrors = works = best = 0;
    stepHeat();
}

void Machine::warmUp(int seconds)
{
    // The last ten minutes in steps, the rest at once.
    const int steps = std::min(seconds, 600);
    for (int i = 0; i < steps; ++i)
        step();
    const int rest = seconds - steps;
    elapsed += rest;
    mean15m = mean5m = mean1m = speed;
    megahashes += theory() * 1000 * rest;
    works += rest;
    hardwareErrors += rest / 700;
    addShares(noise.poisson(theory() * 1e9 / hashesPerDifficulty / difficulty * rest));
}

bool Machine::hashing() const
{
    return !standby && elapsed >= starting && condition != Condition::Dead;
}

void Machine::step()
{
    ++elapsed;
    stepHashing();
    stepHeat();
}

void Machine::stepHashing()
{
    if (!hashing()) {
        speed = 0;
    } else {
        const double target = theory() * (condition == Condition::Hot ? 0.7 : 1.0);
        speed += (target - speed) * 0.15 + target * 0.008 * noise.gaussian();
        speed = std::max(1.0, speed);
        ++works;
        if (noise.uniform() < 1.0 / 700)
            ++hardwareErrors;
        addShares(noise.poisson(speed * 1e9 / hashesPerDifficulty / difficulty));
    }
    megahashes += speed * 1000;
    mean1m += (speed - mean1m) / 60;
    mean5m += (speed - mean5m) / 300;
    mean15m += (speed - mean15m) / 900;
}

void Machine::addShares(qint64 count)
{
    if (count <= 0)
        return;
    const double bad = condition == Condition::Rejects ? 0.15 : 0.001;
    const qint64 refused = std::min(count, noise.poisson(double(count) * bad));
    rejected += refused;
    accepted += count - refused;
    pools[size_t(activePool)].accepted += count - refused;
    stale += noise.poisson(double(count) * 0.002);
    // The best of `count` shares: 1/u for the smallest of that many uniform numbers.
    const double u = 1 - std::pow(1 - noise.uniform(), 1.0 / double(count));
    best = std::max(best, qint64(std::min(difficulty / std::max(u, 1e-12), 9e12)));
}

void Machine::stepHeat()
{
    const double load = hashing() ? 1.0 : 0.0;
    const double idle = spec->kind == Kind::Q ? 146 : spec->kind == Kind::A15 ? 60 : 12;
    const double draw = standby ? idle : load > 0 ? present().watts * 0.99 : idle;
    watts += (draw * (1 + 0.004 * noise.gaussian()) - watts) * 0.25;
    const double aim = load > 0
                           ? present().targetTemperature + (condition == Condition::Hot ? 14 : 0)
                           : m_ambient + 2;
    chipMean += (aim - chipMean) * 0.05 + 0.15 * noise.gaussian();
    chipMax = chipMean + (load > 0 ? 5 : 0);
    outlet += (m_ambient + load * 30 - outlet) * 0.05;
    const double wanted = standby           ? 0
                          : fanSetting >= 0 ? fanSetting
                          : load > 0        ? 36 + (condition == Condition::Hot ? 50 : 0)
                                            : 20;
    duty += (wanted - duty) * 0.3;
}

} // namespace coalface::simulator::avalon_nano
