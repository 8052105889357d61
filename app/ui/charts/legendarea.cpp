// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/legendarea.h"

#include "ui/common/flowlayout.h"

#include <QEvent>

#include <algorithm>

namespace coalface {

LegendArea::LegendArea(FlowRow *legend, QWidget *parent) : QScrollArea(parent), m_legend(legend)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // what is in it has it
    const bool isEmpty = legend->isHidden();
    setWidget(legend); // shows it
    legend->setVisible(!isEmpty);
    viewport()->setAutoFillBackground(false);
    legend->setAutoFillBackground(false);
    legend->installEventFilter(this);
    setVisible(!isEmpty);
    fit();
}

bool LegendArea::eventFilter(QObject *watched, QEvent *event)
{
    const bool taken = QScrollArea::eventFilter(watched, event);
    if (watched == m_legend) {
        switch (event->type()) {
        case QEvent::ShowToParent:
        case QEvent::HideToParent:
            setVisible(!m_legend->isHidden());
            fit();
            break;
        case QEvent::LayoutRequest:
            fit();
            break;
        default:
            break;
        }
    }
    return taken;
}

void LegendArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

void LegendArea::setMostRows(int rows)
{
    if (rows == m_mostRows)
        return;
    m_mostRows = rows;
    fit();
}

void LegendArea::fit()
{
    const QLayout &rows = *m_legend->layout();
    const int most = m_mostRows * (rows.minimumSize().height() + rows.spacing()) - rows.spacing();
    // With the width before a scroll bar takes its part, or the height would go to and fro.
    setFixedHeight(std::min(rows.heightForWidth(width()), most));
}

} // namespace coalface
