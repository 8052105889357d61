-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Stretches of a miner's history that it recorded by itself and that were read from it later: first <= t <= last, s since
-- 1970 UTC. The samples at the ends may be ordinary ones. step: s, the longest time between two samples in a row of the stretch; what
-- lies further apart is a gap there, too. They may overlap.
CREATE TABLE recorded (
    miner INTEGER NOT NULL REFERENCES miners (key) ON DELETE CASCADE,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    step INTEGER NOT NULL,
    PRIMARY KEY (miner, first)
) WITHOUT ROWID;
