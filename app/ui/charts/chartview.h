// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timechart.h"

#include <QtCharts/QChartView>

namespace coalface {

//! The surface of a TimeChart: draws the crosshair over the lines, and turns mouse and keys into moves.
class TimeChart::View : public QChartView
{
public:
    explicit View(TimeChart &owner);

    QRectF plotArea() const { return chart()->plotArea(); }
    qint64 timeAt(double x) const;
    double xAt(qint64 time) const;
    double valueAt(double y) const; //!< as the axis counts
    double yAt(double value) const; //!< of a value as the axis counts

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void drawRecorded(QPainter &painter, const QRectF &plot);
    void drawThresholds(QPainter &painter, const QRectF &plot);
    void drawMarks(QPainter &painter, const QRectF &plot);
    void drawCrosshair(QPainter &painter, const QRectF &plot);
    void drawNote(QPainter &painter, const QRectF &plot);

    TimeChart &m_owner;
    void zoomIntoBox();

    std::optional<QPointF> m_dragFrom;
    qint64 m_dragRangeFrom = 0;
    double m_dragLeast = 0;
    std::optional<QRectF> m_box; //!< what is being chosen to zoom in to
};

} // namespace coalface
