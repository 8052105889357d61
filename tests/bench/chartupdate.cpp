// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G12 and G13: a chart that gets another range and other values, and how many points of them it draws.
#include "measure.h"
#include "paintcost.h"
#include "row.h"

#include "ui/charts/timechart.h"
#include "ui/theme/appstyle.h"
#include "ui/theme/colours.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QJsonArray>
#include <QPainter>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace coalface::bench {

namespace {

const QSize chartSize(1200, 700);
const QDateTime beginning(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

//! A day of that many samples in stretches of that length, which wander, with a spike here and there.
ChartSeries dayOf(int line, int samples, int stretch)
{
    QRandomGenerator dice(quint32(line * 7919 + samples));
    ChartSeries series{QString::number(line), u"miner %1"_qs.arg(line), line, {}};
    const double step = 86'400'000.0 / samples;
    double value = 1.2e12;
    for (int i = 0; i < samples; ++i) {
        if (i % stretch == 0)
            series.runs += QList<SeriesPoint>();
        value += (dice.generateDouble() - 0.5) * 1e10;
        const double mean = dice.bounded(500) == 0 ? value * 0.4 : value;
        // A stretch takes half of its time; the other half is a gap.
        const double place = stretch < samples ? i - i % stretch / 2.0 : i;
        series.runs.last() += {beginning.toMSecsSinceEpoch() + qint64(step * place), mean,
                               mean * 0.995, mean * 1.005};
    }
    return series;
}

QList<ChartSeries> daysOf(int lines, int samples, int stretch)
{
    QList<ChartSeries> all;
    for (int line = 0; line < lines; ++line)
        all += dayOf(line, samples, stretch);
    return all;
}

//! The application's chart, and what one update of it costs.
class Drawn
{
public:
    Drawn() : m_cost(*qobject_cast<QAbstractScrollArea *>(m_chart.focusProxy())->viewport())
    {
        m_chart.resize(chartSize);
        m_chart.setQuantity({u"Hashrate"_qs, u"H/s"_qs});
        m_chart.show();
        turnFor(200);
    }

    //! ms of CPU, the median of so many updates, each to a range a little later.
    double update(const QList<ChartSeries> &series, int rounds)
    {
        return m_cost.medianOf(rounds, [&] {
            const QDateTime from = beginning.addSecs(++m_shift % 60);
            m_chart.setRange(from, from.addSecs(86'400));
            m_chart.setSeries(series);
        });
    }

    TimeChart &chart() { return m_chart; }

private:
    TimeChart m_chart;
    PaintCost m_cost;
    int m_shift = 0;
};

//! The least that a raster asks for: the same values as one line, drawn by QPainter alone; ms of CPU.
double bareLine(const ChartSeries &series, bool thinned, int rounds)
{
    QImage image(chartSize, QImage::Format_ARGB32_Premultiplied);
    QList<double> costs;
    for (int round = 0; round < rounds; ++round) {
        const double before = threadCpu();
        QPolygonF line;
        for (const QList<SeriesPoint> &run : series.runs) {
            for (const SeriesPoint &point : run)
                line += {double(point.time - beginning.toMSecsSinceEpoch()) / 86'400'000.0
                             * chartSize.width(),
                         chartSize.height() * (1.5e12 - point.mean) / 1e12};
        }
        if (thinned) { // the least and the greatest of each column of pixels
            QPolygonF kept;
            for (qsizetype i = 0; i < line.size();) {
                QPointF least = line[i], greatest = line[i];
                const int column = int(line[i].x());
                for (; i < line.size() && int(line[i].x()) == column; ++i) {
                    least = line[i].y() < least.y() ? line[i] : least;
                    greatest = line[i].y() > greatest.y() ? line[i] : greatest;
                }
                kept += least;
                kept += greatest;
            }
            line = kept;
        }
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Qt::darkBlue, 1));
        painter.drawPolyline(line);
        painter.end();
        costs += (threadCpu() - before) * 1000;
    }
    return median(costs);
}

} // namespace

QJsonObject chartUpdate(const Effort &effort)
{
    QApplication::setStyle(new AppStyle);
    QApplication::setPalette(lightPalette());
    const int rounds = effort.quick ? 5 : 15;
    const QList<ChartSeries> few = daysOf(1, 1000, 1000);
    const QList<ChartSeries> many = daysOf(1, 100'000, 100'000);
    const QList<ChartSeries> five = daysOf(5, 10'000, 10'000);
    const QList<ChartSeries> broken = daysOf(1, 600, 3);
    Drawn drawn;
    drawn.update(five, 2); // the lines are made
    QList<double> fewCost, manyCost, ratio;
    for (int i = 0; i < effort.repeats; ++i) {
        fewCost += drawn.update(few, rounds);
        manyCost += drawn.update(many, rounds);
        ratio += manyCost.last() / fewCost.last();
    }
    const double fiveCost = drawn.update(five, rounds);
    const double fiveLong = drawn.update(daysOf(5, 100'000, 100'000), rounds);
    const double brokenCost = drawn.update(broken, rounds);
    const double bareThinned = bareLine(many[0], true, rounds);
    return {
        {u"size"_qs, u"%1 x %2"_qs.arg(chartSize.width()).arg(chartSize.height())},
        {u"samples_1000_ms"_qs, rounded(median(fewCost), 2)},
        {u"samples_100000_ms"_qs, rounded(median(manyCost), 2)},
        {u"ratio"_qs, rounded(median(ratio), 2)},
        {u"five_lines_of_10000_ms"_qs, rounded(fiveCost, 2)},
        {u"five_lines_of_100000_ms"_qs, rounded(fiveLong, 2)},
        {u"line_of_200_pieces_ms"_qs, rounded(brokenCost, 2)},
        {u"bare_polyline_1000_ms"_qs, rounded(bareLine(few[0], false, rounds), 2)},
        {u"bare_polyline_100000_ms"_qs, rounded(bareLine(many[0], false, 5), 2)},
        {u"bare_polyline_100000_thinned_ms"_qs, rounded(bareThinned, 2)},
        {u"times_the_bare_polyline_thinned"_qs, rounded(median(manyCost) / bareThinned, 1)},
        {u"goal_met"_qs, median(ratio) <= 2 && fiveCost <= 40 && fiveLong <= 40},
    };
}

QJsonObject chartPoints(const Effort &)
{
    Drawn drawn;
    double most = 0;
    QJsonArray cases;
    const auto look = [&](int lines, int samples, int stretch) {
        const QList<ChartSeries> series = daysOf(lines, samples, stretch);
        drawn.update(series, 1);
        const double share = double(drawn.chart().pointCount())
                             / (double(drawn.chart().shownSeries().size())
                                * drawn.chart().plotWidth());
        most = std::max(most, share);
        cases += QJsonObject{{u"lines"_qs, lines},
                             {u"samples"_qs, samples},
                             {u"unbroken_samples"_qs, stretch},
                             {u"points_a_line_and_pixel"_qs, rounded(share, 3)}};
    };
    for (const int samples : {1000, 10'000, 100'000})
        look(1, samples, samples);
    look(5, 100'000, 100'000);
    look(1, 100'000, 100);
    look(1, 100'000, 2);
    return {{u"plot_width"_qs, drawn.chart().plotWidth()},
            {u"cases"_qs, cases},
            {u"points_a_line_and_pixel_most"_qs, rounded(most, 3)},
            {u"goal_met"_qs, most > 0 && most <= 2}};
}

} // namespace coalface::bench
