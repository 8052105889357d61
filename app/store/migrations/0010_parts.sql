-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the hours of a quarter of a day come to, as the tables of hours say it of quarters: for charts of a year. They are made of hours
-- alone, which are kept for ever, and from the newest backwards: of a miner they are complete from its first row here on. Before
-- that, hours are read. So nothing is to be made of an old database before it opens.
CREATE TABLE parts (
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
CREATE TABLE parts_slow (
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
