// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rollup.h"

#include <algorithm>
#include <cmath>

namespace coalface {

void Rollup::add(const QVariantList &values, const QVariant &slow)
{
    combineSlow(slow.isNull() ? Slow::None : Slow::One, slow.toLongLong(), m_samples == 0);
    ++m_samples;
    for (size_t index = 0; index < m_values.size(); ++index) {
        const QVariant &told = values.at(qsizetype(index));
        if (told.isNull())
            continue;
        Value &value = m_values[index];
        value.last = told;
        if (isAveraged(allColumns()[index])) {
            const double number = summand(told, allColumns()[index]);
            value.least = value.known == 0 ? number : std::min(value.least, number);
            value.greatest = value.known == 0 ? number : std::max(value.greatest, number);
            value.sum += number;
        }
        ++value.known;
    }
}

void Rollup::append(const Rollup &later)
{
    if (later.isEmpty())
        return;
    combineSlow(later.m_slow, later.m_slowRow, m_samples == 0);
    m_samples += later.m_samples;
    for (size_t index = 0; index < m_values.size(); ++index) {
        const Value &other = later.m_values[index];
        if (other.known == 0)
            continue;
        Value &value = m_values[index];
        value.least = value.known == 0 ? other.least : std::min(value.least, other.least);
        value.greatest = value.known == 0 ? other.greatest
                                          : std::max(value.greatest, other.greatest);
        value.sum += other.sum;
        value.known += other.known;
        value.last = other.last;
    }
}

QVariantList Rollup::row() const
{
    QVariantList row;
    row.reserve(qsizetype(m_values.size()));
    for (size_t index = 0; index < m_values.size(); ++index) {
        const Column &column = allColumns()[index];
        if (m_values[index].known == 0)
            row += QVariant();
        else if (!isAveraged(column))
            row += m_values[index].last;
        else if (column.form == Column::Form::Plain)
            row += mean(index) / 100;
        else
            row += qlonglong(std::llround(mean(index)));
    }
    return row;
}

void Rollup::setSlow(Slow slow, qint64 row)
{
    m_slow = slow;
    m_slowRow = row;
}

void Rollup::combineSlow(Slow slow, qint64 row, bool isFirst)
{
    if (isFirst)
        setSlow(slow, row);
    else if (slow != m_slow || (slow == Slow::One && row != m_slowRow))
        setSlow(Slow::Mixed, 0);
}

} // namespace coalface
