// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace coalface {

class Connection;

//! The keys of the rows of packed samples that cannot be made samples again: SQLite finds nothing wrong with such a row. Nothing:
//! it was cancelled, or failed (see the connection).
std::optional<QList<qint64>> unreadableRows(Connection &connection,
                                            const std::function<bool()> &isCancelled);

struct Unreadable
{
    QString file; //!< where they are; empty: there were none, or it failed (see the connection)
    QString kept; //!< for a person, as keptSentence()
};

//! Moves those rows out of the way, as they are, into a database of their own beside this one: who reads a time with one of them would
//! get nothing else of it. Sums that were made of them stay. Where it is cancelled they are where they were.
Unreadable setUnreadableAside(Connection &connection, const std::function<bool()> &isCancelled);

} // namespace coalface
