// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace coalface::simulator::nerdqaxe {

//! A board: what tells it apart, what its firmware offers and how it behaves electrically.
struct Board
{
    QString id; //!< as in variant names, e.g. "nerdqaxeplusplus"
    QByteArray deviceModel;
    QByteArray chip;
    int chips = 1;
    int smallCores = 0;           //!< per chip
    std::vector<int> frequencies; //!< MHz
    std::vector<int> voltages;    //!< mV
    int defaultFrequency = 0;
    int defaultVoltage = 0;
    int ecoFrequency = 0; //!< 0 = not offered
    int ecoVoltage = 0;
    int absMaxFrequency = 0; //!< 0 = no limit
    int absMaxVoltage = 0;
    int inputVoltage = 12; //!< V
    int minPower = 0;      //!< W
    int maxPower = 0;
    int maxCurrent = 0; //!< A, 0 = none
    double watts = 0;   //!< of the whole board at the defaults
    int fans = 1;
    QByteArray swarmColor;

    static const Board *find(const QString &id);
};

} // namespace coalface::simulator::nerdqaxe
