// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include "store/storetext.h"

#include <QDir>
#include <QSqlError>
#include <QUrl>
#include <QUuid>
#include <QVariant>

namespace coalface {

namespace {
// SQLite's primary result codes, which are part of its file-format-like promise.
constexpr int busy = 5;
constexpr int locked = 6;
constexpr int readOnly = 8;
constexpr int ioError = 10;
constexpr int corrupt = 11;
constexpr int full = 13;
constexpr int cannotOpen = 14;
constexpr int notADatabase = 26;
constexpr int unknownCode = 1;
constexpr int sharedMemorySize = 4874; // SQLITE_IOERR_SHMSIZE: no room for the file beside the database

QString uriOf(const QString &file)
{
    return QString::fromLatin1(QUrl::fromLocalFile(file).toEncoded())
           + QStringLiteral("?immutable=1");
}
} // namespace

bool SqlFailure::isDamage() const
{
    return code == corrupt || code == notADatabase;
}

bool SqlFailure::isReadOnly() const
{
    return code == readOnly || code == cannotOpen;
}

bool SqlFailure::isFull() const
{
    return code == full;
}

bool SqlFailure::isBusy() const
{
    return code == busy || code == locked;
}

Connection::Connection(const QString &file)
    : m_file(file), m_name(QUuid::createUuid().toString(QUuid::Id128))
{}

Connection::~Connection()
{
    close();
}

bool Connection::open(Mode mode)
{
    close();
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1")
                          .arg(mode == Mode::InTurn  ? 0
                               : mode == Mode::Alone ? aloneTimeout
                                                     : busyTimeout);
    if (mode == Mode::ReadOnly || mode == Mode::Immutable)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    if (mode == Mode::Immutable)
        options += QStringLiteral(";QSQLITE_OPEN_URI");
    m_database.setConnectOptions(options);
    m_database.setDatabaseName(mode == Mode::Immutable ? uriOf(m_file) : m_file);
    if (!m_database.open()) {
        note(m_database.lastError());
        return false;
    }
    // Before anything is read: who shares the database once goes on to share it.
    const bool isAlone = mode == Mode::Alone || mode == Mode::InTurn;
    if (isAlone && !execute(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE")))
        return false;
    bool ok = execute(QStringLiteral("PRAGMA synchronous = NORMAL"))
              && execute(QStringLiteral("PRAGMA foreign_keys = ON"))
              && execute(QStringLiteral("PRAGMA journal_size_limit = 16777216"));
    if (mode == Mode::Query)
        ok = ok && execute(QStringLiteral("PRAGMA query_only = ON"));
    return ok;
}

void Connection::close()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

bool Connection::execute(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (query.exec(sql))
        return true;
    note(query.lastError());
    return false;
}

std::optional<QSqlQuery> Connection::prepare(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (query.prepare(sql))
        return query;
    note(query.lastError());
    return std::nullopt;
}

bool Connection::run(QSqlQuery &query)
{
    if (query.exec())
        return true;
    note(query.lastError());
    return false;
}

bool Connection::next(QSqlQuery &query)
{
    if (query.next())
        return true;
    if (query.lastError().isValid())
        note(query.lastError());
    return false;
}

std::optional<qint64> Connection::number(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql)) {
        note(query.lastError());
        return std::nullopt;
    }
    if (!next(query) || query.isNull(0))
        return std::nullopt;
    return query.value(0).toLongLong();
}

void Connection::note(const QSqlError &error)
{
    bool isNumber = false;
    const int extended = error.nativeErrorCode().toInt(&isNumber);
    m_failure.code = isNumber && extended > 0 ? extended & 0xff : unknownCode;
    if (extended == sharedMemorySize)
        m_failure.code = full;
    m_failure.text = error.text().simplified();
}

void Connection::noteDamage(const QString &text)
{
    m_failure = {corrupt, text};
}

QString Connection::sentence() const
{
    const QString file = QDir::toNativeSeparators(m_file);
    switch (m_failure.code) {
    case busy:
    case locked:
        return StoreText::tr("The database %1 was in use by another program for too long; "
                             "try again, or close that program.")
            .arg(file);
    case readOnly:
        return StoreText::tr("The database %1 cannot be written: "
                             "give this user the right to write the file and its folder.")
            .arg(file);
    case ioError:
        return StoreText::tr("Reading or writing the database %1 failed (%2): "
                             "check the disk.")
            .arg(file, m_failure.text);
    case corrupt:
    case notADatabase:
        return StoreText::tr("The database %1 is damaged (%2). It is checked and set aside "
                             "when Coalface starts the next time.")
            .arg(file, m_failure.text);
    case full:
        return StoreText::tr("The disk is full: nothing more can be stored in %1. "
                             "Free some space there.")
            .arg(file);
    case cannotOpen:
        return StoreText::tr("The database %1 cannot be opened (%2): "
                             "check the rights of the file and its folder.")
            .arg(file, m_failure.text);
    default:
        return StoreText::tr("The database %1 failed: %2.").arg(file, m_failure.text);
    }
}

} // namespace coalface
