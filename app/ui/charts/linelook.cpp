// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/linelook.h"

#include "ui/theme/colours.h"

#include <QPainter>

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

} // namespace coalface
