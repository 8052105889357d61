// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/retention.h"

#include <QTimer>
#include <QWidget>

class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace coalface {

class DatabaseWork;
class ProblemLabel;

//! Where the history is, how long it is kept, and a copy of it or a look through it, while everything goes on.
class StorageSettings : public QWidget
{
    Q_OBJECT
public:
    //! `work`: null: there is nothing to do with the database; else it lives longer, and goes on without this. `bytes`: the
    //! database's size now.
    StorageSettings(DatabaseWork *work, qint64 bytes, QWidget *parent = nullptr);

    Retention retention() const;                   //!< as it is typed
    void setRetention(const Retention &retention); //!< what holds now
    void offerRetention(const Retention &retention);

private:
    void addPlace(QFormLayout &form, qint64 bytes);
    void addWork(QVBoxLayout &layout);
    QSpinBox *makeDays();
    void showNote();
    void chooseBackup();
    void showBegin();
    void showEnd(const QString &sentence, bool isProblem);
    void showWork();

    DatabaseWork *m_work;
    Retention m_now;
    QSpinBox *m_samples;
    QSpinBox *m_quarters;
    QSpinBox *m_hours;
    QLabel *m_note;
    QPushButton *m_backUp = nullptr; //!< null without work, as are all below
    QPushButton *m_check = nullptr;
    QPushButton *m_cancel = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_result = nullptr;
    ProblemLabel *m_problem = nullptr;
    QTimer m_tick;
};

} // namespace coalface
