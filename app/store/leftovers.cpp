// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/leftovers.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

namespace coalface {

namespace {
constexpr qint64 momentOfMaking = 10; // s

//! Nobody who lives holds it.
bool canTake(QLockFile &lock)
{
    dropNamelessLock(lock);
    lock.setStaleLockTime(0); // never by its age alone
    return lock.tryLock(0);
}
} // namespace

void dropNamelessLock(const QLockFile &lock)
{
    qint64 process = 0;
    QString host;
    QString program;
    if (!QFile::exists(lock.fileName()) || lock.getLockInfo(&process, &host, &program))
        return;
    const QDateTime made = QFileInfo(lock.fileName()).lastModified();
    if (!made.isValid() || qAbs(made.secsTo(QDateTime::currentDateTime())) > momentOfMaking)
        QFile::remove(lock.fileName());
}

QString restoringOf(const QString &file)
{
    return file + QStringLiteral(".restoring");
}

void removeRestoring(const QString &file)
{
    for (const char *part : {"", ".part"}) {
        for (const char *suffix : {"-wal", "-shm", "-journal", ""})
            QFile::remove(restoringOf(file) + QLatin1String(part) + QLatin1String(suffix));
    }
}

QString restoreLockOf(const QString &file)
{
    return restoringOf(file) + QStringLiteral(".lock");
}

void sweepLeftovers(const QString &file)
{
    const QString setup = file + QStringLiteral(".lock");
    if (QFile::exists(setup)) {
        QLockFile lock(setup);
        (void)canTake(lock); // and with it the file goes
    }
    // Where names cannot be exchanged at once the database is away for a moment, and who is killed then leaves the copy alone.
    QLockFile lock(restoreLockOf(file));
    if (!QFile::exists(file) || !canTake(lock))
        return;
    removeRestoring(file);
}

} // namespace coalface
