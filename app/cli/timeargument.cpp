// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/timeargument.h"

#include <QRegularExpression>

namespace coalface::cli {

Result<QDateTime> timeArgument(const QString &text, const QDateTime &now)
{
    static const QRegularExpression before(QStringLiteral(R"(^-(\d{1,9})([smhdw])$)"));
    if (const auto match = before.match(text); match.hasMatch()) {
        const QChar unit = match.captured(2).front();
        const qint64 seconds = unit == u's'   ? 1
                               : unit == u'm' ? 60
                               : unit == u'h' ? 3600
                               : unit == u'd' ? 86400
                                              : 604800;
        return now.addSecs(-match.captured(1).toLongLong() * seconds);
    }
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid())
        return time.toUTC();
    return Error{Error::Kind::Rejected,
                 QStringLiteral(
                     "\"%1\" is no time: 2026-03-01T14:00, 2026-03-01T14:00:00Z, or -24h, -7d.")
                     .arg(text)};
}

QString takeRange(const Arguments &arguments, QDateTime &from, QDateTime &to)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const auto &[option, time] :
         {std::pair(QStringLiteral("from"), &from), std::pair(QStringLiteral("to"), &to)}) {
        if (!arguments.isSet(option))
            continue;
        const Result<QDateTime> parsed = timeArgument(arguments.value(option), now);
        if (!parsed)
            return parsed.error().detail;
        *time = *parsed;
    }
    if (from.isValid() && to.isValid() && from > to)
        return QStringLiteral("--from lies behind --to.");
    return {};
}

} // namespace coalface::cli
