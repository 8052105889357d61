// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"

#include "store/databasecopy.h"
#include "store/migrations.h"
#include "store/opening.h"
#include "store/storetext.h"

#include "core/settings/savefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace coalface {

namespace {
void removePart(const QString &part)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(part + QLatin1String(suffix));
}

//! Nobody else sees the file yet, so that it needs no journal: what is not finished is thrown away.
bool prepareTarget(Connection &target)
{
    return target.open(Connection::Mode::ReadWrite)
           && target.execute(QStringLiteral("PRAGMA auto_vacuum = INCREMENTAL"))
           && target.execute(QStringLiteral("PRAGMA journal_mode = OFF"))
           && target.execute(QStringLiteral("PRAGMA synchronous = FULL")) && migrate(target);
}

Error notWritten(const Connection &target, const QString &source, const QString &file)
{
    // The copy was made just now.
    if (target.failure().isDamage()) {
        return {Error::Kind::Internal,
                StoreText::tr("The database %1 is damaged (%2), so that no copy of it can be made. "
                              "It is checked and set aside when Coalface starts the next time.")
                    .arg(QDir::toNativeSeparators(source), target.failure().text)};
    }
    const QString name = QDir::toNativeSeparators(file);
    const QString folder = QDir::toNativeSeparators(QFileInfo(file).absolutePath());
    const auto failed = [](const QString &sentence) {
        return Error{Error::Kind::Internal, sentence};
    };
    if (target.failure().isBusy()) { // nobody else has the copy
        return failed(StoreText::tr("The database %1 was in use by another program for too long; "
                                    "try again, or close that program.")
                          .arg(QDir::toNativeSeparators(source)));
    }
    if (target.failure().isFull()) {
        return failed(StoreText::tr("The copy %1 could not be written: there is no room for it on "
                                    "its disk. Free some space there, or name a file on another "
                                    "disk.")
                          .arg(name));
    }
    switch (writeObstacle(file, 0)) {
    case WriteObstacle::ReadOnlyDisk:
        return failed(StoreText::tr("The copy %1 could not be written: its disk is read-only. Name "
                                    "a file on another disk.")
                          .arg(name));
    case WriteObstacle::NoRight:
        return failed(StoreText::tr("The copy %1 could not be written: this user has no right to "
                                    "write the folder %2. Give it that right, or name a file in "
                                    "another folder.")
                          .arg(name, folder));
    case WriteObstacle::FullDisk:
    case WriteObstacle::Other:
        break;
    }
    return failed(StoreText::tr("The copy %1 could not be written (%2): check the folder and its "
                                "disk, or name a file in another folder.")
                      .arg(name, target.failure().text));
}
} // namespace

Result<DatabaseReport> writeBackup(const QString &source, const QString &file,
                                   const std::function<bool()> &isCancelled,
                                   const DatabaseKeeper::Control &control, SqlFailure *failure)
{
    if (QFileInfo::exists(file)) {
        return Error{Error::Kind::Rejected,
                     StoreText::tr("%1 exists already: name another file, or move it away.")
                         .arg(QDir::toNativeSeparators(file))};
    }
    if (const QFileInfo folder(QFileInfo(file).absolutePath()); !folder.isDir()) {
        return Error{Error::Kind::Rejected,
                     StoreText::tr("The copy %1 could not be written: there is no folder %2. Make "
                                   "it, or name a file in another folder.")
                         .arg(QDir::toNativeSeparators(file),
                              QDir::toNativeSeparators(folder.filePath()))};
    }
    const QString part = file + QStringLiteral(".part");
    removePart(part);
    const auto looked = [&] {
        if (control && QFileInfo(source).size() > 0) {
            const qint64 percent = 100 * QFileInfo(part).size() / QFileInfo(source).size();
            control->percent = int(std::clamp<qint64>(percent, 0, 99));
        }
        return isCancelled() || (control && control->cancelled);
    };
    std::optional<Error> error;
    {
        Connection target(part);
        bool ok = prepareTarget(target);
        if (ok) {
            DatabaseCopy copy(target, looked);
            ok = copy.attach(source);
            // There is room for the copy, but none beside the source: it is read alone.
            if (!ok && target.failure().isFull()) {
                target.clearFailure();
                ok = target.execute(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE"))
                     && copy.attach(source);
            }
            ok = ok && copy.copyAll();
        }
        if (!ok && !target.hasFailure() && looked())
            error = Error{Error::Kind::Aborted, StoreText::tr("It was cancelled.")};
        else if (!ok)
            error = notWritten(target, source, file);
        if (failure)
            *failure = target.failure();
    }
    DatabaseReport report;
    report.bytes = QFileInfo(part).size();
    if (!error && !QFile::rename(part, file)) {
        error = Error{Error::Kind::Internal,
                      StoreText::tr("The copy could not be given its name %1: check the folder.")
                          .arg(QDir::toNativeSeparators(file))};
    }
    if (error) {
        removePart(part);
        return *error;
    }
    if (control)
        control->percent = 100;
    report.file = file;
    return report;
}

QString whyNotRestorable(const QString &file)
{
    const QString name = QDir::toNativeSeparators(file);
    if (!QFileInfo(file).isFile())
        return StoreText::tr("%1 is not there, or is no file.").arg(name);
    Connection connection(file);
    const bool isOpen = connection.open(Connection::Mode::ReadOnly);
    const auto id = isOpen ? connection.number(QStringLiteral("PRAGMA application_id"))
                           : std::nullopt;
    const qint64 version = isOpen
                               ? connection.number(QStringLiteral("PRAGMA user_version")).value_or(0)
                               : 0;
    if (connection.failure().isDamage())
        return StoreText::tr("%1 is no database, or a damaged one; nothing was changed. Restore "
                             "another copy.")
            .arg(name);
    if (id != applicationId || version < 1) {
        return connection.hasFailure()
                   ? StoreText::tr("%1 cannot be restored: %2").arg(name, connection.sentence())
                   : StoreText::tr("%1 is no database of Coalface.").arg(name);
    }
    if (version > newestSchema()) {
        return StoreText::tr("%1 was made by a newer version of Coalface: install that one again.")
            .arg(name);
    }
    std::optional<QSqlQuery> query = connection.prepare(QStringLiteral("PRAGMA quick_check(1)"));
    if (!query || !connection.run(*query) || !connection.next(*query)
        || query->value(0).toString() != QLatin1String("ok")) {
        return StoreText::tr("%1 is damaged; nothing was changed. Restore another copy.").arg(name);
    }
    return {};
}

} // namespace coalface
