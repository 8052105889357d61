// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/changelock.h"

#include "core/settings/filetext.h"
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
    return Error{Error::Kind::Internal, reason().arg(QDir::toNativeSeparators(m_file))};
}

QString ChangeLock::reason() const
{
    if (m_lock.error() == QLockFile::LockFailedError)
        return FileText::tr(
            "\"%1\" could not be changed: another program is changing it. Try again.");
    switch (writeObstacle(m_file, lockBytes)) {
    case WriteObstacle::ReadOnlyDisk:
        return FileText::tr("\"%1\" could not be changed: the disk is read-only. Use a folder that "
                            "can be written to.");
    case WriteObstacle::FullDisk:
        return FileText::tr("\"%1\" could not be changed: the disk is full. Free some space; the "
                            "file is as it was before.");
    case WriteObstacle::NoRight:
    case WriteObstacle::Other:
        break;
    }
    return FileText::tr("\"%1\" could not be changed: nothing can be written beside it. Give this "
                        "user the right to write its folder.");
}

} // namespace coalface
