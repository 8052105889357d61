// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QLatin1String>
#include <QStringView>

#include <optional>

//! How NMMiner firmware writes numbers for people. The decimal point is always '.', suffixes are
//! powers of 1000; "N/A", an empty text and what cannot be read are unknown, not 0. Pure; any thread.
namespace coalface::nmminer {

//! H/s, from "113.13K" (v0.3), "1.0154MH/s", "993.22KH/s".
std::optional<double> hashrateIn(const QJsonValue &value);
//! Whether it is GH/s or more, or a zero of that unit: no ESP32 does that, the siblings' chips do.
bool isChipHashrate(const QJsonValue &value);

struct Shares
{
    qint64 rejected = 0;
    qint64 accepted = 0;
};
//! "1/138" (v0.3), "7/2123/99.7%" and "69/5308 (98.7%)": rejected, accepted and perhaps the accepted
//! percentage.
std::optional<Shares> sharesIn(QStringView text);

struct BestDifficulty
{
    std::optional<double> session;
    std::optional<double> ever;
};
//! "88.221<CR>480.5K" and "0.000 /480.5K": session and ever. Old firmware writes one value; the best
//! ever came with later firmware, so that one is the session's.
BestDifficulty bestDifficultyIn(QStringView text);

//! s since boot, from "00d 01:23:46" or "000d 00:22:57<CR>028d 18:25:01" (then the total ever).
std::optional<qint64> uptimeIn(QStringView text);

//! A plain number, written as a JSON number or as a decimal text.
std::optional<double> plainNumber(const QJsonObject &object, QLatin1String key);
//! The same as a whole number from 0 to 2^53.
std::optional<qint64> plainCount(const QJsonObject &object, QLatin1String key);

} // namespace coalface::nmminer
