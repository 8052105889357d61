// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/telemetry.h>

#include <QLocale>
#include <QString>

namespace coalface::units {

// For people: with the locale's digits, three significant ones where values scale. An unknown value is
// "—", never 0. A no-break space stands between number and unit.

QString unknown();                                                                   //!< "—"
QString hashrate(std::optional<double> hashesPerSecond, const QLocale &locale = {}); //!< "1.21 TH/s"
QString difficulty(std::optional<double> difficulty, const QLocale &locale = {});    //!< "4.29 G"
QString efficiency(std::optional<double> joulePerTerahash,
                   const QLocale &locale = {}); //!< "19.9 J/TH"; large: J/GH, J/MH
QString temperature(std::optional<double> celsius, const QLocale &locale = {}); //!< "65.1 °C"
QString power(std::optional<double> watt, const QLocale &locale = {}); //!< "20.1 W", "1.25 kW"
QString duration(std::optional<qint64> seconds,
                 const QLocale &locale = {}); //!< "3 d 04:11", "04:11:09"
QString percent(std::optional<double> percent, const QLocale &locale = {}); //!< "60.7 %"
QString bytes(qint64 bytes, const QLocale &locale = {});                    //!< "48 MB"
//! "0.4 ms", "340 ms", "1.25 s"
QString milliseconds(std::optional<double> milliseconds, const QLocale &locale = {});
//! Any telemetry value by its catalogue entry.
QString telemetryValue(const Telemetry &telemetry, const TelemetryField &field,
                       const QLocale &locale = {});

//! For files and documents: as stored, with ".", hashrates to 1 H/s, counts whole, all else to 0.01.
QString plain(const Telemetry &telemetry, const TelemetryField &field); //!< empty: unknown
//! The same rounding for a number.
double rounded(double value, const TelemetryField &field);

//! One unit for a whole axis of hashrates up to `greatest`: the divisor and its name ("TH/s").
struct Scale
{
    double divisor = 1;
    QString unit;
};
Scale hashrateScale(double greatest);

} // namespace coalface::units
