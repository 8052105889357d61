// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <minersdk/result.h>

namespace coalface {

//! Where the logins of miners are kept, by the miner's id, and the passwords of pools, by the pool's; shared by all
//! programs on one configuration folder. What comes out of it goes to the driver of a miner and nowhere else: not
//! into the database, a log, a document or an error. GUI thread.
class SecretVault
{
public:
    virtual ~SecretVault() = default;

    //! What goes with each call of that miner; empty: nothing is kept. Nothing, too, if what is kept
    //! belongs to another device that had this id (the database was lost and begun anew).
    virtual Credentials credentials(const MinerRecord &miner) = 0;
    //! Keeps them instead of what was kept. Internal with a sentence when they cannot be saved.
    virtual Result<Done> keep(const MinerRecord &miner, const Credentials &credentials) = 0;
    //! No entry is no error.
    virtual Result<Done> forget(const QStringList &minerIds) = 0;

    //! Empty: none is kept.
    virtual QString poolPassword(const QString &poolId) = 0;
    //! An empty one is forgotten. Internal with a sentence when that cannot be saved.
    virtual Result<Done> keepPoolPassword(const QString &poolId, const QString &password) = 0;

    //! Where they are kept, as a part of a sentence for a person ("in the file …").
    virtual QString place() const = 0;
    //! Whether anything was ever kept there: before that a person is told where it goes.
    virtual bool isInUse() const = 0;
    //! What is wrong with it as a sentence; empty: nothing.
    virtual QString problem() const = 0;
};

} // namespace coalface
