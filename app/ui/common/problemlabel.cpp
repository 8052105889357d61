// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/problemlabel.h"

#include "ui/theme/colours.h"

#include <QApplication>
#include <QEvent>

namespace coalface {

ProblemLabel::ProblemLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setMinimumHeight(fontMetrics().height());
    colour();
}

void ProblemLabel::colour()
{
    m_colouring = true;
    QPalette own = QApplication::palette();
    own.setColor(QPalette::WindowText, stateColour(MinerState::Offline, own));
    setPalette(own);
    m_colouring = false;
}

void ProblemLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_colouring)
        colour();
}

} // namespace coalface
