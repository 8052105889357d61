// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/minersdk_export.h>

#include <QDateTime>
#include <QLatin1String>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <variant>

namespace coalface {

//! One reading of one miner. A field that the device did not report is empty: unknown is not zero.
//! Units are fixed (see each field and telemetryFields()); a driver converts before it fills them in.
//! Values that cannot be (NaN, infinite, a sensor's "-1 = absent") must be left empty by the driver.
struct Telemetry
{
    QDateTime timestamp; //!< UTC, when it was read; set by the application, not by the driver

    std::optional<double> hashrate;    //!< H/s, now (the shortest mean the device gives)
    std::optional<double> temperature; //!< °C, the hottest chip
    std::optional<double> power;       //!< W, as the device reports it
    std::optional<qint64> uptime;      //!< s
    std::optional<QString> mode; //!< the device's current power mode, "custom" if it matches none
    std::optional<double> hashrateAverage;       //!< H/s, the longest stable mean the device gives
    std::optional<double> hashrateExpected;      //!< H/s, from frequency and cores
    std::optional<double> temperatureVr;         //!< °C, voltage regulator
    std::optional<double> temperatureBoard;      //!< °C
    std::optional<double> efficiency;            //!< J/TH, power / hashrate; see deriveEfficiency()
    std::optional<qint64> sharesAccepted;        //!< since the device's start
    std::optional<qint64> sharesRejected;        //!< since the device's start
    std::optional<double> bestDifficulty;        //!< all time
    std::optional<double> bestSessionDifficulty; //!< since the device's start
    std::optional<QString> poolUrl; //!< the pool in use: "host:port", with a scheme where the device says one
    std::optional<double> poolDifficulty;
    std::optional<double> frequency;      //!< MHz, configured
    std::optional<double> coreVoltage;    //!< V, configured
    std::optional<double> inputVoltage;   //!< V
    std::optional<double> fanRpm;         //!< rpm, the fastest fan
    std::optional<double> fanPercent;     //!< %, the highest
    std::optional<double> wifiRssi;       //!< dBm
    std::optional<qint64> hardwareErrors; //!< count
    std::optional<QString> error;         //!< the device's own fault text

    //! Who answered, where the device says so in the same breath: lower case, with colons. Not a reading and not
    //! stored: it shows that an address has gone over to another device.
    std::optional<QString> mac;
    //! Blocks that it has found since its start, or ever. Not a reading and not stored: an increase is an event.
    std::optional<qint64> blocksFound;
    //! The worker (user) in use at the pool of `poolUrl`, from the same reply; never empty. Not a reading and not stored:
    //! another one at the same pool is an event.
    std::optional<QString> poolUser;
    //! The pool that it is set to go to when its first one fails: written as `poolUrl`, from the reply that tells that one, whichever of
    //! the two is in use. Empty text: the device says that it has none. Unset: the reply does not tell. Not a reading and not
    //! stored: another one is an event.
    std::optional<QString> fallbackUrl;
    //! The worker (user) there; never empty. Unset where there is no fallback, or the reply names no worker.
    std::optional<QString> fallbackUser;
    //! H/s, the longest of the device's own means over ten minutes to an hour whose window is full: what it does of late, steady
    //! enough to judge by. Unset where the device has none, or it tells the past (nothing is hashed). In no sample: a low hash rate
    //! is told by it, since a day's mean (`hashrateAverage`) would show that hours later.
    std::optional<double> hashrateRecent;
    //! What is said of pools here is what the device has stored, and it uses that only from its next start on: which of them it has
    //! been using since the last one does not show. Where a pool is used at once: false. Not a reading and not stored: a pool that
    //! someone else sets is not told to be in use by it.
    bool poolsAreStored = false;

    friend bool operator==(const Telemetry &, const Telemetry &) = default;
};

//! One entry of the catalogue of telemetry keys: what every room but the drivers goes by, so that
//! storage, export, wire, tables and charts need not name the fields one by one.
struct TelemetryField
{
    //! How often the value changes, which decides where it is stored.
    enum class Pace {
        Sample, //!< with every poll
        Slow,   //!< settings and records; rarely
    };
    using Number = std::optional<double> Telemetry::*;
    using Count = std::optional<qint64> Telemetry::*;
    using Text = std::optional<QString> Telemetry::*;

    QLatin1String key; //!< the name in JSON, CSV and SQL, e.g. "shares_accepted"
    QLatin1String unit; //!< Latin-1: "H/s", "°C", "W", "s", "J/TH", "MHz", "V", "rpm", "%", "dBm" or empty
    Pace pace;
    std::variant<Number, Count, Text> member;
    double least; //!< the smallest value that can be true; below it the value is dropped as unknown
    double greatest; //!< the largest value that can be true; of a text: its length
};

//! All keys in the order in which files and documents show them.
MINERSDK_EXPORT std::span<const TelemetryField> telemetryFields();
//! The entry of that key, or null.
MINERSDK_EXPORT const TelemetryField *telemetryField(QStringView key);
//! The value as a number; nothing where it is unknown or a text.
MINERSDK_EXPORT std::optional<double> telemetryNumber(const Telemetry &telemetry,
                                                      const TelemetryField &field);

//! Fills `efficiency` from power and hashrate, both of now: what stands beside it. No mean, which would not follow a fall.
//! Only if it is empty and both are known and positive.
MINERSDK_EXPORT void deriveEfficiency(Telemetry &telemetry);
//! Empties every field whose value is not a finite number (or a text of a length) within its range, so that no driver's
//! slip reaches a chart or the database. Returns the keys that it emptied.
MINERSDK_EXPORT QStringList dropImpossibleValues(Telemetry &telemetry);

} // namespace coalface
