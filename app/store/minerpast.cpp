// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/minerpast.h"

#include "store/connection.h"
#include "store/minerrows.h"
#include "store/samplereader.h"

namespace coalface {

namespace {

constexpr int mostCounted = 4; //!< miners
constexpr int mostAddresses = 100;

Error failure(const Connection &connection)
{
    return {Error::Kind::Internal, connection.sentence()};
}

} // namespace

Result<QList<UsedAddress>> addressesOf(Connection &connection, qint64 key)
{
    std::optional<QSqlQuery> query = connection.prepare(
        QStringLiteral("SELECT address, port, since FROM address_history WHERE miner = ? "
                       "ORDER BY since DESC, rowid DESC LIMIT %1")
            .arg(mostAddresses));
    if (!query)
        return failure(connection);
    query->addBindValue(key);
    if (!connection.run(*query))
        return failure(connection);
    QList<UsedAddress> addresses;
    while (connection.next(*query)) {
        UsedAddress used;
        used.address = query->value(0).toString();
        if (!query->isNull(1))
            used.port = quint16(query->value(1).toUInt());
        used.since = timeFrom(query->value(2));
        addresses += used;
    }
    if (connection.hasFailure())
        return failure(connection);
    return addresses;
}

Result<HistoryExtent> extentOf(Connection &connection, const QList<qint64> &keys)
{
    HistoryExtent extent;
    const bool counted = keys.size() <= mostCounted;
    if (counted)
        extent.samples = 0;
    for (const qint64 key : keys) {
        const QString from = QString::number(key << 32);
        const QString to = QString::number((key + 1) << 32);
        const std::optional<qint64> first = connection.number(QStringLiteral("SELECT ")
                                                              + sampleEdge("min", from, to)
                                                              + QStringLiteral(" & 4294967295"));
        const std::optional<qint64> count
            = counted && first ? connection.number(
                  QStringLiteral("SELECT (SELECT count(*) FROM samples WHERE k >= %1 AND k < %2) + "
                                 "ifnull((SELECT sum(n) FROM packed WHERE k >= %1 AND k < %2), 0)")
                      .arg(from, to))
                               : std::nullopt;
        if (connection.hasFailure())
            return failure(connection);
        if (count)
            *extent.samples += *count;
        if (!first)
            continue;
        const QDateTime time = QDateTime::fromSecsSinceEpoch(*first, Qt::UTC);
        if (!extent.first.isValid() || time < extent.first)
            extent.first = time;
    }
    return extent;
}

} // namespace coalface
