// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPainterPath>

namespace coalface {

//! The pictures of actions and pages, drawn as lines in a square of 24 and coloured by the palette.
enum class Glyph {
    Dashboard,
    Miners,
    Drivers,
    History,
    Pools,
    Alerts,
    Discover,
    Add,
    Poll,
    Export,
    Rename,
    Forget,
    Copy,
    Web,
    Details,
    Info,
    Warning,
    Close,
    Restart,
    PowerMode,
    Pool,
    Tag,
    Block //!< that a miner found: the rarest thing of all
};

//! Follows the palette in use: it is drawn anew each time.
QIcon glyphIcon(Glyph glyph);

} // namespace coalface
