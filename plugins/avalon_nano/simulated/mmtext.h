// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/simulated/machine.h"

#include <QMap>
#include <QSet>

namespace coalface::simulator::avalon_nano {

//! What differs from unit to unit.
struct Unit
{
    QByteArray id;  //!< 16 hex digits: DNA, on the Nano 3 HDNA
    QByteArray mac; //!< 12 hex digits
    QByteArray ssid = "HomeNetwork";
    qint64 bootedAt = 0; //!< Unix time
};

//! Values of pairs (and of keys of `summary`) that a test has fixed, and keys that it left out.
struct Overrides
{
    QMap<QByteArray, QByteArray> values;
    QSet<QByteArray> omitted;
};

//! The MM string of the machine: the keys of its model in the order in which real ones write them, with
//! their blanks. Nothing in it is escaped. Without a hash board some keys lose their opening bracket.
QByteArray mmText(const Machine &machine, const Unit &unit, const Overrides &overrides);
//! The short string that `litestats` has on the Nano 3S.
QByteArray liteText(const Machine &machine, const Unit &unit, const Overrides &overrides);
//! HBinfo of the Avalon Q: per-chip values.
QByteArray boardText(const Machine &machine);

} // namespace coalface::simulator::avalon_nano
