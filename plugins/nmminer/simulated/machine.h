// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/noise.h"

namespace coalface::simulator::nmminer {

//! What a demonstration may do to it.
enum class Condition { Normal, Rejects, Dead, EmptyPool };

//! The ESP32 behind the replies: it hashes, finds shares and gets warm, in steps of one second.
class Machine
{
public:
    //! `nominalRate`: H/s of that board.
    Machine(double nominalRate, double poolDifficulty, bool hasSensor, quint64 seed);

    //! Puts it into the state of one that has been running for that many seconds.
    void warmUp(int seconds);
    //! Power on: the session's counters begin anew.
    void boot();
    void step();

    Condition condition = Condition::Normal;
    const bool hasSensor;

    double hashrate = 0; //!< H/s
    qint64 accepted = 0, rejected = 0;
    double bestSession = 0, bestEver = 0, last = 0; //!< difficulties
    double poolDifficulty = 0;
    double networkDifficulty = 1.124e14;
    qint64 uptime = 0, uptimeEver = 0; //!< s
    double temperature = 0;            //!< °C
    int rssi = -55;                    //!< dBm
    int freeHeap = 0, minFreeHeap = 0; //!< bytes

private:
    void shares(qint64 count);

    Noise m_noise;
    double m_nominal;
};

} // namespace coalface::simulator::nmminer
