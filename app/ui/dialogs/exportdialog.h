// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace coalface {

class ColumnList;
class MomentField;
class ProblemLabel;

//! The dialog "Export CSV": whose history, of which time, how fine, which readings, for which program, into which file.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    ExportDialog(const WindowContext &context, const QList<qint64> &selected,
                 QWidget *parent = nullptr);
    ~ExportDialog() override; //!< cancels what is under way

    void setFile(const QString &file);
    bool isRunning() const { return bool(m_running); }
    //! What becomes of the file when it is stopped, as a sentence.
    QString loss() const;
    //! Stops what is under way, and goes, without a question.
    void stop();
    //! While it is written only after a question.
    void reject() override;

Q_SIGNALS:
    void exported(const QString &sentence);
    //! By closing the dialog; what is left.
    void stopped(const QString &sentence);
    //! Nothing is under way any more.
    void ended();

private:
    void build();
    void buildRange();
    //! Of what is chosen; invalid: from the first sample on.
    QDateTime begin() const;
    void showRange();
    void buildFile(QFormLayout &form);
    void browse();
    void exportOrCancel();
    void start();
    void closeSoon();
    void finish(const Result<ExportReport> &result);
    void tell(const Result<ExportReport> &result);
    void updateState();
    std::optional<ExportRequest> request();

    WindowContext m_context;
    QList<qint64> m_selected;
    std::shared_ptr<ExportControl> m_running;
    QTimer m_poll;
    QComboBox *m_miners;
    QComboBox *m_range;
    MomentField *m_from;
    MomentField *m_to;
    QComboBox *m_resolution;
    QComboBox *m_format;
    QCheckBox *m_localTimes;
    ColumnList *m_columns;
    QLineEdit *m_file;
    QPushButton *m_browse;
    ProblemLabel *m_problem;
    QProgressBar *m_progress;
    QLabel *m_result;
    QPushButton *m_export;
    bool m_replaces = false;  //!< what is under way: there is an older file of that name
    bool m_isClosing = false; //!< as soon as what is under way has ended
    QString m_replaceable;    //!< an existing file that the person agreed to replace
};

} // namespace coalface
