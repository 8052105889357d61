// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/databasekeeper.h"

namespace coalface {

//! A copy of the history or a look through it, one at a time, which goes on whether the settings that began it are open or
//! not. GUI thread.
class DatabaseWork : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Backup, Check };

    //! The keeper lives longer.
    explicit DatabaseWork(DatabaseKeeper &keeper, QObject *parent = nullptr);
    ~DatabaseWork() override; //!< cancels what is under way

    DatabaseKeeper &keeper() { return m_keeper; }
    bool isBusy() const { return bool(m_control); }
    Kind kind() const { return m_kind; } //!< while it is busy
    int percent() const { return m_control ? int(m_control->percent) : 0; }

    //! Nothing while it is busy. Into that file, which does not exist.
    void backUp(const QString &file);
    void check();
    void cancel();

Q_SIGNALS:
    void began();
    //! It is not busy any more. A sentence or more, for a person.
    void ended(const QString &sentence, bool isProblem);

private:
    void begin(Kind kind);
    void follow(const DatabaseKeeper::Answer &answer);

    DatabaseKeeper &m_keeper;
    Kind m_kind = Kind::Backup;
    DatabaseKeeper::Control m_control; //!< null: nothing is under way
};

} // namespace coalface
