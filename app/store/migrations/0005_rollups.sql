-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the samples of a quarter of an hour, and of an hour, come to. k as in samples, its second the first one of the stretch.
-- Of a value that is averaged the column holds the SUM of what was told, in the units of samples (where those are plain: in
-- hundredths), so that hours come out of quarters exactly; of counters the last one told; _least and _greatest are the extremes. n: the samples. known: how many of
-- them told each averaged value, 2 bytes each (little endian), in the order of the columns; NULL: where there is a sum, all n did.
-- slow: the row that held for all n; NULL: none, or they differ: then the stretch has a row in the table beside.
CREATE TABLE quarters (
    k INTEGER PRIMARY KEY,
    n INTEGER NOT NULL,
    slow INTEGER,
    known BLOB,
    hashrate INTEGER,
    temperature INTEGER,
    power INTEGER,
    uptime INTEGER,
    hashrate_average INTEGER,
    temperature_vr INTEGER,
    temperature_board INTEGER,
    efficiency INTEGER,
    shares_accepted INTEGER,
    shares_rejected INTEGER,
    input_voltage INTEGER,
    fan_rpm REAL,
    fan_percent INTEGER,
    wifi_rssi REAL,
    hardware_errors INTEGER,
    hashrate_least INTEGER,
    hashrate_greatest INTEGER,
    temperature_least INTEGER,
    temperature_greatest INTEGER
);
CREATE TABLE hours (
    k INTEGER PRIMARY KEY,
    n INTEGER NOT NULL,
    slow INTEGER,
    known BLOB,
    hashrate INTEGER,
    temperature INTEGER,
    power INTEGER,
    uptime INTEGER,
    hashrate_average INTEGER,
    temperature_vr INTEGER,
    temperature_board INTEGER,
    efficiency INTEGER,
    shares_accepted INTEGER,
    shares_rejected INTEGER,
    input_voltage INTEGER,
    fan_rpm REAL,
    fan_percent INTEGER,
    wifi_rssi REAL,
    hardware_errors INTEGER,
    hashrate_least INTEGER,
    hashrate_greatest INTEGER,
    temperature_least INTEGER,
    temperature_greatest INTEGER
);

-- Settings and records of a stretch in which they changed: sums (known says of how many) and last ones, as above.
CREATE TABLE quarters_slow (
    k INTEGER PRIMARY KEY,
    known BLOB NOT NULL,
    mode TEXT,
    hashrate_expected INTEGER,
    best_difficulty REAL,
    best_session_difficulty REAL,
    pool_url TEXT,
    pool_difficulty REAL,
    frequency INTEGER,
    core_voltage INTEGER,
    error TEXT
);
CREATE TABLE hours_slow (
    k INTEGER PRIMARY KEY,
    known BLOB NOT NULL,
    mode TEXT,
    hashrate_expected INTEGER,
    best_difficulty REAL,
    best_session_difficulty REAL,
    pool_url TEXT,
    pool_difficulty REAL,
    frequency INTEGER,
    core_voltage INTEGER,
    error TEXT
);

-- The fleet: of each value the sum over the miners of their means, and how many miners told it. t: s since 1970 UTC.
-- The extremes are those of any miner. Only miners that are still in the fleet count.
CREATE TABLE fleet_quarters (
    t INTEGER PRIMARY KEY,
    miners INTEGER NOT NULL,
    hashrate INTEGER,
    hashrate_miners INTEGER NOT NULL,
    temperature INTEGER,
    temperature_miners INTEGER NOT NULL,
    power INTEGER,
    power_miners INTEGER NOT NULL,
    efficiency INTEGER,
    efficiency_miners INTEGER NOT NULL,
    temperature_least INTEGER,
    temperature_greatest INTEGER
);
CREATE TABLE fleet_hours (
    t INTEGER PRIMARY KEY,
    miners INTEGER NOT NULL,
    hashrate INTEGER,
    hashrate_miners INTEGER NOT NULL,
    temperature INTEGER,
    temperature_miners INTEGER NOT NULL,
    power INTEGER,
    power_miners INTEGER NOT NULL,
    efficiency INTEGER,
    efficiency_miners INTEGER NOT NULL,
    temperature_least INTEGER,
    temperature_greatest INTEGER
);

-- Stretches of which the tables above do not say yet what the samples say: first <= t < last, s, whole quarters. They may overlap.
-- miner 0: the fleet.
CREATE TABLE stale (
    miner INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (miner, first)
) WITHOUT ROWID;

-- Up to where a miner's samples were deleted as too old: s, a whole hour. Before it, the tables above alone know.
CREATE TABLE trimmed (
    miner INTEGER PRIMARY KEY,
    until INTEGER NOT NULL
);

-- All samples of before are to be summed up, miner by miner: only the ends are looked up here, so that it takes no time.
INSERT INTO stale (miner, first, last)
    SELECT key, ((SELECT min(k) FROM samples WHERE k >= key << 32) & 4294967295) / 3600 * 3600,
        ((SELECT max(k) FROM samples WHERE k < (key + 1) << 32) & 4294967295) / 3600 * 3600 + 3600
    FROM miners WHERE EXISTS (SELECT 1 FROM samples WHERE k BETWEEN key << 32 AND key << 32 | 4294967295);

-- The fleet's sums are those of the miners that are left.
CREATE TRIGGER miners_forgotten AFTER DELETE ON miners BEGIN DELETE FROM stale WHERE miner = old.key; DELETE FROM trimmed WHERE miner = old.key; INSERT INTO stale (miner, first, last) SELECT 0, min(k) & 4294967295, (max(k) & 4294967295) + 3600 FROM hours WHERE k BETWEEN old.key << 32 AND old.key << 32 | 4294967295 HAVING count(*) > 0 ON CONFLICT (miner, first) DO UPDATE SET last = max(last, excluded.last); END;
