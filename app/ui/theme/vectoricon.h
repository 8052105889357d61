// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPainter>

#include <functional>
#include <optional>

namespace coalface {

//! Draws into a square of 24 x 24, in that colour.
using IconDrawing = std::function<void(QPainter &painter, const QColor &colour)>;
//! The colour for a palette; called anew whenever the icon is drawn.
using IconTint = std::function<QColor(const QPalette &palette)>;

//! An icon that is sharp at any size and changes with the palette. Without a tint it has the colour
//! of a button's text; disabled and selected it always has that of the text around it.
QIcon vectorIcon(const IconDrawing &drawing, const IconTint &tint = {});

} // namespace coalface
