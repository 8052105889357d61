// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace coalface
