// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/abandonedwrites.h"

#include "core/events/englishnotes.h"

#include <minersdk/types.h>

#include <QCoreApplication>
#include <QPointer>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#endif

namespace coalface {

namespace {

//! Where that cannot be told: no.
bool isGone([[maybe_unused]] qint64 process)
{
#ifdef Q_OS_UNIX
    // Signal 0 is none: it only asks. A number that is not positive would mean a group.
    return process > 0 && ::kill(pid_t(process), 0) != 0 && errno == ESRCH;
#else
    return false;
#endif
}

bool isAbandoned(const Event &write, const QDateTime &now, const QDateTime &start)
{
    if (!write.outcome.isEmpty())
        return false;
    if (write.actor.pid == QCoreApplication::applicationPid() && write.time < start)
        return true;
    return write.time < now.addSecs(-longestWrite) || isGone(write.actor.pid);
}

} // namespace

void endAbandonedWrites(EventLog &log, const QDateTime &from, const QDateTime &now,
                        const QDateTime &start)
{
    EventFilter filter;
    filter.kinds = {EventKind::Write};
    filter.from = from;
    log.read(filter).then(qApp,
                          [log = QPointer(&log), now, start](const Result<QList<Event>> &writes) {
                              if (!log || !writes)
                                  return; // the same is tried again an hour later
                              QList<Event> abandoned;
                              for (Event event : *writes) {
                                  // Without a ref it could not take the place of its beginning.
                                  if (event.ref.isEmpty() || !isAbandoned(event, now, start))
                                      continue;
                                  event.outcome = outcomeName(Outcome::Unknown);
                                  event.severity = EventSeverity::Warning;
                                  prependNote(event, {EventNote::Kind::ProgramGone});
                                  abandoned << event;
                              }
                              if (!abandoned.isEmpty())
                                  log->append(abandoned);
                          });
}

} // namespace coalface
