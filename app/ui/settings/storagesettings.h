// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/databasekeeper.h"
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

class ProblemLabel;

//! Where the history is, how long it is kept, and a copy of it or a look through it, while everything goes on.
class StorageSettings : public QWidget
{
    Q_OBJECT
public:
    //! `keeper`: null: there is nothing to do with the database; else it lives longer. `bytes`: its size now.
    StorageSettings(DatabaseKeeper *keeper, qint64 bytes, QWidget *parent = nullptr);
    ~StorageSettings() override; //!< cancels what is under way

    Retention retention() const;                   //!< as it is typed
    void setRetention(const Retention &retention); //!< what holds now
    void offerRetention(const Retention &retention);
    //! Into that file, which does not exist.
    void backUp(const QString &file);
    void check();

private:
    void addPlace(QFormLayout &form, qint64 bytes);
    void addWork(QVBoxLayout &layout);
    QSpinBox *makeDays();
    void showNote();
    void chooseBackup();
    void follow(const DatabaseKeeper::Answer &answer, QString (*told)(const DatabaseReport &));
    void showWork();

    DatabaseKeeper *m_keeper;
    Retention m_now;
    QSpinBox *m_samples;
    QSpinBox *m_quarters;
    QLabel *m_note;
    QPushButton *m_backUp = nullptr; //!< null without a keeper, as are all below
    QPushButton *m_check = nullptr;
    QPushButton *m_cancel = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_result = nullptr;
    ProblemLabel *m_problem = nullptr;
    DatabaseKeeper::Control m_control; //!< null: nothing is under way
    QTimer m_tick;
};

} // namespace coalface
