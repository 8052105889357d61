// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/setaside.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace coalface {

QString setAside(const QString &file)
{
    const QString base = file + QStringLiteral(".bad-")
                         + QDateTime::currentDateTimeUtc().toString(
                             QStringLiteral("yyyyMMdd'T'hhmmss'Z'"));
    QString aside = base;
    for (int i = 2; QFile::exists(aside); ++i)
        aside = base + u'-' + QString::number(i);
    return QFile::rename(file, aside) ? QFileInfo(aside).fileName() : QString();
}

} // namespace coalface
