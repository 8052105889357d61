// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/lanscanner.h"

#include <QSet>

namespace coalface::bench {

constexpr int sweepTimeout = 1000; // ms

//! One sweep from its start to its end.
struct SweepRun
{
    double seconds = 0;
    double cpu = 0;
    int alive = 0;
    int finished = 0;   //!< hosts that were told of
    QSet<quint32> open; //!< hosts with a port that accepted a connection
};
SweepRun sweep(LanScanner &scanner, const QList<SweepTarget> &targets);

//! `count` hosts from the address after `network` on.
QList<SweepTarget> hostsOf(quint32 network, quint32 count, const QList<quint16> &ports);

//! The least that it can take: one connect() after the other; loopback refuses within the call. Seconds.
double rawConnects(const QList<SweepTarget> &targets);

} // namespace coalface::bench
