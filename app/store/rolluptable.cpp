// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rolluptable.h"

#include "store/connection.h"

#include <QStringList>
#include <QtEndian>

#include <cmath>

namespace coalface {

namespace {
constexpr double largestWhole = 9e15; // exact as a double

//! The columns of one pace, as places in the order of the catalogue.
std::vector<size_t> placesOf(TelemetryField::Pace pace)
{
    std::vector<size_t> places;
    for (size_t index = 0; index < allColumns().size(); ++index) {
        if (allColumns()[index].field->pace == pace)
            places.push_back(index);
    }
    return places;
}

const std::vector<size_t> &fastPlaces()
{
    static const std::vector<size_t> places = placesOf(TelemetryField::Pace::Sample);
    return places;
}

const std::vector<size_t> &slowPlaces()
{
    static const std::vector<size_t> places = placesOf(TelemetryField::Pace::Slow);
    return places;
}

QStringList extremeNames()
{
    QStringList names;
    for (const size_t place : fastPlaces()) {
        if (hasExtremes(allColumns()[place])) {
            names += allColumns()[place].field->key + QStringLiteral("_least");
            names += allColumns()[place].field->key + QStringLiteral("_greatest");
        }
    }
    return names;
}

QVariant stored(double number, const Column &column)
{
    if (column.form != Column::Form::Plain && std::abs(number) < largestWhole)
        return qlonglong(std::llround(number));
    return number;
}

QVariant stored(const Rollup::Value &value, const Column &column)
{
    if (value.known == 0)
        return {};
    return isAveraged(column) ? stored(value.sum, column) : value.last;
}

QByteArray counts(const Rollup &rollup, const std::vector<size_t> &places)
{
    QByteArray bytes;
    for (const size_t place : places) {
        if (!isAveraged(allColumns()[place]))
            continue;
        char raw[2];
        qToLittleEndian(quint16(std::min(rollup.value(place).known, 0xffff)), raw);
        bytes.append(raw, 2);
    }
    return bytes;
}

bool isEveryValueKnown(const Rollup &rollup)
{
    for (const size_t place : fastPlaces()) {
        const int known = rollup.value(place).known;
        if (isAveraged(allColumns()[place]) && known != 0 && known != rollup.samples())
            return false;
    }
    return true;
}

//! Takes the values of one pace off a row, beginning at `index`.
void decodePace(const QSqlQuery &query, int &index, const std::vector<size_t> &places,
                const QByteArray &known, Rollup &rollup)
{
    qsizetype averaged = 0;
    for (const size_t place : places) {
        const QVariant told = query.value(index++);
        Rollup::Value value;
        const bool isMean = isAveraged(allColumns()[place]);
        const qsizetype at = 2 * averaged;
        averaged += isMean ? 1 : 0;
        if (told.isNull())
            continue;
        value.known = isMean && known.size() >= at + 2
                          ? qFromLittleEndian<quint16>(known.constData() + at)
                          : rollup.samples();
        if (value.known == 0)
            continue;
        value.last = told;
        if (isMean) {
            value.sum = told.toDouble();
            value.least = value.greatest = value.sum / value.known;
        }
        rollup.setValue(place, value);
    }
}
} // namespace

QString RollupTable::selection(Stretch stretch)
{
    QStringList names{QStringLiteral("r.k"), QStringLiteral("r.n"), QStringLiteral("r.slow"),
                      QStringLiteral("r.known")};
    names += columnList(sampleColumns(), QStringLiteral("r."));
    for (const QString &name : extremeNames())
        names += QStringLiteral("r.") + name;
    names += QStringLiteral("m.known");
    names += columnList(slowColumns(), QStringLiteral("m."));
    names += columnList(slowColumns(), QStringLiteral("w."));
    return QStringLiteral(
               "SELECT %1 FROM %2 r LEFT JOIN slow w ON w.id = r.slow LEFT JOIN %3 m ON m.k = r.k ")
        .arg(names.join(QLatin1String(", ")), tableOf(stretch), slowTableOf(stretch));
}

RollupTable::Row RollupTable::fromQuery(const QSqlQuery &query)
{
    Row row;
    row.k = query.value(0).toLongLong();
    Rollup &rollup = row.rollup;
    rollup.setSamples(query.value(1).toInt());
    int index = 4;
    decodePace(query, index, fastPlaces(), query.value(3).toByteArray(), rollup);
    for (const size_t place : fastPlaces()) {
        if (!hasExtremes(allColumns()[place]))
            continue;
        const QVariant least = query.value(index++);
        const QVariant greatest = query.value(index++);
        Rollup::Value value = rollup.value(place);
        if (value.known == 0 || least.isNull() || greatest.isNull())
            continue;
        value.least = least.toDouble();
        value.greatest = greatest.toDouble();
        rollup.setValue(place, value);
    }
    const QVariant mixed = query.value(index++);
    if (!mixed.isNull()) {
        rollup.setSlow(Rollup::Slow::Mixed, 0);
        decodePace(query, index, slowPlaces(), mixed.toByteArray(), rollup);
    } else if (!query.isNull(2)) {
        rollup.setSlow(Rollup::Slow::One, query.value(2).toLongLong());
        index += int(slowPlaces().size());
        for (const size_t place : slowPlaces()) {
            Rollup::Value value;
            value.last = query.value(index++);
            if (value.last.isNull())
                continue;
            value.known = rollup.samples();
            value.least = value.greatest = summand(value.last, allColumns()[place]);
            value.sum = value.least * value.known;
            rollup.setValue(place, value);
        }
    }
    return row;
}

bool RollupTable::prepare()
{
    if (m_deleteSlow)
        return true;
    const auto insertInto = [this](const QString &table, const QStringList &names) {
        return m_connection.prepare(
            QStringLiteral("INSERT OR REPLACE INTO %1 (%2) VALUES (%3)")
                .arg(table, names.join(QLatin1String(", ")),
                     QStringList(names.size(), QStringLiteral("?")).join(QLatin1String(", "))));
    };
    QStringList names{QStringLiteral("k"), QStringLiteral("n"), QStringLiteral("slow"),
                      QStringLiteral("known")};
    for (const size_t place : fastPlaces())
        names += allColumns()[place].field->key;
    names += extremeNames();
    QStringList slowNames{QStringLiteral("k"), QStringLiteral("known")};
    for (const size_t place : slowPlaces())
        slowNames += allColumns()[place].field->key;
    const QString deletion = QStringLiteral("DELETE FROM %1 WHERE k = ?");
    m_select = m_connection.prepare(selection(m_stretch)
                                    + QStringLiteral("WHERE r.k >= ? AND r.k < ? ORDER BY r.k"));
    m_insert = insertInto(tableOf(m_stretch), names);
    m_insertSlow = insertInto(slowTableOf(m_stretch), slowNames);
    m_delete = m_connection.prepare(deletion.arg(tableOf(m_stretch)));
    m_deleteSlow = m_connection.prepare(deletion.arg(slowTableOf(m_stretch)));
    return m_select && m_insert && m_insertSlow && m_delete && m_deleteSlow;
}

std::optional<std::vector<RollupTable::Row>> RollupTable::read(qint64 from, qint64 to)
{
    if (!prepare())
        return std::nullopt;
    m_select->bindValue(0, from);
    m_select->bindValue(1, to);
    std::vector<Row> rows;
    if (m_connection.run(*m_select)) {
        while (m_connection.next(*m_select))
            rows.push_back(fromQuery(*m_select));
    }
    m_select->finish();
    if (m_connection.hasFailure())
        return std::nullopt;
    return rows;
}

bool RollupTable::write(qint64 k, const Rollup &rollup)
{
    if (!prepare())
        return false;
    const bool isMixed = !rollup.isEmpty() && rollup.slow() == Rollup::Slow::Mixed;
    for (auto *deletion : {&m_delete, &m_deleteSlow}) {
        if (deletion == &m_delete ? !rollup.isEmpty() : isMixed)
            continue;
        (*deletion)->bindValue(0, k);
        if (!m_connection.run(**deletion))
            return false;
    }
    if (rollup.isEmpty())
        return true;
    int index = 0;
    m_insert->bindValue(index++, k);
    m_insert->bindValue(index++, rollup.samples());
    m_insert->bindValue(index++, rollup.slow() == Rollup::Slow::One
                                     ? QVariant(qlonglong(rollup.slowRow()))
                                     : QVariant());
    m_insert->bindValue(index++, isEveryValueKnown(rollup) ? QVariant()
                                                           : QVariant(counts(rollup, fastPlaces())));
    for (const size_t place : fastPlaces())
        m_insert->bindValue(index++, stored(rollup.value(place), allColumns()[place]));
    for (const size_t place : fastPlaces()) {
        const Column &column = allColumns()[place];
        if (!hasExtremes(column))
            continue;
        const Rollup::Value &value = rollup.value(place);
        m_insert->bindValue(index++, value.known ? stored(value.least, column) : QVariant());
        m_insert->bindValue(index++, value.known ? stored(value.greatest, column) : QVariant());
    }
    if (!m_connection.run(*m_insert))
        return false;
    if (!isMixed)
        return true;
    m_insertSlow->bindValue(0, k);
    m_insertSlow->bindValue(1, counts(rollup, slowPlaces()));
    index = 2;
    for (const size_t place : slowPlaces())
        m_insertSlow->bindValue(index++, stored(rollup.value(place), allColumns()[place]));
    return m_connection.run(*m_insertSlow);
}

void RollupTable::finish()
{
    for (std::optional<QSqlQuery> *query :
         {&m_select, &m_insert, &m_insertSlow, &m_delete, &m_deleteSlow}) {
        if (*query)
            (*query)->finish();
    }
}

} // namespace coalface
