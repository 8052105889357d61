// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartview.h"
#include "ui/charts/timechart.h"
#include "ui/common/agetext.h"

#include <algorithm>
#include <limits>

namespace coalface {

namespace {
QString spanText(const QDateTime &from, const QDateTime &to, const QDateTime &now)
{
    return momentText(from, now) + QChar(0x2013) + momentText(to, now);
}
} // namespace

QString TimeChart::recordedText()
{
    return tr("recorded by the miner itself");
}

QString TimeChart::sourceText(const ChartSeries &series, const SeriesPoint *point) const
{
    return point && isRecorded(series, point->time)
               ? QStringLiteral(" (") + recordedText() + QLatin1Char(')')
               : QString();
}

QList<TimeSpan> TimeChart::recordedSpans() const
{
    QList<TimeSpan> spans;
    for (const ChartSeries &series : m_shown) {
        for (const TimeSpan &span : series.recorded) {
            const TimeSpan seen{qMax(span.first, m_from), qMin(span.last, m_to)};
            if (seen.first < seen.last)
                spans += seen;
        }
    }
    std::sort(spans.begin(), spans.end(),
              [](const TimeSpan &a, const TimeSpan &b) { return a.first < b.first; });
    QList<TimeSpan> apart;
    for (const TimeSpan &span : std::as_const(spans)) {
        if (!apart.isEmpty() && span.first <= apart.last().last)
            apart.last().last = qMax(apart.last().last, span.last);
        else
            apart += span;
    }
    return apart;
}

QString TimeChart::summary() const
{
    QStringList parts;
    // A range of a single day needs no dates; of any other each time has its own, the last one, too.
    const bool isOneDay = m_from.toLocalTime().date() == m_to.toLocalTime().date();
    const QDateTime day = isOneDay ? m_to : QDateTime();
    const qint64 from = m_from.toMSecsSinceEpoch();
    const qint64 to = m_to.toMSecsSinceEpoch();
    for (const ChartSeries &series : m_drawn) {
        double sum = 0;
        qint64 count = 0;
        double least = std::numeric_limits<double>::max();
        double greatest = std::numeric_limits<double>::lowest();
        QStringList gaps;
        for (int run = 0; run < series.runs.size(); ++run) {
            for (const SeriesPoint &point : series.runs[run]) {
                if (point.time < from || point.time > to)
                    continue; // read for another range; the next answer is under way
                sum += point.mean;
                ++count;
                least = qMin(least, point.least);
                greatest = qMax(greatest, point.greatest);
            }
            if (run > 0 && !series.runs[run].isEmpty() && !series.runs[run - 1].isEmpty()) {
                const QDateTime end = QDateTime::fromMSecsSinceEpoch(
                    series.runs[run - 1].last().time);
                const QDateTime again = QDateTime::fromMSecsSinceEpoch(series.runs[run].first().time);
                gaps += spanText(end, again, day);
            }
        }
        if (count == 0)
            continue;
        //: %1 a line's name, then three values with their unit
        QString part = tr("%1: mean %2, least %3, greatest %4")
                           .arg(series.name, valueText(sum / double(count)), valueText(least),
                                valueText(greatest));
        if (gaps.size() > 3)
            part += tr(", %n gaps", nullptr, int(gaps.size()));
        else if (!gaps.isEmpty() && series.isOfFleet)
            //: of the whole fleet; %1 are times: "02:10–04:05"
            part += tr(", no value of all miners %1").arg(gaps.join(QStringLiteral(", ")));
        else if (!gaps.isEmpty())
            //: %1 are times: "02:10–04:05"
            part += tr(", no samples %1").arg(gaps.join(QStringLiteral(", ")));
        parts += part;
    }
    if (parts.isEmpty())
        return m_emptyText;
    for (const TimeSpan &span : recordedSpans())
        parts += recordedText() + QLatin1Char(' ') + spanText(span.first, span.last, day);
    for (const ChartThreshold &limit : m_thresholds)
        parts += limit.text;
    if (!m_marks.isEmpty())
        parts += tr("%n events are marked", nullptr, int(m_marks.size()));
    return tr("%1 from %2 to %3. %4.")
        .arg(m_quantity.name, momentText(m_from, day), momentText(m_to, day),
             parts.join(QStringLiteral("; ")));
}

void TimeChart::describe()
{
    if (const QString text = summary(); text != m_view->accessibleDescription())
        m_view->setAccessibleDescription(text);
}

} // namespace coalface
