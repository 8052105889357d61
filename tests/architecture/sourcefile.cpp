// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcefile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace coalface::architecture {

QString SourceFile::room() const
{
    const QStringList parts = path.split(u'/');
    const bool inRoom = parts.size() > 2 && (parts[0] == u"app" || parts[0] == u"plugins");
    return inRoom ? parts[1] : QString();
}

bool SourceFile::isBelow(QStringView folder) const
{
    return path.size() > folder.size() && path.startsWith(folder) && path[folder.size()] == u'/';
}

bool SourceFile::isCpp() const
{
    return path.endsWith(u".h") || path.endsWith(u".cpp");
}

SourceFile planted(const QString &path, const QString &text)
{
    return {path, text.split(u'\n')};
}

QList<SourceFile> readTree(const QString &root)
{
    QList<SourceFile> files;
    const QDir top(root);
    for (const char *folder :
         {"app", "plugins", "resources", "bundled_config", "translations", "tests", "installer"}) {
        QDirIterator entries(top.filePath(QLatin1String(folder)), QDir::Files | QDir::Hidden,
                             QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString path = top.relativeFilePath(entries.next());
            if (path.contains(u"/fixtures/") || path.contains(u"/corpus/")
                || path.contains(u"/__pycache__/"))
                continue;
            QFile file(entries.filePath());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll();
            // Pictures and the like have no lines.
            if (!bytes.contains('\0'))
                files.append({path, QString::fromUtf8(bytes).split(u'\n')});
        }
    }
    return files;
}

QString violation(const SourceFile &file, qsizetype lineIndex, const QString &sentence)
{
    return QStringLiteral("%1:%2: %3").arg(file.path).arg(lineIndex + 1).arg(sentence);
}

} // namespace coalface::architecture
