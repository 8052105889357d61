// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <QStringList>

#include <optional>

namespace coalface {

//! Puts a damaged database with all that belongs to it beside itself, as
//! "coalface.sqlite.corrupt-<UTC time>". Nothing is deleted. Its new path; nothing: could not be moved.
//! Precondition: no connection of this program has it open.
std::optional<QString> setDatabaseAside(const QString &file);
//! Where the last one was put; nothing: there is none.
std::optional<QString> newestAside(const QString &file);
//! The same for one that is in order, as "….before-restore-<UTC time>".
std::optional<QString> setReplacedAside(const QString &file);
//! It gets that name, too, and keeps its own until another one takes it. Nothing: files have one name each here.
std::optional<QString> keepReplaced(const QString &file);

//! All that was set aside in its place, damaged or not: there is one more whenever another file has taken that place.
QStringList allAsides(const QString &file);

//! While this lives, nobody can begin to read the database: who tries waits. It must exist, and this program not have it open.
class SoleUse
{
public:
    explicit SoleUse(const QString &file);
    //! False: another one has it open. One that is no database at all nobody can have open, and it is not held either.
    bool isHeld() const { return m_isHeld; }
    //! Puts what is in its log into the file itself, which has none then, and holds it on. False: it could not be done.
    bool merge();

private:
    Connection m_connection;
    bool m_isHeld = false;
};

//! Whether another program, or another connection of this one, has it open: what that writes would go along when the file is moved.
bool isOpenElsewhere(const QString &file);

//! Remembers beyond the program's end that a running program met damage, so that the next opening
//! looks at the whole database.
void noteDamage(const QString &file);
bool isDamageNoted(const QString &file);
void forgetDamage(const QString &file);

//! Remembers that a program that looks after the history is at work: one that finds the note of another one, which ended without
//! forgetUse(), looks through the whole database. True: there was such a note.
bool noteUse(const QString &file);
void forgetUse(const QString &file);

} // namespace coalface
