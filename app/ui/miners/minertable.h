// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QTableView>

namespace coalface {

class MinerFilterProxy;
class MinerTableModel;

//! The table "Miners": which columns it shows, in which order and width, and what is selected.
class MinerTable : public QTableView
{
    Q_OBJECT
public:
    MinerTable(MinerTableModel &miners, MinerFilterProxy &shown, QWidget *parent = nullptr);

    //! Keys of the selected rows, from top to bottom; rows that a filter hides are not among them.
    QList<qint64> selectedKeys() const;
    //! How many that a person had selected a filter has hidden since, and so taken from the selection.
    int hiddenSelectionCount() const;
    //! 0: none.
    qint64 currentKey() const;
    void selectKeys(const QList<qint64> &keys);

    //! The selected rows as a table: for programs (TSV with the keys of documents), for people (HTML).
    QString selectionAsTsv() const;
    QString selectionAsHtml() const;

    QJsonObject state() const;
    void restore(const QJsonObject &state);

    //! With four rows.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void selectedChanged();
    //! Columns, order, widths or sorting.
    void stateChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;

private:
    void resetColumns();
    void fitToRoom();
    void stretch(int column, int width);
    int widthFor(int column, const QString &text) const;
    void fitColumns();
    void showColumnMenu(const QPoint &at);
    void noteVisibleColumns();
    void takeFirst(); //!< selects the first row of a table that was empty, so that something is shown of it
    void ensureCurrent();
    QList<int> visibleColumns() const; //!< logical, from left to right
    QList<int> selectedSourceRows() const;

    MinerTableModel &m_miners;
    MinerFilterProxy &m_shown;
    QSet<qint64> m_chosen; //!< selected when the selection was last changed, other than by a filter
    QHash<int, int> m_usualWidths; //!< px by column; what a person did not change
    QHash<int, int> m_leastWidths; //!< px by column, where the window has little room
    bool m_restoring = false;
};

} // namespace coalface
