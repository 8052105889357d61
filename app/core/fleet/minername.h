// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <optional>

namespace coalface {

//! The sentence why that name cannot be a miner's, or empty if it can: empty, longer than 63
//! characters, with control characters or spaces around it, or looking like an address, a MAC or an id.
QString minerNameProblem(const QString &name);

//! The name for a new miner: its model and the last four hex digits of the MAC, else the last number of
//! the address. Always one that minerNameProblem() accepts.
QString proposedMinerName(const Found &found);

//! "192.168.1.7", "192.168.1.7:4028", "attic.local:80" taken apart; nothing if it is no host. The port is
//! empty where none was given.
struct HostAndPort
{
    QString host;
    std::optional<quint16> port;
};
std::optional<HostAndPort> parseHostAndPort(const QString &text);

//! "m12" -> 12.
std::optional<qint64> minerKeyFromId(const QString &id);

} // namespace coalface
