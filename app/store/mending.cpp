// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/mending.h"

#include "store/connection.h"
#include "store/leftovers.h"
#include "store/migrations.h"
#include "store/quarantine.h"
#include "store/salvage.h"
#include "store/storetext.h"

#include "core/settings/savefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStorageInfo>

#include <algorithm>

namespace coalface {

namespace {
constexpr qint64 megabyte = 1'000'000;

//! The new one while it is being filled, and once it is whole.
QString unfinishedOf(const QString &file)
{
    return file + QStringLiteral(".salvaging");
}

QString wholeOf(const QString &file)
{
    return file + QStringLiteral(".salvaged");
}

//! Beside the database's own lock, which passes for a dead program's after a while.
QString lockOf(const QString &file)
{
    return file + QStringLiteral(".salvaging.lock");
}

QString untoldOf(const QString &file)
{
    return file + QStringLiteral(".mended");
}

//! As they were kept, the oldest first. The last one perhaps before the damaged one was moved: without its new place then, and what is
//! said of that.
QList<Mending> readUntold(const QString &file)
{
    QFile note(untoldOf(file));
    if (!note.open(QIODevice::ReadOnly))
        return {};
    const QStringList lines = QString::fromUtf8(note.readAll()).split(QLatin1Char('\n'));
    QList<Mending> untold;
    for (qsizetype index = 0; index + 1 < lines.size(); index += 2) {
        if (!lines.at(index + 1).isEmpty()) // else there was no room for it
            untold += Mending{lines.at(index), lines.at(index + 1), false};
    }
    return untold;
}

void writeUntold(const QString &file, const QList<Mending> &untold)
{
    QStringList lines;
    for (const Mending &mending : untold)
        lines += {mending.aside, mending.kept};
    // Else who is killed before it is told leaves no more than the file that was set aside.
    (void)saveFile(untoldOf(file), lines.join(QLatin1Char('\n')).toUtf8());
}

bool isBegun(const QList<Mending> &untold)
{
    return !untold.isEmpty() && untold.last().aside.isEmpty();
}

//! Without what was begun.
QList<Mending> ended(QList<Mending> untold)
{
    untold.removeIf([](const Mending &mending) { return mending.aside.isEmpty(); });
    return untold;
}

//! All in one, as it is told. Precondition: there is something.
Mending together(const QList<Mending> &untold)
{
    QStringList sentences;
    for (const Mending &mending : untold)
        sentences += mending.kept;
    return {untold.last().aside, keptTogether(sentences), false};
}

bool removeDatabase(const QString &file)
{
    bool isGone = true;
    for (const char *suffix : {"-wal", "-shm", "-journal", ""}) {
        const QString part = file + QLatin1String(suffix);
        isGone = (!QFile::exists(part) || QFile::remove(part)) && isGone;
    }
    return isGone;
}

QString cannotBeSetAside(const QString &file)
{
    return keptSentence(QT_TRANSLATE_NOOP("coalface::StoreText",
                                          "The database %1 is damaged and could not be set aside: "
                                          "close other programs that use it, or move it away by "
                                          "hand."),
                        {QDir::toNativeSeparators(file)});
}

QString leftForNextTime(const QString &file)
{
    return keptSentence(QT_TRANSLATE_NOOP("coalface::StoreText",
                                          "The database %1 is damaged, and the program ended "
                                          "before what can be read of it was taken over: that is "
                                          "done when Coalface starts the next time."),
                        {QDir::toNativeSeparators(file)});
}

//! Bytes that a copy of it and the new one may take and that are not there; 0: none.
qint64 missingRoom(const QString &file)
{
    const QStorageInfo disk(QFileInfo(file).absolutePath());
    if (!disk.isValid())
        return 0; // then it is found out
    const qint64 needed = 2
                          * (QFileInfo(file).size()
                             + QFileInfo(file + QStringLiteral("-wal")).size());
    return std::max<qint64>(0, needed - disk.bytesAvailable());
}

QString keptAs(const QString &file, const QString &aside)
{
    return keptSentence(QT_TRANSLATE_NOOP("coalface::StoreText",
                                          "The database %1 was damaged. It was kept as %2."),
                        {QDir::toNativeSeparators(file), QDir::toNativeSeparators(aside)});
}

//! Who opens it in the moment in which it is away makes an empty one, and looks again under the lock.
bool isThere(const QString &file)
{
    return QFileInfo(file).size() > 0;
}

//! The damaged one goes, the whole one comes. `saved`: what is said of that, as keptSentence().
Mending takeOver(const QString &file, const QString &saved)
{
    // Up to the end: who comes meanwhile would read the damaged one beside the log of the new one.
    std::optional<SoleUse> use;
    const bool isLeft = isThere(file);
    if (isLeft)
        use.emplace(file);
    const bool isShared = use && !use->isHeld();
#ifdef Q_OS_WIN
    use.reset(); // what is open cannot be moved there, whoever has it open
#endif
    const std::optional<QString> aside = isShared ? std::nullopt
                                         : isLeft ? setDatabaseAside(file)
                                                  : newestAside(file);
    if (!aside) {
        QFile::remove(wholeOf(file)); // what is still written into the damaged one is not in it
        return {{}, cannotBeSetAside(file), isShared};
    }
    noteDamage(file); // also of the new one rows may have to be put aside, by whoever opens it at last
    QList<Mending> untold = ended(readUntold(file));
    // Who was killed over this very step has kept it whole.
    if (untold.isEmpty() || untold.last().aside != *aside)
        untold += Mending{*aside, keptTogether({keptAs(file, *aside), saved}), false};
    writeUntold(file, untold);
    bool isInPlace = false;
    for (int round = 0; round < 3 && !isInPlace; ++round) {
        if (!isThere(file))
            QFile::remove(file);
        isInPlace = QFile::rename(wholeOf(file), file);
    }
    if (!isInPlace) {
        return {{},
                keptSentence(QT_TRANSLATE_NOOP("coalface::StoreText",
                                               "The database %1 could not be put in its place: "
                                               "check the rights of its folder. What was saved is "
                                               "%2."),
                             {QDir::toNativeSeparators(file),
                              QDir::toNativeSeparators(wholeOf(file))}),
                true};
    }
    return together(untold);
}
} // namespace

Mending mendDatabase(const QString &file, const std::function<bool()> &isCancelled)
{
    const QString name = QDir::toNativeSeparators(file);
    QLockFile lock(lockOf(file));
    lock.setStaleLockTime(0);
    dropNamelessLock(lock);
    if (!lock.tryLock(0)) {
        return {{},
                keptSentence(QT_TRANSLATE_NOOP("coalface::StoreText",
                                               "The database %1 is damaged, and another program "
                                               "takes over what can be read of it: wait until it "
                                               "has ended that."),
                             {name}),
                true};
    }
    const QString unfinished = unfinishedOf(file);
    forgetMending(file);
    if (!removeDatabase(unfinished) || !removeDatabase(wholeOf(file)))
        return {{}, cannotBeSetAside(file), false};
    if (const qint64 missing = missingRoom(file); missing > 0) {
        return {{},
                keptSentence(QT_TRANSLATE_NOOP("coalface::StoreText",
                                               "The database %1 is damaged, and its disk has no "
                                               "room to save what can be read of it: make room "
                                               "for %2 MB more. Until then it is left as it is."),
                             {name, QString::number(missing / megabyte + 1)}),
                true};
    }
    Salvage salvage;
    {
        Connection connection(unfinished);
        if (connection.open(Connection::Mode::ReadWrite) && prepareNewDatabase(connection)
            && migrate(connection))
            salvage = salvageInto(connection, file, isCancelled);
        if (!salvage.isDone) {
            const QString reason = connection.failure().text;
            connection.close();
            removeDatabase(unfinished);
            if (isCancelled())
                return {{}, leftForNextTime(file), true};
            return {{},
                    keptSentence(QT_TRANSLATE_NOOP("coalface::StoreText",
                                                   "The database %1 is damaged, and what can be "
                                                   "read of it could not be written beside it "
                                                   "(%2): make room on its disk. Until then it is "
                                                   "left as it is."),
                                 {name, reason}),
                    true};
        }
    }
    // What became of an earlier one may not have been told yet.
    writeUntold(file, ended(readUntold(file)) + QList<Mending>{{{}, salvage.kept, false}});
    // The last connection puts all into the file itself.
    if (QFileInfo(unfinished + QStringLiteral("-wal")).size() > 0
        || !QFile::rename(unfinished, wholeOf(file))) {
        removeDatabase(unfinished);
        return {{}, cannotBeSetAside(file), true};
    }
    return takeOver(file, salvage.kept);
}

std::optional<Mending> finishMending(const QString &file)
{
    if (!QFileInfo::exists(wholeOf(file)))
        return std::nullopt;
    // One that is in order has come from elsewhere meanwhile: a backup, or an older version that knows nothing of this.
    const bool isLeft = isThere(file);
    if (isLeft && (!isDamageNoted(file) || isOpenElsewhere(file)))
        return std::nullopt;
    if (!isLeft && !newestAside(file))
        return std::nullopt;
    const QList<Mending> untold = readUntold(file);
    return takeOver(file,
                    isBegun(untold)
                        ? untold.last().kept
                        : keptSentence(QT_TRANSLATE_NOOP("coalface::StoreText",
                                                         "A new one was started with what could "
                                                         "be read of it.")));
}

std::optional<Mending> untoldMending(const QString &file)
{
    // Also if somebody deleted meanwhile what was set aside: what is lost is told once all the same.
    const QList<Mending> untold = ended(readUntold(file));
    return untold.isEmpty() ? std::nullopt : std::optional(together(untold));
}

void keepUntold(const QString &file, const Mending &mending)
{
    writeUntold(file, {mending});
}

void forgetUntold(const QString &file, const QString &told)
{
    const QList<Mending> kept = readUntold(file);
    const QList<Mending> untold = ended(kept);
    if (untold.isEmpty() || toldText(together(untold).kept) != told)
        return;
    if (isBegun(kept))
        writeUntold(file, {kept.last()});
    else
        QFile::remove(untoldOf(file));
}

void forgetMending(const QString &file)
{
    QLockFile lock(lockOf(file));
    lock.setStaleLockTime(0);
    dropNamelessLock(lock);
    if (QFile::exists(lockOf(file)) && lock.tryLock(0))
        lock.unlock(); // and with it the file of who was killed
    removeDatabase(unfinishedOf(file));
    removeDatabase(salvageCopyOf(unfinishedOf(file)));
    // What was to be told of one that never came, and what was not written to its end.
    const QList<Mending> untold = readUntold(file);
    if (isBegun(untold) && !QFile::exists(wholeOf(file))) {
        if (untold.size() > 1)
            writeUntold(file, ended(untold));
        else
            QFile::remove(untoldOf(file));
    }
    sweepUnfinished(untoldOf(file), std::chrono::seconds(0));
}

} // namespace coalface
