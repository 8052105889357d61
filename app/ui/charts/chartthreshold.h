// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coalface {

//! A limit in a TimeChart, as a dashed horizontal line.
struct ChartThreshold
{
    double value = 0; //!< in the unit of the points as stored
    QString text;     //!< "Limit 70 °C": what it is, for people

    friend bool operator==(const ChartThreshold &, const ChartThreshold &) = default;
};

} // namespace coalface
