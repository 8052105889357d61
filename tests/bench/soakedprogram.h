// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulatedfleet.h"

#include <QProcess>
#include <QTemporaryDir>

namespace coalface::bench {

//! What a program and its hosts hold at a moment.
struct SoakLook
{
    double hours = 0;                         //!< since the beginning
    double resident = 0, share = 0;           //!< MB, of the program
    double hostsResident = 0, hostsShare = 0; //!< MB, of all its hosts
    int files = 0, hostsFiles = 0;
    int threads = 0, hostsThreads = 0;
    double database = 0, wal = 0; //!< MB
    qint64 samples = 0;
    qint64 polls = 0,
           pollsFailed = 0; //!< as the program counted them; it writes them down once a minute
};

//! One of the real programs, which polls a simulated fleet from a folder of its own until it is ended.
class SoakedProgram
{
public:
    enum class Kind { Collector, Window };
    //! `interval`: s; the window's is at least 5.
    SoakedProgram(Kind kind, const SimulatedFleet &fleet, int interval);
    ~SoakedProgram();

    //! Why it does not run; empty: it does.
    QString problem() const;
    int interval() const { return m_interval; }
    void look(double hours);
    //! Ends it, so that it writes down what it counted, and looks at that. False: it had to be killed.
    bool end();

    //! What was seen, as figures: those of the memory after `warmUp` hours as a trend.
    QJsonObject figures(double warmUp) const;
    //! Whether it held ever more after that, and whether a poll failed.
    bool isFlat(double warmUp) const;
    bool answeredAlways() const;
    QString lastLine() const; //!< for who watches

private:
    QString prepare(const SimulatedFleet &fleet);
    void lookIntoStore(SoakLook &look) const;

    Kind m_kind;
    int m_interval;
    QTemporaryDir m_folder;
    QString m_database;
    QString m_problem;
    QProcess m_process;
    QList<SoakLook> m_looks;
};

} // namespace coalface::bench
