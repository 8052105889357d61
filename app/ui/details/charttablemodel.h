// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartseries.h"

#include <QAbstractTableModel>

#include <functional>

namespace coalface {

//! What a chart draws, as rows: a point each, newest first.
class ChartTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using ValueText = std::function<QString(double)>;
    explicit ChartTableModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setSeries(const QList<ChartSeries> &series, const ValueText &valueText);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString series;
        SeriesPoint point;
        bool isRecorded = false; //!< by the miner itself
    };
    QList<Row> m_rows;
    ValueText m_valueText;
};

} // namespace coalface
