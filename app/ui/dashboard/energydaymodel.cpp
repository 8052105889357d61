// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/energydaymodel.h"

#include "core/units.h"
#include "ui/common/bidi.h"
#include "ui/common/columnheading.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace coalface {

namespace {
constexpr QChar noBreakSpace(0xa0);
}

void EnergyDayModel::setDays(const QList<EnergyDay> &days, const QDate &today,
                             const QString &currency)
{
    QList<EnergyDay> newest(days.crbegin(), days.crend());
    if (newest == m_days && today == m_today && currency == m_currency)
        return;
    m_today = today;
    m_currency = currency;
    // In place where the days are the same: a screen reader and the selection stay where they are.
    const bool isSame = newest.size() == m_days.size();
    if (!isSame)
        beginResetModel();
    m_days = newest;
    if (!isSame)
        endResetModel();
    else if (!m_days.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_days.size()) - 1, ColumnCount - 1));
}

int EnergyDayModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_days.size());
}

int EnergyDayModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString EnergyDayModel::text(const EnergyDay &day, int column) const
{
    switch (column) {
    case DayColumn:
        return day.date == m_today ? tr("Today so far")
                                   : QLocale().toString(day.date, QStringLiteral("ddd d MMM"));
    case EnergyColumn:
        return isolated(energyText(day.kilowattHours));
    case CostColumn:
        return isolated(costText(day.cost, m_currency));
    case CountedColumn:
        if (day.countedHours < 1)
            //: minutes
            return isolated(tr("%1 min").arg(QLocale().toString(qRound(day.countedHours * 60))));
        //: hours
        return isolated(tr("%1 h").arg(QLocale().toString(day.countedHours, 'f', 1)));
    default:
        return {};
    }
}

QVariant EnergyDayModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_days.size())
        return {};
    const EnergyDay &day = m_days[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(day, index.column());
    case Qt::ToolTipRole:
        if (index.column() == CountedColumn)
            return tr(
                "The energy is that of so long a time: while miners told their power, and over "
                "pauses of a few minutes, in which they went on");
        if (index.column() == CostColumn && !day.cost)
            return tr("The price is not known; set the tariff");
        if (day.silent > 0)
            //: %1 is a number of miners
            return tr("%n miners told their power; at times up to %1 answered without it", nullptr,
                      day.miners)
                .arg(QLocale().toString(day.silent));
        return tr("%n miners told their power", nullptr, day.miners);
    case Qt::TextAlignmentRole:
        return index.column() == DayColumn ? QVariant(Qt::AlignLeading | Qt::AlignVCenter)
                                           : QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant EnergyDayModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeading(section, orientation, role,
                         {tr("Day"), tr("Energy"), tr("Cost"), tr("Counted for")},
                         {EnergyColumn, CostColumn, CountedColumn});
}

QString energyText(double kilowattHours)
{
    if (kilowattHours < 1)
        return QLocale().toString(qRound(kilowattHours * 1000)) + noBreakSpace
               + QStringLiteral("Wh");
    const int digits = kilowattHours < 10 ? 2 : kilowattHours < 100 ? 1 : 0;
    return QLocale().toString(kilowattHours, 'f', digits) + noBreakSpace + QStringLiteral("kWh");
}

QString costText(const std::optional<double> &cost, const QString &currency)
{
    if (!cost)
        return units::unknown();
    const QString number = QLocale().toString(*cost, 'f', 2);
    return currency.isEmpty() ? number : number + noBreakSpace + currency;
}

} // namespace coalface
