// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <QTimer>

namespace coalface::cli {

struct CommandSpec;

//! `database backup|restore|check|compact|rebuild`: the history as a whole.
class DatabaseCommand : public Command
{
    Q_OBJECT
public:
    enum class Verb { Backup, Restore, Check, Compact, Rebuild };

    explicit DatabaseCommand(Verb verb) : m_verb(verb) {}

    QString prepare(const Arguments &arguments) override;
    void start() override;
    void interrupt() override;

private:
    DatabaseKeeper::Answer begin();
    //! Whether no program polls on a schedule: this one holds the place meanwhile.
    bool takeLock();
    void tellProgress();
    void done(const Result<DatabaseReport> &report);
    QString sentence(const DatabaseReport &report) const;

    Verb m_verb;
    QString m_file;
    DatabaseKeeper::Control m_control;
    QTimer m_progress;
    int m_told = 0;
};

//! The words of these commands.
QList<CommandSpec> databaseCommands();

} // namespace coalface::cli
