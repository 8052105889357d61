// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/mmstring.h"

#include <QElapsedTimer>

namespace coalface::avalon_nano {

//! What one reading of a device brought.
struct Snapshot
{
    QJsonObject summary; //!< the section SUMMARY
    QJsonArray pools;    //!< the section POOLS
    QJsonObject device;  //!< the first entry of STATS
    MmString mm;
    //! The device's clock: Unix time on home models, seconds since its start on others.
    std::optional<qint64> when;
    QElapsedTimer age; //!< since `when` was read

    //! `when` moved on to this moment.
    std::optional<qint64> now() const
    {
        return when ? std::optional(*when + (age.isValid() ? age.elapsed() / 1000 : 0))
                    : std::nullopt;
    }
};

//! Seconds since the device's start, from the MM string.
std::optional<qint64> systemUptime(const Snapshot &snapshot);
//! Seconds since the start of its mining program, which is later; from `summary`.
std::optional<qint64> programUptime(const Snapshot &snapshot);
//! The former, else the latter.
std::optional<qint64> uptimeOf(const Snapshot &snapshot);

} // namespace coalface::avalon_nano
