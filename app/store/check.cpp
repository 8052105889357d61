// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/check.h"

#include "store/connection.h"
#include "store/quarantine.h"
#include "store/storetext.h"
#include "store/unreadable.h"

namespace coalface {

Result<DatabaseReport> checkTables(Connection &connection, const std::function<bool()> &isCancelled,
                                   const DatabaseKeeper::Control &control)
{
    DatabaseReport report;
    report.file = connection.file();
    QStringList tables;
    std::optional<QSqlQuery> query = connection.prepare(QStringLiteral(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"));
    if (query && connection.run(*query)) {
        while (connection.next(*query))
            tables += query->value(0).toString();
    }
    for (qsizetype index = 0; index < tables.size() && !connection.hasFailure(); ++index) {
        if (isCancelled())
            return Error{Error::Kind::Aborted, StoreText::tr("It was cancelled.")};
        if (control)
            control->percent = int(100 * index / tables.size());
        query = connection.prepare(QStringLiteral("PRAGMA quick_check('%1')").arg(tables.at(index)));
        if (!query || !connection.run(*query))
            break;
        while (connection.next(*query)) {
            const QString said = query->value(0).toString().simplified();
            if (said != QLatin1String("ok"))
                report.problems += QStringLiteral("%1: %2").arg(tables.at(index), said);
        }
    }
    if (report.problems.isEmpty() && !connection.hasFailure()) {
        // Of what is in such a row SQLite knows nothing.
        const auto unreadable = unreadableRows(connection, isCancelled);
        if (!unreadable && !connection.hasFailure())
            return Error{Error::Kind::Aborted, StoreText::tr("It was cancelled.")};
        if (unreadable && !unreadable->isEmpty())
            report.problems += StoreText::tr("packed: %1 quarters of an hour with readings of a "
                                             "miner cannot be read")
                                   .arg(unreadable->size());
    }
    if (connection.failure().isDamage())
        report.problems += connection.failure().text;
    else if (connection.hasFailure())
        return Error{Error::Kind::Internal, connection.sentence()};
    if (!report.problems.isEmpty())
        noteDamage(connection.file());
    if (control)
        control->percent = 100;
    return report;
}

} // namespace coalface
