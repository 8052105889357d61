// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QLockFile>
#include <QString>

namespace coalface {

//! Whoever holds it may change the user's folder of drivers; held for moments only. For a worker thread.
class StoreLock
{
public:
    //! `folder`: <config>/miner_drivers.
    explicit StoreLock(QString folder);

    //! Waits up to ten seconds for another program, makes the folder if need be, and clears away what a
    //! killed program left half done.
    Result<Done> take();

private:
    void tidy() const;

    QString m_folder;
    QLockFile m_lock;
};

} // namespace coalface
