// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;
class QTabWidget;

namespace coalface {

class DatabaseWork;
class ProblemLabel;
class StorageSettings;

//! How the program itself shall work. Nothing changes before it is saved; what cannot be saved stays in it.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    //! `isWatching`: another program polls, which reads the settings when it starts. `work`: see StorageSettings.
    SettingsDialog(const WindowContext &context, bool isWatching, DatabaseWork *work,
                   QWidget *parent = nullptr);

Q_SIGNALS:
    void saved(const QString &sentence);

private:
    QWidget *makeGeneral();
    QWidget *makeMiners(bool isWatching);
    void addLanguages();
    void fill();
    void restoreDefaults(); //!< of the page that is shown
    void showNotes();
    void showLeastIntervals();
    void save();
    void setChosen();

    WindowContext m_context;
    QTabWidget *m_pages;
    ProblemLabel *m_problem;
    QComboBox *m_language;
    QLabel *m_languageNote;
    QComboBox *m_theme;
    QCheckBox *m_keepRunning;
    QLabel *m_keepNote;
    QSpinBox *m_interval;
    QLabel *m_leastNote;
    QCheckBox *m_takeDrivers;
    StorageSettings *m_storage;
};

} // namespace coalface
