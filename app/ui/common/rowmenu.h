// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QMenu;
class QPushButton;
class QTableView;

namespace coalface {

//! Gives the rows of a table a menu: by the right mouse button, and at the current row by the key Menu or Shift+F10. `fill` is
//! called each time one opens; where it adds nothing none does.
void giveRowMenu(QTableView &table, std::function<void(QMenu &)> fill);

//! Adds what the button does, as far as it can be pressed now, and what it says of that; with its menu, if it has one.
void addButton(QMenu &menu, const QPushButton &button);

} // namespace coalface
