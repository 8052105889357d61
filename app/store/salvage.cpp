// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/salvage.h"

#include "store/databasecopy.h"
#include "store/knownschema.h"
#include "store/opening.h"
#include "store/storetext.h"

#include <QFile>

#include <algorithm>

namespace coalface {

namespace {
//! SQLite merges the write-ahead log into a database that it closes: so what is read is a copy, and the damaged file
//! stays as it was found. Bit by bit: a large one on a slow disk takes minutes.
bool copyFile(const QString &file, const QString &copy, const std::function<bool()> &isCancelled)
{
    constexpr qint64 bytesAtATime = 4 * 1024 * 1024;
    QFile from(file);
    QFile to(copy);
    if (!from.open(QIODevice::ReadOnly | QIODevice::Unbuffered)
        || !to.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return false;
    to.setPermissions(from.permissions());
    while (!isCancelled()) {
        const QByteArray bytes = from.read(bytesAtATime);
        if (bytes.isEmpty())
            return from.error() == QFileDevice::NoError;
        if (to.write(bytes) != bytes.size())
            return false;
    }
    return false;
}

bool copyDamaged(const QString &damaged, const QString &copy,
                 const std::function<bool()> &isCancelled)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(copy + QLatin1String(suffix)); // of a program that was killed
    for (const char *suffix : {"", "-wal"}) {
        const QString part = QLatin1String(suffix);
        if (QFile::exists(damaged + part) && !copyFile(damaged + part, copy + part, isCancelled))
            return false;
    }
    fillUpCutEnd(copy);
    return true;
}

//! Whether it can be told what tables there are.
bool hasSchema(const QString &copy)
{
    Connection connection(copy);
    return connection.open(Connection::Mode::ReadWrite)
           && connection.number(QStringLiteral("SELECT count(*) FROM sqlite_master")).has_value();
}

bool hasOurMark(Connection &connection)
{
    return connection.number(QStringLiteral("PRAGMA source.application_id")) == applicationId;
}
} // namespace

QString salvageCopyOf(const QString &file)
{
    return file + QStringLiteral(".copy");
}

Salvage salvageInto(Connection &connection, const QString &damaged,
                    const std::function<bool()> &isCancelled)
{
    const QString copy = salvageCopyOf(connection.file());
    QHash<QString, qint64> rows;
    bool isDone = true; // also where nothing can be read
    bool hasLost = true;
    int patched = 0;
    if (copyDamaged(damaged, copy, isCancelled) && (hasSchema(copy) || giveKnownSchema(copy))) {
        DatabaseCopy salvage(connection, isCancelled);
        connection.clearFailure();
        if (salvage.attach(copy) && hasOurMark(connection)) {
            isDone = salvage.salvage();
            rows = salvage.rows();
            hasLost = salvage.hasLost();
            patched = salvage.patchedMiners();
        }
    }
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(copy + QLatin1String(suffix));
    if (isCancelled() || (!isDone && connection.failure().isFull()))
        return {};
    const qint64 miners = rows.value(QStringLiteral("miners")) + std::max(patched, 0);
    const qint64 samples = rows.value(QStringLiteral("samples"))
                           + connection.number(QStringLiteral("SELECT sum(n) FROM packed"))
                                 .value_or(0);
    const qint64 hours = rows.value(QStringLiteral("hours"));
    const qint64 events = rows.value(QStringLiteral("events"));
    if (miners + samples + hours + events == 0) {
        return {true,
                keptSentence(QT_TRANSLATE_NOOP("coalface::StoreText",
                                               "A new, empty one was started: nothing of it could "
                                               "be read. Restore a backup, if you have one."))};
    }
    QStringList kept{
        keptSentence(QT_TRANSLATE_NOOP("coalface::StoreText",
                                       "A new one was started with what could be read of it: %1 "
                                       "miners, %2 readings, sums of %3 hours, and %4 events."),
                     {QString::number(miners), QString::number(samples), QString::number(hours),
                      QString::number(events)})};
    if (patched > 0) {
        kept += keptSentence(QT_TRANSLATE_NOOP("coalface::StoreText",
                                               "Of %1 miners little more than their names and "
                                               "addresses is left: scan for them, and check the "
                                               "list."),
                             {QString::number(patched)});
    }
    if (!isDone) {
        // The reason stays in the language of the program that met it.
        kept
            += keptSentence(QT_TRANSLATE_NOOP("coalface::StoreText",
                                              "Then the new one could not be written any more: %1"),
                            {connection.sentence()});
    } else if (!hasLost) {
        kept += keptSentence(
            QT_TRANSLATE_NOOP("coalface::StoreText", "As far as can be told, nothing is missing."));
    } else {
        kept += keptSentence(QT_TRANSLATE_NOOP("coalface::StoreText",
                                               "The rest is lost, unless you restore a backup."));
    }
    return {true, keptTogether(kept)};
}

} // namespace coalface
