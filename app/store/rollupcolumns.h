// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/columns.h"

#include <vector>

namespace coalface {

//! The stretches of time that are summed up, and their tables.
enum class Stretch {
    Quarter, //!< of an hour
    Hour,
    Part, //!< a quarter of a day; not of the fleet
};

constexpr qint64 quarterSeconds = 900;
constexpr qint64 hourSeconds = 3600;
constexpr qint64 partSeconds = 21'600;
constexpr qint64 secondsMask = 4294967295; //!< of a key: the rest is the miner

constexpr qint64 secondsOf(Stretch stretch)
{
    return stretch == Stretch::Quarter ? quarterSeconds
           : stretch == Stretch::Hour  ? hourSeconds
                                       : partSeconds;
}
//! The first second of the stretch that the second lies in.
constexpr qint64 stretchStart(qint64 second, qint64 seconds)
{
    return second / seconds * seconds;
}
QString tableOf(Stretch stretch);     //!< "quarters", "hours", "parts"
QString slowTableOf(Stretch stretch); //!< what beside it holds settings that changed
QString fleetTableOf(Stretch stretch);

//! What a stretch keeps of a column: the mean of what was told, or the last that was told (counters, records, texts).
bool isAveraged(const Column &column);
//! What a stored value adds to a sum. Sums are of whole numbers, of hundredths where the column holds parts, so that they are exact
//! and do not depend on the order.
double summand(const QVariant &stored, const Column &column);
//! The same scale for what the number means.
double decodedSum(double sum, const Column &column);
//! Whether a stretch keeps the least and the greatest value, too.
bool hasExtremes(const Column &column);
//! Averaged values of the fleet that are kept.
const std::vector<Column> &fleetColumns();
//! Sums over miners say something (H/s, W); of the others the mean over miners does.
bool isSummedOverMiners(const Column &column);

} // namespace coalface
