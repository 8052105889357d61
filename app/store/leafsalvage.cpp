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

//! Where rows may lie whose table is told by nothing but themselves.
struct LeafKind
{
    const char *table;
    bool isOfMiner;   //!< by its key
    int fewest;       //!< columns of the oldest rows; 0: all
    int step;         //!< s from row to row
    int coarser;      //!< the same of another table that looks alike; 0: there is none
    bool isToldApart; //!< from all others, without knowing where its pages belong
};
const LeafKind leafKinds[] = {
    {"miners", false, 20, 1, 0, true},       {"events", false, 16, 1, 0, true},
    {"slow", false, 0, 1, 0, true},          {"packed", true, 0, 1, 0, true},
    {"samples", true, 0, 1, 0, true},        {"quarters", true, 0, 900, 3600, true},
    {"hours", true, 0, 3600, 21600, true},   {"quarters_slow", true, 0, 900, 0, false},
    {"hours_slow", true, 0, 3600, 0, false},
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
    bool isKey = false;
    QVariant none; //!< what rows have that are older than it
};

QList<LeafColumn> leafColumns(Connection &connection, const QString &table)
{
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
        column.isKey = query->value(5).toInt() == 1;
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
        : m_kind(kind), m_columns(leafColumns(connection, table))
    {
        if (kind.isOfMiner || table == QLatin1String("slow"))
            m_miners = knownMiners(connection);
    }

    const QList<LeafColumn> &columns() const { return m_columns; }
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
        if (m_kind.isOfMiner)
            return m_miners.contains(row.key >> 32);
        return m_miners.isEmpty() || m_miners.contains(row.values.at(1).toLongLong());
    }

private:
    bool isOf(const LeafRow &row) const
    {
        const auto count = row.values.size();
        if (count > m_columns.size()
            || count < (m_kind.fewest > 0 ? m_kind.fewest : m_columns.size()) || row.key < 1)
            return false;
        for (qsizetype index = 0; index < count; ++index) {
            if (!fitsColumn(row.values.at(index), m_columns.at(index)))
                return false;
        }
        return !m_kind.isOfMiner
               || (row.key >> 32 > 0 && (row.key & secondOfKey) % m_kind.step == 0);
    }

    const LeafKind &m_kind;
    QList<LeafColumn> m_columns;
    QSet<qint64> m_miners;
};

bool isUnpackable(const LeafRow &row)
{
    const auto samples = unpackSamples(row.key, row.values.at(2).toByteArray(), sampleColumns());
    return samples && qint64(samples->size()) == row.values.at(1).toLongLong();
}

QString insertion(const QString &table, const QList<LeafColumn> &columns)
{
    QStringList names;
    QStringList places;
    for (const LeafColumn &column : columns) {
        names += column.name;
        places += QStringLiteral("?");
    }
    return QStringLiteral("INSERT OR IGNORE INTO main.%1 (%2) SELECT %3%4")
        .arg(table, names.join(QLatin1String(", ")), places.join(QLatin1String(", ")),
             copiesOf(table));
}

void bindRow(QSqlQuery &query, const LeafRow &row, const QList<LeafColumn> &columns, bool hasCopies)
{
    int place = 0;
    for (const LeafColumn &column : columns) {
        const QVariant value = place < row.values.size() ? row.values.at(place) : column.none;
        query.bindValue(place, column.isKey ? QVariant(row.key) : value);
        ++place;
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

std::optional<LeafSalvage> salvageLeaves(Connection &target, LeafPages &pages, const QString &table)
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
    std::optional<QSqlQuery> query = target.prepare(insertion(table, shape.columns()));
    if (!transaction.hasBegun() || !query)
        return std::nullopt;
    LeafSalvage salvage;
    bool isWhole = true;
    const bool hasCopies = !copiesOf(table).isEmpty();
    for (qint64 number = 2; number <= pages.count(); ++number) {
        const auto knownRoot = pages.rootOf(number);
        if (knownRoot && *knownRoot != *root)
            continue;
        const auto leaf = pages.leaf(number);
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
            bindRow(*query, row, shape.columns(), hasCopies);
            if (!target.run(*query))
                return std::nullopt;
            salvage.added += query->numRowsAffected();
        }
    }
    query->finish();
    salvage.isComplete = isWhole && pages.isComplete(*root);
    return transaction.commit() ? std::optional(salvage) : std::nullopt;
}

} // namespace coalface
