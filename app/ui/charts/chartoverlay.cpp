// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlines.h"
#include "ui/charts/chartview.h"
#include "ui/charts/linelook.h"
#include "ui/common/agetext.h"
#include "ui/theme/colours.h"

#include <QPainter>

namespace coalface {

void TimeChart::View::drawBackground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawBackground(painter, rect);
    painter->save();
    painter->setClipRect(plotArea(), Qt::IntersectClip);
    m_owner.m_lines->paintBands(*painter, plotArea(), [this](const QPointF &point) {
        return QPointF(xAt(qint64(point.x())), yAt(point.y()));
    });
    painter->restore();
}

void TimeChart::View::drawForeground(QPainter *painter, const QRectF &)
{
    const QRectF plot = plotArea();
    painter->save();
    if (m_owner.pointCount() > 0) {
        drawRecorded(*painter, plot);
        drawThresholds(*painter, plot);
    }
    drawMarks(*painter, plot);
    if (m_owner.pointCount() == 0)
        drawNote(*painter, plot);
    else if (m_owner.m_hover && !m_owner.m_pictured && !m_box)
        drawCrosshair(*painter, plot);
    if (m_box) {
        QColor veil = m_owner.look().color(QPalette::Highlight);
        painter->setPen(QPen(veil, 1));
        veil.setAlpha(40);
        painter->setBrush(veil);
        painter->drawRect(*m_box);
    }
    if (hasFocus() && !m_owner.m_pictured) {
        painter->setPen(QPen(m_owner.look().color(QPalette::Highlight), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void TimeChart::View::drawNote(QPainter &painter, const QRectF &plot)
{
    painter.setPen(mutedColour(m_owner.look()));
    painter.drawText(plot, Qt::AlignCenter | Qt::TextWordWrap, m_owner.m_emptyText);
}

void TimeChart::View::drawRecorded(QPainter &painter, const QRectF &plot)
{
    const double em = QFontMetricsF(font()).height();
    for (const TimeSpan &span : m_owner.recordedSpans()) {
        const double left = qMax(plot.left(), xAt(span.first.toMSecsSinceEpoch()));
        const double right = qMin(plot.right(), xAt(span.last.toMSecsSinceEpoch()));
        if (right > left)
            paintRecorded(painter, QRectF(left, plot.top(), right - left, plot.height()), em * 0.6,
                          m_owner.look());
    }
}

void TimeChart::View::drawThresholds(QPainter &painter, const QRectF &plot)
{
    const QPalette look = m_owner.look();
    const QColor colour = blended(look.color(QPalette::Text), look.color(QPalette::Base), 0.75);
    const double em = QFontMetricsF(font()).height();
    bool atStart = true; // in turns, so that the words of two close limits do not lie on each other
    for (const ChartThreshold &limit : std::as_const(m_owner.m_thresholds)) {
        const double y = yAt(limit.value / m_owner.m_divisor);
        if (y < plot.top() || y > plot.bottom())
            continue;
        painter.setPen(QPen(colour, 1.4, Qt::DashLine));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(colour);
        const double top = y - em > plot.top() ? y - em - 1 : y + 1;
        painter.drawText(QRectF(plot.left() + em / 2, top, plot.width() - em, em),
                         int((atStart ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter),
                         limit.text);
        atStart = !atStart;
    }
}

void TimeChart::View::drawMarks(QPainter &painter, const QRectF &plot)
{
    const QColor colour = blended(m_owner.look().color(QPalette::Text),
                                  m_owner.look().color(QPalette::Base), 0.6);
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
    const QColor text = m_owner.look().color(QPalette::Text);
    painter.setPen(QPen(blended(text, m_owner.look().color(QPalette::Base), 0.55), 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));

    struct Row
    {
        QColor colour;
        QString text;
    };
    QList<Row> rows{{QColor(), exactMomentText(QDateTime::fromMSecsSinceEpoch(*m_owner.m_hover))}};
    const qint64 reach = (timeAt(plot.right()) - timeAt(plot.left())) / 100;
    for (const ChartSeries &series : m_owner.m_shown) {
        const QColor colour = lineColour(series.colour, m_owner.look());
        const SeriesPoint *point = pointAt(series, *m_owner.m_hover, reach);
        rows += {colour, series.name + QStringLiteral("  ")
                             + (point ? m_owner.valueText(point->mean) : QStringLiteral("—"))
                             + m_owner.sourceText(series, point)};
        if (!point)
            continue;
        const double y = yAt(point->mean / m_owner.m_divisor);
        if (y < plot.top() || y > plot.bottom())
            continue;
        painter.setPen(QPen(m_owner.look().color(QPalette::Base), 1.5));
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(xAt(point->time), y), 4, 4);
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
    if (box.bottom() > height() - 2) // a low chart
        box.moveTop(qMax(2.0, height() - 2 - box.height()));
    QColor back = m_owner.look().color(QPalette::ToolTipBase);
    back.setAlpha(240);
    painter.setPen(QPen(blended(text, m_owner.look().color(QPalette::Base), 0.3), 1));
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
        painter.setPen(row.colour.isValid() ? text : mutedColour(m_owner.look()));
        painter.drawText(QRectF(left, y, width + em, em), Qt::AlignLeft | Qt::AlignVCenter,
                         row.text);
        y += em;
    }
}

} // namespace coalface
