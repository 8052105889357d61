-- SPDX-FileCopyrightText: Coalface contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- When a write had ended, ms. NULL: it has not, that was noted by an older version, or it is no write.
ALTER TABLE events ADD COLUMN ended INTEGER;
