// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/simulated/machine.h"
#include "simulator/jsonwriter.h"

#include <QJsonObject>
#include <QSet>

namespace coalface::simulator::bitaxe {

//! What identifies one device on its network.
struct Identity
{
    QByteArray mac;
    QByteArray ipv4;
    QByteArray ipv6;
};

//! Writes GET /api/system/info with the keys, types and digits of the firmware.
class InfoReply
{
public:
    //! `shownPools` may lag behind the stored ones.
    InfoReply(const Machine &machine, const Identity &identity, const Pools &shownPools);

    QByteArray bytes();

private:
    void electrics();
    void mining();
    void shares();
    void chain();
    void system();
    void network();
    void pools();
    void poolPair(bool fallback);
    void poolList();
    void screenAndFan();
    void monitor();
    void partitions();

    //! A 32-bit value: all its digits up to 2.11, seven decimals from 2.12.
    void real(const char *key, double value);
    void flag(const char *key, bool value) { m_json.integer(key, value ? 1 : 0); }
    //! 0/1 up to a version, then true/false.
    void flagOrBool(const char *key, bool value, bool asBool);
    void difficulty(const char *key, double value);

    const Machine &m_machine;
    const Firmware &m_firmware;
    const Identity &m_identity;
    const Pools &m_pools;
    JsonWriter m_json;
};

} // namespace coalface::simulator::bitaxe
