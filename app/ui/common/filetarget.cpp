// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filetarget.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace coalface {

QString proposedFile(const QString &name)
{
    // It may be named and not be there: on a server, in a container, after a person removed it.
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(QFileInfo(documents).isDir() ? documents : QDir::homePath()).filePath(name);
}

} // namespace coalface
