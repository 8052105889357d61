// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

class QTableView;

namespace coalface {

//! Shares the room of a table out by what stands in the rows that are seen: a column is as wide as its texts, up to what
//! it may take from the one that fills the rest; what that one does not need itself goes to those that are cut. A column that a
//! person made wider or narrower stays so. Looks again when the texts change, at most some times a second. GUI thread.
class FittedColumns : public QObject
{
    Q_OBJECT
public:
    //! `filler` has at least `leastFiller` px: then the table scrolls. Belongs to `table`, which has its model already.
    FittedColumns(QTableView &table, int filler, int leastFiller);

    //! px; a column without has the width that it was given.
    void setMost(int column, int width);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void fitSoon();
    void fit();
    int needOf(int column) const;
    void noteResized(int column, int before, int now);

    QTableView &m_table;
    int m_filler;
    int m_leastFiller;      //!< px
    QHash<int, int> m_most; //!< px by column
    QTimer m_next;
    QElapsedTimer m_sinceLast;
    bool m_isFitting = false;
};

} // namespace coalface
