// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/changelock.h"

#include <QDir>
#include <QFileInfo>

namespace coalface {

namespace {
constexpr int patience = 500; // ms
constexpr int stale = 10'000; // ms
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
    const QString file = QDir::toNativeSeparators(m_file);
    // Whatever else went wrong, trying again would not help.
    return Error{Error::Kind::Internal,
                 m_lock.error() == QLockFile::LockFailedError
                     ? QStringLiteral(
                           "\"%1\" could not be changed: another program is changing it. "
                           "Try again.")
                           .arg(file)
                     : QStringLiteral("\"%1\" could not be changed: nothing can be written beside "
                                      "it. Give this user the right to write its folder.")
                           .arg(file)};
}

} // namespace coalface
