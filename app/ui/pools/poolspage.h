// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace coalface {

class PoolTableModel;
struct PoolUse;

//! The page "Pools": the pools that a person keeps and those that miners use besides, tests of them, and who
//! works for the selected one.
class PoolsPage : public QWidget
{
    Q_OBJECT
public:
    //! The context has pools and a tester of them.
    explicit PoolsPage(const WindowContext &context, QWidget *parent = nullptr);

    QTableView &table() { return *m_table; }
    void add();

Q_SIGNALS:
    //! What came of an action, as a sentence.
    void succeeded(const QString &sentence);
    void failed(const QString &sentence);
    //! A person wants to set that kept pool on miners.
    void useWanted(const QString &poolId);
    //! A person wants to see that miner.
    void minerWanted(qint64 key);
    //! A person wants the pools that were set last set again, on the miners that work for others.
    void setAgainWanted();
    //! A person wants those restarted that use what was set only after it.
    void restartWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeTop();
    QWidget *makeLower();
    void makeTable();
    void connectParts();
    const PoolUse *current() const;
    void select(const QString &url);
    void selectTheOnlyOne();
    void open(const Pool &pool);
    void edit();
    void remove();
    void testAll();
    void refresh();
    void showMiners(const PoolUse *use);

    WindowContext m_context;
    PoolTableModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    QLabel *m_summary;
    QPushButton *m_add;
    QPushButton *m_edit; //!< or Keep, of a pool that is in no list
    QPushButton *m_remove;
    QPushButton *m_use;
    QPushButton *m_test;
    QPushButton *m_testAll;
    QLabel *m_heading;
    QListWidget *m_miners;
    bool m_isOnlySelected = false; //!< by this page, as there was no other
};

} // namespace coalface
