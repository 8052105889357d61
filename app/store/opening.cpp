// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/opening.h"

#include "store/leftovers.h"
#include "store/mending.h"
#include "store/migrations.h"
#include "store/minertable.h"
#include "store/quarantine.h"
#include "store/storetext.h"
#include "store/unreadable.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QRandomGenerator>
#include <QThread>

#include <algorithm>

namespace coalface {

namespace {
constexpr int lockTimeout = 30'000;
constexpr int lockTry = 200;
constexpr int oldestLock = 600'000;
constexpr qint64 cheapToCheck = 4 * 1024 * 1024; // bytes that are looked through at every opening

enum class Verdict { Ready, Outdated, Newer, Damaged, Failed };

bool isTorn(Connection &connection)
{
    const QString file = connection.file();
    if (QFileInfo(file + QStringLiteral("-wal")).size() > 0)
        return false; // the missing pages may be there
    const qint64 pages = connection.number(QStringLiteral("PRAGMA page_count")).value_or(0);
    const qint64 size = connection.number(QStringLiteral("PRAGMA page_size")).value_or(0);
    return QFileInfo(file).size() < pages * size;
}

bool isWhole(Connection &connection)
{
    const QString sql = QStringLiteral("PRAGMA quick_check(1)");
    std::optional<QSqlQuery> query = connection.prepare(sql);
    return query && connection.run(*query) && connection.next(*query)
           && query->value(0).toString() == QLatin1String("ok");
}

bool hasTables(Connection &connection)
{
    const QString sql = QStringLiteral(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN "
        "('miners', 'samples', 'slow', 'address_history')");
    return connection.number(sql) == 4
           && connection.number(QStringLiteral("PRAGMA application_id")) == applicationId;
}

//! Whether what every program needs at once cannot be read: the fleet, and the ends of each table and index, where rows
//! are added. Deeper damage is found by who meets it, and looked into when the database is opened the next time.
bool isUnusable(Connection &connection)
{
    QStringList looks;
    std::optional<QSqlQuery> query = connection.prepare(QStringLiteral(
        "SELECT type = 'index', name, tbl_name FROM sqlite_master WHERE rootpage > 0"));
    if (query && connection.run(*query)) {
        while (connection.next(*query)) {
            const QString name = query->value(1).toString();
            if (query->value(0).toBool()) {
                looks += QStringLiteral("SELECT 1 FROM %1 INDEXED BY %2 LIMIT 1")
                             .arg(query->value(2).toString(), name);
            } else {
                looks += QStringLiteral("SELECT 1 FROM %1 LIMIT 1").arg(name);
                looks += QStringLiteral("SELECT 1 FROM %1 ORDER BY rowid DESC LIMIT 1").arg(name);
            }
        }
    }
    // What is said of a table without such a key, or of an index of some rows alone, is no damage.
    const bool hasDamage = connection.failure().isDamage()
                           || std::any_of(looks.cbegin(), looks.cend(),
                                          [&connection](const QString &look) {
                                              connection.clearFailure();
                                              connection.number(look);
                                              return connection.failure().isDamage();
                                          });
    if (hasDamage)
        return true;
    connection.clearFailure();
    return !MinerTable(connection).load() && connection.failure().isDamage();
}

enum class Depth {
    AsNeeded, //!< all of it if it is small, or damage is noted
    Usable,   //!< what programs need at once
};

//! Looks at an open database, changing nothing.
Verdict examine(Connection &connection, Depth depth)
{
    connection.clearFailure();
    const auto failed = [&connection] {
        return connection.failure().isDamage() ? Verdict::Damaged : Verdict::Failed;
    };
    const auto version = connection.number(QStringLiteral("PRAGMA user_version"));
    const auto objects = connection.number(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!version || !objects)
        return failed();
    if (*version > newestSchema())
        return Verdict::Newer;
    if (*version == 0)
        return *objects == 0 ? Verdict::Outdated : Verdict::Damaged;
    if (!hasTables(connection) || isTorn(connection))
        return connection.hasFailure() ? failed() : Verdict::Damaged;
    const QString file = connection.file();
    const bool isLookedThrough = depth == Depth::AsNeeded
                                 && (QFileInfo(file).size() <= cheapToCheck || isDamageNoted(file));
    if (isLookedThrough && !isWhole(connection))
        return connection.hasFailure() ? failed() : Verdict::Damaged;
    if (*version != newestSchema())
        return Verdict::Outdated;
    if (isUnusable(connection))
        return Verdict::Damaged;
    connection.clearFailure();
    return Verdict::Ready;
}

Verdict look(Connection &connection, Connection::Mode mode, Depth depth = Depth::AsNeeded)
{
    connection.clearFailure();
    const bool isOpen = mode == Connection::Mode::InTurn ? openInTurn(connection)
                                                         : connection.open(mode);
    if (!isOpen)
        return connection.failure().isDamage() ? Verdict::Damaged : Verdict::Failed;
    return examine(connection, depth);
}

//! As look(), without the lock of the database. Nothing: it is to be looked at under the lock. From its first reading on a connection
//! has a part in the file, and nobody sets it aside then. That comes before the question whether somebody was about to: he
//! notes damage first, and asks for other parts then. Who has the file from before it was set aside sees that there is
//! one more of those.
std::optional<Verdict> lookUnlocked(Connection &connection)
{
    const QString file = connection.file();
    const QStringList asides = allAsides(file);
    connection.clearFailure();
    const bool isOpen = connection.open(Connection::Mode::ReadWrite); // which reads
    if (isDamageNoted(file) || allAsides(file) != asides)
        return std::nullopt;
    if (!isOpen)
        return connection.failure().isDamage() ? Verdict::Damaged : Verdict::Failed;
    return examine(connection, Depth::AsNeeded);
}

Opening none(const QString &sentence, bool mayPass = false)
{
    return {Opening::Access::None, Connection::Mode::Query, sentence, mayPass, {}};
}

Opening failure(Connection &connection)
{
    const Opening opening = none(connection.sentence(), !connection.failure().isDamage());
    connection.close();
    return opening;
}

Opening newer(Connection &connection)
{
    connection.close();
    return none(
        StoreText::tr(
            "The database %1 was made by a newer version of Coalface; it was left as it is. "
            "Install that version again, or use another folder.")
            .arg(QDir::toNativeSeparators(connection.file())));
}

//! Without room for the file through which programs share the database one has to have it alone, and for no longer than it reads.
//! Otherwise it is as where nothing may be written.
Opening openWithoutRoom(Connection &connection, const QString &fullDisk)
{
    const Verdict verdict = look(connection, Connection::Mode::InTurn);
    connection.close();
    if (verdict != Verdict::Ready)
        return none(fullDisk, true);
    return {Opening::Access::ReadOnly, Connection::Mode::InTurn, fullDisk, true, {}};
}

Opening openForReading(Connection &connection)
{
    const QString file = QDir::toNativeSeparators(connection.file());
    for (const Connection::Mode mode : {Connection::Mode::ReadOnly, Connection::Mode::Immutable}) {
        const Verdict verdict = look(connection, mode);
        if (verdict == Verdict::Newer)
            return newer(connection);
        if (verdict == Verdict::Ready) {
            return {Opening::Access::ReadOnly,
                    mode,
                    StoreText::tr(
                        "The database %1 is read-only: what is stored can be seen, but nothing new "
                        "is stored. Give this user the right to write the file and its folder.")
                        .arg(file),
                    false,
                    {}};
        }
    }
    connection.close();
    return none(StoreText::tr(
                    "The database %1 is read-only and cannot be used as it is: give this user the "
                    "right to write the file and its folder.")
                    .arg(file));
}

//! Another program is at work in the damaged database: what that still writes must not go where nobody looks for it.
Opening openShared(Connection &connection)
{
    const Verdict verdict = look(connection, Connection::Mode::ReadWrite, Depth::Usable);
    if (verdict == Verdict::Newer)
        return newer(connection);
    Opening opening;
    opening.sentence
        = StoreText::tr(
              "The database %1 is damaged, and another program has it open: close every window of "
              "Coalface and every command. When Coalface starts then, it is set aside, and what "
              "can be read of it is taken over.")
              .arg(QDir::toNativeSeparators(connection.file()));
    if (verdict == Verdict::Ready)
        opening.access = Opening::Access::ReadWrite;
    else
        connection.close();
    return opening;
}

//! Rows of which SQLite says nothing; who met one noted damage. False: they are where they were.
bool takeUnreadableOut(Connection &connection, Mending &mending,
                       const std::function<bool()> &isCancelled)
{
    connection.clearFailure();
    const Unreadable unreadable = setUnreadableAside(connection, isCancelled);
    if (connection.hasFailure() || isCancelled()) {
        connection.clearFailure();
        return false;
    }
    if (unreadable.file.isEmpty())
        return true;
    mending.kept = keptTogether({mending.kept, unreadable.kept});
    if (mending.aside.isEmpty())
        mending.aside = unreadable.file;
    return true;
}

//! Another program that has it may be at a salvage, which takes long.
bool lockInTime(QLockFile &lock, const std::function<bool()> &isCancelled)
{
    const QDeadlineTimer patience(lockTimeout);
    while (!lock.tryLock(lockTry)) {
        if (lock.error() != QLockFile::LockFailedError || patience.hasExpired() || isCancelled())
            return false;
    }
    return true;
}

Opening openLocked(Connection &connection, const std::function<bool()> &isCancelled)
{
    std::optional<Mending> mending = finishMending(connection.file());
    if (mending && mending->aside.isEmpty())
        return none(toldText(mending->kept), mending->mayPass);
    if (!mending && isDamageNoted(connection.file()) && isOpenElsewhere(connection.file()))
        return openShared(connection);
    Opening opening;
    opening.access = Opening::Access::ReadWrite;
    Verdict verdict = look(connection, Connection::Mode::ReadWrite);
    if (verdict == Verdict::Damaged) {
        connection.close();
        noteDamage(connection.file()); // so that who comes now waits, too
        if (isOpenElsewhere(connection.file()))
            return openShared(connection);
        mending = mendDatabase(connection.file(), isCancelled);
        if (mending->aside.isEmpty() && QFileInfo::exists(connection.file())
            && isOpenElsewhere(connection.file()))
            return openShared(connection);
        if (mending->aside.isEmpty())
            return none(toldText(mending->kept), mending->mayPass);
        verdict = look(connection, Connection::Mode::ReadWrite);
    }
    if (verdict == Verdict::Newer)
        return newer(connection);
    if (verdict == Verdict::Outdated) {
        const bool isNew = connection.number(QStringLiteral("PRAGMA user_version")) == 0;
        if ((isNew && !prepareNewDatabase(connection)) || !migrate(connection)) {
            if (!connection.failure().isDamage() || isDamageNoted(connection.file()))
                return failure(connection);
            connection.close();
            noteDamage(connection.file());
            return openLocked(connection, isCancelled); // which looks through all of it now
        }
    } else if (verdict != Verdict::Ready) {
        return failure(connection);
    }
    if (!mending)
        mending = untoldMending(connection.file());
    Mending told = mending.value_or(Mending());
    const bool isTakenOut = !isDamageNoted(connection.file())
                            || takeUnreadableOut(connection, told, isCancelled);
    opening.aside = told.aside;
    opening.sentence = toldText(told.kept);
    if (!isTakenOut)
        return opening; // the next one tries it again
    if (!told.aside.isEmpty())
        keepUntold(connection.file(), told);
    forgetMending(connection.file());
    forgetDamage(connection.file());
    return opening;
}
} // namespace

bool openInTurn(Connection &connection)
{
    const QDeadlineTimer patience(busyTimeout);
    while (!connection.open(Connection::Mode::InTurn)) {
        if (!connection.failure().isBusy() || patience.hasExpired())
            return false;
        connection.close();
        connection.clearFailure();
        QThread::msleep(QRandomGenerator::global()->bounded(5, 40));
    }
    return true;
}

Opening openDatabase(Connection &connection, const std::function<bool()> &isCancelled)
{
    const QFileInfo file(connection.file());
    const QString name = QDir::toNativeSeparators(connection.file());
    if (file.exists() && !file.isFile()) {
        return none(
            StoreText::tr("%1 is not a file, so it cannot be the database: move it away.").arg(name));
    }
    const QString folder = file.absolutePath();
    if (!QDir().mkpath(folder))
        return none(StoreText::tr("The folder %1 cannot be made: check its rights.")
                        .arg(QDir::toNativeSeparators(folder)));
    const bool canWrite = QFileInfo(folder).isWritable() && (!file.exists() || file.isWritable());
    if (!canWrite && file.exists())
        return openForReading(connection);
    if (!canWrite)
        return none(
            StoreText::tr(
                "Nothing can be stored in the folder %1: give this user the right to write it.")
                .arg(QDir::toNativeSeparators(folder)));

    // Nearly always: it is there and in order, nothing is to be told of it, and no other program need be waited for.
    if (file.exists() && !isDamageNoted(connection.file()) && !untoldMending(connection.file())) {
        if (lookUnlocked(connection) == Verdict::Ready)
            return {Opening::Access::ReadWrite, Connection::Mode::Query, {}, false, {}};
        // Damage is noted under the lock: by now another file may be in its place.
    }
    const bool isFull = connection.failure().isFull();
    const QString fullDisk = connection.sentence();
    if (isFull)
        return openWithoutRoom(connection, fullDisk);
    connection.close();

    QLockFile lock(connection.file() + QStringLiteral(".lock"));
    lock.setStaleLockTime(oldestLock); // a dead program's is broken at once
    dropNamelessLock(lock);
    if (!lockInTime(lock, isCancelled)) {
        if (lock.error() != QLockFile::LockFailedError) {
            return none(
                StoreText::tr(
                    "Nothing can be stored in the folder %1: check its rights, and the room on "
                    "its disk.")
                    .arg(QDir::toNativeSeparators(folder)),
                true);
        }
        return none(
            StoreText::tr(
                "The database %1 is being set up by another program, which does not finish: "
                "close that program.")
                .arg(name),
            true);
    }
    return openLocked(connection, isCancelled);
}

} // namespace coalface
