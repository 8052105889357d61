// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coalface::bench {

//! What a history holds that a fleet would have grown, in the order in which readings come: rows by SQL, packed ones with the
//! program's own code.
struct SyntheticYear
{
    int miners = 100;
    int interval = 30;     //!< s between two readings of a miner
    int sampleDays = 30;   //!< of the newest readings
    int quarterDays = 366; //!< of sums of 15 minutes
    int hourDays = 366;
    qint64 end = 0; //!< s since 1970: the first second behind the last reading
};

//! Fills a database that the program has made and nobody has open. False: it could not be done.
bool fill(const QString &file, const SyntheticYear &year);
//! As while the program collects: the last quarter of an hour is not summed up yet.
bool beginQuarter(const QString &file, const SyntheticYear &year);
//! The bytes that a table takes; 0: unknown (SQLite without dbstat).
qint64 bytesOf(const QString &file, const QString &table);
qint64 samplesOf(const QString &file); //!< packed ones, too
qint64 rowsOf(const QString &file, const QString &table);

} // namespace coalface::bench
