// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlines.h"

#include "ui/charts/linelook.h"
#include "ui/theme/colours.h"

#include <QLocale>

namespace coalface {

namespace {
constexpr double stepAside = 10; //!< ms
} // namespace

TimeChart::Lines::Lines(QChart &chart)
    : m_chart(chart), m_time(new QCategoryAxis), m_value(new QValueAxis)
{
    m_chart.setAnimationOptions(QChart::NoAnimation);
    m_chart.setBackgroundRoundness(0);
    m_chart.setDropShadowEnabled(false);
    m_chart.setMargins({4, 4, 20, 4}); // half of the last time stands right of the plot
    m_chart.legend()->hide();
    m_chart.setLocale(QLocale());
    m_chart.setLocalizeNumbers(true);
    m_time->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_time->setTruncateLabels(false);
    m_value->setTickType(QValueAxis::TicksDynamic);
    m_value->setTruncateLabels(false);
    m_chart.addAxis(m_time, Qt::AlignBottom);
    m_chart.addAxis(m_value, Qt::AlignLeft);
}

TimeChart::Lines::Run &TimeChart::Lines::run(int index)
{
    while (m_runs.size() <= index) {
        Run made;
        made.mean = new QLineSeries;
        m_chart.addSeries(made.mean);
        // Attaching adopts the range of a series: it is still empty here, and setAxes() follows.
        made.mean->attachAxis(m_time);
        made.mean->attachAxis(m_value);
        m_runs += made;
    }
    return m_runs[index];
}

QScatterSeries &TimeChart::Lines::dots(int colour)
{
    QScatterSeries *&series = m_dots[colour];
    if (!series) {
        series = new QScatterSeries;
        series->setMarkerSize(6);
        series->setPen(Qt::NoPen);
        m_chart.addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_value);
    }
    return *series;
}

void TimeChart::Lines::clear()
{
    for (QScatterSeries *series : std::as_const(m_dots)) {
        series->replace(QList<QPointF>());
        series->setVisible(false);
    }
    for (Run &run : m_runs) {
        run.used = false;
        run.mean->replace(QList<QPointF>());
        run.least.clear();
        run.greatest.clear();
        run.mean->setVisible(false);
    }
}

void TimeChart::Lines::fill(const QList<ChartSeries> &series, double divisor)
{
    int next = 0;
    QMap<int, QList<QPointF>> single;
    for (const ChartSeries &line : series) {
        for (const QList<SeriesPoint> &points : line.runs) {
            if (points.isEmpty())
                continue;
            if (points.size() == 1) {
                // A line of one point would not be drawn at all.
                single[line.colour] += {double(points[0].time), points[0].mean / divisor};
                continue;
            }
            QList<QPointF> mean;
            QPolygonF least, greatest;
            bool spread = false;
            for (const SeriesPoint &point : points) {
                mean += {double(point.time), point.mean / divisor};
                least += {double(point.time), point.least / divisor};
                greatest += {double(point.time), point.greatest / divisor};
                spread = spread || point.greatest > point.least;
            }
            Run &target = run(next++);
            target.used = true;
            target.colour = line.colour;
            target.id = line.id;
            target.mean->replace(mean);
            target.mean->setVisible(true);
            if (spread) {
                target.least = least;
                target.greatest = greatest;
            }
            tint(target);
        }
    }
    for (auto points = single.cbegin(); points != single.cend(); ++points) {
        QScatterSeries &target = dots(points.key());
        target.setColor(lineColour(points.key(), m_palette));
        target.replace(points.value());
        target.setVisible(true);
    }
}

void TimeChart::Lines::setAxes(qint64 from, qint64 to, const QList<TimeTick> &ticks,
                               const ValueScale &scale, const QString &unit)
{
    const QStringList old = m_time->categoriesLabels();
    QStringList fresh;
    for (const TimeTick &tick : ticks)
        fresh += tick.label;
    bool same = old == fresh;
    for (int i = 0; same && i < ticks.size(); ++i)
        same = qFuzzyCompare(m_time->endValue(fresh[i]), double(ticks[i].time));
    if (!same) {
        for (const QString &label : old)
            m_time->remove(label);
        for (const TimeTick &tick : ticks)
            m_time->append(tick.label, double(tick.time));
    }
    setTimes(double(from), double(to));
    m_value->setTickAnchor(0);
    m_value->setTickInterval(scale.step);
    m_value->setLabelFormat(QStringLiteral("%.%1f").arg(scale.decimals));
    // A hair more than the last step, or rounding may lose its tick.
    m_value->setRange(scale.least, scale.greatest + scale.step * 1e-6);
    QFont plain = m_chart.font();
    plain.setBold(false);
    m_value->setTitleFont(plain);
    m_value->setTitleText(unit);
    m_value->setTitleVisible(!unit.isEmpty());
}

void TimeChart::Lines::setTimes(double from, double to)
{
    // A series keeps its range where that moves by less than 2 ms (qFuzzyCompare() of what counts from 1970), and does not
    // draw a dot that lies at the new edge, thus beyond its own. So it takes a step aside first.
    const auto isNearly = [](double old, double wanted) {
        return old != wanted && qAbs(old - wanted) < stepAside;
    };
    if (isNearly(m_time->min(), from) || isNearly(m_time->max(), to))
        m_time->setRange(from - 2 * stepAside, to + 2 * stepAside);
    m_time->setRange(from, to);
}

void TimeChart::Lines::tint(const Run &run) const
{
    QColor colour = lineColour(run.colour, m_palette);
    if (isFaded(run))
        colour.setAlpha(70);
    // A solid line is drawn piece by piece: round ends would be ten times the work, and at this width no other sight.
    const Qt::PenStyle style = lineStyle(run.colour);
    const bool solid = style == Qt::SolidLine;
    run.mean->setPen(QPen(colour, isLifted(run) ? 3 : 1.8, style,
                          solid ? Qt::SquareCap : Qt::RoundCap, Qt::RoundJoin));
}

void TimeChart::Lines::colour(const QPalette &palette)
{
    m_palette = palette;
    const QColor text = palette.color(QPalette::Text);
    const QColor base = palette.color(QPalette::Base);
    m_chart.setBackgroundVisible(false); // the view's is behind the bands
    m_chart.setPlotAreaBackgroundVisible(false);
    QColor grid = text;
    grid.setAlpha(36);
    for (QAbstractAxis *axis :
         {static_cast<QAbstractAxis *>(m_time), static_cast<QAbstractAxis *>(m_value)}) {
        axis->setLabelsBrush(mutedColour(palette));
        axis->setTitleBrush(mutedColour(palette));
        axis->setGridLinePen(QPen(grid, 1));
        axis->setLinePen(QPen(blended(text, base, 0.35), 1));
        axis->setShadesVisible(false);
    }
    m_value->setLinePen(Qt::NoPen);
    for (const Run &run : std::as_const(m_runs))
        tint(run);
    for (auto dots = m_dots.cbegin(); dots != m_dots.cend(); ++dots)
        dots.value()->setColor(lineColour(dots.key(), palette));
}

void TimeChart::Lines::highlight(const QString &id)
{
    if (id == m_highlighted)
        return;
    m_highlighted = id;
    for (const Run &run : std::as_const(m_runs)) {
        if (run.used)
            tint(run);
    }
}

int TimeChart::Lines::pointCount() const
{
    int count = 0;
    for (const Run &run : m_runs)
        count += run.used ? int(run.mean->count()) : 0;
    for (const QScatterSeries *series : m_dots)
        count += int(series->count());
    return count;
}

} // namespace coalface
