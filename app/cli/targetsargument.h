// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "core/fleet/fleet.h"

namespace coalface::cli {

//! Which miners a command is for: those that its words name, or --all.
class TargetsArgument
{
public:
    //! `words`: the operands that name miners. Returns the sentence that says what is wrong, or nothing.
    QString take(const Arguments &arguments, const QStringList &words);
    //! Each once, in the order of the words; with --all by id. Rejected: one fits nothing or several.
    Result<QList<qint64>> keys(const Fleet &fleet) const;

private:
    QStringList m_words;
    bool m_all = false;
};

} // namespace coalface::cli
