-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Samples of which their miner has newer ones by more than a day: those of a quarter of an hour in one row, in a quarter of the room.
-- k: the key of the first one, as in samples. n: how many. told: the rest, as store/packedsamples.h says. The samples of a quarter
-- lie all here or all in samples. Nothing is moved now: the program that keeps the history up does that beside.
CREATE TABLE packed (
    k INTEGER PRIMARY KEY,
    n INTEGER NOT NULL,
    told BLOB NOT NULL
);
