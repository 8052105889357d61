// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <optional>

namespace coalface {

//! What came of a damaged database.
struct Mending
{
    QString aside; //!< where the damaged one is kept; empty: it is still in its place, and nothing was lost
    QString kept; //!< for a person: keptSentence(); the next one to tell it may speak another language
    bool mayPass = false; //!< not done, and worthwhile to try again: there was no room
};

//! Puts a new database, with what can be read of the damaged one, in its place. That one stays where it is until the new one is whole: a
//! program that is killed over it leaves it to the next start, which begins again. Preconditions: the lock of the database is
//! held, and nobody has it open. Where it is cancelled, all is left to the next start likewise.
Mending mendDatabase(const QString &file, const std::function<bool()> &isCancelled);

//! Goes on where a program was killed that had the new one whole and not yet in its place. Nothing: there is none such. Precondition: the
//! lock is held.
std::optional<Mending> finishMending(const QString &file);

//! What became of a damaged one in this start or in one before whose program was killed, and that nobody was told: it is kept beside the
//! database from before the new one is in its place. Of more than one all is told, the oldest first. Nothing: there is none such.
std::optional<Mending> untoldMending(const QString &file);
//! In place of what untoldMending() says.
void keepUntold(const QString &file, const Mending &mending);
//! It was told, in this program's language. What another program found meanwhile stays.
void forgetUntold(const QString &file, const QString &told);

//! What a program left that was killed before the new one was whole, and that nobody needs any more. Precondition: the lock is held.
void forgetMending(const QString &file);

} // namespace coalface
