// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <QColor>
#include <QPalette>

namespace coalface {

//! The one table of colours. Everything drawn by hand asks here, by the palette in use.
QPalette lightPalette();
QPalette darkPalette();
bool isDark(const QPalette &palette);

QColor stateColour(MinerState state, const QPalette &palette);
//! Colour of the nth line of a chart; from the seventh on they repeat.
QColor seriesColour(int index, const QPalette &palette);
constexpr int seriesColourCount = 6;
//! For what is old or beside the point; still legible on `palette`'s base.
QColor mutedColour(const QPalette &palette);
//! Text between two strengths: 0 = the background, 1 = the text.
QColor blended(const QColor &text, const QColor &background, double strength);

} // namespace coalface
