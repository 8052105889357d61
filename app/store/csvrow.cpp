// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/csvrow.h"

#include <QDateTime>

#include <algorithm>

namespace coalface {

namespace {
constexpr char lineEnd[] = "\r\n";

QByteArray quoted(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    const bool isPlain = std::none_of(bytes.cbegin(), bytes.cend(), [](char c) {
        return c == ',' || c == '"' || c == '\r' || c == '\n';
    });
    if (isPlain)
        return bytes;
    return '"' + bytes.replace('"', "\"\"") + '"';
}

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

QByteArray field(const QVariant &value, Column::Form form)
{
    if (value.isNull())
        return {};
    switch (form) {
    case Column::Form::Whole:
        return QByteArray::number(value.toLongLong());
    case Column::Form::Hundredths:
        return hundredths(value.toLongLong());
    case Column::Form::Plain:
        return withoutTrailingZeros(QByteArray::number(value.toDouble(), 'f', 2));
    case Column::Form::Text:
        break;
    }
    return quoted(value.toString());
}
} // namespace

QByteArray csvHeader(bool withSamples)
{
    QByteArray line = "timestamp,id,name";
    for (const Column &column : allColumns())
        line += ',' + QByteArray(column.field->key.data(), column.field->key.size());
    if (withSamples)
        line += ",samples";
    return line + lineEnd;
}

QByteArray csvRow(const QString &id, const QString &name, const CsvValues &row, bool withSamples)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(row.second, Qt::UTC);
    QByteArray line = time.toString(Qt::ISODate).toLatin1() + ',' + quoted(id) + ',' + quoted(name);
    const std::vector<Column> &columns = allColumns();
    for (size_t index = 0; index < columns.size(); ++index)
        line += ',' + field(row.values.value(qsizetype(index)), columns[index].form);
    if (withSamples)
        line += ',' + QByteArray::number(row.samples);
    return line + lineEnd;
}

} // namespace coalface
