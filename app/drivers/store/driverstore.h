// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/driverversion.h"
#include "drivers/store/choices.h"

#include <minersdk/result.h>

namespace coalface {

//! Puts versions of drivers into the user's folder and takes them out again. A version folder is complete or
//! not there, and never changed. All of it waits for the disk: for a worker thread, which holds the store's
//! lock (StoreLock).
class DriverStore
{
public:
    //! `folder`: <config>/miner_drivers.
    explicit DriverStore(QString folder) : m_folder(std::move(folder)) {}

    //! Copies the version that lies in `from` (its files are those of its manifest; anything may be its
    //! folder's name). `known`: how that version was installed before, if it was: one that is whole and has
    //! the same bytes is kept, one that is damaged is replaced, one that is whole and other is an error
    //! (Rejected): a version that was published does not change. Only what comes with the program replaces it.
    Result<DriverVersion> place(const DriverVersion &from, const DriverChoice &choice) const;
    //! Removes that version; if that fails it stays, and nothing refers to it.
    void discard(const QString &driverType, const QString &version) const;
    //! Removes the versions that `choice` has no more use for, except `inUse`. What cannot be removed stays.
    //! Returns those that are gone.
    QStringList removeUnused(const QString &driverType, const DriverChoice &choice,
                             const QStringList &inUse) const;

private:
    QString versionFolder(const QString &driverType, const QString &version) const;
    Result<Done> copyTo(const QString &folder, const DriverVersion &from) const;
    Result<Done> moveAside(const QString &folder) const;
    QString staging() const;

    QString m_folder;
};

} // namespace coalface
