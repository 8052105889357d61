// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alerttable.h"

#include "store/connection.h"
#include "store/minerrows.h"
#include "store/transaction.h"

#include <QVariant>

namespace coalface {

namespace {

QVariant alertText(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QString alertColumn(AlertLog::Mark mark)
{
    switch (mark) {
    case AlertLog::Mark::Cleared:
        return QStringLiteral("cleared");
    case AlertLog::Mark::Acknowledged:
        return QStringLiteral("acknowledged");
    case AlertLog::Mark::Told:
        break;
    }
    return QStringLiteral("told");
}

//! Nothing where the kind is one of a newer program's.
std::optional<Alert> alertFrom(const QSqlQuery &query)
{
    int column = 0;
    const auto text = [&] { return query.value(column++).toString(); };
    const auto time = [&] { return timeFrom(query.value(column++)); };
    Alert alert;
    alert.id = text();
    const auto kind = alertKindFromName(text());
    if (!kind)
        return std::nullopt;
    alert.kind = *kind;
    alert.minerKey = query.value(column++).toLongLong();
    alert.minerName = text();
    alert.driverType = text();
    alert.since = time();
    alert.raised = time();
    alert.cleared = time();
    alert.acknowledged = time();
    alert.told = time();
    alert.part = text();
    alert.value = text();
    alert.limit = text();
    alert.detail = text();
    return alert;
}

} // namespace

Error AlertTable::failed() const
{
    return {Error::Kind::Internal, m_connection.sentence()};
}

Result<Done> AlertTable::add(const QList<Alert> &alerts)
{
    Transaction transaction(m_connection);
    if (!transaction.hasBegun())
        return failed();
    for (const Alert &alert : alerts) {
        if (!insert(alert))
            return failed();
    }
    if (!transaction.commit())
        return failed();
    return Done();
}

bool AlertTable::insert(const Alert &alert)
{
    std::optional<QSqlQuery> query = m_connection.prepare(QStringLiteral(
        "INSERT OR IGNORE INTO alerts (id, kind, miner, driver_type, since, raised, cleared, "
        "acknowledged, told, part, value, value_limit, detail) "
        "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? "
        "WHERE ? IS NULL OR EXISTS (SELECT 1 FROM miners WHERE key = ?)"));
    if (!query)
        return false;
    const QVariant miner = alert.minerKey > 0 ? QVariant(alert.minerKey) : QVariant();
    const QVariantList values{alert.id,
                              alertKindName(alert.kind),
                              miner,
                              alertText(alert.driverType),
                              storedTime(alert.since),
                              storedTime(alert.raised),
                              storedTime(alert.cleared),
                              storedTime(alert.acknowledged),
                              storedTime(alert.told),
                              alertText(alert.part),
                              alertText(alert.value),
                              alertText(alert.limit),
                              alertText(alert.detail),
                              miner,
                              miner};
    for (int index = 0; index < values.size(); ++index)
        query->bindValue(index, values[index]);
    return m_connection.run(*query);
}

Result<Done> AlertTable::mark(const QStringList &ids, AlertLog::Mark mark, const QDateTime &when)
{
    Transaction transaction(m_connection);
    std::optional<QSqlQuery> query = transaction.hasBegun() ? m_connection.prepare(
                                         QStringLiteral("UPDATE alerts SET %1 = ? WHERE id = ? "
                                                        "AND %1 IS NULL")
                                             .arg(alertColumn(mark)))
                                                            : std::nullopt;
    if (!query)
        return failed();
    for (const QString &id : ids) {
        query->bindValue(0, storedTime(when));
        query->bindValue(1, id);
        if (!m_connection.run(*query))
            return failed();
    }
    query->finish();
    if (!transaction.commit())
        return failed();
    return Done();
}

Result<Done> AlertTable::unmark(const QStringList &ids, AlertLog::Mark mark)
{
    Transaction transaction(m_connection);
    std::optional<QSqlQuery> query = transaction.hasBegun() ? m_connection.prepare(
                                         QStringLiteral("UPDATE alerts SET %1 = NULL WHERE id = ? "
                                                        "AND cleared IS NULL")
                                             .arg(alertColumn(mark)))
                                                            : std::nullopt;
    if (!query)
        return failed();
    for (const QString &id : ids) {
        query->bindValue(0, id);
        if (!m_connection.run(*query))
            return failed();
    }
    query->finish();
    if (!transaction.commit())
        return failed();
    return Done();
}

Result<Done> AlertTable::update(const QList<Alert> &alerts)
{
    Transaction transaction(m_connection);
    std::optional<QSqlQuery> query = transaction.hasBegun() ? m_connection.prepare(
                                         QStringLiteral("UPDATE alerts SET part = ?, value = ?, "
                                                        "value_limit = ?, detail = ?, "
                                                        "since = ?, raised = ? "
                                                        "WHERE id = ? AND cleared IS NULL"))
                                                            : std::nullopt;
    if (!query)
        return failed();
    for (const Alert &alert : alerts) {
        query->bindValue(0, alertText(alert.part));
        query->bindValue(1, alertText(alert.value));
        query->bindValue(2, alertText(alert.limit));
        query->bindValue(3, alertText(alert.detail));
        query->bindValue(4, storedTime(alert.since));
        query->bindValue(5, storedTime(alert.raised));
        query->bindValue(6, alert.id);
        if (!m_connection.run(*query))
            return failed();
    }
    query->finish();
    if (!transaction.commit())
        return failed();
    return Done();
}

Result<QList<Alert>> AlertTable::read(const AlertFilter &filter)
{
    QStringList parts;
    QVariantList values;
    const auto add = [&](const QString &part, const QDateTime &time) {
        if (!time.isValid())
            return;
        parts << part;
        values << storedTime(time);
    };
    if (filter.onlyActive)
        parts << QStringLiteral("a.cleared IS NULL");
    add(QStringLiteral("(a.cleared IS NULL OR a.cleared >= ?)"), filter.activeSince);
    add(QStringLiteral("a.raised >= ?"), filter.from);
    add(QStringLiteral("a.raised < ?"), filter.to);
    if (!filter.minerKeys.isEmpty()) {
        parts << QStringLiteral("a.miner IN (%1)")
                     .arg(QStringList(filter.minerKeys.size(), QStringLiteral("?"))
                              .join(QStringLiteral(", ")));
        for (const qint64 key : filter.minerKeys)
            values << key;
    }
    QString sql = QStringLiteral(
        "SELECT a.id, a.kind, a.miner, coalesce(m.name, ''), a.driver_type, a.since, a.raised, "
        "a.cleared, a.acknowledged, a.told, a.part, a.value, a.value_limit, a.detail "
        "FROM alerts a LEFT JOIN miners m ON m.key = a.miner");
    if (!parts.isEmpty())
        sql += QStringLiteral(" WHERE ") + parts.join(QStringLiteral(" AND "));
    sql += QStringLiteral(" ORDER BY a.raised DESC, a.id");
    if (filter.limit > 0)
        sql += QStringLiteral(" LIMIT %1").arg(filter.limit);
    std::optional<QSqlQuery> query = m_connection.prepare(sql);
    if (!query)
        return failed();
    for (const QVariant &value : std::as_const(values))
        query->addBindValue(value);
    if (!m_connection.run(*query))
        return failed();
    QList<Alert> alerts;
    while (m_connection.next(*query)) {
        if (const auto alert = alertFrom(*query))
            alerts << *alert;
    }
    if (m_connection.hasFailure())
        return failed();
    return alerts;
}

Result<Done> AlertTable::trim(const QDateTime &before)
{
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("DELETE FROM alerts WHERE cleared < ?"));
    if (!query)
        return failed();
    query->bindValue(0, storedTime(before));
    if (!m_connection.run(*query))
        return failed();
    return Done();
}

bool AlertTable::forgetMiner(Connection &connection, qint64 key)
{
    std::optional<QSqlQuery> query = connection.prepare(
        QStringLiteral("DELETE FROM alerts WHERE miner = ?"));
    if (!query)
        return false;
    query->bindValue(0, key);
    return connection.run(*query);
}

} // namespace coalface
