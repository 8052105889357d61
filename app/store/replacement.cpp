// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Database: another file takes the place of the present one.
#include "store/database.h"
#include "store/leftovers.h"
#include "store/quarantine.h"
#include "store/storetext.h"
#include "store/writer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSemaphore>

#include <filesystem>
#include <optional>
#include <utility>

namespace coalface {

namespace {
bool useWriteAheadLog(const QString &file)
{
    Connection connection(file);
    return connection.open(Connection::Mode::ReadWrite)
           && connection.execute(QStringLiteral("PRAGMA journal_mode = WAL"));
}

//! At once: who is killed over it leaves one of the two under the name, and nobody finds none there.
bool takePlace(const QString &other, const QString &file)
{
    std::error_code failure;
    std::filesystem::rename(QFile(other).filesystemFileName(), QFile(file).filesystemFileName(),
                            failure);
    return !failure;
}

Result<QString> exchange(const QString &file, const QString &other)
{
    const QString name = QDir::toNativeSeparators(file);
    QLockFile lock(file + QStringLiteral(".lock"));
    dropNamelessLock(lock);
    if (!lock.tryLock(1000)) {
        return Error{Error::Kind::Rejected,
                     StoreText::tr("The database %1 is being set up by another program; try again.")
                         .arg(name)};
    }
    const auto failed = [&] {
        return Error{Error::Kind::Internal,
                     StoreText::tr(
                         "The database %1 could not be exchanged: check the rights of its folder.")
                         .arg(name)};
    };
    if (!useWriteAheadLog(other))
        return failed();
    // Up to the end, so that nobody begins to read the one that goes: what is written there would be lost.
    std::optional<SoleUse> use(std::in_place, file);
    if (!use->isHeld() || !use->merge()) {
        use.reset();
        useWriteAheadLog(file);
        return Error{Error::Kind::Rejected,
                     StoreText::tr(
                         "Another program has the database %1 open: close every window of "
                         "Coalface and every command, then try again. Nothing was changed.")
                         .arg(name)};
    }
#ifdef Q_OS_WIN
    use.reset(); // what is open cannot be moved there, whoever has it open
#endif
    if (const std::optional<QString> kept = keepReplaced(file)) {
        if (takePlace(other, file)) {
            forgetDamage(file);
            return *kept;
        }
        QFile::remove(*kept);
    }
    const std::optional<QString> aside = setReplacedAside(file);
    if (aside && QFile::rename(other, file))
        return *aside;
    if (aside && !QFileInfo::exists(file))
        QFile::rename(*aside, file);
    use.reset();
    useWriteAheadLog(file);
    return failed();
}
} // namespace

void Database::closeReaders()
{
    QSemaphore closed;
    for (Reader *reader : {&m_reader, &m_exporter}) {
        reader->worker.post([reader, &closed] {
            reader->connection.close();
            closed.release();
        });
    }
    closed.acquire(2);
}

Result<DatabaseReport> Database::replace(const QString &other)
{
    m_writer.reset();
    closeReaders();
    const Result<QString> aside = exchange(m_file, other);
    makeWriter();
    if (!aside)
        return aside.error();
    if (m_writer->opening().access != Opening::Access::ReadWrite)
        return Error{Error::Kind::Internal, m_writer->opening().sentence};
    Q_EMIT changedElsewhere();
    DatabaseReport report;
    report.file = m_file;
    report.aside = *aside;
    report.bytes = size();
    return report;
}

void Database::replaceWith(const QString &other,
                           std::function<void(const Result<DatabaseReport> &)> settle)
{
    QMutexLocker lock(&m_mutex);
    if (m_closing)
        return settle(Error{Error::Kind::Aborted, StoreText::tr("The program is closing.")});
    m_writing.post([this, other, settle = std::move(settle)] { settle(replace(other)); });
}

} // namespace coalface
