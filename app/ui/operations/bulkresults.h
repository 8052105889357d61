// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/bulkchange.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace coalface {

class BulkResultModel;
class BulkTable;
class ProblemLabel;

//! How a change goes, a row per miner, and what came of it; stays until a person closes it.
class BulkResults : public QWidget
{
    Q_OBJECT
public:
    //! The change lives longer.
    explicit BulkResults(BulkChange &change, QWidget *parent = nullptr);

    //! Whether there is something to undo, and this change is the one.
    void setUndoable(bool undoable);
    //! Saves the table there; the way of the button behind its question for a file.
    void exportTo(const QString &file);
    QPushButton *closeButton() const { return m_close; }

Q_SIGNALS:
    void undoWanted();
    void closeWanted();

private:
    void build();
    void refresh();
    void tellCurrent();
    void copy();
    void askForFile();

    BulkChange &m_change;
    BulkResultModel *m_results;
    BulkTable *m_table;
    QLabel *m_current; //!< all of what the row of the keyboard says, which may be too long for its column
    QProgressBar *m_bar;
    QLabel *m_sentence;
    ProblemLabel *m_problem;
    QCheckBox *m_uncertain;
    QPushButton *m_cancel, *m_copy, *m_export, *m_retry, *m_undo, *m_close;
    bool m_undoable = false;
};

} // namespace coalface
