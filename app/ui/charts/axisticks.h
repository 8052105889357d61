// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace coalface {

struct TimeTick
{
    qint64 time = 0; //!< ms since 1970
    QString label; //!< "14:00", at midnight "1 Mar", over more than a year "1 Mar 2026"; unique among the ticks of one axis

    friend bool operator==(const TimeTick &, const TimeTick &) = default;
};

//! At most `most` ticks at round local times (from 1 s to five years apart), right across a change of clocks.
QList<TimeTick> timeTicks(const QDateTime &from, const QDateTime &to, int most);

//! A range with round ends and a step of 1, 2 or 5 times a power of ten.
struct ValueScale
{
    double least = 0;
    double greatest = 1;
    double step = 0.5;
    int decimals = 1;
};
//! Around all values between these, with about five steps. Never below 0 when no value is.
ValueScale valueScale(double least, double greatest);
//! From the one to the other and nothing around it: what a person zoomed in to.
ValueScale exactScale(double least, double greatest);

} // namespace coalface
