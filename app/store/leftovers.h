// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLockFile;

namespace coalface {

//! Deletes it if it names nobody and has not been made just now: of who was killed, or lost power, right over it. By its name alone a dead
//! program's is nobody's.
void dropNamelessLock(const QLockFile &lock);

//! The copy of a backup that is to take the database's place, while a restore makes it.
QString restoringOf(const QString &file);
//! With all that belongs to it: what lies beside a database is taken for its own.
void removeRestoring(const QString &file);
//! Held for as long as one is made and exchanged; a dead program's is nobody's.
QString restoreLockOf(const QString &file);

//! What programs left beside the database that were killed, and that nobody needs any more: the lock of who set it up, and the copy of a
//! backup, which is where it came from. Precondition: the database is there and in order.
void sweepLeftovers(const QString &file);

} // namespace coalface
