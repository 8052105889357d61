// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/linelook.h"

#include "ui/theme/colours.h"

#include <QPainter>

#include <cmath>

namespace coalface {

QColor lineColour(int index, const QPalette &palette)
{
    return index == fleetLine ? palette.color(QPalette::Text) : seriesColour(index, palette);
}

Qt::PenStyle lineStyle(int index)
{
    constexpr Qt::PenStyle styles[] = {Qt::SolidLine, Qt::DashLine, Qt::DotLine};
    return index == fleetLine ? Qt::DashDotLine
                              : styles[size_t(index / seriesColourCount) % std::size(styles)];
}

void paintLineSample(QPainter &painter, const QRectF &place, int index, const QPalette &palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(lineColour(index, palette), 2.4, lineStyle(index), Qt::FlatCap));
    painter.drawLine(QPointF(place.left(), place.center().y()),
                     QPointF(place.right(), place.center().y()));
    painter.restore();
}

void paintRecorded(QPainter &painter, const QRectF &place, double step, const QPalette &palette)
{
    QColor colour = palette.color(QPalette::Text);
    painter.save();
    painter.setClipRect(place, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    colour.setAlpha(18);
    painter.fillRect(place, colour);
    colour.setAlpha(64);
    painter.setPen(QPen(colour, 1));
    // By the place on the screen, so that two stretches are hatched as one.
    const double height = place.height();
    const double first = std::floor((place.left() - height) / step) * step;
    for (double x = first; x < place.right(); x += step)
        painter.drawLine(QPointF(x, place.bottom()), QPointF(x + height, place.top()));
    painter.restore();
}

} // namespace coalface
