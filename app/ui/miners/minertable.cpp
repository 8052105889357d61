// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/miners/minertable.h"

#include "ui/common/statetext.h"
#include "ui/common/tablelook.h"
#include "ui/miners/minerfilterproxy.h"
#include "ui/miners/minertablemodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QJsonArray>
#include <QMenu>
#include <QScrollBar>
#include <QStyle>
#include <QStyledItemDelegate>

#include <algorithm>

namespace coalface {

namespace {

constexpr int leastNameLength = 25; //!< characters
constexpr int goodNameLength = 29;

//! Where there is no room for all of "pool.example.org:3333", the port gives way first.
class HostDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideRight;
        const int margin = option->widget->style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1;
        const qsizetype port = option->text.lastIndexOf(u':');
        if (port > 0
            && option->fontMetrics.horizontalAdvance(option->text)
                   > option->rect.width() - 2 * margin)
            option->text.truncate(port);
    }
};

} // namespace

MinerTable::MinerTable(MinerTableModel &miners, MinerFilterProxy &shown, QWidget *parent)
    : QTableView(parent), m_miners(miners), m_shown(shown)
{
    setModel(&m_shown);
    setAccessibleName(tr("Miners"));
    setUpPageTable(*this);
    setSelectionMode(ExtendedSelection);
    setTextElideMode(Qt::ElideMiddle);
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setAccessibleName(tr("Columns"));
    header->setSortIndicator(NameColumn, Qt::AscendingOrder);
    for (int column = 0; column < m_miners.columns().size(); ++column) {
        if (m_miners.columns()[column].id == QLatin1String("pool_url"))
            setItemDelegateForColumn(column, new HostDelegate(this));
    }
    resetColumns();
    setSortingEnabled(true);

    connect(header, &QWidget::customContextMenuRequested, this, &MinerTable::showColumnMenu);
    connect(header, &QHeaderView::sectionMoved, this, &MinerTable::stateChanged);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &MinerTable::stateChanged);
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (m_restoring)
            return;
        if (column != NameColumn)
            fitToRoom();
        Q_EMIT stateChanged();
    });
    connect(&m_shown, &QAbstractItemModel::rowsInserted, this, &MinerTable::takeFirst);
    connect(&m_shown, &QAbstractItemModel::layoutChanged, this,
            [this](const QList<QPersistentModelIndex> &, QAbstractItemModel::LayoutChangeHint hint) {
                // Not after the next paint, or all of it is painted once more.
                executeDelayedItemsLayout();
                ensureCurrent();
                // What is hidden leaves the selection, of which the selection model says nothing.
                if (hint == QAbstractItemModel::NoLayoutChangeHint)
                    Q_EMIT selectedChanged();
            });
    takeFirst();
}

void MinerTable::resetColumns()
{
    m_restoring = true;
    const int em = fontMetrics().height();
    horizontalHeader()->setMinimumSectionSize(3 * em);
    for (int column = 0; column < m_miners.columns().size(); ++column) {
        const MinerColumn &entry = m_miners.columns()[column];
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
        setColumnHidden(column, !entry.shownAtFirst);
        // Heading and usual text must fit, in any language.
        setColumnWidth(column, qMax(widthFor(column, entry.widest), int(entry.width * em * 0.75)));
    }
    // A state is never cut.
    int longest = 0;
    for (const MinerState state : allStates())
        longest = qMax(longest, fontMetrics().horizontalAdvance(stateWord(state)));
    const int margin = style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1; // around icon and text
    setColumnWidth(StatusColumn,
                   longest + style()->pixelMetric(QStyle::PM_SmallIconSize) + 4 * margin + em / 2);
    for (int column = 0; column < m_miners.columns().size(); ++column)
        m_usualWidths.insert(column, columnWidth(column));
    m_leastWidths = m_usualWidths;
    m_restoring = false;
    noteVisibleColumns();
    fitToRoom();
}

int MinerTable::widthFor(int column, const QString &text) const
{
    const int sides = fontMetrics().height() * 3 / 4; // a little more than the style keeps free
    const int heading = horizontalHeader()->fontMetrics().horizontalAdvance(
        m_miners.columns()[column].title);
    return qMax(heading, fontMetrics().horizontalAdvance(text)) + sides;
}

//! Of a column that no person has made wider or narrower, what it has without being asked.
void MinerTable::stretch(int column, int width)
{
    const bool before = std::exchange(m_restoring, true);
    setColumnWidth(column, width);
    m_usualWidths.insert(column, width);
    m_restoring = before;
}

void MinerTable::fitToRoom()
{
    // The name takes what the others leave, but stays readable: then the table scrolls. Before it gets more than is good, the
    // columns that had to be narrow are made as wide as what usually stands in them, one after the other.
    const int character = fontMetrics().averageCharWidth();
    int name = character * leastNameLength + fontMetrics().height();
    int room = viewport()->width() - name;
    QHash<int, int> narrow; // px by column
    for (const int column : visibleColumns()) {
        if (column == NameColumn)
            continue;
        const bool isTheirs = columnWidth(column) != m_usualWidths.value(column);
        const bool isNarrow = !isTheirs && !m_miners.columns()[column].usual.isEmpty();
        const int width = isNarrow ? m_leastWidths.value(column) : columnWidth(column);
        if (isNarrow)
            narrow.insert(column, width);
        room -= width;
    }
    const auto widen = [&room](int &width, int wanted) {
        const int more = qBound(0, room, qMax(0, wanted - width));
        width += more;
        room -= more;
    };
    for (const int step : {0, 1}) {
        for (const int column : visibleColumns()) {
            const QString text = m_miners.columns()[column].usual.value(step);
            if (narrow.contains(column) && !text.isEmpty())
                widen(narrow[column], widthFor(column, text));
        }
        widen(name, character * goodNameLength + fontMetrics().height());
    }
    for (auto it = narrow.cbegin(); it != narrow.cend(); ++it)
        stretch(it.key(), *it);
    stretch(NameColumn, name + qMax(0, room));
}

void MinerTable::fitColumns()
{
    for (const int column : visibleColumns())
        resizeColumnToContents(column);
    fitToRoom();
    Q_EMIT stateChanged();
}

QList<int> MinerTable::visibleColumns() const
{
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column))
            columns += column;
    }
    return columns;
}

void MinerTable::noteVisibleColumns()
{
    const QList<int> columns = visibleColumns();
    m_shown.setSearchedColumns(QSet<int>(columns.begin(), columns.end()));
}

void MinerTable::showColumnMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < m_miners.columns().size(); ++column) {
        QAction *action = menu->addAction(m_miners.columns()[column].title);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column != NameColumn);
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            setColumnHidden(column, !on);
            noteVisibleColumns();
            fitToRoom();
            Q_EMIT stateChanged();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Fit to contents")), &QAction::triggered, this,
            &MinerTable::fitColumns);
    connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this, [this] {
        resetColumns();
        Q_EMIT stateChanged();
    });
    menu->popup(horizontalHeader()->mapToGlobal(at));
}

void MinerTable::takeFirst()
{
    if (m_chosen.isEmpty() && !currentIndex().isValid() && m_shown.rowCount() > 0)
        selectionModel()->setCurrentIndex(m_shown.index(0, 0), QItemSelectionModel::ClearAndSelect
                                                                   | QItemSelectionModel::Rows);
    ensureCurrent();
}

void MinerTable::ensureCurrent()
{
    // A table without a current row is a blind spot for screen readers and for the keyboard.
    if (currentIndex().isValid() || m_shown.rowCount() == 0)
        return;
    // It is not selected in the place of one that is hidden now: the next command would meet a miner that nobody chose.
    const QList<qint64> left = selectedKeys();
    const QModelIndex first = left.isEmpty() ? m_shown.index(0, 0)
                                             : m_shown.mapFromSource(
                                                 m_miners.index(m_miners.rowOf(left.first()), 0));
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
}

void MinerTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitToRoom();
}

void MinerTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitRowHeight(*this);
}

void MinerTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    // What a filter hides leaves the selection without coming here.
    const QList<qint64> keys = selectedKeys();
    m_chosen = QSet<qint64>(keys.begin(), keys.end());
    Q_EMIT selectedChanged();
}

void MinerTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row())
        Q_EMIT selectedChanged();
}

QList<qint64> MinerTable::selectedKeys() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(),
              [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    QList<qint64> keys;
    for (const QModelIndex &row : std::as_const(rows))
        keys += row.data(MinerTableModel::KeyRole).toLongLong();
    return keys;
}

int MinerTable::hiddenSelectionCount() const
{
    return int(std::count_if(m_chosen.cbegin(), m_chosen.cend(), [this](qint64 key) {
        const int row = m_miners.rowOf(key);
        return row >= 0 && !m_shown.mapFromSource(m_miners.index(row, 0)).isValid();
    }));
}

qint64 MinerTable::currentKey() const
{
    return currentIndex().data(MinerTableModel::KeyRole).toLongLong();
}

void MinerTable::selectKeys(const QList<qint64> &keys)
{
    QItemSelection selection;
    QModelIndex first;
    for (const qint64 key : keys) {
        const QModelIndex index = m_shown.mapFromSource(m_miners.index(m_miners.rowOf(key), 0));
        if (!index.isValid())
            continue;
        if (!first.isValid())
            first = index;
        selection.select(index, index);
    }
    if (!first.isValid())
        return;
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection,
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(first);
}

QList<int> MinerTable::selectedSourceRows() const
{
    QList<int> rows;
    for (const qint64 key : selectedKeys())
        rows += m_miners.rowOf(key);
    return rows;
}

QString MinerTable::selectionAsTsv() const
{
    QStringList lines;
    QStringList heading;
    for (const int column : visibleColumns())
        heading += m_miners.columns()[column].plainKeys;
    lines += heading.join(QLatin1Char('\t'));
    for (const int row : selectedSourceRows()) {
        const Miner *miner = m_miners.minerAt(row);
        if (!miner)
            continue;
        QStringList cells;
        for (const int column : visibleColumns()) {
            const MinerColumn &entry = m_miners.columns()[column];
            cells += entry.plain(*miner, entry);
        }
        for (QString &cell : cells)
            cell.replace(QLatin1Char('\t'), QLatin1Char(' '))
                .replace(QLatin1Char('\n'), QLatin1Char(' '));
        lines += cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString MinerTable::selectionAsHtml() const
{
    QString html = QStringLiteral("<table><tr>");
    for (const int column : visibleColumns())
        html += QStringLiteral("<th>%1</th>").arg(m_miners.columns()[column].title.toHtmlEscaped());
    html += QStringLiteral("</tr>");
    for (const int row : selectedSourceRows()) {
        html += QStringLiteral("<tr>");
        for (const int column : visibleColumns()) {
            const QString cell = m_miners.index(row, column).data().toString();
            html += QStringLiteral("<td>%1</td>").arg(cell.toHtmlEscaped());
        }
        html += QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

QJsonObject MinerTable::state() const
{
    QJsonArray columns;
    for (const int column : visibleColumns()) {
        QJsonObject entry{{QStringLiteral("id"), m_miners.columns()[column].id}};
        // The usual width is another one in another language or font.
        if (column != NameColumn && columnWidth(column) != m_usualWidths.value(column))
            entry.insert(QStringLiteral("width"), columnWidth(column));
        columns += entry;
    }
    const QHeaderView *header = horizontalHeader();
    return {{QStringLiteral("columns"), columns},
            {QStringLiteral("sort"), m_miners.columns().value(header->sortIndicatorSection()).id},
            {QStringLiteral("descending"), header->sortIndicatorOrder() == Qt::DescendingOrder}};
}

void MinerTable::restore(const QJsonObject &state)
{
    QHash<QString, int> places;
    for (int column = 0; column < m_miners.columns().size(); ++column)
        places.insert(m_miners.columns()[column].id, column);

    const QJsonArray columns = state.value(QStringLiteral("columns")).toArray();
    if (!columns.isEmpty()) {
        m_restoring = true;
        for (int column = 0; column < m_miners.columns().size(); ++column)
            setColumnHidden(column, column != NameColumn);
        int visual = 0;
        for (const QJsonValue entry : columns) {
            const int column = places.value(entry[QStringLiteral("id")].toString(), -1);
            if (column < 0)
                continue;
            setColumnHidden(column, false);
            if (const QJsonValue width = entry[QStringLiteral("width")]; width.isDouble())
                setColumnWidth(column, qBound(20, width.toInt(100), 2000));
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), visual++);
        }
        m_restoring = false;
        noteVisibleColumns();
        fitToRoom();
    }
    const int sorted = places.value(state.value(QStringLiteral("sort")).toString(), NameColumn);
    sortByColumn(sorted, state.value(QStringLiteral("descending")).toBool() ? Qt::DescendingOrder
                                                                            : Qt::AscendingOrder);
}

QSize MinerTable::minimumSizeHint() const
{
    constexpr int leastRows = 4;
    const int height = horizontalHeader()->sizeHint().height()
                       + leastRows * verticalHeader()->defaultSectionSize()
                       + horizontalScrollBar()->sizeHint().height() + 2 * frameWidth();
    return {QTableView::minimumSizeHint().width(), height};
}

} // namespace coalface
