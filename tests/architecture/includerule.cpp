// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "includerule.h"

#include "includearrows.h"
#include "qtmodules.h"

#include <QRegularExpression>

namespace coalface::architecture {

namespace {

bool isMinersdkValue(const QString &include)
{
    return include == u"minersdk/result.h" || include == u"minersdk/telemetry.h"
           || include == u"minersdk/types.h";
}

QString projectFault(const SourceFile &file, const IncludeArrows &arrows, const QString &include)
{
    const QString room = include.section(u'/', 0, 0);
    if (room == u"minersdk" && arrows.minersdkValues) {
        return isMinersdkValue(include)
                   ? QString()
                   : QStringLiteral(
                         "%1 may include result.h, telemetry.h and types.h of minersdk, not %2")
                         .arg(file.room(), include);
    }
    if (!arrows.rooms.contains(room))
        return QStringLiteral("%1 may not include %2").arg(file.room(), include);
    const bool fromSimulated = file.path.section(u'/', 2, 2) == u"simulated";
    const bool toSimulated = include.section(u'/', 1, 1) == u"simulated";
    if (file.isBelow(u"plugins") && room == file.room() && fromSimulated != toSimulated)
        return QStringLiteral("a driver and its simulated device may not include each other: %1")
            .arg(include);
    return {};
}

QString qtFault(const SourceFile &file, const IncludeArrows &arrows, const QString &include)
{
    // An address is a value; starting programs is not the domain's.
    if (include == u"QHostAddress")
        return {};
    if (include == u"QProcess" && file.room() == u"core")
        return QStringLiteral("core may not start processes");
    const QString module = qtModuleOf(include);
    if (module.isEmpty() || arrows.qtModules.contains(module))
        return {};
    if (module == u"QtCharts")
        return QStringLiteral("%1 is of Qt Charts, which only app/ui/charts may use").arg(include);
    return QStringLiteral("%1 may not use %2 (%3)").arg(file.room(), module, include);
}

} // namespace

QStringList includeViolations(const SourceFile &file, const QStringList &plugins)
{
    if (!file.isCpp() || !(file.isBelow(u"app") || file.isBelow(u"plugins")))
        return {};
    const IncludeArrows arrows = arrowsOf(file.path);
    if (arrows.rooms.isEmpty())
        return {violation(file, 0,
                          QStringLiteral("this folder is no room that the table of arrows knows"))};

    static const QRegularExpression pattern(uR"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"_qs);
    QStringList violations;
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        const QRegularExpressionMatch match = pattern.match(file.lines[i]);
        if (!match.hasMatch())
            continue;
        const QString include = match.captured(2);
        const QString first = include.section(u'/', 0, 0);
        const bool ofProject = include.contains(u'/')
                               && (appRooms().contains(first) || plugins.contains(first));
        QString fault;
        if (ofProject)
            fault = projectFault(file, arrows, include);
        else if (match.captured(1) == u"\"" && !include.endsWith(u".moc")
                 && !include.startsWith(u"ui_"))
            fault = QStringLiteral("the first word of \"%1\" is no room").arg(include);
        else
            fault = qtFault(file, arrows, include);
        if (!fault.isEmpty())
            violations.append(violation(file, i, fault));
    }
    return violations;
}

} // namespace coalface::architecture
