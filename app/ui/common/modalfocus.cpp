// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/modalfocus.h"

#include <QApplication>
#include <QWidget>
#include <QWindow>

namespace coalface {

void returnFocusToDialog(const QWindow *focused)
{
    QWidget *dialog = QApplication::activeModalWidget();
    if (!focused || !dialog || dialog->windowHandle() == focused)
        return;
    // Menus and lists belong to whoever opened them. The dialog blocks no window of its own.
    if (focused->type() == Qt::Popup || focused->type() == Qt::ToolTip)
        return;
    for (const QWindow *above = focused; above; above = above->transientParent()) {
        if (above == dialog->windowHandle())
            return;
    }
    dialog->activateWindow();
}

} // namespace coalface
