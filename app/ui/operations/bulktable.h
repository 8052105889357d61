// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace coalface {

//! A table of a change's miners: whole rows, no grid, column widths from what they hold, and a current row as soon as
//! there are rows. Space ticks the selected rows where the model has ticks.
class BulkTable : public QTableView
{
    Q_OBJECT
public:
    BulkTable(QAbstractItemModel &model, const QString &name, QWidget *parent = nullptr);

    //! Widths in characters, by column; the last column takes what is left.
    void setWidths(const QList<int> &characters);
    //! Likewise, but none is wider than its texts, and it is `filler` that takes what is left, at least so much.
    void fitWidths(const QList<int> &mostCharacters, int filler, int leastFiller);
    //! Their beginnings and ends matter: of a pool, where it is and who works there.
    void elideInTheMiddle(const QList<int> &columns);
    QList<int> selectedRows() const;
    //! With a few rows.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void toggled(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int widthOf(int characters) const; //!< px
};

} // namespace coalface
