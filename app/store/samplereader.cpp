// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/samplereader.h"

#include "store/connection.h"
#include "store/rollupcolumns.h"

#include <QStringList>

namespace coalface {

namespace {
bool isSlowColumn(const Column &column)
{
    return column.field->pace == TelemetryField::Pace::Slow;
}

//! The first key of the quarter of an hour.
qint64 quarterKey(qint64 k)
{
    return (k & ~secondsMask) + stretchStart(k & secondsMask, quarterSeconds);
}
} // namespace

SampleReader::SampleReader(Connection &connection, std::vector<Column> columns)
    : m_connection(connection), m_columns(std::move(columns))
{
    for (const Column &column : m_columns) {
        if (isSlowColumn(column))
            m_slowColumns.push_back(column);
    }
}

bool SampleReader::prepare()
{
    if (m_query)
        return true;
    QStringList names{QStringLiteral("s.k"), QStringLiteral("NULL"), QStringLiteral("s.slow")};
    QStringList packed{QStringLiteral("p.k"), QStringLiteral("p.told"), QStringLiteral("NULL")};
    for (const Column &column : m_columns) {
        names += (isSlowColumn(column) ? QStringLiteral("w.") : QStringLiteral("s."))
                 + column.field->key;
        packed += QStringLiteral("NULL");
    }
    if (!m_slowColumns.empty()) {
        m_slowQuery = m_connection.prepare(
            QStringLiteral("SELECT %1 FROM slow WHERE id = ?").arg(columnList(m_slowColumns)));
        if (!m_slowQuery)
            return false;
    }
    m_query = m_connection.prepare(
        QStringLiteral("SELECT %1 FROM samples s %2 WHERE s.k >= ? AND s.k < ? UNION ALL "
                       "SELECT %3 FROM packed p WHERE p.k >= ? AND p.k < ? ORDER BY 1")
            .arg(names.join(QLatin1String(", ")),
                 m_slowColumns.empty() ? QString()
                                       : QStringLiteral("LEFT JOIN slow w ON w.id = s.slow"),
                 packed.join(QLatin1String(", "))));
    return m_query.has_value();
}

bool SampleReader::start(qint64 from, qint64 to)
{
    if (!prepare())
        return false;
    m_from = from;
    m_to = to;
    m_packed.clear();
    m_next = 0;
    m_query->bindValue(0, from);
    m_query->bindValue(1, to);
    m_query->bindValue(2, quarterKey(from));
    m_query->bindValue(3, to);
    return m_connection.run(*m_query);
}

bool SampleReader::next()
{
    while (true) {
        while (m_next < m_packed.size()) {
            StoredSample &sample = m_packed[m_next++];
            if (sample.k < m_from || sample.k >= m_to)
                continue;
            if (!addSlow(sample))
                return false;
            m_sample = std::move(sample);
            return true;
        }
        if (!m_connection.next(*m_query))
            return false;
        if (!m_query->isNull(1)) {
            if (!takePacked())
                return false;
            continue;
        }
        m_sample.k = m_query->value(0).toLongLong();
        m_sample.slow = m_query->value(2);
        m_sample.values.resize(qsizetype(m_columns.size()));
        for (qsizetype index = 0; index < m_sample.values.size(); ++index)
            m_sample.values[index] = m_query->value(int(index) + 3);
        return true;
    }
}

bool SampleReader::takePacked()
{
    auto samples = unpackSamples(m_query->value(0).toLongLong(), m_query->value(1).toByteArray(),
                                 m_columns);
    if (!samples) {
        m_connection.noteDamage(QStringLiteral("a row of packed samples cannot be read"));
        return false;
    }
    m_packed = std::move(*samples);
    m_next = 0;
    return true;
}

bool SampleReader::addSlow(StoredSample &sample)
{
    if (m_slowColumns.empty() || sample.slow.isNull())
        return true;
    const qint64 id = sample.slow.toLongLong();
    auto row = m_slowRows.constFind(id);
    if (row == m_slowRows.cend()) {
        QVariantList values;
        m_slowQuery->bindValue(0, id);
        if (m_connection.run(*m_slowQuery) && m_connection.next(*m_slowQuery)) {
            for (size_t index = 0; index < m_slowColumns.size(); ++index)
                values += m_slowQuery->value(int(index));
        }
        m_slowQuery->finish();
        if (m_connection.hasFailure())
            return false;
        values.resize(qsizetype(m_slowColumns.size()));
        row = m_slowRows.insert(id, values);
    }
    qsizetype slow = 0;
    for (size_t index = 0; index < m_columns.size(); ++index) {
        if (isSlowColumn(m_columns[index]))
            sample.values[qsizetype(index)] = row->at(slow++);
    }
    return true;
}

void SampleReader::finish()
{
    for (std::optional<QSqlQuery> *query : {&m_query, &m_slowQuery}) {
        if (*query)
            (*query)->finish();
    }
    m_packed.clear();
    m_slowRows.clear();
}

QString sampleEdge(const char *function, const QString &from, const QString &to)
{
    return QStringLiteral(
               "(SELECT %1(edge) FROM (SELECT %1(k) AS edge FROM samples WHERE k >= %2 AND k < %3 "
               "UNION ALL SELECT %1(k) FROM packed WHERE k >= %2 AND k < %3))")
        .arg(QLatin1String(function), from, to);
}

bool unpackQuarter(Connection &connection, qint64 k)
{
    const qint64 first = quarterKey(k);
    const auto packed = connection.number(
        QStringLiteral("SELECT k FROM packed WHERE k >= %1 AND k < %2")
            .arg(first)
            .arg(first + quarterSeconds));
    if (!packed)
        return !connection.hasFailure();
    const std::vector<Column> &columns = sampleColumns();
    std::optional<QSqlQuery> insert = connection.prepare(
        QStringLiteral("INSERT OR REPLACE INTO samples (k, slow, %1) VALUES (?, ?%2)")
            .arg(columnList(columns), QStringLiteral(", ?").repeated(qsizetype(columns.size()))));
    SampleReader reader(connection, columns);
    std::vector<StoredSample> samples;
    if (!insert || !reader.start(first, first + quarterSeconds))
        return false;
    while (reader.next())
        samples.push_back({reader.k(), reader.slow(), reader.values()});
    reader.finish();
    if (connection.hasFailure()
        || !connection.execute(QStringLiteral("DELETE FROM packed WHERE k = %1").arg(*packed)))
        return false;
    for (const StoredSample &sample : samples) {
        int index = 0;
        insert->bindValue(index++, sample.k);
        insert->bindValue(index++, sample.slow);
        for (const QVariant &value : sample.values)
            insert->bindValue(index++, value);
        if (!connection.run(*insert))
            return false;
    }
    return true;
}

} // namespace coalface
