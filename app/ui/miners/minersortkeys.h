// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QString>

#include <optional>
#include <vector>

class QAbstractItemModel;

namespace coalface {

//! What the rows of a table are sorted by: numbers, then texts in natural order ("rig 2" before "rig 10"), and last, in both
//! directions, what is unknown. Read once for all comparisons of a sort; texts, which are dear to compare and seldom change,
//! keep what they are compared by from one sort to the next.
class MinerSortKeys
{
public:
    MinerSortKeys();

    //! Reads a column's MinerTableModel::SortRole, all rows.
    void read(const QAbstractItemModel &model, int column);
    //! Whether the row comes before the other; equal ones stay in the order of their rows, whichever way they are sorted.
    bool isBefore(int left, int right, Qt::SortOrder order) const;

private:
    enum class Kind { Number, Text, Unknown };
    struct Key
    {
        Kind kind = Kind::Unknown;
        double number = 0;
        QString text;
        std::optional<QCollatorSortKey> spelling; //!< of a text
    };

    QCollator m_collator;
    int m_column = -1;
    std::vector<Key> m_keys;
};

} // namespace coalface
