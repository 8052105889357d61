-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Times are milliseconds since 1970 UTC unless said otherwise; NULL is unknown, never 0.

PRAGMA application_id = 1131365985;

CREATE TABLE miners (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL,
    port INTEGER,
    driver_type TEXT NOT NULL,
    model TEXT NOT NULL,
    manufacturer TEXT NOT NULL,
    firmware TEXT NOT NULL,
    hostname TEXT NOT NULL,
    mac TEXT NOT NULL,
    serial TEXT NOT NULL,
    added INTEGER NOT NULL,
    last_asked INTEGER,
    last_answered INTEGER,
    misses INTEGER NOT NULL DEFAULT 0,
    first_miss INTEGER,
    last_share_move INTEGER,
    last_error TEXT NOT NULL DEFAULT '',
    last_error_detail TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX miners_by_mac ON miners (mac) WHERE mac <> '';
CREATE INDEX miners_by_serial ON miners (serial, driver_type) WHERE serial <> '';
CREATE INDEX miners_by_address ON miners (address);

CREATE TABLE address_history (
    miner INTEGER NOT NULL REFERENCES miners (key) ON DELETE CASCADE,
    address TEXT NOT NULL,
    port INTEGER,
    since INTEGER NOT NULL
);
CREATE INDEX address_history_by_miner ON address_history (miner);

-- What changes with every reading. k = miner << 32 | seconds since 1970 UTC, so that a range of one
-- miner is one stretch of the table and a second holds one reading. Hash rates are whole H/s, counts
-- whole, the rest hundredths, but fan_rpm and wifi_rssi: those are plain, as devices tell them whole.
-- slow: the row of the values below that held then; NULL: none of them was known.
CREATE TABLE samples (
    k INTEGER PRIMARY KEY,
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
    slow INTEGER
);

-- Settings and records, written when one of them changes. Difficulties are plain numbers: they can be
-- larger than hundredths in 64 bits.
CREATE TABLE slow (
    id INTEGER PRIMARY KEY,
    miner INTEGER NOT NULL REFERENCES miners (key) ON DELETE CASCADE,
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
CREATE INDEX slow_by_miner ON slow (miner);
