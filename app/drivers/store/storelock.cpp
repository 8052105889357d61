// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/store/storelock.h"

#include "core/settings/savefile.h"

#include <QDir>
#include <QFile>

#include <chrono>

namespace coalface {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

StoreLock::StoreLock(QString folder)
    : m_folder(std::move(folder)), m_lock(QDir(m_folder).filePath(u".lock"_s))
{
    // Not 0: a kill between making and writing the lock file would leave one that names nobody and blocks
    // for ever. Shorter than the wait below, so that the next one to come gets it. One of a living process
    // is not taken over, however old it is.
    m_lock.setStaleLockTime(5s);
}

Result<Done> StoreLock::take()
{
    const QString shown = QDir::toNativeSeparators(m_folder);
    if (!QDir().mkpath(m_folder)) {
        return Error{Error::Kind::Internal,
                     u"The folder \"%1\" could not be made: drivers cannot be installed or "
                     u"changed. Those that come with the program run."_s.arg(shown)};
    }
    if (m_lock.tryLock(10s)) {
        tidy();
        return Done();
    }
    if (m_lock.error() == QLockFile::PermissionError) {
        return Error{Error::Kind::Internal,
                     u"The folder \"%1\" is read-only: drivers cannot be installed or changed. "
                     u"Those that are there run."_s.arg(shown)};
    }
    if (m_lock.error() == QLockFile::LockFailedError) {
        return Error{Error::Kind::Internal,
                     u"Another program has been changing the drivers in \"%1\" for more than 10 s. "
                     u"Try again when it is done."_s.arg(shown)};
    }
    return Error{Error::Kind::Internal,
                 u"The drivers in \"%1\" could not be locked (is the disk full?), so nothing was "
                 u"changed."_s.arg(shown)};
}

//! What stands in .staging, or under a temporary name, while somebody else has the lock was left by a
//! program that was killed.
void StoreLock::tidy() const
{
    const QDir folder(m_folder);
    QDir(folder.filePath(u".staging"_s)).removeRecursively();
    for (const QString &name : {u"state.json"_s, u"state.prev.json"_s})
        sweepUnfinished(folder.filePath(name), std::chrono::seconds(0));
}

} // namespace coalface
