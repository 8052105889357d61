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
    const QWindow *behind = dialog ? dialog->windowHandle() : nullptr;
    while (behind && (behind = behind->transientParent())) {
        if (behind == focused)
            return dialog->activateWindow();
    }
}

} // namespace coalface
