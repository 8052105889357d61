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

QString dayAndTime(const QDateTime &moment, const QString &timeFormat)
{
    if (!moment.isValid())
        return {};
    const QDateTime local = moment.toLocalTime();
    const QLocale locale;
    return locale.toString(local.date(), QLocale::ShortFormat) + QLatin1Char(' ')
           + locale.toString(local.time(), timeFormat);
}

QString dayOnlyIfAnother(const QDateTime &moment, const QDateTime &now, const QString &timeFormat)
{
    const QDateTime local = moment.toLocalTime();
    return local.date() == now.toLocalTime().date() ? QLocale().toString(local.time(), timeFormat)
                                                    : dayAndTime(moment, timeFormat);
}
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

QString exactTimeFormat()
{
    // Not the long format: that has the zone, in another place in each language.
    static const QRegularExpression minutesPart(QStringLiteral("([:.]?)mm"));
    QString format = shortTimeFormat();
    const QRegularExpressionMatch minutes = minutesPart.match(format);
    const QString mark = minutes.captured(1).isEmpty() ? QStringLiteral(":") : minutes.captured(1);
    return format.insert(minutes.capturedEnd(), mark + QStringLiteral("ss"));
}

QString momentDayFormat()
{
    QString date = QLocale().dateFormat(QLocale::ShortFormat);
    if (!date.contains(QLatin1String("yyyy")))
        date.replace(QLatin1String("yy"), QLatin1String("yyyy"));
    return date;
}

QString momentFieldFormat()
{
    return momentDayFormat() + QLatin1Char(' ') + shortTimeFormat();
}

QString momentText(const QDateTime &moment, const QDateTime &now)
{
    return dayOnlyIfAnother(moment, now, shortTimeFormat());
}

QString exactMomentText(const QDateTime &moment, const QDateTime &now)
{
    return dayOnlyIfAnother(moment, now, exactTimeFormat());
}

QString momentText(const QDateTime &moment)
{
    return dayAndTime(moment, shortTimeFormat());
}

QString exactMomentText(const QDateTime &moment)
{
    return dayAndTime(moment, exactTimeFormat());
}

} // namespace coalface
