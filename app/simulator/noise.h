// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace coalface::simulator {

//! A small repeatable source of chance: the same seed gives the same device on every machine.
//! Eight bytes, so that thousands of devices can have their own.
class Noise
{
public:
    explicit Noise(quint64 seed) : m_state(seed) {}

    quint64 next();
    //! Uniform in [0, 1).
    double uniform();
    double between(double low, double high) { return low + (high - low) * uniform(); }
    int integer(int low, int high); //!< both ends included
    //! Roughly normal, mean 0, deviation 1, never beyond ±3.5.
    double gaussian();
    //! How many events happen where `mean` are expected.
    qint64 poisson(double mean);

private:
    quint64 m_state;
};

} // namespace coalface::simulator
