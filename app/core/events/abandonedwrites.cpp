// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/abandonedwrites.h"

#include <minersdk/types.h>

#include <QCoreApplication>
#include <QPointer>

namespace coalface {

void endAbandonedWrites(EventLog &log, const QDateTime &from, const QDateTime &now)
{
    EventFilter filter;
    filter.kinds = {EventKind::Write};
    filter.from = from;
    filter.to = now.addSecs(-longestWrite);
    log.read(filter).then(qApp, [log = QPointer(&log)](const Result<QList<Event>> &writes) {
        if (!log || !writes)
            return; // the same is tried again an hour later
        QList<Event> abandoned;
        for (Event event : *writes) {
            // Without a ref it could not take the place of its beginning.
            if (!event.outcome.isEmpty() || event.ref.isEmpty())
                continue;
            event.outcome = outcomeName(Outcome::Unknown);
            event.severity = EventSeverity::Warning;
            event.detail = QStringLiteral(
                               "The program that sent it ended before the miner's answer "
                               "was known. ")
                           + event.detail;
            abandoned << event;
        }
        if (!abandoned.isEmpty())
            log->append(abandoned);
    });
}

} // namespace coalface
