// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace coalface {

class DetailsPane;
class FirstRunPage;
class FleetTiles;
class MinerFilterProxy;
class MinerTable;
class MinerTableModel;
class StatusChips;

//! The page "Miners": sums, filters, the table, and the details of what is selected.
class MinersPage : public QWidget
{
    Q_OBJECT
public:
    explicit MinersPage(const WindowContext &context, QWidget *parent = nullptr);

    MinerTable &table() { return *m_table; }
    QLineEdit &filter()
    {
        return *m_filter;
    } //!< lives in the tool bar; this page makes and uses it
    DetailsPane &details() { return *m_details; }
    FirstRunPage &firstRun() { return *m_firstRun; }

    int shownCount() const;
    //! Selects that miner, without the filters that would hide it.
    void reveal(qint64 key);
    //! Leaves in the table those that are in that state now.
    void showOnly(MinerState state);
    //! The details of the selected miner in place of the table, or both of them.
    void setFull(bool full);
    bool isFull() const;
    bool areDetailsShown() const;
    void setDetailsShown(bool shown);

    QJsonObject state() const;
    void restore(const QJsonObject &state);

Q_SIGNALS:
    void selectionChanged();
    void countsChanged();
    void stateChanged();
    void rowActivated();
    void fullChanged(bool full);
    void rowMenuWanted(QMenu &menu);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QString filterToolTip() const;
    void refresh();
    void refilter();
    void showSelection();
    void restoreSelection();

    WindowContext m_context;
    MinerTableModel *m_miners;
    MinerFilterProxy *m_shown;
    MinerTable *m_table;
    QLineEdit *m_filter;
    FleetTiles *m_tiles;
    StatusChips *m_chips;
    QStackedWidget *m_stack;      //!< first run, or the rest
    QStackedWidget *m_tableStack; //!< table, or "no match"
    QLabel *m_noMatch;
    QSplitter *m_splitter;
    QWidget *m_upper; //!< all but the details
    DetailsPane *m_details;
    FirstRunPage *m_firstRun;
    QStringList m_selectionToRestore;
    bool m_detailsShown = true;
    qint64 m_pageKey = 0; //!< whose page is shown instead of the table
};

} // namespace coalface
