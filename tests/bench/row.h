// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace coalface::bench {

//! How much is to be measured.
struct Effort
{
    int repeats = 5; //!< of what is cheap; the median counts
    bool quick = false;
    // Of the soak alone:
    double hours = 1;
    int miners = 100;
    int interval = 5; //!< s between two polls of a miner
};

//! What a row draws on.
enum class Screen {
    None,    //!< it shows nothing
    Memory,  //!< windows that are painted and shown nowhere: the same on every machine
    Display, //!< a real one
};

//! One row of the table of goals: what is measured, and what it should be.
struct Row
{
    QString name;
    QString what;
    QString goal;
    Screen screen = Screen::None;
    //! Runs in a process of its own. The figures, or notMeasured().
    QJsonObject (*measure)(const Effort &effort) = nullptr;
    bool lasts = false; //!< runs only when it is named
};

const QList<Row> &rows();

//! In place of figures: a sentence that says why there are none.
QJsonObject notMeasured(const QString &reason);

QJsonObject pollCost(const Effort &effort);     // G1
QJsonObject manyDevices(const Effort &effort);  // G3
QJsonObject openFiles(const Effort &effort);    // G4
QJsonObject deviceMemory(const Effort &effort); // G5
QJsonObject deadMiners(const Effort &effort);   // G6
QJsonObject subnetSweep(const Effort &effort);  // G7
QJsonObject wideSweep(const Effort &effort);    // G8
QJsonObject storedTicks(const Effort &effort);  // G9
QJsonObject storedYear(const Effort &effort);   // G10
QJsonObject chartRanges(const Effort &effort);  // G11
QJsonObject chartUpdate(const Effort &effort);  // G12
QJsonObject chartPoints(const Effort &effort);  // G13
QJsonObject tableUpdate(const Effort &effort);  // G14
QJsonObject windowThread(const Effort &effort); // G15
QJsonObject firstPaint(const Effort &effort);   // G16
QJsonObject driverHost(const Effort &effort);   // G17
QJsonObject hotSwitch(const Effort &effort);    // switch
QJsonObject bulkWrites(const Effort &effort);   // bulk
QJsonObject pollAll(const Effort &effort);      // poll-all
QJsonObject scanHome(const Effort &effort);     // scan
QJsonObject decode(const Effort &effort);       // decode
QJsonObject soak(const Effort &effort);         // soak

//! What some rows start as further processes of this program.
QJsonObject silentSubnet(const Effort &effort); //!< in a network of its own where nobody answers
int echo(const QString &serverName); //!< sends back what comes, until the connection ends

} // namespace coalface::bench
