// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/togglebutton.h"

#include <QPainter>

namespace coalface {

ToggleButton::ToggleButton(QWidget *parent) : QToolButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(qMax(24, fontMetrics().height() + 8));
}

void ToggleButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (!isChecked())
        return;
    const int height = qMax(2, fontMetrics().height() / 7);
    QPainter painter(this);
    painter.fillRect(QRect(3, this->height() - height - 1, width() - 6, height),
                     palette().color(QPalette::Highlight).lighter(115));
}

} // namespace coalface
