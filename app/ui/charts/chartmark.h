// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coalface {

//! Something that happened at a time, as a thin vertical line in a TimeChart.
struct ChartMark
{
    qint64 time = 0; //!< ms since 1970 UTC
    QString text;    //!< one line for people

    friend bool operator==(const ChartMark &, const ChartMark &) = default;
};

} // namespace coalface
