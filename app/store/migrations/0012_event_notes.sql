-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What an event's detail says, sentence by sentence, as names and plain values in JSON, so that the window can say it in its own
-- language. Empty: noted by an older version, of which the detail is shown as it is, or there is nothing to say.
ALTER TABLE events ADD COLUMN notes TEXT NOT NULL DEFAULT '';
