// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/windowsize.h"

#include <QScreen>
#include <QWidget>

namespace coalface {

QSize openingSize(const QWidget &window, const QSize &wanted)
{
    QSize size = wanted.boundedTo(window.screen()->availableSize() * 0.9);
    // One that was never shown, or is in the tray, says nothing about the room there is.
    if (const QWidget *parent = window.parentWidget(); parent && parent->window()->isVisible())
        size = size.boundedTo(parent->window()->size());
    return size;
}

} // namespace coalface
