// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/changelock.h"

#include "core/settings/savefile.h"

#include <QDir>
#include <QFileInfo>

namespace coalface {

namespace {
constexpr int patience = 500; // ms
constexpr int stale = 10'000; // ms
constexpr qint64 lockBytes = 64;
} // namespace

ChangeLock::ChangeLock(const QString &file) : m_file(file), m_lock(file + QStringLiteral(".lock"))
{
    m_lock.setStaleLockTime(stale);
    QDir().mkpath(QFileInfo(file).absolutePath());
}

Result<Done> ChangeLock::take()
{
    if (m_lock.tryLock(patience))
        return Done{};
    const auto failed = [this](const char *reason) {
        return Error{Error::Kind::Internal,
                     QStringLiteral("\"%1\" could not be changed: %2")
                         .arg(QDir::toNativeSeparators(m_file), QString::fromLatin1(reason))};
    };
    if (m_lock.error() == QLockFile::LockFailedError)
        return failed("another program is changing it. Try again.");
    switch (writeObstacle(m_file, lockBytes)) {
    case WriteObstacle::ReadOnlyDisk:
        return failed("the disk is read-only. Use a folder that can be written to.");
    case WriteObstacle::FullDisk:
        return failed("the disk is full. Free some space; the file is as it was before.");
    case WriteObstacle::NoRight:
    case WriteObstacle::Other:
        break;
    }
    return failed(
        "nothing can be written beside it. Give this user the right to write its folder.");
}

} // namespace coalface
