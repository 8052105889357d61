// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPalette>

class QPainter;
class QRectF;

namespace coalface {

//! In the place of a ChartSeries' colour: the line of the whole fleet.
constexpr int fleetLine = -1;

//! What the nth line of a chart looks like: six colours that colour-blind people can tell apart, from the seventh line on
//! the same ones with other dashes. The fleet's is of the colour of text.
QColor lineColour(int index, const QPalette &palette);
Qt::PenStyle lineStyle(int index);
//! What lines of miners that are compared look like, in the order of the keys. Each has the look that goes by its key, or where
//! another of them has it the next one that is free: colours first, then dashes. The first `shown` are served first, so that
//! no two of them share a colour while one is free; beyond that the order of the keys changes nothing.
QList<int> lineLooks(const QList<qint64> &miners, int shown);
//! A short piece of that line, for a legend.
void paintLineSample(QPainter &painter, const QRectF &place, int index, const QPalette &palette);
//! The hatching behind what miners recorded by themselves; `step`: between two of its lines.
void paintRecorded(QPainter &painter, const QRectF &place, double step, const QPalette &palette);

} // namespace coalface
