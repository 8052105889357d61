// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/store/durable.h"

#include "core/settings/savefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#ifdef Q_OS_UNIX
#include <unistd.h>
#else
#include <io.h>
#endif

namespace coalface::durable {

using namespace Qt::StringLiterals;

namespace {
Error failure(const QString &what, const QString &path, const QString &why)
{
    return {Error::Kind::Internal,
            u"\"%1\" could not be %2: %3."_s.arg(QDir::toNativeSeparators(path), what, why)};
}

bool sync(const QFile &file)
{
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return ::_commit(file.handle()) == 0;
#endif
}
} // namespace

Result<Done> writeNew(const QString &to, const QByteArray &content)
{
    QFile file(to);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return failure(u"written"_s, to, file.errorString());
    const qint64 written = file.write(content);
    if (written == content.size() && file.flush()) {
        if (sync(file))
            return Done();
        return failure(u"written"_s, to, qt_error_string());
    }
    // Qt knows no error when a part was written; that is a full disk, too.
    const bool isFull = file.error() == QFileDevice::ResourceError
                        || file.error() == QFileDevice::NoError;
    return failure(u"written"_s, to,
                   isFull ? u"the disk is full; free some space and try again"_s
                          : file.errorString());
}

Result<Done> copyNew(const QString &from, const QString &to, qint64 largest)
{
    if (QFileInfo(from).isSymLink())
        return failure(u"copied"_s, from, u"it is a link to another place"_s);
    QFile file(from);
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"read"_s, from, file.errorString());
    const QByteArray content = file.read(largest + 1);
    if (content.size() > largest)
        return failure(u"copied"_s, from, u"it is larger than %1 bytes"_s.arg(largest));
    return writeNew(to, content);
}

Result<Done> renameFolder(const QString &from, const QString &to)
{
    // A virus scanner or an indexer may hold new files for a moment on Windows.
#ifdef Q_OS_WIN
    for (int pause = 50; pause < 3000; pause *= 2) {
        if (QDir().rename(from, to))
            return Done();
        QThread::msleep(ulong(pause));
    }
#endif
    if (QDir().rename(from, to))
        return Done();
    return failure(u"renamed"_s, from,
                   u"\"%1\" could not be made out of it"_s.arg(QDir::toNativeSeparators(to)));
}

Result<Done> syncFolder(const QString &folder)
{
    if (coalface::syncFolder(folder))
        return Done();
    return failure(u"written to the disk"_s, folder, qt_error_string());
}

} // namespace coalface::durable
