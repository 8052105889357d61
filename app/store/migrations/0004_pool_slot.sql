-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Which place of the miner a write to a pool was about, from 0; NULL: not known, or no such write.

ALTER TABLE events ADD COLUMN pool_slot INTEGER;
