// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fittedcolumns.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace coalface {

namespace {
constexpr int mostLookedAt = 40;  // rows: it takes some µs for each text
constexpr int pauseBetween = 250; // ms: readings come in all the time
} // namespace

FittedColumns::FittedColumns(QTableView &table, int filler, int leastFiller)
    : QObject(&table), m_table(table), m_filler(filler), m_leastFiller(leastFiller)
{
    QHeaderView *header = m_table.horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(m_filler, QHeaderView::Fixed);
    header->setResizeContentsPrecision(mostLookedAt);
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &FittedColumns::fit);
    const QAbstractItemModel *model = m_table.model();
    connect(model, &QAbstractItemModel::dataChanged, this, &FittedColumns::fitSoon);
    connect(model, &QAbstractItemModel::rowsInserted, this, &FittedColumns::fitSoon);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &FittedColumns::fitSoon);
    connect(model, &QAbstractItemModel::layoutChanged, this, &FittedColumns::fitSoon);
    connect(model, &QAbstractItemModel::modelReset, this, &FittedColumns::fitSoon);
    connect(header, &QHeaderView::sectionResized, this, &FittedColumns::noteResized);
    m_table.viewport()->installEventFilter(this);
}

void FittedColumns::setMost(int column, int width)
{
    m_most.insert(column, width);
    fitSoon();
}

bool FittedColumns::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        fit();
    return QObject::eventFilter(object, event);
}

void FittedColumns::fitSoon()
{
    if (m_next.isActive())
        return;
    const bool isCalm = !m_sinceLast.isValid() || m_sinceLast.hasExpired(pauseBetween);
    m_next.start(isCalm ? 0 : pauseBetween);
}

int FittedColumns::needOf(int column) const
{
    const QAbstractItemView &view = m_table; // there it may be asked
    return std::max(view.sizeHintForColumn(column),
                    m_table.horizontalHeader()->sectionSizeHint(column))
           + m_table.fontMetrics().height() / 3;
}

void FittedColumns::fit()
{
    // Of one that is not shown all rows would be seen.
    if (m_isFitting || !m_table.isVisible())
        return;
    m_isFitting = true;
    m_sinceLast.start();
    int room = m_table.viewport()->width();
    QList<int> cut;
    QHash<int, int> needs; // px by column
    for (int column = 0; column < m_table.horizontalHeader()->count(); ++column) {
        if (column == m_filler || m_table.isColumnHidden(column))
            continue;
        if (const auto most = m_most.constFind(column); most != m_most.cend()) {
            const int need = needs[column] = needOf(column);
            m_table.setColumnWidth(column, std::min(need, *most));
            if (need > *most)
                cut << column;
        }
        room -= m_table.columnWidth(column);
    }
    int spare = cut.isEmpty() ? 0 : room - std::max(m_leastFiller, needOf(m_filler));
    for (const int column : std::as_const(cut)) {
        const int width = m_table.columnWidth(column);
        const int more = std::clamp(needs[column] - width, 0, std::max(0, spare));
        m_table.setColumnWidth(column, width + more);
        spare -= more;
        room -= more;
    }
    m_table.setColumnWidth(m_filler, std::max(m_leastFiller, room));
    m_isFitting = false;
}

void FittedColumns::noteResized(int column, int before, int now)
{
    if (m_isFitting || before == 0 || now == 0) // shown or hidden
        return;
    m_most.remove(column);
    fit();
}

} // namespace coalface
