// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "main/composition.h"

#include <QTemporaryDir>

#include <memory>

namespace coalface::bench {

class SimulatedFleet;

//! The parts of the real programs on a folder of their own, with the first `count` simulated devices
//! in the fleet, or with miners that nobody asks.
class Product
{
public:
    Product(const SimulatedFleet &fleet, int count);
    //! `folder`: of who made it; empty: its own.
    explicit Product(const QList<Found> &miners, const QString &folder = {});

    struct Round
    {
        int answered = 0;
        int failed = 0;
        double seconds = 0;
        double programCpu = 0; //!< s, all threads of this process
        double threadCpu = 0;  //!< s, its GUI thread alone
        double hostCpu = 0;    //!< s, of the driver's host
    };
    //! Asks every miner once and waits until the answers are stored.
    Round poll();

    Composition &parts() { return *m_parts; }
    QString folder() const { return m_place; }
    QString problem() const { return m_problem; }
    //! Of the driver's host; 0: none runs.
    qint64 hostPid() const;
    //! Ends the parts and keeps the folder, for a program that is to run on it.
    void close() { m_parts.reset(); }

private:
    QTemporaryDir m_folder;
    QString m_place;
    std::unique_ptr<Composition> m_parts;
    QString m_problem;
};

} // namespace coalface::bench
