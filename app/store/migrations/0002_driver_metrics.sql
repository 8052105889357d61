-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What each version of a driver did, by the hour: core/ports/drivermetrics.h says what the counts mean.
-- Programs add to them.

-- hour: seconds since 1970 UTC of its first moment. cpu_ms, peak_rss: NULL where no host told.
CREATE TABLE driver_hours (
    id INTEGER PRIMARY KEY,
    hour INTEGER NOT NULL,
    driver_type TEXT NOT NULL,
    version TEXT NOT NULL,
    crashes INTEGER NOT NULL,
    hangs INTEGER NOT NULL,
    restarts INTEGER NOT NULL,
    cpu_ms INTEGER,
    peak_rss INTEGER,
    UNIQUE (hour, driver_type, version)
);

-- Of one verb, by how the calls ended.
CREATE TABLE driver_calls (
    driver_hour INTEGER NOT NULL REFERENCES driver_hours (id) ON DELETE CASCADE,
    op TEXT NOT NULL,
    ok INTEGER NOT NULL,
    unreachable INTEGER NOT NULL,
    auth INTEGER NOT NULL,
    busy INTEGER NOT NULL,
    protocol INTEGER NOT NULL,
    driver INTEGER NOT NULL,
    PRIMARY KEY (driver_hour, op)
) WITHOUT ROWID;

-- bucket: of core/ports/latencyhistogram.h.
CREATE TABLE driver_latencies (
    driver_hour INTEGER NOT NULL REFERENCES driver_hours (id) ON DELETE CASCADE,
    bucket INTEGER NOT NULL,
    calls INTEGER NOT NULL,
    PRIMARY KEY (driver_hour, bucket)
) WITHOUT ROWID;
