// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace coalface::architecture {

//! One text file of the source tree.
struct SourceFile
{
    QString path;      //!< relative to the top, with slashes: "app/core/fleet/fleet.h"
    QStringList lines; //!< without their ends

    //! "app/core" -> "core", "plugins/x" -> "x"; empty elsewhere.
    QString room() const;
    bool isBelow(QStringView folder) const;
    bool isCpp() const;
};

//! A made-up file, for the tests of the rules.
SourceFile planted(const QString &path, const QString &text);

//! Every text file under app, plugins, resources, translations, tests and installer, recorded
//! fixtures apart. Empty if `root` holds no such folder.
QList<SourceFile> readTree(const QString &root);

//! "path:line: sentence", the form in which every rule complains.
QString violation(const SourceFile &file, qsizetype lineIndex, const QString &sentence);

} // namespace coalface::architecture
