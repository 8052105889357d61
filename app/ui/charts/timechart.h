// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/axisticks.h"
#include "ui/charts/chartmark.h"
#include "ui/charts/chartseries.h"

#include <QWidget>

#include <memory>

namespace coalface {

//! Lines over time. The one place that knows Qt Charts: nothing of it shows in this header, and no
//! other file includes it. Keyboard: arrows pan, + and - zoom, Home and End jump to the ends, 0 resets,
//! L goes live, Shift+arrows read values. GUI thread.
class TimeChart : public QWidget
{
    Q_OBJECT
public:
    //! What is measured: its name for people, and the unit of the points as stored ("H/s", "°C", …).
    struct Quantity
    {
        QString name;
        QString unit;
    };

    explicit TimeChart(QWidget *parent = nullptr);
    ~TimeChart() override;

    void setQuantity(const Quantity &quantity);
    //! Replaces everything shown. At most two points per pixel of plotWidth() are asked for.
    void setSeries(const QList<ChartSeries> &series);
    const QList<ChartSeries> &series() const { return m_series; }
    //! What happened, on top of the lines: told where it is pointed at.
    void setEvents(const QList<ChartMark> &marks);
    const QList<ChartMark> &events() const { return m_marks; }
    void setRange(const QDateTime &from, const QDateTime &to);
    QDateTime from() const { return m_from; }
    QDateTime to() const { return m_to; }
    //! What stands in the plot when there is nothing to draw.
    void setEmptyText(const QString &text);

    int plotWidth() const;   //!< logical pixels
    QRectF plotArea() const; //!< within this widget
    int pointCount() const;  //!< drawn at the moment, of all lines
    //! A value as the axis writes it, with its unit.
    QString valueText(double value) const;
    //! One sentence: range, mean, least, greatest and gaps of each line. Kept as accessible description.
    QString summary() const;

Q_SIGNALS:
    //! A person moved or zoomed.
    void rangeChanged(const QDateTime &from, const QDateTime &to);
    //! The time and all values there; empty when nothing is pointed at.
    void hovered(const QString &text);
    void liveWanted();
    void resetWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class View;
    class Lines;
    void redraw();
    void restyle();
    void describe();
    QStringList marksNear(qint64 time) const;
    void setHover(std::optional<qint64> time);
    void moveBy(double share);
    void zoomBy(double factor, qint64 centre);
    void setRangeByPerson(qint64 from, qint64 to);

    View *m_view;
    std::unique_ptr<Lines> m_lines;
    QList<ChartSeries> m_series;
    QList<ChartMark> m_marks;
    Quantity m_quantity;
    QDateTime m_from;
    QDateTime m_to;
    QString m_emptyText;
    QString m_unit; //!< as the axis writes it
    double m_divisor = 1;
    ValueScale m_scale;
    QList<TimeTick> m_ticks;
    std::optional<qint64> m_hover;
};

} // namespace coalface
