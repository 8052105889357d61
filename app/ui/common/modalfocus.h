// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWindow;

namespace coalface {

//! For when another window of the program has got the keyboard: gives it back to the dialog in front, where one blocks that window.
//! Qt does so itself for dialogs that are modal to the whole program, but under X11 not for those that are so to their window:
//! a click behind them would take it away, and neither Enter nor Escape came to the dialog.
void returnFocusToDialog(const QWindow *focused);

} // namespace coalface
