// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace coalface {

class AlertTableModel;
class FittedColumns;

//! The page "Alerts": what is wrong now, and what was. GUI thread.
class AlertsPage : public QWidget
{
    Q_OBJECT
public:
    //! The context has all that alerts need.
    explicit AlertsPage(const WindowContext &context, QWidget *parent = nullptr);

    QTableView &table() { return *m_table; }
    void openRules();

Q_SIGNALS:
    //! What came of an action, as a sentence.
    void succeeded(const QString &sentence);
    void failed(const QString &sentence);
    //! A person wants to see that miner.
    void minerWanted(qint64 key);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeTop();
    void makeTable();
    void setMinerWidth();
    void fillMuteMenu();
    void connectParts();
    void read();
    void refresh();
    int selectedGroup() const; //!< -1: none, or not it alone
    QList<Alert> selected() const;
    //! Of the selected alerts, each once.
    QList<qint64> selectedMiners() const;
    void acknowledge();
    void mute(int hours);
    void unmute();
    void showMiner();
    QString emptyText() const;
    QString summary() const;

    WindowContext m_context;
    AlertTableModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QTableView *m_table;
    FittedColumns *m_columns;
    QLabel *m_empty;
    QStackedWidget *m_stack;
    QLabel *m_summary;
    QComboBox *m_range;
    QLineEdit *m_text;
    QPushButton *m_acknowledge;
    QPushButton *m_mute;
    QMenu *m_muteMenu;
    QPushButton *m_show;
    QPushButton *m_rules;
    QString m_problem;      //!< of reading
    bool m_wasRead = false; //!< else nobody knows whether there are any
    bool m_isNarrow = false;
    bool m_isReading = false;
    bool m_readAgain = false;
};

} // namespace coalface
