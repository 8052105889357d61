// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <QIcon>

class QPainter;

namespace coalface {

//! The shape of a state, so that it can be told without its colour: disc, half disc, triangle, …
QIcon stateIcon(MinerState state);
//! That shape into a square of 24 x 24, in any colour.
void drawStateShape(MinerState state, QPainter &painter, const QColor &colour);

} // namespace coalface
