// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/agetext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace coalface {

namespace {
struct AgeText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::AgeText)
};
} // namespace

QString ageText(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid())
        return AgeText::tr("never");
    const qint64 seconds = qMax<qint64>(0, then.secsTo(now));
    if (seconds < 90)
        //: %1 is a number of seconds
        return AgeText::tr("%1 s ago").arg(seconds);
    if (seconds < 90 * 60)
        //: %1 is a number of minutes
        return AgeText::tr("%1 min ago").arg((seconds + 30) / 60);
    if (seconds < 36 * 3600)
        //: %1 is a number of hours
        return AgeText::tr("%1 h ago").arg((seconds + 1800) / 3600);
    //: %1 is a number of days
    return AgeText::tr("%1 d ago").arg((seconds + 43200) / 86400);
}

QString shortTimeFormat()
{
    static const QRegularExpression secondsPart(QStringLiteral("[:.]s+"));
    return QLocale().timeFormat(QLocale::ShortFormat).remove(secondsPart).remove(QStringLiteral(" t"));
}

QString momentText(const QDateTime &moment, const QDateTime &now)
{
    const QDateTime local = moment.toLocalTime();
    const QString time = QLocale().toString(local.time(), shortTimeFormat());
    if (local.date() == now.toLocalTime().date())
        return time;
    return QLocale().toString(local.date(), QStringLiteral("d MMM")) + QLatin1Char(' ') + time;
}

} // namespace coalface
