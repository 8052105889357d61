// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/energydays.h"

#include <QAbstractTableModel>

namespace coalface {

//! The table "Energy": what the fleet took, day by day, the newest first.
class EnergyDayModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { DayColumn, EnergyColumn, CostColumn, CountedColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    //! `today`: which of them is not over.
    void setDays(const QList<EnergyDay> &days, const QDate &today, const QString &currency);
    const QList<EnergyDay> &days() const { return m_days; } //!< the newest first

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const EnergyDay &day, int column) const;

    QList<EnergyDay> m_days;
    QDate m_today;
    QString m_currency;
};

//! "1.23 kWh"; "0.31 €" or, where the price is not known, "—".
QString energyText(double kilowattHours);
QString costText(const std::optional<double> &cost, const QString &currency);

} // namespace coalface
