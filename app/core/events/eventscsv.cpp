// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/eventscsv.h"

#include "core/csv/csvformat.h"

#include <QByteArrayList>
#include <QStringList>

namespace coalface {

namespace {

QByteArray line(const QStringList &cells)
{
    const CsvFormat format;
    QByteArrayList quoted;
    for (const QString &text : cells)
        quoted << format.text(text);
    return quoted.join(format.separatorByte()) + "\r\n";
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
