// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/minerrows.h"

#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

namespace coalface {

namespace {
QString withPrefix(const QString &names, const QString &prefix)
{
    QStringList list = names.split(QLatin1String(", "));
    for (QString &name : list)
        name.prepend(prefix);
    return list.join(QLatin1String(", "));
}

//! An empty text, never NULL.
QVariant text(const QString &value)
{
    return value.isNull() ? QStringLiteral("") : value;
}

//! NULL: not known.
QVariant told(const std::optional<QString> &value)
{
    return value ? text(*value) : QVariant();
}

std::optional<QString> told(const QSqlQuery &query, int column)
{
    return query.isNull(column) ? std::nullopt : std::optional(query.value(column).toString());
}
} // namespace

QString recordColumns(const QString &prefix)
{
    return withPrefix(QStringLiteral(
                          "key, name, address, port, driver_type, model, manufacturer, firmware, "
                          "hostname, mac, serial, added"),
                      prefix);
}

QString recordValueColumns()
{
    return QStringLiteral(
        "name, name_folded, address, port, driver_type, model, manufacturer, firmware, "
        "hostname, mac, serial, added");
}

MinerRecord recordFrom(const QSqlQuery &query, int first)
{
    MinerRecord record;
    record.key = query.value(first).toLongLong();
    record.name = query.value(first + 1).toString();
    record.address = query.value(first + 2).toString();
    if (!query.isNull(first + 3))
        record.port = quint16(query.value(first + 3).toUInt());
    record.driverType = query.value(first + 4).toString();
    record.model = query.value(first + 5).toString();
    record.manufacturer = query.value(first + 6).toString();
    record.firmware = query.value(first + 7).toString();
    record.hostname = query.value(first + 8).toString();
    record.mac = query.value(first + 9).toString();
    record.serial = query.value(first + 10).toString();
    record.added = timeFrom(query.value(first + 11));
    return record;
}

QVariantList recordValues(const MinerRecord &record)
{
    return {text(record.name),         text(foldedName(record.name)),
            text(record.address),      record.port ? QVariant(*record.port) : QVariant(),
            text(record.driverType),   text(record.model),
            text(record.manufacturer), text(record.firmware),
            text(record.hostname),     text(record.mac),
            text(record.serial),       storedTime(record.added)};
}

QString statusColumns(const QString &prefix)
{
    return withPrefix(QStringLiteral(
                          "last_asked, last_answered, misses, first_miss, last_share_move, "
                          "last_error, last_error_detail, pool_user, fallback_url, fallback_user, "
                          "hashrate_recent, hashrate_recent_told, shares_recent_accepted, "
                          "shares_recent_rejected, shares_recent_since, shares_recent_told"),
                      prefix);
}

MinerStatus statusFrom(const QSqlQuery &query, int first)
{
    MinerStatus status;
    status.lastAsked = timeFrom(query.value(first));
    status.lastAnswered = timeFrom(query.value(first + 1));
    status.misses = query.value(first + 2).toInt();
    status.firstMiss = timeFrom(query.value(first + 3));
    status.lastShareMove = timeFrom(query.value(first + 4));
    status.lastError = query.value(first + 5).toString();
    status.lastErrorDetail = query.value(first + 6).toString();
    status.poolUser = told(query, first + 7);
    status.fallbackUrl = told(query, first + 8);
    status.fallbackUser = told(query, first + 9);
    const bool isOfLastAnswer = status.lastAnswered.isValid()
                                && timeFrom(query.value(first + 11)) == status.lastAnswered;
    if (isOfLastAnswer && !query.isNull(first + 10))
        status.hashrateRecent = query.value(first + 10).toDouble();
    const bool isCountOfLastAnswer = status.lastAnswered.isValid()
                                     && timeFrom(query.value(first + 15)) == status.lastAnswered;
    const ShareCount shares{query.value(first + 12).toLongLong(),
                            query.value(first + 13).toLongLong(), timeFrom(query.value(first + 14))};
    if (isCountOfLastAnswer && shares.all() > 0 && shares.since.isValid())
        status.recentShares = shares;
    return status;
}

QVariantList statusValues(const MinerStatus &status)
{
    const auto &shares = status.recentShares;
    return {storedTime(status.lastAsked),
            storedTime(status.lastAnswered),
            status.misses,
            storedTime(status.firstMiss),
            storedTime(status.lastShareMove),
            text(status.lastError),
            text(status.lastErrorDetail),
            told(status.poolUser),
            told(status.fallbackUrl),
            told(status.fallbackUser),
            status.hashrateRecent ? QVariant(*status.hashrateRecent) : QVariant(),
            status.hashrateRecent ? storedTime(status.lastAnswered) : QVariant(),
            shares ? QVariant(shares->accepted) : QVariant(),
            shares ? QVariant(shares->rejected) : QVariant(),
            shares ? storedTime(shares->since) : QVariant(),
            shares ? storedTime(status.lastAnswered) : QVariant()};
}

QString foldedName(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QVariant storedTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime timeFrom(const QVariant &value)
{
    return value.isNull() ? QDateTime()
                          : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

} // namespace coalface
