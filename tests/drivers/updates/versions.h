// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/updates/selection.h"

#include <QDir>
#include <QFile>

namespace coalface {

//! A version as readDriverVersion() would describe it, of which no file exists.
inline DriverVersion imagined(const QString &version, const QString &source,
                              const QByteArray &manifest = "aa")
{
    DriverVersion result;
    result.info.driverType = QStringLiteral("ferret");
    result.info.version = version;
    result.info.source = source;
    result.version = SemVer::parse(version);
    result.folder = QStringLiteral("/%1/ferret/%2").arg(source, version);
    result.manifest = manifest;
    return result;
}

//! The folder of a version of the test driver, as its author hands it out.
inline QString ferret(const QString &version)
{
    return QStringLiteral(TEST_DRIVERS_DIR "/ferret/") + version;
}

inline void overwriteFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path));
}

inline QByteArray contentOfFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Copies a folder and all that is in it.
inline void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const QString &name : QDir(from).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        copyFolder(QDir(from).filePath(name), QDir(to).filePath(name));
    for (const QString &name : QDir(from).entryList(QDir::Files)) {
        if (!QFile::copy(QDir(from).filePath(name), QDir(to).filePath(name)))
            qFatal("%s cannot be copied", qPrintable(name));
    }
}

} // namespace coalface
