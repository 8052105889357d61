// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace coalface::simulator::bitaxe {

//! A mining chip and the settings its firmware offers for it.
struct Chip
{
    QByteArray name;
    std::vector<int> frequencies; //!< MHz
    int defaultFrequency = 0;
    std::vector<int> voltages; //!< mV
    int defaultVoltage = 0;
    int smallCores = 0;
    int domains = 1;
    double watts = 0; //!< of one chip at the defaults
};

//! A board: what tells it apart and how it behaves electrically.
struct Board
{
    QString id; //!< as in variant names, e.g. "gamma601"
    QByteArray deviceModel;
    QByteArray version; //!< as reported
    const Chip *chip = nullptr;
    int chips = 1;
    int maxPower = 0;           //!< W
    int nominalVoltage = 5;     //!< V
    bool measuresInput = false; //!< INA260 at the input; otherwise the regulator's own figures
    double allowance = 0;       //!< W that the firmware adds to the regulator's output
    int coreVoltageLanes = 1;   //!< voltage domains in series (Hex boards)
    QByteArray swarmColor;

    static const Board *find(const QString &id);
};

} // namespace coalface::simulator::bitaxe
