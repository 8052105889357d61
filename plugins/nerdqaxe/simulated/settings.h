// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <array>

namespace coalface::simulator::nerdqaxe {

//! One pool as the device stores it.
struct Pool
{
    QByteArray url; //!< bare host
    int port = 3333;
    QByteArray user;
    QByteArray password = "x";
    bool enonceSubscribe = false;
    bool tls = false;
    int protocol = 0;
    int channelType = 0;

    friend bool operator==(const Pool &, const Pool &) = default;
};

//! A regulator of the fan's speed, stored in hundredths.
struct Pid
{
    int target = 55; //!< °C
    int p = 600, i = 10, d = 1000;
};

struct Fan
{
    int mode = 2; //!< 0 manual, 1 curve (before v1.0.31), 2 PID, 3 like the first; else 100 %
    int manual = 100;
    int overheat = 70; //!< °C
    Pid pid;
};

//! What survives a restart.
struct Settings
{
    int frequency = 0;   //!< MHz, as stored: may be above the limit
    int coreVoltage = 0; //!< mV, as stored
    int jobInterval = 1200;
    int stratumDifficulty = 1000;
    int vrFrequency = 25000;
    std::array<Fan, 2> fans;
    bool flipScreen = false;
    bool invertScreen = false;
    bool autoScreenOff = false;
    bool invertFanPolarity = false;
    bool stratumKeep = false;
    std::array<Pool, 2> pools;
    int poolMode = 0; //!< 0 failover, 1 dual
    int poolBalance = 50;
    bool otp = false;
    QByteArray hostname = "nerdqaxeplus";
    QByteArray ssid = "simulated-wifi";
    QByteArray wifiPassword = "simulated-password";
};

} // namespace coalface::simulator::nerdqaxe
