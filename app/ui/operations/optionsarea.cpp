// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/optionsarea.h"

#include "ui/operations/bulkoptions.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace coalface {

namespace {
constexpr int leastLines = 6; // that are seen at once
} // namespace

OptionsArea::OptionsArea(BulkOptions *options, QWidget *parent)
    : QScrollArea(parent), m_options(options)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setWidget(options);
    viewport()->setAutoFillBackground(false);
    options->setAutoFillBackground(false);
    options->installEventFilter(this);
    fit();
}

QSize OptionsArea::sizeHint() const
{
    return {m_options->sizeHint().width(), maximumHeight()};
}

bool OptionsArea::eventFilter(QObject *watched, QEvent *event)
{
    const bool taken = QScrollArea::eventFilter(watched, event);
    if (watched == m_options && event->type() == QEvent::LayoutRequest)
        fit();
    return taken;
}

void OptionsArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

void OptionsArea::fit()
{
    // With the width before a scroll bar takes its part, or the height would go to and fro.
    const int needed = m_options->hasHeightForWidth() ? m_options->heightForWidth(width())
                                                      : m_options->sizeHint().height();
    setMinimumWidth(m_options->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width());
    setMinimumHeight(std::min(needed, leastLines * fontMetrics().lineSpacing()));
    setMaximumHeight(needed);
    // The keyboard stops at it only where there is something to scroll.
    setFocusPolicy(height() < needed ? Qt::StrongFocus : Qt::NoFocus);
    updateGeometry();
}

} // namespace coalface
