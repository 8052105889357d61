-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What became of a miner's shares of late, since that time (ms), as far as it was watched until its last answer, whose time stands beside
-- them as with hashrate_recent. NULL: too few to tell.
ALTER TABLE miners ADD COLUMN shares_recent_accepted INTEGER;
ALTER TABLE miners ADD COLUMN shares_recent_rejected INTEGER;
ALTER TABLE miners ADD COLUMN shares_recent_since INTEGER;
ALTER TABLE miners ADD COLUMN shares_recent_told INTEGER;
