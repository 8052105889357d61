-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What persons keep with miners: tags and notes. Tags with the same folded form are one tag.

CREATE TABLE miner_tags (
    miner INTEGER NOT NULL REFERENCES miners (key) ON DELETE CASCADE,
    tag_folded TEXT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (miner, tag_folded)
) WITHOUT ROWID;
CREATE INDEX miner_tags_by_tag ON miner_tags (tag_folded);

-- Without a row there are none.
CREATE TABLE miner_notes (
    miner INTEGER PRIMARY KEY REFERENCES miners (key) ON DELETE CASCADE,
    notes TEXT NOT NULL
);
