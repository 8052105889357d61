// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/glyphs.h"

#include "ui/theme/vectoricon.h"

#include <QApplication>
#include <QPalette>
#include <QtMath>

#include <cmath>

namespace coalface {

namespace {

void arrowHead(QPainterPath &path, QPointF tip, QPointF left, QPointF right)
{
    path.moveTo(left);
    path.lineTo(tip);
    path.lineTo(right);
}

QPainterPath minersPath()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(6, 6, 12, 12), 2, 2);
    path.addRect(QRectF(10, 10, 4, 4));
    for (int i = 0; i < 3; ++i) {
        const double at = 9 + 3 * i;
        for (const auto &[from, to] : {std::pair{2.5, 6.0}, std::pair{18.0, 21.5}}) {
            path.moveTo(at, from);
            path.lineTo(at, to);
            path.moveTo(from, at);
            path.lineTo(to, at);
        }
    }
    return path;
}

QPainterPath pathOf(Glyph glyph)
{
    QPainterPath path;
    switch (glyph) {
    case Glyph::Miners:
        return minersPath();
    case Glyph::Drivers: // a plug
        path.moveTo(5.5, 8.5);
        path.lineTo(18.5, 8.5);
        path.lineTo(18.5, 11);
        path.arcTo(QRectF(5.5, 4.5, 13, 13), 0, -180);
        path.closeSubpath();
        path.moveTo(9, 8.5);
        path.lineTo(9, 3.5);
        path.moveTo(15, 8.5);
        path.lineTo(15, 3.5);
        path.moveTo(12, 17.5);
        path.lineTo(12, 21);
        break;
    case Glyph::History: // a clock that is turned back
        path.arcMoveTo(QRectF(4, 4, 16, 16), 160);
        path.arcTo(QRectF(4, 4, 16, 16), 160, -310);
        arrowHead(path, {4.6, 9.6}, {3.4, 4.6}, {9.6, 8.4});
        path.moveTo(12, 7.5);
        path.lineTo(12, 12.5);
        path.lineTo(15.5, 14.5);
        break;
    case Glyph::Dashboard: // a dial
        path.moveTo(5.3, 18.5);
        path.arcTo(QRectF(3, 4.5, 18, 18), 222, -264);
        path.moveTo(12, 13.5);
        path.lineTo(16.2, 9.3);
        path.moveTo(10.6, 13.5);
        path.addEllipse(QPointF(12, 13.5), 1.4, 1.4);
        break;
    case Glyph::Pools: // water
        for (const double y : {8.0, 13.0, 18.0}) {
            path.moveTo(3, y);
            path.cubicTo(5.25, y - 4, 5.25, y - 4, 7.5, y - 2);
            path.cubicTo(9.75, y, 9.75, y, 12, y - 2);
            path.cubicTo(14.25, y - 4, 14.25, y - 4, 16.5, y - 2);
            path.cubicTo(18.75, y, 18.75, y, 21, y - 2);
        }
        break;
    case Glyph::Alerts: // a bell
        path.moveTo(4.5, 17.5);
        path.lineTo(19.5, 17.5);
        path.cubicTo(17, 15, 18, 13, 17.5, 10.5);
        path.arcTo(QRectF(6.5, 5, 11, 11), 0, 180);
        path.cubicTo(6, 13, 7, 15, 4.5, 17.5);
        path.moveTo(12, 5);
        path.lineTo(12, 3.2);
        path.moveTo(9.6, 17.8);
        path.arcTo(QRectF(9.6, 15.6, 4.8, 4.8), 180, 180);
        break;
    case Glyph::Discover:
        path.addEllipse(QPointF(10.5, 10.5), 7, 7);
        path.moveTo(15.6, 15.6);
        path.lineTo(21, 21);
        break;
    case Glyph::Add:
        path.moveTo(12, 4.5);
        path.lineTo(12, 19.5);
        path.moveTo(4.5, 12);
        path.lineTo(19.5, 12);
        break;
    case Glyph::Poll:
        path.arcMoveTo(QRectF(4, 4, 16, 16), 20);
        path.arcTo(QRectF(4, 4, 16, 16), 20, 140);
        path.arcMoveTo(QRectF(4, 4, 16, 16), 200);
        path.arcTo(QRectF(4, 4, 16, 16), 200, 140);
        arrowHead(path, {19.6, 9.2}, {20.4, 4.2}, {14.8, 8.4});
        arrowHead(path, {4.4, 14.8}, {3.6, 19.8}, {9.2, 15.6});
        break;
    case Glyph::Export:
        path.moveTo(4, 15);
        path.lineTo(4, 20);
        path.lineTo(20, 20);
        path.lineTo(20, 15);
        path.moveTo(12, 3.5);
        path.lineTo(12, 14.5);
        arrowHead(path, {12, 15}, {7.5, 10.5}, {16.5, 10.5});
        break;
    case Glyph::Rename:
        path.moveTo(4, 20);
        path.lineTo(5, 15.5);
        path.lineTo(16.5, 4);
        path.lineTo(20, 7.5);
        path.lineTo(8.5, 19);
        path.closeSubpath();
        break;
    case Glyph::Forget:
        path.moveTo(4, 6.5);
        path.lineTo(20, 6.5);
        path.moveTo(9, 6.5);
        path.lineTo(9, 3.5);
        path.lineTo(15, 3.5);
        path.lineTo(15, 6.5);
        path.moveTo(6, 6.5);
        path.lineTo(7, 20.5);
        path.lineTo(17, 20.5);
        path.lineTo(18, 6.5);
        break;
    case Glyph::Copy:
        path.addRoundedRect(QRectF(8.5, 8.5, 11.5, 11.5), 1.5, 1.5);
        path.moveTo(15.5, 8);
        path.lineTo(15.5, 4);
        path.lineTo(4, 4);
        path.lineTo(4, 15.5);
        path.lineTo(8, 15.5);
        break;
    case Glyph::Tag:
        path.moveTo(4, 4);
        path.lineTo(12, 4);
        path.lineTo(20, 12);
        path.lineTo(12, 20);
        path.lineTo(4, 12);
        path.closeSubpath();
        path.addEllipse(QPointF(8.5, 8.5), 1.5, 1.5);
        break;
    case Glyph::Block: // a star
        for (int point = 0; point < 10; ++point) {
            const double angle = qDegreesToRadians(36.0 * point - 90);
            const double radius = point % 2 ? 3.8 : 9;
            const QPointF at(12 + radius * std::cos(angle), 12.5 + radius * std::sin(angle));
            point ? path.lineTo(at) : path.moveTo(at);
        }
        path.closeSubpath();
        break;
    case Glyph::Web:
        path.addEllipse(QPointF(12, 12), 8.5, 8.5);
        path.addEllipse(QPointF(12, 12), 3.8, 8.5);
        path.moveTo(3.5, 12);
        path.lineTo(20.5, 12);
        break;
    case Glyph::Details:
        path.addRoundedRect(QRectF(3.5, 4.5, 17, 15), 1.5, 1.5);
        path.moveTo(3.5, 13);
        path.lineTo(20.5, 13);
        break;
    case Glyph::Info:
        path.addEllipse(QPointF(12, 12), 8.5, 8.5);
        path.moveTo(12, 11);
        path.lineTo(12, 16.5);
        path.moveTo(12, 7.4);
        path.lineTo(12, 7.8);
        break;
    case Glyph::Warning:
        path.moveTo(12, 3.8);
        path.lineTo(21.2, 20);
        path.lineTo(2.8, 20);
        path.closeSubpath();
        path.moveTo(12, 10);
        path.lineTo(12, 14.2);
        path.moveTo(12, 17);
        path.lineTo(12, 17.3);
        break;
    case Glyph::Close:
        path.moveTo(6.5, 6.5);
        path.lineTo(17.5, 17.5);
        path.moveTo(17.5, 6.5);
        path.lineTo(6.5, 17.5);
        break;
    case Glyph::Restart: // the sign of a power switch
        path.moveTo(12, 3);
        path.lineTo(12, 11.5);
        path.arcMoveTo(QRectF(4, 5, 16, 16), 55);
        path.arcTo(QRectF(4, 5, 16, 16), 55, -290);
        break;
    case Glyph::PowerMode: // a gauge
        path.moveTo(5, 19);
        path.lineTo(19, 19);
        path.arcMoveTo(QRectF(3, 5, 18, 18), 210);
        path.arcTo(QRectF(3, 5, 18, 18), 210, -240);
        path.moveTo(12, 14);
        path.lineTo(16, 9.5);
        break;
    case Glyph::Pool: // where many give to one
        path.addEllipse(QPointF(12, 18), 3, 3);
        path.addEllipse(QPointF(5, 5.5), 2, 2);
        path.addEllipse(QPointF(12, 5.5), 2, 2);
        path.addEllipse(QPointF(19, 5.5), 2, 2);
        path.moveTo(6, 7.4);
        path.lineTo(10.3, 15.4);
        path.moveTo(12, 7.5);
        path.lineTo(12, 15);
        path.moveTo(18, 7.4);
        path.lineTo(13.7, 15.4);
        break;
    }
    return path;
}

} // namespace

QIcon glyphIcon(Glyph glyph)
{
    return vectorIcon([path = pathOf(glyph)](QPainter &painter, const QColor &colour) {
        painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(path);
    });
}

} // namespace coalface
