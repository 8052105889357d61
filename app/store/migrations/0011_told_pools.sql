-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Where a miner was last said to be set to work besides the URL in use, which is in its samples: NULL is not known, and an empty
-- fallback is none. So another worker or fallback is noticed by the next program that asks, too.
ALTER TABLE miners ADD COLUMN pool_user TEXT;
ALTER TABLE miners ADD COLUMN fallback_url TEXT;
ALTER TABLE miners ADD COLUMN fallback_user TEXT;
