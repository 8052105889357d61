// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/simulated/spec.h"
#include "simulator/noise.h"

#include <array>

namespace coalface::simulator::avalon_nano {

enum class Condition { Normal, Hot, Rejects, Dead, Calibrating, EmptyMm, NoJoin };

struct Pool
{
    QByteArray url;
    QByteArray user;
    QByteArray password;
    qint64 accepted = 0;
};

//! The machine behind the replies, moved on in steps of one second. Units are those of the replies:
//! GH/s, °C, rpm, W.
class Machine
{
public:
    Machine(const Spec &spec, int index, quint64 seed);

    //! Puts it into the state of one that has been running for that many seconds.
    void warmUp(int seconds);
    //! Power on: what was stored is in use, everything of this run begins anew, standby is over.
    void boot();
    void step();

    bool hashing() const;
    const Mode &present() const { return spec->modes[mode]; }
    double theory() const { return present().gigahashes * m_silicon; }

    const Spec *spec;
    Condition condition = Condition::Normal;
    int mode;
    bool standby = false;
    bool night = false; //!< the light's mode (Nano 3S)
    bool displayOn = true;
    int fanSetting = -1; //!< percent, -1 automatic
    QByteArray light = "0-100-50-0-0-255";
    QByteArray webPassword;     //!< in clear
    std::array<Pool, 3> pools;  //!< in use
    std::array<Pool, 3> stored; //!< in use after a restart
    int activePool = 0;
    std::array<int, 3> priorities{0, 1, 2}; //!< of the pools, 0 first
    double difficulty = 8192;

    // Of this run.
    qint64 elapsed = 0; //!< s, of the mining program; the system's is a little more
    double speed = 0;   //!< GHSspd
    double mean1m = 0, mean5m = 0, mean15m = 0;
    double megahashes = 0;
    double chipMax = 0, chipMean = 0, outlet = 0;
    double duty = 0; //!< of the fan, %
    double watts = 0;
    qint64 accepted = 0, rejected = 0, stale = 0, hardwareErrors = 0, works = 0;
    qint64 best = 0;
    Noise noise;

private:
    void stepHashing();
    void stepHeat();
    void addShares(qint64 count);

    double m_ambient = 24;
    double m_silicon = 1;
};

} // namespace coalface::simulator::avalon_nano
