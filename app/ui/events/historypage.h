// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/bulkchange.h"
#include "ui/context.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace coalface {

class EventList;
class UndoButton;

//! The page "History": everything that happened and was done, by kind, miner, time and text. GUI thread.
class HistoryPage : public QWidget
{
    Q_OBJECT
public:
    //! `context.events` is not null.
    explicit HistoryPage(const WindowContext &context, QWidget *parent = nullptr);

    EventList &list() { return *m_list; }
    //! Asks where, and saves what the filter chooses, all of it.
    void exportCsv();
    //! The same, to that file.
    void exportTo(const QString &file);

Q_SIGNALS:
    //! To be shown on the page of miners.
    void minerWanted(qint64 key);
    //! One change is to be brought back.
    void undoWanted(const coalface::BulkTarget &target);
    void succeeded(const QString &sentence);
    void failed(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildFilters();
    void fillMiners();
    void applyFilter();
    void refreshCount();
    EventFilter filter() const;
    void setExporting(bool exporting);

    WindowContext m_context;
    EventList *m_list;
    QComboBox *m_kind;
    QComboBox *m_miner;
    QComboBox *m_range;
    QLineEdit *m_text;
    QPushButton *m_export;
    UndoButton *m_undo;
    QLabel *m_count;
    QTimer m_typed;
};

} // namespace coalface
