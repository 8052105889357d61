// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seriesrows.h"

#include "store/connection.h"
#include "store/samplereader.h"

#include <QStringList>
#include <QVariant>
#include <QtEndian>

namespace coalface {

namespace {
bool isSlow(const Column &column)
{
    return column.field->pace == TelemetryField::Pace::Slow;
}

//! Where the counts of a column lie among those of its pace; -1: it has none.
int placeInKnown(const Column &column)
{
    if (!isAveraged(column))
        return -1;
    int place = 0;
    for (const Column &other : isSlow(column) ? slowColumns() : sampleColumns()) {
        if (other.field == column.field)
            return place;
        place += isAveraged(other) ? 1 : 0;
    }
    return -1;
}

int knownOf(const QByteArray &counts, int place, int samples)
{
    if (place < 0 || counts.size() < 2 * place + 2)
        return samples;
    return qFromLittleEndian<quint16>(counts.constData() + 2 * place);
}

QString summedSql(Stretch stretch, const std::vector<Column> &columns)
{
    QStringList names{QStringLiteral("r.k"), QStringLiteral("r.n"), QStringLiteral("r.known")};
    bool needsSlow = false;
    for (const Column &column : columns) {
        const QString key = column.field->key;
        needsSlow = needsSlow || isSlow(column);
        if (isSlow(column))
            names += QStringLiteral("w.%1, m.%1").arg(key);
        else if (hasExtremes(column))
            names += QStringLiteral("r.%1, r.%1_least, r.%1_greatest").arg(key);
        else
            names += QStringLiteral("r.") + key;
    }
    if (needsSlow)
        names.insert(3, QStringLiteral("m.known"));
    return QStringLiteral("SELECT %1 FROM %2 r %3 WHERE r.k >= ? AND r.k < ? ORDER BY r.k")
        .arg(names.join(QLatin1String(", ")), tableOf(stretch),
             needsSlow ? QStringLiteral("LEFT JOIN slow w ON w.id = r.slow "
                                        "LEFT JOIN %1 m ON m.k = r.k")
                             .arg(slowTableOf(stretch))
                       : QString());
}

bool readSamples(Connection &connection, qint64 miner, const Segment &segment,
                 const std::vector<Column> &columns, const TakeRow &take)
{
    SampleReader reader(connection, columns);
    if (!reader.start((miner << 32) + segment.from, (miner << 32) + segment.to))
        return false;
    std::vector<std::optional<SeriesPiece>> pieces(columns.size());
    while (reader.next()) {
        for (size_t column = 0; column < columns.size(); ++column) {
            const QVariant &told = reader.values().at(qsizetype(column));
            pieces[column].reset();
            if (told.isNull())
                continue;
            const double value = decodedNumber(told.toDouble(), columns[column].form);
            pieces[column] = SeriesPiece{value, 1, value, value};
        }
        const qint64 second = reader.k() & secondsMask;
        if (!take(second, second, pieces))
            return true;
    }
    return !connection.hasFailure();
}

//! Takes a column of a row of sums, and moves `index` behind it.
std::optional<SeriesPiece> summedPiece(const QSqlQuery &query, int &index, const Column &column,
                                       int place, bool needsSlow)
{
    const int samples = query.value(1).toInt();
    int known = samples;
    QVariant told = query.value(index++);
    bool isSum = isAveraged(column);
    if (isSlow(column)) {
        isSum = isSum && told.isNull(); // the one row that held all the time has the value itself
        const QVariant mixed = query.value(index++);
        if (told.isNull()) {
            told = mixed;
            known = knownOf(query.value(needsSlow ? 3 : 2).toByteArray(), place, samples);
        }
    } else if (isSum && !told.isNull()) {
        known = knownOf(query.value(2).toByteArray(), place, samples);
    }
    SeriesPiece piece;
    piece.weight = known;
    if (!told.isNull() && known > 0)
        piece.mean = isSum ? decodedSum(told.toDouble() / known, column)
                           : decodedNumber(told.toDouble(), column.form);
    piece.least = piece.greatest = piece.mean;
    if (!isSlow(column) && hasExtremes(column)) {
        piece.least = decodedNumber(query.value(index++).toDouble(), column.form);
        piece.greatest = decodedNumber(query.value(index++).toDouble(), column.form);
    }
    return told.isNull() || known <= 0 ? std::nullopt : std::optional(piece);
}
} // namespace

bool readSegment(Connection &connection, qint64 miner, const Segment &segment,
                 const std::vector<Column> &columns, const TakeRow &take)
{
    if (segment.source == Segment::Source::Samples)
        return readSamples(connection, miner, segment, columns, take);
    std::optional<QSqlQuery> query = connection.prepare(
        summedSql(stretchOf(segment.source), columns));
    if (!query)
        return false;
    query->bindValue(0, (miner << 32) + segment.from);
    query->bindValue(1, (miner << 32) + segment.to);
    if (!connection.run(*query))
        return false;
    std::vector<int> places;
    bool needsSlow = false;
    for (const Column &column : columns) {
        places.push_back(placeInKnown(column));
        needsSlow = needsSlow || isSlow(column);
    }
    std::vector<std::optional<SeriesPiece>> pieces(columns.size());
    while (connection.next(*query)) {
        const qint64 first = query->value(0).toLongLong() & secondsMask;
        int index = needsSlow ? 4 : 3;
        for (size_t column = 0; column < columns.size(); ++column)
            pieces[column] = summedPiece(*query, index, columns[column], places[column], needsSlow);
        if (!take(first, first + secondsOf(segment.source) - 1, pieces))
            return true;
    }
    return !connection.hasFailure();
}

} // namespace coalface
