// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/leafsalvage.h"

#include "store/connection.h"
#include "store/leafpages.h"
#include "store/packedsamples.h"
#include "store/transaction.h"

#include <QSet>
#include <QVariant>

#include <algorithm>

namespace coalface {

namespace {
constexpr qint64 secondOfKey = 0xffff'ffff; // of a key

//! What tells whose a row is.
enum class LeafMiner { Nobody, InKey, Key, First, Second, Third };

//! Where rows may lie whose table is told by nothing but themselves.
struct LeafKind
{
    const char *table;
    LeafMiner miner;
    int fewest;       //!< columns of the oldest rows; 0: all
    int step;         //!< s from row to row
    int coarser;      //!< the same of another table that looks alike; 0: there is none
    bool isToldApart; //!< from all others, without knowing where its pages belong
};
const LeafKind leafKinds[] = {
    {"miners", LeafMiner::Nobody, 20, 1, 0, true},
    {"events", LeafMiner::Nobody, 16, 1, 0, true},
    {"slow", LeafMiner::Second, 0, 1, 0, true},
    {"packed", LeafMiner::InKey, 0, 1, 0, true},
    {"samples", LeafMiner::InKey, 0, 1, 0, true},
    {"quarters", LeafMiner::InKey, 0, 900, 3600, true},
    {"hours", LeafMiner::InKey, 0, 3600, 21600, true},
    {"quarters_slow", LeafMiner::InKey, 0, 900, 0, false},
    {"hours_slow", LeafMiner::InKey, 0, 3600, 0, false},
    {"address_history", LeafMiner::First, 0, 1, 0, false},
    {"miner_notes", LeafMiner::Key, 0, 1, 0, false},
    {"miner_tags", LeafMiner::First, 0, 1, 0, false},
    {"recorded", LeafMiner::First, 0, 1, 0, false},
    {"alerts", LeafMiner::Third, 0, 1, 0, false},
    {"driver_hours", LeafMiner::Nobody, 0, 1, 0, false},
    {"driver_calls", LeafMiner::Nobody, 0, 1, 0, false},
    {"driver_latencies", LeafMiner::Nobody, 0, 1, 0, false},
};

//! Of readings that are packed, or were deleted as too old, pages that are free now have copies.
QString copiesOf(const QString &table)
{
    const QString other = table == QLatin1String("samples")  ? QStringLiteral("packed")
                          : table == QLatin1String("packed") ? QStringLiteral("samples")
                                                             : QString();
    if (other.isEmpty())
        return {};
    return QStringLiteral(" WHERE NOT EXISTS (SELECT 1 FROM main.%1 WHERE k BETWEEN ? AND ?) AND "
                          "NOT EXISTS (SELECT 1 FROM main.trimmed WHERE miner = ? AND until > ?)")
        .arg(other);
}

struct LeafColumn
{
    QString name;
    QString type;
    bool isNeeded = false;
    bool isKey = false; //!< and so the row id
    QVariant none;      //!< what rows have that are older than it
};

bool hasRowId(Connection &connection, const QString &table)
{
    const bool has = connection.prepare(QStringLiteral("SELECT rowid FROM main.%1").arg(table))
                         .has_value();
    connection.clearFailure();
    return has;
}

QList<LeafColumn> leafColumns(Connection &connection, const QString &table)
{
    const bool isByRowId = hasRowId(connection, table);
    QList<LeafColumn> columns;
    std::optional<QSqlQuery> query = connection.prepare(
        QStringLiteral("PRAGMA source.table_info(%1)").arg(table));
    if (!query || !connection.run(*query))
        return columns;
    while (connection.next(*query)) {
        LeafColumn column;
        column.name = query->value(1).toString();
        column.type = query->value(2).toString();
        column.isNeeded = query->value(3).toBool();
        column.isKey = isByRowId && query->value(5).toInt() == 1;
        if (query->value(4).toString() == QLatin1String("''"))
            column.none = QString(QLatin1String("")); // empty, not unknown
        columns += column;
    }
    return columns;
}

bool fitsColumn(const QVariant &value, const LeafColumn &column)
{
    if (value.isNull())
        return column.isKey || !column.isNeeded;
    if (column.isKey)
        return false;
    const int type = value.typeId();
    if (column.type == QLatin1String("INTEGER"))
        return type == QMetaType::LongLong;
    if (column.type == QLatin1String("REAL"))
        return type == QMetaType::Double || type == QMetaType::LongLong;
    return type
           == (column.type == QLatin1String("TEXT") ? QMetaType::QString : QMetaType::QByteArray);
}

QSet<qint64> knownMiners(Connection &connection)
{
    QSet<qint64> keys;
    std::optional<QSqlQuery> query = connection.prepare(
        QStringLiteral("SELECT key FROM main.miners"));
    if (query && connection.run(*query)) {
        while (connection.next(*query))
            keys += query->value(0).toLongLong();
    }
    return keys;
}

//! What rows of one table look like.
class Shape
{
public:
    Shape(Connection &connection, const LeafKind &kind, const QString &table)
        : m_kind(kind),
          m_columns(leafColumns(connection, table)),
          m_order(hasRowId(connection, table) ? LeafOrder::ByRowId : LeafOrder::ByKey)
    {
        if (kind.miner != LeafMiner::Nobody)
            m_miners = knownMiners(connection);
    }

    const QList<LeafColumn> &columns() const { return m_columns; }
    LeafOrder order() const { return m_order; }
    //! False: nothing but its row id tells a row from others.
    bool hasKey() const
    {
        return m_order == LeafOrder::ByKey
               || std::any_of(m_columns.cbegin(), m_columns.cend(),
                              [](const LeafColumn &column) { return column.isKey; });
    }
    //! `isKnown`: the page is of that table, as is known from elsewhere.
    bool isOf(const Leaf &leaf, bool isKnown) const
    {
        if (!std::all_of(leaf.rows.cbegin(), leaf.rows.cend(),
                         [this](const LeafRow &row) { return isOf(row); }))
            return false;
        if (isKnown)
            return true;
        // One alone is of the coarser table as well.
        return m_kind.isToldApart
               && (m_kind.coarser == 0
                   || std::any_of(leaf.rows.cbegin(), leaf.rows.cend(), [this](const LeafRow &row) {
                          return (row.key & secondOfKey) % m_kind.coarser != 0;
                      }));
    }
    bool isWanted(const LeafRow &row) const
    {
        switch (m_kind.miner) {
        case LeafMiner::Nobody:
            return true;
        case LeafMiner::InKey:
            return m_miners.contains(row.key >> 32);
        case LeafMiner::Key:
            return m_miners.contains(row.key);
        case LeafMiner::First:
        case LeafMiner::Second:
        case LeafMiner::Third:
            break;
        }
        const QVariant miner = row.values.at(int(m_kind.miner) - int(LeafMiner::First));
        return miner.isNull() || m_miners.contains(miner.toLongLong());
    }

private:
    bool isOf(const LeafRow &row) const
    {
        const auto count = row.values.size();
        if (count > m_columns.size()
            || count < (m_kind.fewest > 0 ? m_kind.fewest : m_columns.size())
            || (m_order == LeafOrder::ByRowId && row.key < 1))
            return false;
        for (qsizetype index = 0; index < count; ++index) {
            if (!fitsColumn(row.values.at(index), m_columns.at(index)))
                return false;
        }
        return m_kind.miner != LeafMiner::InKey
               || (row.key >> 32 > 0 && (row.key & secondOfKey) % m_kind.step == 0);
    }

    const LeafKind &m_kind;
    QList<LeafColumn> m_columns;
    LeafOrder m_order;
    QSet<qint64> m_miners;
};

bool isUnpackable(const LeafRow &row)
{
    const auto samples = unpackSamples(row.key, row.values.at(2).toByteArray(), sampleColumns());
    return samples && qint64(samples->size()) == row.values.at(1).toLongLong();
}

QString insertion(const QString &table, const Shape &shape)
{
    QStringList names;
    if (!shape.hasKey())
        names += QStringLiteral("rowid");
    for (const LeafColumn &column : shape.columns())
        names += column.name;
    const QStringList places(names.size(), QStringLiteral("?"));
    return QStringLiteral("INSERT OR IGNORE INTO main.%1 (%2) SELECT %3%4")
        .arg(table, names.join(QLatin1String(", ")), places.join(QLatin1String(", ")),
             copiesOf(table));
}

void bindRow(QSqlQuery &query, const LeafRow &row, const Shape &shape, bool hasCopies)
{
    int place = 0;
    if (!shape.hasKey())
        query.bindValue(place++, row.key);
    int index = 0;
    for (const LeafColumn &column : shape.columns()) {
        const QVariant value = index < row.values.size() ? row.values.at(index) : column.none;
        query.bindValue(place++, column.isKey ? QVariant(row.key) : value);
        ++index;
    }
    if (!hasCopies)
        return;
    const qint64 miner = row.key >> 32;
    const qint64 time = row.key & secondOfKey;
    const qint64 quarter = (miner << 32) + time / 900 * 900;
    for (const qint64 value : {quarter, quarter + 899, miner, time})
        query.bindValue(place++, value);
}
} // namespace

std::optional<LeafSalvage> salvageLeaves(Connection &target, LeafPages &pages, const QString &table,
                                         const std::function<bool()> &isCancelled)
{
    const auto *const kind = std::find_if(std::begin(leafKinds), std::end(leafKinds),
                                          [&table](const LeafKind &each) {
                                              return table == QLatin1String(each.table);
                                          });
    if (kind == std::end(leafKinds))
        return LeafSalvage();
    const Shape shape(target, *kind, table);
    const auto root = target.number(
        QStringLiteral(
            "SELECT rootpage FROM source.sqlite_master WHERE type = 'table' AND name = '%1'")
            .arg(table));
    target.clearFailure();
    if (shape.columns().isEmpty() || !root)
        return LeafSalvage();
    Transaction transaction(target);
    std::optional<QSqlQuery> query = target.prepare(insertion(table, shape));
    if (!transaction.hasBegun() || !query)
        return std::nullopt;
    LeafSalvage salvage;
    bool isWhole = true;
    const bool hasCopies = !copiesOf(table).isEmpty();
    for (qint64 number = 2; number <= pages.count(); ++number) {
        if (isCancelled())
            return std::nullopt;
        const auto knownRoot = pages.rootOf(number);
        if (knownRoot && *knownRoot != *root)
            continue;
        if (shape.order() == LeafOrder::ByKey && !knownRoot)
            continue; // it may be of an index that looks alike
        const auto leaf = pages.leaf(number, shape.order());
        if (!leaf)
            continue;
        if (!shape.isOf(*leaf, knownRoot.has_value())) {
            isWhole = isWhole && !knownRoot;
            continue;
        }
        for (const LeafRow &row : leaf->rows) {
            if (!shape.isWanted(row))
                continue;
            if (table == QLatin1String("packed") && !isUnpackable(row)) {
                isWhole = false;
                continue;
            }
            bindRow(*query, row, shape, hasCopies);
            if (!target.run(*query))
                return std::nullopt;
            salvage.added += query->numRowsAffected();
        }
    }
    query->finish();
    // By key there were rows in the page that is lost, too.
    salvage.isComplete = isWhole && shape.order() == LeafOrder::ByRowId
                         && pages.isComplete(*root, isCancelled);
    return transaction.commit() ? std::optional(salvage) : std::nullopt;
}

} // namespace coalface
