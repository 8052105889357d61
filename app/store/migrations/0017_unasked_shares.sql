-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Among _unknown of the fleet's shares a minute are those miners, too, that nobody asked, as nobody was polling: so a pause is no dip. Rows
-- that were made before are made anew in the course of time, as far as the readings around are all there.
INSERT INTO stale (miner, first, last) SELECT -1, min(t), max(t) + 3600 FROM fleet_hours WHERE t >= ifnull((SELECT max(until) + 7200 FROM trimmed), 0) HAVING count(*) > 0 ON CONFLICT (miner, first) DO UPDATE SET last = max(last, excluded.last);
