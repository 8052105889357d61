// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartview.h"

#include "ui/theme/colours.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace coalface {

TimeChart::View::View(TimeChart &owner) : QChartView(&owner), m_owner(owner)
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

qint64 TimeChart::View::timeAt(double x) const
{
    const QRectF plot = plotArea();
    const qint64 from = m_owner.m_from.toMSecsSinceEpoch();
    const qint64 to = m_owner.m_to.toMSecsSinceEpoch();
    return from + qint64((x - plot.left()) / qMax(1.0, plot.width()) * double(to - from));
}

double TimeChart::View::xAt(qint64 time) const
{
    const QRectF plot = plotArea();
    const qint64 from = m_owner.m_from.toMSecsSinceEpoch();
    const qint64 to = m_owner.m_to.toMSecsSinceEpoch();
    return plot.left() + double(time - from) / double(qMax<qint64>(1, to - from)) * plot.width();
}

void TimeChart::View::drawForeground(QPainter *painter, const QRectF &)
{
    const QRectF plot = plotArea();
    painter->save();
    drawMarks(*painter, plot);
    if (m_owner.pointCount() == 0)
        drawNote(*painter, plot);
    else if (m_owner.m_hover)
        drawCrosshair(*painter, plot);
    if (hasFocus()) {
        painter->setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void TimeChart::View::drawNote(QPainter &painter, const QRectF &plot)
{
    painter.setPen(mutedColour(palette()));
    painter.drawText(plot, Qt::AlignCenter | Qt::TextWordWrap, m_owner.m_emptyText);
}

void TimeChart::View::drawMarks(QPainter &painter, const QRectF &plot)
{
    const QColor colour = blended(palette().color(QPalette::Text), palette().color(QPalette::Base),
                                  0.6);
    const double side = QFontMetricsF(font()).height() / 3;
    for (const ChartMark &mark : m_owner.m_marks) {
        const double x = xAt(mark.time);
        if (x < plot.left() || x > plot.right())
            continue;
        painter.setPen(QPen(colour, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF({QPointF(x - side, plot.top()), QPointF(x + side, plot.top()),
                                       QPointF(x, plot.top() + 1.4 * side)}));
    }
}

void TimeChart::View::drawCrosshair(QPainter &painter, const QRectF &plot)
{
    const double x = xAt(*m_owner.m_hover);
    if (x < plot.left() || x > plot.right())
        return;
    const QColor text = palette().color(QPalette::Text);
    painter.setPen(QPen(blended(text, palette().color(QPalette::Base), 0.55), 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));

    struct Row
    {
        QColor colour;
        QString text;
    };
    QList<Row> rows{{QColor(), QLocale().toString(QDateTime::fromMSecsSinceEpoch(*m_owner.m_hover),
                                                  QStringLiteral("d MMM HH:mm:ss"))}};
    const qint64 reach = (timeAt(plot.right()) - timeAt(plot.left())) / 100;
    const ValueScale &scale = m_owner.m_scale;
    for (const ChartSeries &series : m_owner.m_series) {
        const QColor colour = seriesColour(series.colour, palette());
        const SeriesPoint *point = pointAt(series, *m_owner.m_hover, reach);
        rows += {colour, series.name + QStringLiteral("  ")
                             + (point ? m_owner.valueText(point->mean) : QStringLiteral("—"))};
        if (!point)
            continue;
        const double share = (point->mean / m_owner.m_divisor - scale.least)
                             / (scale.greatest - scale.least);
        painter.setPen(QPen(palette().color(QPalette::Base), 1.5));
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(xAt(point->time), plot.bottom() - share * plot.height()), 4, 4);
    }

    for (const QString &text : m_owner.marksNear(*m_owner.m_hover))
        rows += {QColor(), text};

    const QFontMetricsF metrics(font());
    const double em = metrics.height();
    double width = 0;
    for (const Row &row : std::as_const(rows))
        width = qMax(width, metrics.horizontalAdvance(row.text) + (row.colour.isValid() ? em : 0));
    QRectF box(x + em * 0.7, plot.top() + em * 0.3, width + em, em * double(rows.size()) + em * 0.7);
    if (box.right() > plot.right())
        box.moveRight(x - em * 0.7);
    box.moveLeft(qMax(box.left(), 2.0));
    QColor back = palette().color(QPalette::ToolTipBase);
    back.setAlpha(240);
    painter.setPen(QPen(blended(text, palette().color(QPalette::Base), 0.3), 1));
    painter.setBrush(back);
    painter.drawRoundedRect(box, 3, 3);
    double y = box.top() + em * 0.35;
    for (const Row &row : std::as_const(rows)) {
        double left = box.left() + em / 2;
        if (row.colour.isValid()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(row.colour);
            painter.drawRoundedRect(QRectF(left, y + em * 0.25, em * 0.55, em * 0.55), 2, 2);
            left += em;
        }
        painter.setPen(row.colour.isValid() ? text : mutedColour(palette()));
        painter.drawText(QRectF(left, y, width + em, em), Qt::AlignLeft | Qt::AlignVCenter,
                         row.text);
        y += em;
    }
}

void TimeChart::View::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && plotArea().contains(event->position())) {
        m_dragFrom = event->position().x();
        m_dragRangeFrom = m_owner.m_from.toMSecsSinceEpoch();
    }
    event->accept();
}

void TimeChart::View::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragFrom) {
        const bool inside = plotArea().contains(event->position());
        m_owner.setHover(inside ? std::optional(timeAt(event->position().x())) : std::nullopt);
        return;
    }
    const qint64 span = m_owner.m_from.msecsTo(m_owner.m_to);
    const double share = (*m_dragFrom - event->position().x()) / qMax(1.0, plotArea().width());
    const qint64 from = m_dragRangeFrom + qint64(share * double(span));
    if (qAbs(event->position().x() - *m_dragFrom) > 3)
        m_owner.setRangeByPerson(from, from + span);
}

void TimeChart::View::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragFrom.reset();
    event->accept();
}

void TimeChart::View::mouseDoubleClickEvent(QMouseEvent *event)
{
    event->accept();
    Q_EMIT m_owner.resetWanted();
}

void TimeChart::View::wheelEvent(QWheelEvent *event)
{
    const double notches = event->angleDelta().y() / 120.0;
    if (notches != 0)
        m_owner.zoomBy(std::pow(0.8, notches), timeAt(event->position().x()));
    event->accept();
}

void TimeChart::View::keyPressEvent(QKeyEvent *event)
{
    const qint64 span = m_owner.m_from.msecsTo(m_owner.m_to);
    const qint64 middle = m_owner.m_from.toMSecsSinceEpoch() + span / 2;
    const int direction = event->key() == Qt::Key_Left ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (event->modifiers() & Qt::ShiftModifier)
            m_owner.setHover(qBound(m_owner.m_from.toMSecsSinceEpoch(),
                                    m_owner.m_hover.value_or(middle) + direction * span / 60,
                                    m_owner.m_to.toMSecsSinceEpoch()));
        else
            m_owner.moveBy(0.1 * direction);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_owner.zoomBy(0.7, m_owner.m_hover.value_or(middle));
        return;
    case Qt::Key_Minus:
        m_owner.zoomBy(1 / 0.7, m_owner.m_hover.value_or(middle));
        return;
    case Qt::Key_Home:
        m_owner.moveBy(-1);
        return;
    case Qt::Key_End:
    case Qt::Key_L:
        Q_EMIT m_owner.liveWanted();
        return;
    case Qt::Key_0:
        Q_EMIT m_owner.resetWanted();
        return;
    default:
        QChartView::keyPressEvent(event);
    }
}

void TimeChart::View::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    m_owner.setHover({});
}

void TimeChart::View::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void TimeChart::View::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

} // namespace coalface
