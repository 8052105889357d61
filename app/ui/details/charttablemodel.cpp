// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/charttablemodel.h"

#include "ui/common/agetext.h"
#include "ui/common/columnheading.h"

#include <QDateTime>

#include <algorithm>

namespace coalface {

namespace {
bool isNumber(int column)
{
    return column >= 2 && column <= 4;
}

//! In local time; where the clock shows that time twice, with the zone, as summer and winter time differ in it.
QString pointTime(const QDateTime &moment)
{
    const QString text = exactMomentText(moment);
    for (const int seconds : {-3600, 3600}) {
        if (moment.addSecs(seconds).time() == moment.time())
            return text + QLatin1Char(' ') + moment.timeZoneAbbreviation();
    }
    return text;
}
} // namespace

void ChartTableModel::setSeries(const QList<ChartSeries> &series, const ValueText &valueText)
{
    QList<Row> rows;
    for (const ChartSeries &line : series) {
        for (const auto &run : line.runs) {
            for (const SeriesPoint &point : run)
                rows += {line.name, point, isRecorded(line, point.time)};
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row &a, const Row &b) { return a.point.time > b.point.time; });
    m_valueText = valueText;
    // Rows are overwritten in place, so that a reader keeps its place while the chart is live.
    const int before = int(m_rows.size());
    const int now = int(rows.size());
    if (now > before)
        beginInsertRows({}, before, now - 1);
    else if (now < before)
        beginRemoveRows({}, now, before - 1);
    m_rows = rows;
    if (now > before)
        endInsertRows();
    else if (now < before)
        endRemoveRows();
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(now - 1, columnCount() - 1));
}

int ChartTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ChartTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 6;
}

QVariant ChartTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const Row &row = m_rows[index.row()];
    switch (index.column()) {
    case 0:
        return pointTime(QDateTime::fromMSecsSinceEpoch(row.point.time));
    case 1:
        return row.series;
    case 2:
        return m_valueText(row.point.mean);
    case 3:
        return m_valueText(row.point.least);
    case 4:
        return m_valueText(row.point.greatest);
    default:
        return row.isRecorded ? tr("the miner itself") : tr("Coalface");
    }
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    //: Of a value: by whom it was recorded
    const QString source = tr("Recorded by");
    return columnHeading(section, orientation, role,
                         {tr("Time"), tr("Line"), tr("Mean"), tr("Least"), tr("Greatest"), source},
                         {2, 3, 4});
}

} // namespace coalface
