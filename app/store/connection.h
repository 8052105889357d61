// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <optional>

namespace coalface {

//! Why SQLite could not do something.
struct SqlFailure
{
    int code = 0; //!< SQLite's primary result code, e.g. 13 = SQLITE_FULL
    QString text; //!< as SQLite says it

    bool isDamage() const;   //!< no database, or a corrupt one
    bool isReadOnly() const; //!< no right to write
    bool isFull() const;     //!< no room
    bool isBusy() const;     //!< somebody else has it
};

//! One connection to the database file, for the thread that opened it. Nothing throws: a step that
//! fails returns false and failure() tells why, until clearFailure().
class Connection
{
public:
    enum class Mode {
        ReadWrite, //!< made if it does not exist
        Query,     //!< can write for SQLite's own sake, but no statement may
        ReadOnly,  //!< file or folder cannot be written
        Immutable, //!< as ReadOnly, where even reading would have to write beside the file
        Alone, //!< the first reading fails as busy, after a moment, while any other connection has it open
        InTurn, //!< as Alone, but at once: who waits has a part in the file, so that of two that wait none ever has it alone
    };

    explicit Connection(const QString &file);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    bool open(Mode mode);
    void close();
    bool isOpen() const { return m_database.isOpen(); }
    QString file() const { return m_file; }

    bool execute(const QString &sql);
    //! Null query: failed.
    std::optional<QSqlQuery> prepare(const QString &sql);
    bool run(QSqlQuery &query);
    //! The next row; false at the end, and when it failed (then hasFailure()).
    bool next(QSqlQuery &query);
    //! The first column of the first row as a number; nothing when there is none, or it failed.
    std::optional<qint64> number(const QString &sql);

    bool hasFailure() const { return m_failure.code != 0; }
    SqlFailure failure() const { return m_failure; }
    void clearFailure() { m_failure = {}; }
    //! What was stored is not what was written.
    void noteDamage(const QString &text);
    void restoreFailure(const SqlFailure &failure) { m_failure = failure; }
    //! The failure for a person: what, which file, what to do.
    QString sentence() const;

private:
    void note(const QSqlError &error);

    QString m_file;
    QString m_name;
    QSqlDatabase m_database;
    SqlFailure m_failure;
};

//! How long a connection waits for another program's write, ms.
constexpr int busyTimeout = 10'000;
//! And until no other one has the database open: those that only look need no longer.
constexpr int aloneTimeout = 2'000;

} // namespace coalface
