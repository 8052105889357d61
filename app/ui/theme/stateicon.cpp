// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stateicon.h"

#include "ui/theme/colours.h"
#include "ui/theme/vectoricon.h"

#include <QPainterPath>

namespace coalface {

namespace {

QPen line(const QColor &colour, double width)
{
    return QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void drawTriangle(QPainter &painter, const QColor &colour, bool filled)
{
    QPainterPath triangle;
    triangle.moveTo(12, 4);
    triangle.lineTo(21, 19.5);
    triangle.lineTo(3, 19.5);
    triangle.closeSubpath();
    painter.setPen(line(colour, 2.4));
    if (!filled) {
        painter.drawPath(triangle);
        return;
    }
    // The mark is cut out, so that it shows whatever lies behind.
    QPainterPath mark;
    mark.addRoundedRect(QRectF(10.9, 8.6, 2.2, 5.8), 1, 1);
    mark.addEllipse(QPointF(12, 17), 1.3, 1.3);
    QPainterPathStroker stroker(line(colour, 2.4));
    painter.fillPath((triangle + stroker.createStroke(triangle)).subtracted(mark), colour);
}

void drawPlug(QPainter &painter, const QColor &colour)
{
    painter.setPen(line(colour, 2));
    QPainterPath path;
    path.moveTo(7, 9);
    path.lineTo(17, 9);
    path.lineTo(17, 12);
    path.arcTo(QRectF(7, 7, 10, 10), 0, -180);
    path.closeSubpath();
    path.moveTo(9.5, 9);
    path.lineTo(9.5, 4);
    path.moveTo(14.5, 9);
    path.lineTo(14.5, 4);
    path.moveTo(12, 17);
    path.lineTo(12, 21);
    path.moveTo(4, 20);
    path.lineTo(20, 4);
    painter.drawPath(path);
}

} // namespace

void drawStateShape(MinerState state, QPainter &painter, const QColor &colour)
{
    const QRectF disc(4, 4, 16, 16);
    switch (state) {
    case MinerState::Online:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(disc);
        return;
    case MinerState::Starting:
        painter.setPen(line(colour, 2.2));
        painter.drawEllipse(disc);
        painter.setBrush(colour);
        painter.drawChord(disc, 90 * 16, 180 * 16);
        return;
    case MinerState::Warning:
        drawTriangle(painter, colour, true);
        return;
    case MinerState::NotHashing:
        drawTriangle(painter, colour, false);
        return;
    case MinerState::Paused:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(5.5, 4, 4.5, 16), 1, 1);
        painter.drawRoundedRect(QRectF(14, 4, 4.5, 16), 1, 1);
        return;
    case MinerState::Offline:
        painter.setPen(line(colour, 3.4));
        painter.drawLine(QPointF(5.5, 5.5), QPointF(18.5, 18.5));
        painter.drawLine(QPointF(18.5, 5.5), QPointF(5.5, 18.5));
        return;
    case MinerState::NoDriver:
        drawPlug(painter, colour);
        return;
    case MinerState::Unknown:
        break;
    }
    QPen dots(colour, 2.6, Qt::CustomDashLine, Qt::RoundCap);
    dots.setDashPattern({0.1, 2.3});
    painter.setPen(dots);
    painter.drawEllipse(disc);
}

QIcon stateIcon(MinerState state)
{
    return vectorIcon([state](QPainter &painter,
                              const QColor &colour) { drawStateShape(state, painter, colour); },
                      [state](const QPalette &palette) { return stateColour(state, palette); });
}

} // namespace coalface
