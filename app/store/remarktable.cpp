// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/remarktable.h"

#include "store/connection.h"
#include "store/storetext.h"
#include "store/transaction.h"

namespace coalface {

namespace {

Error noMiner(qint64 key)
{
    return {Error::Kind::Rejected, StoreText::tr("There is no miner m%1: it was removed.").arg(key)};
}

//! Calls `take` with each row of (miner, text), as long as they belong to one of the miners.
template<typename Take>
bool distribute(Connection &connection, const QString &sql, QList<StoredMiner> &miners, Take take)
{
    std::optional<QSqlQuery> query = connection.prepare(sql);
    if (!query || !connection.run(*query))
        return false;
    auto at = miners.begin();
    while (connection.next(*query)) {
        const qint64 key = query->value(0).toLongLong();
        while (at != miners.end() && at->record.key < key)
            ++at;
        if (at != miners.end() && at->record.key == key)
            take(at->remarks, query->value(1).toString());
    }
    return !connection.hasFailure();
}

} // namespace

Error RemarkTable::failed() const
{
    return {Error::Kind::Internal, m_connection.sentence()};
}

bool RemarkTable::addTo(QList<StoredMiner> &miners)
{
    return distribute(m_connection,
                      QStringLiteral(
                          "SELECT miner, tag FROM miner_tags ORDER BY miner, tag_folded"),
                      miners, [](MinerRemarks &remarks, const QString &tag) { remarks.tags += tag; })
           && distribute(m_connection,
                         QStringLiteral("SELECT miner, notes FROM miner_notes ORDER BY miner"),
                         miners,
                         [](MinerRemarks &remarks, const QString &notes) { remarks.notes = notes; });
}

std::optional<QStringList> RemarkTable::tagsOf(qint64 key)
{
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("SELECT tag FROM miner_tags WHERE miner = ? ORDER BY tag_folded"));
    if (!query)
        return std::nullopt;
    query->addBindValue(key);
    if (!m_connection.run(*query))
        return std::nullopt;
    QStringList tags;
    while (m_connection.next(*query))
        tags += query->value(0).toString();
    return m_connection.hasFailure() ? std::nullopt : std::optional(tags);
}

std::optional<QString> RemarkTable::spelled(const QString &tag)
{
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("SELECT tag FROM miner_tags WHERE tag_folded = ? LIMIT 1"));
    if (!query)
        return std::nullopt;
    query->addBindValue(foldedTag(tag));
    if (!m_connection.run(*query))
        return std::nullopt;
    const bool isKnown = m_connection.next(*query);
    if (m_connection.hasFailure())
        return std::nullopt;
    return isKnown ? query->value(0).toString() : tag;
}

std::optional<bool> RemarkTable::isThere(qint64 key)
{
    const std::optional<qint64> found = m_connection.number(
        QStringLiteral("SELECT key FROM miners WHERE key = %1").arg(key));
    if (m_connection.hasFailure())
        return std::nullopt;
    return found.has_value();
}

Result<QHash<qint64, QStringList>> RemarkTable::tag(const QList<qint64> &keys,
                                                    const QStringList &added,
                                                    const QStringList &removed)
{
    Transaction transaction(m_connection);
    if (!transaction.hasBegun())
        return failed();
    const auto apply = [this](const QString &sql, qint64 key, const QStringList &values) {
        std::optional<QSqlQuery> query = m_connection.prepare(sql);
        if (!query)
            return false;
        query->addBindValue(key);
        for (const QString &value : values)
            query->addBindValue(value);
        return m_connection.run(*query);
    };
    QHash<qint64, QStringList> result;
    for (const qint64 key : keys) {
        const std::optional<bool> there = isThere(key);
        if (!there)
            return failed();
        if (!*there)
            return noMiner(key);
        for (const QString &tag : removed) {
            if (!apply(QStringLiteral("DELETE FROM miner_tags WHERE miner = ? AND tag_folded = ?"),
                       key, {foldedTag(tag)}))
                return failed();
        }
        for (const QString &tag : added) {
            const std::optional<QString> spelling = spelled(tag);
            if (!spelling
                || !apply(QStringLiteral(
                              "INSERT OR IGNORE INTO miner_tags (miner, tag_folded, tag) "
                              "VALUES (?, ?, ?)"),
                          key, {foldedTag(tag), *spelling}))
                return failed();
        }
        const std::optional<QStringList> tags = tagsOf(key);
        if (!tags)
            return failed();
        if (tags->size() > mostTags && !added.isEmpty()) {
            return Error{Error::Kind::Rejected,
                         StoreText::tr("A miner has at most %1 tags, m%2 would have %3: take one "
                                       "away first.")
                             .arg(mostTags)
                             .arg(key)
                             .arg(tags->size())};
        }
        result.insert(key, *tags);
    }
    if (!transaction.commit())
        return failed();
    return result;
}

Result<Done> RemarkTable::setNotes(qint64 key, const QString &notes)
{
    Transaction transaction(m_connection);
    if (!transaction.hasBegun())
        return failed();
    const std::optional<bool> there = isThere(key);
    if (!there)
        return failed();
    if (!*there)
        return noMiner(key);
    std::optional<QSqlQuery> query = m_connection.prepare(
        notes.isEmpty() ? QStringLiteral("DELETE FROM miner_notes WHERE miner = ?")
                        : QStringLiteral("INSERT OR REPLACE INTO miner_notes (miner, notes) "
                                         "VALUES (?, ?)"));
    if (!query)
        return failed();
    query->addBindValue(key);
    if (!notes.isEmpty())
        query->addBindValue(notes);
    if (!m_connection.run(*query))
        return failed();
    query->finish();
    if (!transaction.commit())
        return failed();
    return Done{};
}

} // namespace coalface
