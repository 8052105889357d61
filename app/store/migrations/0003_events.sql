-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What happened to miners and drivers, and what persons did to them. Texts are never NULL. The miner may be gone: of a
-- forgotten one its writes stay, with the name that it had last. ref: two rows with the same one are one event, of
-- which the later row stays; NULL: none.

CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ref TEXT UNIQUE,
    time INTEGER NOT NULL,
    miner INTEGER,
    miner_name TEXT NOT NULL,
    driver_type TEXT NOT NULL,
    kind TEXT NOT NULL,
    verb TEXT NOT NULL,
    severity TEXT NOT NULL,
    actor TEXT NOT NULL,
    program TEXT NOT NULL,
    pid INTEGER,
    value_before TEXT NOT NULL,
    value_after TEXT NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX events_by_time ON events (time);
CREATE INDEX events_by_miner ON events (miner, time);
