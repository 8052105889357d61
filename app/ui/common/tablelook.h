// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qnamespace.h>

class QTableView;

namespace coalface {

//! px above and below a row's text, together.
constexpr int usualRowSpace = 10;

//! What all tables share: whole rows of one line are selected, nothing is edited in place, there is no grid, and Tab leaves it.
void setUpTable(QTableView &table, int rowSpace = usualRowSpace);
//! Of one that fills its page, too: it has no frame and scrolls by the pixel.
void setUpPageTable(QTableView &table);
//! Rows as high as its font wants; again where that changes.
void fitRowHeight(QTableView &table, int rowSpace = usualRowSpace);

//! Which part of a text in that column gives way to "…" where there is no room for all of it: the middle of a name, as miners' names are
//! alike in front; the end of a pool. In the other columns it is the table's own textElideMode().
void setElision(QTableView &table, int column, Qt::TextElideMode mode);

} // namespace coalface
