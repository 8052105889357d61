// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/samplewriter.h"

#include "store/columns.h"
#include "store/connection.h"
#include "store/minerrows.h"
#include "store/rollupcolumns.h"
#include "store/samplereader.h"
#include "store/transaction.h"

#include <algorithm>

namespace coalface {

namespace {
constexpr qint64 secondsEnd = qint64(1) << 32;
constexpr qint64 minersEnd = qint64(1) << 31;

//! To the last digit, which is more than is stored.
bool isSameSlow(const Telemetry &a, const Telemetry &b)
{
    const std::vector<Column> &columns = slowColumns();
    return std::all_of(columns.begin(), columns.end(), [&](const Column &column) {
        return std::visit([&](auto member) { return a.*member == b.*member; }, column.field->member);
    });
}

QString placeholders(qsizetype count)
{
    return QStringList(count, QStringLiteral("?")).join(QStringLiteral(", "));
}
} // namespace

std::optional<qint64> sampleKey(qint64 miner, const QDateTime &time)
{
    if (!time.isValid() || miner <= 0 || miner >= minersEnd)
        return std::nullopt;
    const qint64 seconds = time.toSecsSinceEpoch();
    if (seconds < 0 || seconds >= secondsEnd)
        return std::nullopt;
    return miner << 32 | seconds;
}

std::optional<qint64> secondAtOrAfter(const QDateTime &time)
{
    if (!time.isValid())
        return std::nullopt;
    const qint64 milliseconds = std::clamp<qint64>(time.toMSecsSinceEpoch(), 0,
                                                   (secondsEnd - 1) * 1000);
    return (milliseconds + 999) / 1000;
}

SampleWriter::SampleWriter(Connection &connection) : m_connection(connection), m_stale(connection)
{}

bool SampleWriter::prepare()
{
    if (m_prepared)
        return true;
    const std::vector<Column> &fast = sampleColumns();
    const std::vector<Column> &slow = slowColumns();
    m_insert = m_connection.prepare(
        QStringLiteral("INSERT OR IGNORE INTO samples (k, slow, %1) VALUES (%2)")
            .arg(columnList(fast), placeholders(qsizetype(fast.size()) + 2)));
    m_insertSlow = m_connection.prepare(
        QStringLiteral("INSERT INTO slow (miner, %1) VALUES (%2)")
            .arg(columnList(slow), placeholders(qsizetype(slow.size()) + 1)));
    m_selectSlow = m_connection.prepare(QStringLiteral("SELECT id, %1 FROM slow WHERE miner = ? "
                                                       "ORDER BY id DESC LIMIT 1")
                                            .arg(columnList(slow)));
    m_selectKey = m_connection.prepare(QStringLiteral("SELECT 1 FROM samples WHERE k = ?"));
    m_updateStatus = m_connection.prepare(
        QStringLiteral("UPDATE miners SET (%1) = (%2) WHERE key = ?")
            .arg(statusColumns(), placeholders(statusColumnCount)));
    m_prepared = m_insert && m_insertSlow && m_selectSlow && m_selectKey && m_updateStatus;
    return m_prepared;
}

void SampleWriter::forget()
{
    m_miners.reset();
    m_slow.clear();
    m_stale.forget();
}

std::optional<int> SampleWriter::store(const QList<Sample> &samples,
                                       const QHash<qint64, MinerStatus> &statuses)
{
    return inTransaction([&] { return storeWithin(samples, statuses); });
}

std::optional<int> SampleWriter::inTransaction(const std::function<std::optional<int>()> &work)
{
    std::optional<int> stored;
    if (prepare()) {
        Transaction transaction(m_connection);
        if (transaction.hasBegun() && refresh())
            stored = work();
        for (std::optional<QSqlQuery> *query :
             {&m_insert, &m_insertSlow, &m_selectSlow, &m_selectKey, &m_updateStatus})
            (*query)->finish();
        m_stale.finish();
        if (stored && !transaction.commit())
            stored.reset();
    }
    if (!stored)
        forget(); // it may hold rows that were rolled back
    return stored;
}

bool SampleWriter::refresh()
{
    // Inside the transaction, so that nobody can change anything after this look.
    const std::optional<qint64> version = m_connection.number(
        QStringLiteral("PRAGMA data_version"));
    if (!version)
        return false;
    if (m_version != version)
        forget();
    m_version = version;
    return m_miners || readMiners();
}

bool SampleWriter::readMiners()
{
    std::optional<QSqlQuery> query = m_connection.prepare(QStringLiteral("SELECT key FROM miners"));
    if (!query || !m_connection.run(*query))
        return false;
    QSet<qint64> miners;
    while (m_connection.next(*query))
        miners += query->value(0).toLongLong();
    if (m_connection.hasFailure())
        return false;
    m_miners = std::move(miners);
    return true;
}

std::optional<int> SampleWriter::storeWithin(const QList<Sample> &samples,
                                             const QHash<qint64, MinerStatus> &statuses)
{
    int total = 0;
    for (const Sample &sample : samples) {
        const std::optional<int> rows = storeSample(sample);
        if (!rows)
            return std::nullopt;
        total += *rows;
    }
    for (auto status = statuses.cbegin(); status != statuses.cend(); ++status) {
        if (!storeStatus(status.key(), status.value()))
            return std::nullopt;
    }
    return total;
}

std::optional<int> SampleWriter::storeSample(const Sample &sample)
{
    const std::optional<qint64> k = sampleKey(sample.minerKey, sample.telemetry.timestamp);
    if (!k || !m_miners->contains(sample.minerKey))
        return 0;
    QVariant reference;
    // What is to be summed up is not packed.
    const bool isOpen = m_stale.isMarked(sample.minerKey, *k & secondsMask)
                        || unpackQuarter(m_connection, *k);
    if (!isOpen || !slowReference(*k, sample, reference))
        return std::nullopt;
    int index = 0;
    m_insert->bindValue(index++, *k);
    m_insert->bindValue(index++, reference);
    for (const Column &column : sampleColumns())
        m_insert->bindValue(index++, encoded(sample.telemetry, column));
    if (!m_connection.run(*m_insert))
        return std::nullopt;
    const int stored = std::max(0, m_insert->numRowsAffected());
    if (stored > 0 && !m_stale.mark(sample.minerKey, *k & secondsMask))
        return std::nullopt;
    return stored;
}

bool SampleWriter::isStored(qint64 k)
{
    m_selectKey->bindValue(0, k);
    const bool found = m_connection.run(*m_selectKey) && m_connection.next(*m_selectKey);
    m_selectKey->finish();
    return found;
}

SampleWriter::SlowRow *SampleWriter::lastSlow(qint64 miner)
{
    const auto known = m_slow.find(miner);
    if (known != m_slow.end())
        return &*known;
    m_selectSlow->bindValue(0, miner);
    if (!m_connection.run(*m_selectSlow))
        return nullptr;
    SlowRow row;
    if (m_connection.next(*m_selectSlow)) {
        row.id = m_selectSlow->value(0).toLongLong();
        // Through the same decoding and encoding as a reading, so that equal values are equal variants.
        int index = 1;
        for (const Column &column : slowColumns()) {
            decode(m_selectSlow->value(index++), column, row.told);
            row.values += encoded(row.told, column);
        }
    }
    m_selectSlow->finish();
    if (m_connection.hasFailure())
        return nullptr;
    return &*m_slow.insert(miner, row);
}

bool SampleWriter::slowReference(qint64 k, const Sample &sample, QVariant &reference)
{
    SlowRow *last = lastSlow(sample.minerKey);
    if (!last)
        return false;
    if (last->id && isSameSlow(last->told, sample.telemetry)) {
        reference = *last->id;
        return true;
    }
    QVariantList values;
    for (const Column &column : slowColumns())
        values += encoded(sample.telemetry, column);
    if (std::all_of(values.cbegin(), values.cend(),
                    [](const QVariant &value) { return value.isNull(); }))
        return true;
    if (last->id && last->values == values) {
        last->told = sample.telemetry;
        reference = *last->id;
        return true;
    }
    if (isStored(k) || m_connection.hasFailure())
        return !m_connection.hasFailure();
    m_insertSlow->bindValue(0, sample.minerKey);
    for (int index = 0; index < values.size(); ++index)
        m_insertSlow->bindValue(index + 1, values.at(index));
    if (!m_connection.run(*m_insertSlow))
        return false;
    reference = m_insertSlow->lastInsertId();
    m_slow.insert(sample.minerKey, {reference.toLongLong(), values, sample.telemetry});
    return true;
}

bool SampleWriter::storeStatus(qint64 miner, const MinerStatus &status)
{
    if (!m_miners->contains(miner))
        return true;
    int index = 0;
    for (const QVariant &value : statusValues(status))
        m_updateStatus->bindValue(index++, value);
    m_updateStatus->bindValue(index, miner);
    return m_connection.run(*m_updateStatus);
}

} // namespace coalface
