// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/simulated/machine.h"
#include "simulator/jsonwriter.h"

namespace coalface::simulator::nerdqaxe {

//! What identifies one device on its network.
struct Identity
{
    QByteArray mac;
    QByteArray ip;
};

//! Writes GET /api/system/info with the keys and types of the firmware.
class InfoReply
{
public:
    InfoReply(const Machine &machine, const Identity &identity)
        : m_machine(machine), m_firmware(machine.firmware), m_identity(identity)
    {}

    QByteArray bytes();

private:
    void board();
    void electrics();
    void hashrates();
    void work();
    void temperatures();
    void fans();
    void pid();
    void network();
    void pools();
    void poolPair(int slot);
    void settings();
    void system();
    void can();

    //! Seven decimals, as the firmware's 32-bit numbers print.
    void real(const char *key, double value);
    void flag(const char *key, bool value) { m_json.integer(key, value ? 1 : 0); }
    void difficulty(const char *key, double value);

    const Machine &m_machine;
    const Firmware &m_firmware;
    const Identity &m_identity;
    JsonWriter m_json;
};

//! The object `stratum`, in info and in the v2 dashboard, which adds host, port and user.
void writeStratum(JsonWriter &json, const Machine &machine, bool withAddresses);

} // namespace coalface::simulator::nerdqaxe
