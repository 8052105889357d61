// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QWidget;

namespace coalface {

//! The size with which a window of its own opens: as wanted, but no larger than the window that it belongs to, nor than
//! nine tenths of the screen.
QSize openingSize(const QWidget &window, const QSize &wanted);

//! The width with which a window's title can be read in its frame, beside the frame's icon and buttons.
int titleWidth(const QWidget &window);

} // namespace coalface
