// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/noise.h"

#include <algorithm>
#include <cmath>

namespace coalface::simulator {

// splitmix64
quint64 Noise::next()
{
    quint64 z = (m_state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

double Noise::uniform()
{
    return double(next() >> 11) * 0x1.0p-53;
}

int Noise::integer(int low, int high)
{
    return low + int(next() % quint64(high - low + 1));
}

double Noise::gaussian()
{
    // The sum of four 16-bit numbers out of one draw is close enough to a bell.
    const quint64 bits = next();
    double sum = 0;
    for (int shift = 0; shift < 64; shift += 16)
        sum += double((bits >> shift) & 0xffff) / 65536.0;
    return (sum - 2.0) * 1.7320508;
}

qint64 Noise::poisson(double mean)
{
    if (mean <= 0)
        return 0;
    if (mean > 30)
        return std::max<qint64>(0, qint64(std::llround(mean + std::sqrt(mean) * gaussian())));
    const double limit = std::exp(-mean);
    double product = uniform();
    qint64 count = 0;
    while (product > limit) {
        product *= uniform();
        ++count;
    }
    return count;
}

} // namespace coalface::simulator
