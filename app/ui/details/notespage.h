// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QHash>
#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace coalface {

class ProblemLabel;

//! A person's tags and notes of one miner, to be read and changed. What was typed and not saved is there again when
//! that miner is shown the next time.
class NotesPage : public QWidget
{
    Q_OBJECT
public:
    explicit NotesPage(const WindowContext &context, QWidget *parent = nullptr);
    //! Null: none. The same one again: what has changed of it, unless something is being typed.
    void showMiner(const Miner *miner);
    //! Names of the miners of which something was typed and not saved.
    QStringList unsaved() const;

private:
    struct Draft
    {
        QString tags;
        QString notes;
    };
    void take(const MinerRemarks &remarks);
    void check();
    void save();
    void revert();
    void dropSavedDraft(const Miner &miner);

    WindowContext m_context;
    qint64 m_key = 0;
    MinerRemarks m_stored; //!< as last shown
    QHash<qint64, Draft> m_drafts;
    bool m_filling = false;
    QLineEdit *m_tags;
    QPlainTextEdit *m_notes;
    ProblemLabel *m_problem;
    QPushButton *m_save;
    QPushButton *m_revert;
};

} // namespace coalface
