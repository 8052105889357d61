// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartview.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace coalface {

TimeChart::View::View(TimeChart &owner) : QChartView(&owner), m_owner(owner)
{
    setRenderHint(QPainter::Antialiasing);
    // Axes get their place some time after their values. Of what is painted before that, Qt would only paint anew what items
    // cover, and bands, limits and marks are none.
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
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

double TimeChart::View::valueAt(double y) const
{
    const QRectF plot = plotArea();
    const ValueScale &scale = m_owner.m_scale;
    return scale.least
           + (plot.bottom() - y) / qMax(1.0, plot.height()) * (scale.greatest - scale.least);
}

double TimeChart::View::yAt(double value) const
{
    const QRectF plot = plotArea();
    const ValueScale &scale = m_owner.m_scale;
    return plot.bottom() - (value - scale.least) / (scale.greatest - scale.least) * plot.height();
}

void TimeChart::View::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && plotArea().contains(event->position())) {
        m_dragFrom = event->position();
        m_dragRangeFrom = m_owner.m_from.toMSecsSinceEpoch();
        m_dragLeast = m_owner.m_scale.least;
        if (event->modifiers() & Qt::ShiftModifier)
            m_box = QRectF(event->position(), QSizeF());
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
    if (m_box) {
        m_box = QRectF(*m_dragFrom, event->position()).normalized() & plotArea();
        viewport()->update();
        return;
    }
    const QPointF moved = event->position() - *m_dragFrom;
    if (moved.manhattanLength() <= 3)
        return;
    if (m_owner.m_values) {
        const ValueScale scale = m_owner.m_scale;
        const double height = scale.greatest - scale.least;
        const double least = m_dragLeast + moved.y() / qMax(1.0, plotArea().height()) * height;
        m_owner.setValuesByPerson(least, least + height);
    }
    const qint64 span = m_owner.m_from.msecsTo(m_owner.m_to);
    const qint64 from = m_dragRangeFrom
                        - qint64(moved.x() / qMax(1.0, plotArea().width()) * double(span));
    if (qAbs(moved.x()) > 3)
        m_owner.setRangeByPerson(from, from + span);
}

void TimeChart::View::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragFrom.reset();
    if (m_box)
        zoomIntoBox();
    event->accept();
}

void TimeChart::View::zoomIntoBox()
{
    const QRectF box = *m_box;
    m_box.reset();
    viewport()->update();
    const double em = QFontMetricsF(font()).height();
    if (box.width() < em / 2)
        return; // a slip of the hand
    const qint64 from = timeAt(box.left());
    const qint64 to = timeAt(box.right());
    if (box.height() > em) // a flat one chooses a time alone
        m_owner.setValuesByPerson(valueAt(box.bottom()), valueAt(box.top()));
    m_owner.setRangeByPerson(from, to);
}

void TimeChart::View::mouseDoubleClickEvent(QMouseEvent *event)
{
    event->accept();
    m_owner.resetByPerson();
}

void TimeChart::View::wheelEvent(QWheelEvent *event)
{
    const double notches = event->angleDelta().y() / 120.0;
    const double factor = std::pow(0.8, notches);
    if (notches != 0 && event->modifiers() & Qt::ControlModifier)
        m_owner.zoomValuesBy(factor, valueAt(event->position().y()));
    else if (notches != 0)
        m_owner.zoomBy(factor, timeAt(event->position().x()));
    event->accept();
}

void TimeChart::View::keyPressEvent(QKeyEvent *event)
{
    const qint64 span = m_owner.m_from.msecsTo(m_owner.m_to);
    const qint64 middle = m_owner.m_from.toMSecsSinceEpoch() + span / 2;
    const double middleValue = (m_owner.m_scale.least + m_owner.m_scale.greatest) / 2;
    const bool values = event->modifiers() & Qt::ControlModifier;
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
    case Qt::Key_Minus: {
        const double factor = event->key() == Qt::Key_Minus ? 1 / 0.7 : 0.7;
        if (values)
            m_owner.zoomValuesBy(factor, middleValue);
        else
            m_owner.zoomBy(factor, m_owner.m_hover.value_or(middle));
        return;
    }
    case Qt::Key_Home:
        m_owner.moveBy(-1);
        return;
    case Qt::Key_End:
    case Qt::Key_L:
        Q_EMIT m_owner.liveWanted();
        return;
    case Qt::Key_0:
        m_owner.resetByPerson();
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
