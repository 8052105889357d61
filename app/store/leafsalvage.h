// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <functional>
#include <optional>

namespace coalface {

class Connection;
class LeafPages;

//! What came of a table.
struct LeafSalvage
{
    qint64 added = 0;
    bool isComplete
        = false; //!< nothing of the table is missing; false: that cannot be told, or it is not so
};

//! Adds the rows of a table of the attached database "source" that SQLite could not reach, and that are in pages of its file all the
//! same. Rows that are there win. Preconditions: the miners are there; packed samples come before the others. Nothing: they could
//! not be written, or it was cancelled.
std::optional<LeafSalvage> salvageLeaves(Connection &target, LeafPages &pages, const QString &table,
                                         const std::function<bool()> &isCancelled);

} // namespace coalface
