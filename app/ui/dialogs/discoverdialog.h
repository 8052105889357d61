// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QDialog>

#include <memory>

class QAbstractItemModel;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTabWidget;
class QTableView;

namespace coalface {

class ProblemLabel;

class Discovery;
class FoundTableModel;
class RejectedTableModel;
struct Found;
struct ScanTarget;

//! The dialog "Discover miners": where to look, what has been found so far, and which of it to add.
//! Closing it ends the search; what was added stays.
class DiscoverDialog : public QDialog
{
    Q_OBJECT
public:
    explicit DiscoverDialog(const WindowContext &context, QWidget *parent = nullptr);
    ~DiscoverDialog() override;

    void setTargets(const QString &targets);
    //! Like pressing Scan.
    void scan();

Q_SIGNALS:
    void added(const QString &sentence, const QList<qint64> &keys);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    QTableView *makeTable(QAbstractItemModel *model, const QString &name);
    std::optional<QList<ScanTarget>> readTargets();
    void take(const Found &found);
    void connectRun();
    void showProgress(int done, int total);
    void scanOrCancel();
    void addTicked();
    void addNext(QList<Found> waiting, QList<qint64> keys, QStringList problems);
    void updateButtons();

    WindowContext m_context;
    std::unique_ptr<Discovery> m_run;
    FoundTableModel *m_found;
    RejectedTableModel *m_rejected;
    QLineEdit *m_ranges;
    ProblemLabel *m_problem;
    QPushButton *m_scan;
    QTabWidget *m_tabs;
    QTableView *m_table;
    QProgressBar *m_progress;
    QLabel *m_result;
    QPushButton *m_add;
    QString m_confirmedLarge; //!< the ranges about whose size the person was told
    bool m_adding = false;
};

} // namespace coalface
