// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <functional>

namespace coalface {

constexpr int applicationId = 1131365985; //!< "CoFa": what marks a database as one of Coalface

//! How a database could be opened.
struct Opening
{
    enum class Access {
        None,     //!< not at all: `sentence` says why
        ReadOnly, //!< reading works; `sentence` says why nothing can be stored
        ReadWrite,
    };

    Access access = Access::None;
    //! For the connections that only read. InTurn: there is no room to share it, each has it for no longer than it reads.
    Connection::Mode readMode = Connection::Mode::Query;
    QString sentence; //!< what a person should know; empty: nothing
    bool mayPass = false; //!< it is worthwhile to try again: the disk was full, another program was busy
    QString aside; //!< where the damaged one, or the rows that could not be read, are kept; empty: there were none
};

//! Opens the database for writing, makes it if there is none, brings it to this program's schema, and
//! sets a damaged one aside, unless another program has it open. Safe against other programs that do the same at the same time.
//! Blocks for as long as one of them works: never on the GUI thread. `isCancelled` is asked between two bits of what takes long; what was
//! begun is left to the next opening then.
Opening openDatabase(
    Connection &connection, const std::function<bool()> &isCancelled = [] { return false; });

//! As Opening::readMode says it; waits for those that read just now.
bool openInTurn(Connection &connection);

} // namespace coalface
