// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/linelook.h"

#include "ui/theme/colours.h"

#include <QMap>
#include <QPainter>
#include <QSet>

#include <algorithm>

#include <cmath>

namespace coalface {

namespace {

//! The next look after that one which nobody has.
int freeLook(int wanted, const QSet<int> &taken)
{
    for (int row = 0;; ++row) {
        for (int step = 0; step < seriesColourCount; ++step) {
            const int look = row * seriesColourCount + (wanted + step) % seriesColourCount;
            if (!taken.contains(look))
                return look;
        }
    }
}

} // namespace

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

QList<int> lineLooks(const QList<qint64> &miners, int shown)
{
    QMap<qint64, int> looks;
    QSet<int> taken;
    const auto take = [&](qint64 miner, int look) {
        looks.insert(miner, look);
        taken.insert(look);
    };
    const auto serve = [&](QList<qint64> keys) {
        std::sort(keys.begin(), keys.end());
        for (const qint64 miner : std::as_const(keys)) {
            if (const int own = int(miner % seriesColourCount); !taken.contains(own))
                take(miner, own);
        }
        for (const qint64 miner : std::as_const(keys)) {
            if (!looks.contains(miner))
                take(miner, freeLook(int(miner % seriesColourCount), taken));
        }
    };
    serve(miners.mid(0, shown));
    serve(miners.mid(shown));
    QList<int> inOrder;
    for (const qint64 miner : miners)
        inOrder += looks.value(miner);
    return inOrder;
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
