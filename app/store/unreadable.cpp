// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/unreadable.h"

#include "store/connection.h"
#include "store/packedsamples.h"
#include "store/storetext.h"
#include "store/transaction.h"

#include <QDir>
#include <QVariant>

namespace coalface {

std::optional<QList<qint64>> unreadableRows(Connection &connection,
                                            const std::function<bool()> &isCancelled)
{
    std::optional<QSqlQuery> query = connection.prepare(
        QStringLiteral("SELECT k, told FROM packed ORDER BY k"));
    if (!query || !connection.run(*query))
        return std::nullopt;
    QList<qint64> keys;
    while (connection.next(*query)) {
        if (isCancelled())
            return std::nullopt;
        const qint64 key = query->value(0).toLongLong();
        if (!unpackSamples(key, query->value(1).toByteArray(), sampleColumns()))
            keys += key;
    }
    return connection.hasFailure() ? std::nullopt : std::optional(keys);
}

namespace {
//! First all of them there, then none here: a program that is killed in between leaves them in both.
bool moveRows(Connection &connection, const QList<qint64> &keys)
{
    if (!connection.execute(QStringLiteral(
            "CREATE TABLE IF NOT EXISTS aside.packed (k INTEGER PRIMARY KEY, n, told)")))
        return false;
    for (const char *statement : {"INSERT OR REPLACE INTO aside.packed SELECT k, n, told FROM "
                                  "main.packed WHERE k = ?",
                                  "DELETE FROM main.packed WHERE k = ?"}) {
        Transaction transaction(connection);
        std::optional<QSqlQuery> query = connection.prepare(QLatin1String(statement));
        if (!transaction.hasBegun() || !query)
            return false;
        for (const qint64 key : keys) {
            query->bindValue(0, key);
            if (!connection.run(*query))
                return false;
        }
        query->finish();
        if (!transaction.commit())
            return false;
    }
    return true;
}
} // namespace

Unreadable setUnreadableAside(Connection &connection, const std::function<bool()> &isCancelled)
{
    const auto keys = unreadableRows(connection, isCancelled);
    if (!keys || keys->isEmpty())
        return {};
    const QString file = connection.file() + QStringLiteral(".unreadable");
    std::optional<QSqlQuery> attach = connection.prepare(QStringLiteral("ATTACH ? AS aside"));
    if (!attach)
        return {};
    attach->bindValue(0, file);
    if (!connection.run(*attach))
        return {};
    const bool isMoved = moveRows(connection, *keys);
    const SqlFailure failure = connection.failure();
    connection.execute(QStringLiteral("DETACH aside"));
    if (!isMoved) {
        connection.restoreFailure(failure);
        return {};
    }
    return {file, keptSentence(QT_TRANSLATE_NOOP(
                                   "coalface::StoreText",
                                   "Of the database %1, %2 quarters of an hour with readings of a "
                                   "miner cannot be read. They were put aside in %3; the sums that "
                                   "were made of them, and all else, are as they were."),
                               {QDir::toNativeSeparators(connection.file()),
                                QString::number(keys->size()), QDir::toNativeSeparators(file)})};
}

} // namespace coalface
