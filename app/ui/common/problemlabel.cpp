// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/problemlabel.h"

#include "ui/theme/colours.h"

#include <QApplication>
#include <QEvent>

namespace coalface {

QString breakable(const QString &text)
{
    constexpr int longestWord = 60;
    const QChar mayBreak(0x200b); // a space without width
    QString broken;
    int unbroken = 0;
    for (const QChar letter : text) {
        unbroken = letter.isSpace() ? 0 : unbroken + 1;
        if (unbroken > longestWord && !letter.isLowSurrogate()) {
            broken += mayBreak;
            unbroken = 1;
        }
        broken += letter;
    }
    return broken;
}

ProblemLabel::ProblemLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    fitHeight();
    colour();
}

void ProblemLabel::setText(const QString &sentence)
{
    QLabel::setText(breakable(sentence));
    fitHeight();
}

//! A form gives a label that wraps no more than its least height where it is short of room, and that is of one line.
void ProblemLabel::fitHeight()
{
    setMinimumHeight(qMax(fontMetrics().height(), heightForWidth(width())));
}

void ProblemLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    fitHeight();
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
