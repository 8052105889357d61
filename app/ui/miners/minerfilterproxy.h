// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <QCollator>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QTimer>

#include <optional>

namespace coalface {

//! Sorts and filters the table of miners. Unknown values come last in both directions. Order and
//! filter are looked over every two seconds, the more rarely the more rows there are (10 s with a thousand:
//! each time repaints all of them, and rows that jump cannot be read), and only touched when they no longer hold.
class MinerFilterProxy : public QSortFilterProxyModel
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

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool fits(const QString &word, int row, const QModelIndex &parent) const;
    bool holds() const;
    int compare(const QVariant &left, const QVariant &right) const;

    QStringList m_words;
    std::optional<MinerState> m_state;
    QSet<int> m_searched;
    QCollator m_collator;
    QTimer m_settle;
};

} // namespace coalface
