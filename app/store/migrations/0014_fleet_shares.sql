-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the miners' counters of shares added in a minute, summed up over them: each one's growth spread over the time in which it was
-- counted, as countsteps says. _miners: of how many miners it is known; _unknown: who told it before and answered without it. NULL: not
-- made yet. In stale, miner -1 stands for these columns alone: they depend on the hours around, too.
ALTER TABLE fleet_quarters ADD COLUMN shares_accepted REAL;
ALTER TABLE fleet_quarters ADD COLUMN shares_accepted_miners INTEGER;
ALTER TABLE fleet_quarters ADD COLUMN shares_accepted_unknown INTEGER;
ALTER TABLE fleet_quarters ADD COLUMN shares_rejected REAL;
ALTER TABLE fleet_quarters ADD COLUMN shares_rejected_miners INTEGER;
ALTER TABLE fleet_quarters ADD COLUMN shares_rejected_unknown INTEGER;
ALTER TABLE fleet_hours ADD COLUMN shares_accepted REAL;
ALTER TABLE fleet_hours ADD COLUMN shares_accepted_miners INTEGER;
ALTER TABLE fleet_hours ADD COLUMN shares_accepted_unknown INTEGER;
ALTER TABLE fleet_hours ADD COLUMN shares_rejected REAL;
ALTER TABLE fleet_hours ADD COLUMN shares_rejected_miners INTEGER;
ALTER TABLE fleet_hours ADD COLUMN shares_rejected_unknown INTEGER;

-- Those of the rows that there are come in the course of time: only the ends are looked up here, so that it takes no time.
INSERT INTO stale (miner, first, last) SELECT -1, min(t), max(t) + 3600 FROM fleet_hours HAVING count(*) > 0;

-- The fleet's sums are those of the miners that are left.
DROP TRIGGER miners_forgotten;
CREATE TRIGGER miners_forgotten AFTER DELETE ON miners BEGIN DELETE FROM stale WHERE miner = old.key; DELETE FROM trimmed WHERE miner = old.key; INSERT INTO stale (miner, first, last) SELECT fleet, min(k) & 4294967295, (max(k) & 4294967295) + 3600 FROM hours, (SELECT 0 AS fleet UNION ALL SELECT -1) WHERE k BETWEEN old.key << 32 AND old.key << 32 | 4294967295 GROUP BY fleet ON CONFLICT (miner, first) DO UPDATE SET last = max(last, excluded.last); END;
