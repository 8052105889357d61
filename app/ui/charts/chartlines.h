// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartseries.h"
#include "ui/charts/timechart.h"

#include <QMap>
#include <QPalette>
#include <QPolygonF>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QValueAxis>

#include <functional>

class QPainter;

namespace coalface {

//! The lines, bands and axes inside a TimeChart. Objects are kept and refilled by replace(): taking
//! one point after another would lay the chart out anew for each.
class TimeChart::Lines
{
public:
    explicit Lines(QChart &chart);

    //! Values are divided by `divisor`.
    void fill(const QList<ChartSeries> &series, double divisor);
    void setAxes(qint64 from, qint64 to, const QList<TimeTick> &ticks, const ValueScale &scale,
                 const QString &unit);
    //! Nothing is drawn; makes moving the axes cheap.
    void clear();
    void colour(const QPalette &palette);
    //! The line of that id stands out; empty: none does.
    void highlight(const QString &id);
    int pointCount() const;
    //! What lies between the least and the greatest values of each line, behind all else. `place`: of a point of the axes.
    void paintBands(QPainter &painter, const QRectF &plot,
                    const std::function<QPointF(const QPointF &)> &place) const;

private:
    //! One unbroken stretch.
    struct Run
    {
        QLineSeries *mean = nullptr;
        QPolygonF least; //!< as the axes count; empty: no band
        QPolygonF greatest;
        int colour = 0;
        QString id;
        bool used = false;
    };
    Run &run(int index);
    QScatterSeries &dots(int colour);
    void setTimes(double from, double to);
    void tint(const Run &run) const;
    bool isLifted(const Run &run) const
    {
        return !m_highlighted.isEmpty() && run.id == m_highlighted;
    }
    bool isFaded(const Run &run) const { return !m_highlighted.isEmpty() && !isLifted(run); }

    QChart &m_chart;
    QCategoryAxis *m_time;
    QValueAxis *m_value;
    QList<Run> m_runs;
    QMap<int, QScatterSeries *> m_dots; //!< by colour: single samples, each between two gaps
    QPalette m_palette;
    QString m_highlighted;
};

} // namespace coalface
