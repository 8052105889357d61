// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <array>
#include <optional>

namespace coalface::simulator::bitaxe {

//! One pool as the device stores it.
struct PoolSlot
{
    QByteArray url; //!< bare host
    int port = 3333;
    QByteArray user;
    QByteArray password = "x";
    int suggestedDifficulty = 0;
    bool extranonceSubscribe = false;
    int tls = 0;
    QByteArray cert;
    bool decodeCoinbase = true;
    QByteArray protocol = "SV1";
    QByteArray channelType = "extended";
    QByteArray authorityPubkey;
    bool requireAuth = false;
};

//! Eight slots; firmware before 2.15 uses slot 0 (main) and 1 (fallback) only.
struct Pools
{
    std::array<std::optional<PoolSlot>, 8> entries{};
    int primary = 0;
    int secondary = 1;

    const PoolSlot &main() const { return of(primary); }
    const PoolSlot &fallback() const { return of(secondary); }

private:
    const PoolSlot &of(int index) const
    {
        static const PoolSlot empty;
        return entries[size_t(index)] ? *entries[size_t(index)] : empty;
    }
};

//! What survives a restart.
struct Settings
{
    double frequency = 0; //!< MHz
    int coreVoltage = 0;  //!< mV
    bool autoFan = true;
    int manualFan = 100; //!< percent
    int minFan = 25;
    int targetTemperature = 60;
    bool overheated = false;
    bool overclockEnabled = false;
    bool useFallback = false;
    bool useCustomWww = false;
    int rotation = 0;
    bool invertScreen = false;
    bool invertFan = true;
    int displayTimeout = -1; //!< minutes
    QByteArray display = "SSD1306 (128x32)";
    int statsFrequency = 0; //!< s, 0 = not recorded (from 2.9)
    int statsLimit = 360;   //!< rows (2.8)
    int statsDuration = 2;  //!< hours that these rows span (2.8)
    QByteArray hostname = "bitaxe";
    QByteArray ssid = "simulated-wifi";
    QByteArray wifiPassword = "simulated-password";
    Pools pools;
};

} // namespace coalface::simulator::bitaxe
