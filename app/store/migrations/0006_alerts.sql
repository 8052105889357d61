-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Alerts, from when they were raised. Times: ms. cleared NULL: it lasts; acknowledged, told NULL: not yet. miner NULL:
-- of a driver. Texts are never NULL. A forgotten miner's alerts go with it.

CREATE TABLE alerts (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    miner INTEGER,
    driver_type TEXT NOT NULL,
    since INTEGER NOT NULL,
    raised INTEGER NOT NULL,
    cleared INTEGER,
    acknowledged INTEGER,
    told INTEGER,
    part TEXT NOT NULL,
    value TEXT NOT NULL,
    value_limit TEXT NOT NULL,
    detail TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX alerts_by_time ON alerts (raised);
CREATE INDEX alerts_active ON alerts (raised) WHERE cleared IS NULL;
