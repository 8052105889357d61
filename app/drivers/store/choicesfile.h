// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/store/choices.h"

#include <minersdk/result.h>

#include <functional>

namespace coalface {

//! state.json of the user's folder of drivers: the only thing that decides what runs, and replaced as a
//! whole. Read by any number of programs, changed by one at a time.
class ChoicesFile
{
public:
    //! `folder`: <config>/miner_drivers; may be missing.
    explicit ChoicesFile(QString folder) : m_folder(std::move(folder)) {}

    //! Reads the file if it is another than last time; says whether what it says has changed. One that
    //! cannot be understood is told by problem(), and the one before it (state.prev.json) counts, unless this
    //! object has read a newer one.
    bool refresh();
    const DriverChoices &choices() const { return m_choices; }
    DriverChoice choice(const QString &driverType) const
    {
        return m_choices.drivers.value(driverType);
    }
    QString problem() const { return m_problem; }

private:
    QString m_folder;
    DriverChoices m_choices;
    QString m_problem;
    QString m_seen; //!< what the file looked like when it was read
};

//! Changes state.json, of which `change` is handed what it says at that moment. It may say no; then
//! nothing is written, nor if it changes nothing. Holds the store's lock; for a worker thread. Returns what the
//! file says afterwards.
Result<DriverChoices> changeChoices(const QString &folder,
                                    const std::function<Result<Done>(DriverChoices &)> &change);

//! The same for who holds the lock (StoreLock) already.
Result<DriverChoices> changeChoicesLocked(const QString &folder,
                                          const std::function<Result<Done>(DriverChoices &)> &change);

} // namespace coalface
