// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqldatabasekeeper.h"

#include "store/backup.h"
#include "store/check.h"
#include "store/database.h"
#include "store/leftovers.h"
#include "store/storetext.h"
#include "store/writer.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>

namespace coalface {

namespace {
using PendingReport = Pending<DatabaseReport>;

Error abortedWork()
{
    return {Error::Kind::Aborted, StoreText::tr("It was cancelled.")};
}

QString whyNotRestored(const QString &file, const QString &copy)
{
    // The copy is made anew.
    for (const QString &own : {copy, copy + QStringLiteral(".part")}) {
        // Qt takes all that are not there for one and the same.
        if (QFileInfo::exists(own) && QFileInfo(file) == QFileInfo(own))
            return StoreText::tr("%1 was left by a restore that was interrupted: restore the "
                                 "backup itself, or give this file another name.")
                .arg(QDir::toNativeSeparators(file));
    }
    return whyNotRestorable(file);
}

//! Bit by bit, so that readings are stored in between.
void sumUpOn(Database &database, const PendingReport &pending,
             const DatabaseKeeper::Control &control, qint64 total)
{
    const bool isPosted = database.post([=, &database](Writer &writer) {
        const Result<bool> more = writer.sumUp();
        const qint64 left = writer.staleSeconds();
        const qint64 all = std::max<qint64>({total, left, 1});
        control->percent = int(std::clamp<qint64>(100 * (all - left) / all, 0, 99));
        if (!more)
            return pending.settle(more.error());
        if (*more && control->cancelled)
            return pending.settle(abortedWork());
        if (*more)
            return sumUpOn(database, pending, control, all);
        control->percent = 100;
        DatabaseReport report;
        report.file = database.file();
        report.bytes = database.size();
        pending.settle(report);
    });
    if (!isPosted)
        pending.settle(abortedWork());
}
} // namespace

SqlDatabaseKeeper::SqlDatabaseKeeper(Database &database, QObject *parent)
    : DatabaseKeeper(parent), m_database(database)
{}

QString SqlDatabaseKeeper::file() const
{
    return m_database.file();
}

QString SqlDatabaseKeeper::mended() const
{
    return m_database.mended();
}

void SqlDatabaseKeeper::noteMendedSeen()
{
    m_database.noteMendedSeen();
}

QFuture<Result<int>> SqlDatabaseKeeper::storeWaiting()
{
    return m_database.write<int>([](Writer &writer) { return writer.storeWaiting(); });
}

DatabaseKeeper::Answer SqlDatabaseKeeper::backUp(const QString &file, const Control &control)
{
    return m_database.exportWith<DatabaseReport>(
        [file, control, &database = m_database](Connection &connection) {
            SqlFailure failure;
            connection.close(); // another one reads, and may have to be alone
            const Result<DatabaseReport> report = writeBackup(
                connection.file(), file, [&] { return database.isClosing(); }, control, &failure);
            if (failure.isDamage())
                connection.restoreFailure(failure); // it was met by another connection
            return report;
        });
}

DatabaseKeeper::Answer SqlDatabaseKeeper::restore(const QString &file, const Control &control)
{
    const PendingReport pending(m_database);
    const auto prepared = [=, this](Connection &connection) -> Result<Done> {
        const QString copy = restoringOf(connection.file());
        const auto lock = std::make_shared<QLockFile>(restoreLockOf(connection.file()));
        lock->setStaleLockTime(0);
        dropNamelessLock(*lock);
        const bool isAlone = lock->tryLock(0) || lock->error() != QLockFile::LockFailedError;
        const QString reason = isAlone ? whyNotRestored(file, copy)
                                       : StoreText::tr("Another program restores a backup just "
                                                       "now: wait until it has ended.");
        if (reason.isEmpty())
            removeRestoring(connection.file());
        const Result<DatabaseReport> written
            = reason.isEmpty() ? writeBackup(
                  file, copy, [this] { return m_database.isClosing(); }, control)
                               : Result<DatabaseReport>(Error{Error::Kind::Rejected, reason});
        if (!written) {
            pending.settle(written.error());
            return Done{};
        }
        const auto settle = [pending, lock,
                             own = connection.file()](const Result<DatabaseReport> &result) {
            if (!result)
                removeRestoring(own);
            lock->unlock();
            pending.settle(result);
        };
        m_database.replaceWith(copy, settle);
        return Done{};
    };
    m_database.exportWith<Done>(prepared).then(QtFuture::Launch::Sync,
                                               [pending](const Result<Done> &done) {
                                                   if (!done) // it did not come to it
                                                       pending.settle(done.error());
                                               });
    return pending.future();
}

DatabaseKeeper::Answer SqlDatabaseKeeper::check(const Control &control)
{
    return m_database.exportWith<DatabaseReport>(
        [control, &database = m_database](Connection &connection) -> Result<DatabaseReport> {
            const auto checked = checkTables(
                connection, [&] { return database.isClosing() || control->cancelled; }, control);
            if (!checked)
                return checked.error();
            DatabaseReport report = *checked;
            report.bytes = database.size();
            report.mended = database.mended();
            return report;
        });
}

DatabaseKeeper::Answer SqlDatabaseKeeper::compact()
{
    return m_database.write<DatabaseReport>(
        [&database = m_database](Writer &writer) -> Result<DatabaseReport> {
            DatabaseReport report;
            report.file = database.file();
            report.before = database.size();
            if (const Result<Done> done = writer.compact(); !done)
                return done.error();
            report.bytes = database.size();
            return report;
        });
}

DatabaseKeeper::Answer SqlDatabaseKeeper::rebuild(const Control &control)
{
    const PendingReport pending(m_database);
    const bool isPosted = m_database.post([=, this](Writer &writer) {
        if (const Result<Done> marked = writer.markAllStale(); !marked)
            return pending.settle(marked.error());
        sumUpOn(m_database, pending, control, 0);
    });
    if (!isPosted)
        pending.settle(abortedWork());
    return pending.future();
}

} // namespace coalface
