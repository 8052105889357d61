-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The mean hash rate of late, H/s, that a miner told with its last answer, and when that was: ms, as last_answered. NULL: it told none. No
-- sample has it, but its state is judged by it. At another time than last_answered it is none either: a program of an older version
-- that is still open stores its answers without it.
ALTER TABLE miners ADD COLUMN hashrate_recent REAL;
ALTER TABLE miners ADD COLUMN hashrate_recent_told INTEGER;
