// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/eventscsv.h"

#include <QStringList>

#include <algorithm>

namespace coalface {

namespace {

//! Names of pools and workers come from devices, and so from whoever can reach them.
QString withoutFormula(const QString &text)
{
    static const QString beginnings = QStringLiteral("=+-@\t\r");
    return !text.isEmpty() && beginnings.contains(text.front()) ? QLatin1Char('\'') + text : text;
}

QString cell(const QString &plain)
{
    const QString text = withoutFormula(plain);
    static const QString special = QStringLiteral(",\"\r\n");
    const auto isSpecial = [](QChar letter) { return special.contains(letter); };
    if (std::none_of(text.cbegin(), text.cend(), isSpecial))
        return text;
    return QLatin1Char('"') + QString(text).replace(QLatin1Char('"'), QLatin1String("\"\""))
           + QLatin1Char('"');
}

QByteArray line(const QStringList &cells)
{
    QStringList quoted;
    for (const QString &text : cells)
        quoted << cell(text);
    return quoted.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

} // namespace

QByteArray eventsCsv(const QList<Event> &events)
{
    QByteArray csv(
        "timestamp,id,name,driver_type,kind,verb,severity,actor,program,pid,before,after,"
        "outcome,detail\r\n");
    for (const Event &event : events) {
        csv += line({event.time.toUTC().toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss'Z'")),
                     event.minerId(), event.minerName, event.driverType, eventKindName(event.kind),
                     event.verb, eventSeverityName(event.severity),
                     eventActorName(event.actor.kind), event.actor.program,
                     event.actor.pid > 0 ? QString::number(event.actor.pid) : QString(),
                     event.before, event.after, event.outcome, event.detail});
    }
    return csv;
}

} // namespace coalface
