// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtmodules.h"

#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QStringList>

namespace coalface::architecture {

namespace {

// include/QtCore, or with frameworks lib/QtCore.framework/Headers.
QString headerFolder(const QString &module)
{
    const QString folder = QLibraryInfo::path(QLibraryInfo::HeadersPath) + u'/' + module;
    if (QFileInfo(folder).isDir())
        return folder;
    return QLibraryInfo::path(QLibraryInfo::LibrariesPath) + u'/' + module
           + u".framework/Headers"_qs;
}

} // namespace

QString qtModuleOf(const QString &include)
{
    static const QStringList modules{u"QtCore"_qs,         u"QtNetwork"_qs, u"QtGui"_qs,
                                     u"QtWidgets"_qs,      u"QtSql"_qs,     u"QtConcurrent"_qs,
                                     u"QtCharts"_qs,       u"QtTest"_qs,    u"QtDBus"_qs,
                                     u"QtPrintSupport"_qs, u"QtXml"_qs,     u"QtOpenGL"_qs};
    const QString first = include.section(u'/', 0, 0);
    if (modules.contains(first))
        return first;
    if (include.contains(u'/') || !include.startsWith(u'q', Qt::CaseInsensitive))
        return {};
    for (const QString &module : modules) {
        if (QFileInfo::exists(headerFolder(module) + u'/' + include))
            return module;
    }
    return {};
}

} // namespace coalface::architecture
