// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcsv.h"

#include <QByteArrayList>

#include <algorithm>

namespace coalface {

namespace {

QByteArray number(double value, const CsvFormat &format)
{
    QByteArray text = QByteArray::number(value, 'f', 4);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return format.number(text == "-0" ? QByteArray("0") : text);
}

} // namespace

QByteArray chartCsv(const QList<ChartSeries> &lines, const QString &unit, const QDateTime &from,
                    const QDateTime &to, const CsvFormat &format)
{
    struct Row
    {
        qsizetype line = 0;
        SeriesPoint point;
    };
    QList<Row> rows;
    for (qsizetype line = 0; line < lines.size(); ++line) {
        for (const QList<SeriesPoint> &run : lines[line].runs) {
            for (const SeriesPoint &point : run) {
                if (point.time >= from.toMSecsSinceEpoch() && point.time <= to.toMSecsSinceEpoch())
                    rows += Row{line, point};
            }
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row &a, const Row &b) { return a.point.time < b.point.time; });
    const char between = format.separatorByte();
    QByteArray csv = format.mark()
                     + QByteArrayList{"timestamp", "line", "unit", "mean", "least", "greatest"}.join(
                         between)
                     + "\r\n";
    for (const Row &row : std::as_const(rows)) {
        csv += QByteArrayList{format.time(row.point.time / 1000),
                              format.text(lines[row.line].name),
                              format.text(unit),
                              number(row.point.mean, format),
                              number(row.point.least, format),
                              number(row.point.greatest, format)}
                   .join(between)
               + "\r\n";
    }
    return csv;
}

} // namespace coalface
