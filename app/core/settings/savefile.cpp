// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/savefile.h"

#include "core/settings/filetext.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStorageInfo>

#include <filesystem>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace coalface {

namespace {
const QString unfinishedLabel = QStringLiteral(".saving-");

//! What a link leads to is replaced, and not the link.
QString targetOf(const QString &path)
{
    const QFileInfo file(path);
    return file.isSymLink() ? file.symLinkTarget() : path;
}

//! The nearest folder that exists: where the reason for a failure is to be looked for.
QString existingFolder(QString folder)
{
    while (!QFileInfo(folder).isDir()) {
        const QString parent = QFileInfo(folder).path();
        if (parent == folder)
            break;
        folder = parent;
    }
    return folder;
}

Error failure(const QString &path, qint64 size, const QString &systemText)
{
    const QString folder = existingFolder(QFileInfo(path).absolutePath());
    const QString shown = QDir::toNativeSeparators(path);
    const WriteObstacle obstacle = writeObstacle(path, size);
    if (obstacle == WriteObstacle::ReadOnlyDisk) {
        return {Error::Kind::Internal,
                FileText::tr(
                    "\"%1\" could not be saved: the disk is read-only. Use a folder that can be "
                    "written to.")
                    .arg(shown)};
    }
    if (obstacle == WriteObstacle::FullDisk) {
        return {Error::Kind::Internal,
                FileText::tr(
                    "\"%1\" could not be saved: the disk is full. Free some space; the file is "
                    "as it was before.")
                    .arg(shown)};
    }
    if (obstacle == WriteObstacle::NoRight) {
        return {Error::Kind::Internal,
                FileText::tr(
                    "\"%1\" could not be saved: no permission to write to the folder \"%2\".")
                    .arg(shown, QDir::toNativeSeparators(folder))};
    }
    return {Error::Kind::Internal,
            FileText::tr("\"%1\" could not be saved: %2.").arg(shown, systemText)};
}

//! Some file systems find out only here that there is no room, or that the disk is broken; commit() does not look at it.
bool isOnDisk([[maybe_unused]] const QSaveFile &file)
{
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0 || (errno != ENOSPC && errno != EDQUOT && errno != EIO);
#else
    return true;
#endif
}

} // namespace

Result<Done> saveFile(const QString &path, const QByteArray &content,
                      QFileDevice::Permissions permissions)
{
    const QString target = targetOf(path);
    const QString folder = QFileInfo(target).absolutePath();
    if (!QDir().mkpath(folder)) {
        return failure(path, content.size(),
                       FileText::tr("the folder \"%1\" could not be made")
                           .arg(QDir::toNativeSeparators(folder)));
    }
    if (QFileInfo(target).isDir())
        return failure(path, content.size(), FileText::tr("a folder has this name"));
    if (QFileInfo::exists(target) && !QFileInfo(target).isWritable())
        return failure(path, content.size(), FileText::tr("the file is write-protected"));
    // Under a name of our own first: QSaveFile's could be that of a person's copy.
    const QString whole = target + unfinishedLabel
                          + QStringLiteral("%1").arg(QRandomGenerator::global()->generate(), 8, 16,
                                                     QLatin1Char('0'));
    QSaveFile file(whole);
    if (!file.open(QIODevice::WriteOnly))
        return failure(path, content.size(), file.errorString());
    // Before the first byte: a file of secrets must never be readable by others. A file system
    // without permissions refuses this; that is no reason not to save.
    file.setPermissions(permissions);
    // flush() must be looked at: a commit() that fails to write out the rest still replaces the file.
    if (file.write(content) != content.size() || !file.flush() || !isOnDisk(file)) {
        const Error error = failure(path, content.size(), file.errorString());
        file.cancelWriting();
        return error;
    }
    if (!file.commit())
        return failure(path, content.size(), file.errorString());
    std::error_code failed;
    std::filesystem::rename(QFile(whole).filesystemFileName(), QFile(target).filesystemFileName(),
                            failed);
    if (failed) {
        const Error error = failure(path, content.size(),
                                    QString::fromLocal8Bit(failed.message().c_str()));
        QFile::remove(whole);
        return error;
    }
    (void)syncFolder(
        folder); // the content is saved; only a power cut could still take the rename back
    return Done();
}

void sweepUnfinished(const QString &path, std::chrono::seconds leastAge)
{
    static const QRegularExpression ours(QStringLiteral("\\A[0-9a-f]{8}(\\.[A-Za-z]{6})?\\z"));
    const QFileInfo target(targetOf(path));
    const QString stem = target.fileName() + unfinishedLabel;
    const QDateTime now = QDateTime::currentDateTime();
    for (const QFileInfo &file : target.dir().entryInfoList(QDir::Files | QDir::Hidden)) {
        const QString name = file.fileName();
        // Also one of tomorrow is old, after the clock was set back.
        if (name.startsWith(stem) && ours.match(name.mid(stem.size())).hasMatch()
            && qAbs(file.lastModified().secsTo(now)) >= leastAge.count())
            QFile::remove(file.filePath());
    }
}

// Qt's error codes do not tell a full disk from a missing right, so the folder is asked.
WriteObstacle writeObstacle(const QString &path, qint64 size)
{
    const QString folder = existingFolder(QFileInfo(path).absolutePath());
    const QStorageInfo storage(folder);
    if (storage.isValid() && storage.isReadOnly())
        return WriteObstacle::ReadOnlyDisk;
    if (storage.isValid() && storage.bytesAvailable() < size)
        return WriteObstacle::FullDisk;
    return QFileInfo(folder).isWritable() ? WriteObstacle::Other : WriteObstacle::NoRight;
}

bool syncFolder([[maybe_unused]] const QString &folder)
{
#ifdef Q_OS_UNIX
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool done = ::fsync(handle) == 0;
    const int reason = errno;
    ::close(handle);
    errno = reason;
    return done;
#else
    return true;
#endif
}

} // namespace coalface
