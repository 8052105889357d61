// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/collectorlock.h"

#include "core/settings/savefile.h"

#include <QCoreApplication>
#include <QDir>

namespace coalface {

namespace {
constexpr qint64 roomForLock = 1024; // a name, a number and the like
} // namespace

CollectorLock::CollectorLock(const QString &configFolder)
    : m_lock(QDir(configFolder).filePath(QStringLiteral("collector.lock")))
{
    // Not 0: an empty lock file, left by a kill between making and writing it, would block for ever.
    // QLockFile never takes the lock of a process that lives on this computer, however old.
    m_lock.setStaleLockTime(30'000);
}

bool CollectorLock::tryTake()
{
    if (m_lock.isLocked() || m_lock.tryLock(0))
        return true;
    // Where the disk is full QLockFile has no room for what it takes over a dead program's lock with. Nobody else can write one
    // there either, so the file of one that is gone can go without that.
    if (!isOthers() || writeObstacle(m_lock.fileName(), roomForLock) != WriteObstacle::FullDisk
        || !m_lock.removeStaleLockFile())
        return false;
    return m_lock.tryLock(0);
}

void CollectorLock::release()
{
    m_lock.unlock();
}

QString CollectorLock::obstacle() const
{
    switch (writeObstacle(m_lock.fileName(), roomForLock)) {
    case WriteObstacle::FullDisk:
        return QCoreApplication::translate(
            "CollectorLock", "Nothing can be collected: %1 cannot be written, because the disk is "
                             "full. Free some space there.");
    case WriteObstacle::ReadOnlyDisk:
        return QCoreApplication::translate(
            "CollectorLock", "Nothing can be collected: %1 cannot be written, because the disk is "
                             "read-only.");
    case WriteObstacle::NoRight:
    case WriteObstacle::Other:
        break;
    }
    return QCoreApplication::translate("CollectorLock",
                                       "Nothing can be collected: %1 cannot be written. Give this "
                                       "user the right to write its folder.");
}

QString CollectorLock::holder() const
{
    if (!isOthers())
        return obstacle().arg(QDir::toNativeSeparators(m_lock.fileName()));
    qint64 pid = 0;
    QString host;
    QString program;
    if (!m_lock.getLockInfo(&pid, &host, &program))
        return QCoreApplication::translate("CollectorLock", "Another program is collecting.");
    return QCoreApplication::translate("CollectorLock", "%1 (process %2) is collecting.")
        .arg(program)
        .arg(pid);
}

} // namespace coalface
