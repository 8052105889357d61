// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/warningbar.h"

#include "ui/theme/stateicon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace coalface {

WarningBar::WarningBar(QWidget *parent)
    : QFrame(parent), m_label(new QLabel(this)), m_layout(new QHBoxLayout(this))
{
    const int em = fontMetrics().height();
    setFrameShape(QFrame::StyledPanel);
    auto *icon = new QLabel(this);
    icon->setPixmap(stateIcon(MinerState::Warning).pixmap(em));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_layout->setContentsMargins(em / 2, em / 4, em / 4, em / 4);
    m_layout->addWidget(icon);
    m_layout->addWidget(m_label, 1);
    setHidden(true);
}

QString WarningBar::sentence() const
{
    return m_label->text();
}

void WarningBar::setSentence(const QString &sentence)
{
    m_label->setText(sentence);
    setHidden(sentence.isEmpty());
}

QPushButton *WarningBar::addButton(const QString &text, const QString &toolTip)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    button->setToolTip(toolTip);
    m_layout->addWidget(button);
    return button;
}

} // namespace coalface
