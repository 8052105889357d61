// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/windowsize.h"

#include <QFontMetrics>
#include <QGuiApplication>
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

int titleWidth(const QWidget &window)
{
    QFont font = window.font();
    font.setBold(true); // in most frames
    const QFontMetrics metrics(font);
    // The program's name is put behind it. Where a title is in the middle there is room for the buttons on both sides.
    const QString title = window.windowTitle() + QStringLiteral(" — ")
                          + QGuiApplication::applicationDisplayName();
    return metrics.horizontalAdvance(title) + 8 * metrics.height();
}

} // namespace coalface
