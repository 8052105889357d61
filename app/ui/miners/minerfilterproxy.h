// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"
#include "ui/miners/minersortkeys.h"

#include <QAbstractProxyModel>
#include <QSet>
#include <QTimer>

#include <optional>

namespace coalface {

//! Sorts and filters the table of miners. Unknown values come last in both directions. Order and
//! filter are looked over every two seconds, the more rarely the more rows there are (10 s with a thousand:
//! each time repaints all of them, and rows that jump cannot be read), and only touched when they no longer hold.
//! It is no QSortFilterProxyModel, which took seven times as long for the order of ten thousand rows.
class MinerFilterProxy : public QAbstractProxyModel
{
    Q_OBJECT
public:
    explicit MinerFilterProxy(QObject *parent = nullptr);

    void setSourceModel(QAbstractItemModel *model) override;
    //! A miner is shown that has each word in one of the searched columns, or in one of its tags: "garage". "tag:garage"
    //! is for those that are tagged so.
    void setWords(const QString &text);
    QString words() const { return m_words.join(QLatin1Char(' ')); }
    //! Only that state; nothing: all.
    void setState(std::optional<MinerState> state);
    std::optional<MinerState> state() const { return m_state; }
    //! The words are looked for in these columns.
    void setSearchedColumns(const QSet<int> &columns);

    //! Brings order and filter up to date now, if they are not.
    void settle();
    //! A column below 0: as the miners were added.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    QModelIndex mapToSource(const QModelIndex &index) const override;
    QModelIndex mapFromSource(const QModelIndex &index) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool accepts(int row) const;
    bool fits(const QString &word, int row) const;
    QList<int> wantedRows();
    void show(const QList<int> &rows);
    void notePlaces();
    void settleLater();
    void changed(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);
    void inserted(const QModelIndex &parent, int first, int last);
    void removing(const QModelIndex &parent, int first, int last);
    void removed(const QModelIndex &parent, int first, int last);

    QList<int> m_rows;   //!< of the source, in the order in which they are shown
    QList<int> m_places; //!< where each row of the source is shown; -1: not
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    MinerSortKeys m_keys; //!< as last read
    QStringList m_words;
    std::optional<MinerState> m_state;
    QSet<int> m_searched;
    QTimer m_settle;
};

} // namespace coalface
