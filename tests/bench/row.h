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
};

//! One row of the table of goals: what is measured, and what it should be.
struct Row
{
    QString name;
    QString what;
    QString goal;
    bool needsWindow = false;
    //! Runs in a process of its own. The figures, or notMeasured().
    QJsonObject (*measure)(const Effort &effort) = nullptr;
};

const QList<Row> &rows();

//! In place of figures: a sentence that says why there are none.
QJsonObject notMeasured(const QString &reason);

QJsonObject pollCost(const Effort &effort);     // G1
QJsonObject manyDevices(const Effort &effort);  // G3
QJsonObject openFiles(const Effort &effort);    // G4
QJsonObject deadMiners(const Effort &effort);   // G6
QJsonObject subnetSweep(const Effort &effort);  // G7
QJsonObject wideSweep(const Effort &effort);    // G8
QJsonObject storedTicks(const Effort &effort);  // G9
QJsonObject storedYear(const Effort &effort);   // G10
QJsonObject chartRanges(const Effort &effort);  // G11
QJsonObject windowThread(const Effort &effort); // G15
QJsonObject firstPaint(const Effort &effort);   // G16
QJsonObject driverHost(const Effort &effort);   // G17
QJsonObject hotSwitch(const Effort &effort);    // switch
QJsonObject bulkWrites(const Effort &effort);   // bulk
QJsonObject pollAll(const Effort &effort);      // poll-all
QJsonObject scanHome(const Effort &effort);     // scan
QJsonObject decode(const Effort &effort);       // decode

//! What some rows start as further processes of this program.
QJsonObject silentSubnet(const Effort &effort); //!< in a network of its own where nobody answers
int echo(const QString &serverName); //!< sends back what comes, until the connection ends

} // namespace coalface::bench
