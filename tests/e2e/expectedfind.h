// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator.h"

//! What a scan has to say about a simulated device: a table by hand, from the families' protocol pages.
struct ExpectedFind
{
    explicit ExpectedFind(const Simulator::Device &device);

    QString driver; //!< empty: it is no miner that we know
    QString model;
    QString firmware;
    QString mac;            //!< empty: its firmware tells none
    QString rejection;      //!< of what answers and is none: a word of the reason
    bool announced = false; //!< found by listening alone, without a port

    bool isMiner() const { return !driver.isEmpty(); }
    bool isAnnounced() const { return announced; }
    //! Nothing, or what in this Found of \a port differs.
    QString whatIsWrongWith(const QJsonObject &found, quint16 port) const;
};
