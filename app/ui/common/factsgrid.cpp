// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/factsgrid.h"

#include "core/units.h"
#include "ui/common/bidi.h"
#include "ui/common/elidedlabel.h"
#include "ui/theme/colours.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace coalface {

FactsGrid::FactsGrid(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    const int em = fontMetrics().height();
    m_grid->setContentsMargins(em / 2, em / 2, em / 2, em / 2);
    m_grid->setHorizontalSpacing(em / 2);
    m_grid->setVerticalSpacing(em / 4);
}

QLabel *FactsGrid::add(const QString &name, Length length)
{
    Fact fact{new QLabel(name, this), nullptr};
    // The end of an URL, its port, says as much as its beginning.
    fact.value = length == Length::Short ? new ElidedLabel(this, Qt::ElideMiddle) : new QLabel(this);
    fact.name->setTextFormat(Qt::PlainText);
    fact.value->setTextFormat(Qt::PlainText);
    fact.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    fact.value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    if (length == Length::Long) {
        fact.name->setAlignment(Qt::AlignLeading | Qt::AlignTop);
        fact.value->setWordWrap(true);
    }
    (length == Length::Short ? m_short : m_long) += fact;
    m_columns = 0;
    colour();
    arrange();
    return fact.value;
}

void FactsGrid::setValue(QLabel *value, const QString &text, const QString &toolTip)
{
    const QString shown = text.isEmpty() ? units::unknown() : isolated(text);
    const QString tip = toolTip.isEmpty() ? shown : toolTip;
    if (shown != value->text())
        value->setText(shown);
    if (tip != value->toolTip())
        value->setToolTip(tip);
}

QSize FactsGrid::minimumSizeHint() const
{
    // Narrower than the columns of now, or there would never be fewer of them.
    return {0, QWidget::minimumSizeHint().height()};
}

void FactsGrid::arrange()
{
    // In less, the longest name leaves no room for a pool or a time beside it.
    const int columns = qBound(1, width() / (21 * fontMetrics().height()), 4);
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int column = 0; column < m_grid->columnCount(); ++column) {
        m_grid->setColumnStretch(column, 0);
        m_grid->setColumnMinimumWidth(column, 0);
    }
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        m_grid->setRowStretch(row, 0);
        m_grid->setRowMinimumHeight(row, 0);
    }
    const int rows = int(m_short.size() + columns - 1) / columns;
    for (int i = 0; i < m_short.size(); ++i) {
        const int column = 3 * (i / rows);
        m_grid->addWidget(m_short[i].name, i % rows, column);
        m_grid->addWidget(m_short[i].value, i % rows, column + 1);
    }
    int row = rows;
    if (!m_short.isEmpty() && !m_long.isEmpty())
        m_grid->setRowMinimumHeight(row++, fontMetrics().height() / 3);
    for (const Fact &fact : std::as_const(m_long)) {
        m_grid->addWidget(fact.name, row, 0);
        m_grid->addWidget(fact.value, row++, 1, 1, 3 * columns - 1);
    }
    for (int column = 0; column < columns; ++column) {
        m_grid->setColumnStretch(3 * column + 1, 1);
        m_grid->setColumnMinimumWidth(3 * column + 2, fontMetrics().height());
    }
    m_grid->setRowStretch(row, 1);
}

void FactsGrid::colour()
{
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, mutedColour(palette()));
    for (const QList<Fact> &facts : {m_short, m_long}) {
        for (const Fact &fact : facts)
            fact.name->setPalette(muted);
    }
}

void FactsGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FactsGrid::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

} // namespace coalface
