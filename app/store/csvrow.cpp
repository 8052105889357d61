// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/csvrow.h"

#include <QByteArrayList>

namespace coalface {

namespace {
constexpr char lineEnd[] = "\r\n";

QByteArray withoutTrailingZeros(QByteArray number)
{
    while (number.endsWith('0'))
        number.chop(1);
    if (number.endsWith('.'))
        number.chop(1);
    return number == "-0" ? QByteArray("0") : number;
}

QByteArray hundredths(qint64 value)
{
    const quint64 size = value < 0 ? quint64(-value) : quint64(value);
    QByteArray number = value < 0 ? QByteArray("-") : QByteArray();
    number += QByteArray::number(size / 100) + '.'
              + QByteArray::number(size % 100).rightJustified(2, '0');
    return withoutTrailingZeros(number);
}

QByteArray field(const QVariant &value, Column::Form form, const CsvFormat &format)
{
    if (value.isNull())
        return {};
    switch (form) {
    case Column::Form::Whole:
        return QByteArray::number(value.toLongLong());
    case Column::Form::Hundredths:
        return format.number(hundredths(value.toLongLong()));
    case Column::Form::Plain:
        return format.number(withoutTrailingZeros(QByteArray::number(value.toDouble(), 'f', 2)));
    case Column::Form::Text:
        break;
    }
    return format.text(value.toString());
}
} // namespace

CsvRows::CsvRows(const CsvFormat &format, const QStringList &keys, bool withSamples)
    : m_format(format), m_withSamples(withSamples)
{
    const std::vector<Column> &columns = allColumns();
    for (size_t place = 0; place < columns.size(); ++place) {
        if (keys.isEmpty() || keys.contains(columns[place].field->key))
            m_places.push_back(place);
    }
}

QByteArray CsvRows::header() const
{
    QByteArrayList names{"timestamp", "id", "name"};
    for (const size_t place : m_places) {
        const QLatin1String key = allColumns()[place].field->key;
        names += QByteArray(key.data(), key.size());
    }
    if (m_withSamples)
        names += "samples";
    return m_format.mark() + names.join(m_format.separatorByte()) + lineEnd;
}

QByteArray CsvRows::row(const QString &id, const QString &name, const CsvValues &values) const
{
    const char between = m_format.separatorByte();
    QByteArray line = m_format.time(values.second);
    line += between + m_format.text(id) + between + m_format.text(name);
    for (const size_t place : m_places)
        line += between
                + field(values.values.value(qsizetype(place)), allColumns()[place].form, m_format);
    if (m_withSamples)
        line += between + QByteArray::number(values.samples);
    return line + lineEnd;
}

} // namespace coalface
