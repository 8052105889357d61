// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/drivertablemodel.h"

#include "ui/common/bidi.h"
#include "ui/common/columnheading.h"
#include "ui/common/fleetminers.h"
#include "ui/drivers/driverconditionicon.h"
#include "ui/drivers/driverconditiontext.h"
#include "ui/drivers/driverwork.h"

#include <QApplication>
#include <QLocale>
#include <QVersionNumber>

#include <algorithm>

namespace coalface {

namespace {

constexpr int stepCount = 4;

//! "1.10.0" comes after "1.9.0".
QString sortableVersion(const QString &version)
{
    QString sortable;
    for (const int part : QVersionNumber::fromString(version).segments())
        sortable += QStringLiteral("%1.").arg(part, 6, 10, QLatin1Char('0'));
    return sortable + version;
}

int placeOf(const QList<DriverOverview> &drivers, const QString &driverType)
{
    const auto found = std::find_if(drivers.cbegin(), drivers.cend(),
                                    [&](const DriverOverview &driver) {
                                        return driver.info.driverType == driverType;
                                    });
    return found == drivers.cend() ? -1 : int(found - drivers.cbegin());
}

} // namespace

DriverTableModel::DriverTableModel(DriverManager &manager, const Fleet &fleet,
                                   const DriverWork &work, QObject *parent)
    : QAbstractTableModel(parent), m_manager(manager), m_fleet(fleet), m_work(work)
{
    for (const DriverCondition condition : allDriverConditions())
        m_icons.insert(condition, driverConditionIcon(condition));
    connect(&m_manager, &DriverManager::overviewChanged, this, &DriverTableModel::refresh);
    connect(&m_work, &DriverWork::changed, this, &DriverTableModel::noteChanged);
    for (const auto signal : {&Fleet::minersAdded, &Fleet::minersRemoved, &Fleet::minersChanged})
        connect(&m_fleet, signal, this, &DriverTableModel::recount);
    refresh();
    recount();
}

void DriverTableModel::refresh()
{
    const QList<DriverOverview> now = m_manager.overview();
    for (int row = int(m_drivers.size()) - 1; row >= 0; --row) {
        if (placeOf(now, m_drivers[row].info.driverType) >= 0)
            continue;
        beginRemoveRows({}, row, row);
        m_drivers.removeAt(row);
        endRemoveRows();
    }
    for (int place = 0; place < now.size(); ++place) {
        const int row = rowOf(now[place].info.driverType);
        if (row >= 0) {
            m_drivers[row] = now[place];
            continue;
        }
        const int where = qMin(place, int(m_drivers.size()));
        beginInsertRows({}, where, where);
        m_drivers.insert(where, now[place]);
        endInsertRows();
    }
    if (!m_drivers.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_drivers.size()) - 1, ColumnCount - 1));
    Q_EMIT refreshed();
}

void DriverTableModel::recount()
{
    QHash<QString, int> now;
    for (const Miner *miner : fleetMiners(m_fleet, m_fleet.keys()))
        ++now[miner->record.driverType];
    if (now == m_miners)
        return;
    m_miners = now;
    if (!m_drivers.isEmpty())
        Q_EMIT dataChanged(index(0, MinersColumn), index(int(m_drivers.size()) - 1, MinersColumn));
    Q_EMIT refreshed();
}

void DriverTableModel::noteChanged(const QString &driverType)
{
    if (const int row = rowOf(driverType); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int DriverTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_drivers.size());
}

int DriverTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

const DriverOverview *DriverTableModel::driverAt(int row) const
{
    return row >= 0 && row < m_drivers.size() ? &m_drivers[row] : nullptr;
}

const DriverOverview *DriverTableModel::driver(const QString &driverType) const
{
    return driverAt(rowOf(driverType));
}

int DriverTableModel::rowOf(const QString &driverType) const
{
    return placeOf(m_drivers, driverType);
}

QStringList DriverTableModel::updatable() const
{
    QStringList types;
    for (const DriverOverview &driver : m_drivers) {
        if (driver.condition == DriverCondition::UpdateAvailable && !driver.pinned)
            types += driver.info.driverType;
    }
    return types;
}

QVariant DriverTableModel::data(const QModelIndex &index, int role) const
{
    const DriverOverview *driver = index.isValid() ? driverAt(index.row()) : nullptr;
    if (!driver)
        return {};
    const int column = index.column();
    const bool busy = m_work.isBusy(driver->info.driverType);
    switch (role) {
    case Qt::DisplayRole:
        return display(*driver, column);
    case SortRole:
        return sortValue(*driver, column);
    case TypeRole:
        return driver->info.driverType;
    case ProgressRole:
        return busy && column == StatusColumn ? progress(*driver) : QVariant();
    case Qt::DecorationRole:
        return column == StatusColumn ? QVariant(m_icons.value(driver->condition)) : QVariant();
    case Qt::ForegroundRole:
        if (column == StatusColumn && !busy)
            return driverConditionColour(driver->condition, QApplication::palette());
        return {};
    case Qt::TextAlignmentRole:
        return int((column == MinersColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return toolTip(*driver, column);
    default:
        return {};
    }
}

QVariant DriverTableModel::display(const DriverOverview &driver, int column) const
{
    switch (column) {
    case DriverColumn:
        return driverTitle(driver);
    case ModelsColumn:
        return isolated(driver.info.models.join(QStringLiteral(", ")));
    case MinersColumn:
        return QLocale().toString(minersOf(driver.info.driverType));
    case InstalledColumn:
        return isolated(driver.info.version);
    case AvailableColumn:
        return isolated(driver.available);
    case StatusColumn:
        return m_work.isBusy(driver.info.driverType)
                   ? driverStepWord(m_work.step(driver.info.driverType))
               : driver.removed ? tr("Removed")
                                : driverConditionWord(driver.condition);
    case SourceColumn:
        return driverSourceWord(driver.info.source);
    default:
        return {};
    }
}

QVariant DriverTableModel::sortValue(const DriverOverview &driver, int column) const
{
    switch (column) {
    case MinersColumn:
        return minersOf(driver.info.driverType);
    case InstalledColumn:
        return sortableVersion(driver.info.version);
    case AvailableColumn:
        return sortableVersion(driver.available);
    case StatusColumn:
        return int(allDriverConditions().indexOf(driver.condition));
    default:
        return display(driver, column);
    }
}

QString DriverTableModel::toolTip(const DriverOverview &driver, int column) const
{
    switch (column) {
    case ModelsColumn:
        return driver.info.models.join(QLatin1Char('\n'));
    case MinersColumn:
        return tr("%n miners use this driver", nullptr, minersOf(driver.info.driverType));
    case StatusColumn:
        return driverConditionSentence(driver);
    default:
        return display(driver, column).toString();
    }
}

QVariant DriverTableModel::progress(const DriverOverview &driver) const
{
    const auto step = m_work.step(driver.info.driverType);
    return step ? double(int(*step) + 1) / stepCount : 0.0;
}

QVariant DriverTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeading(section, orientation, role,
                         {tr("Driver"), tr("Models"), tr("Miners"), tr("Installed"),
                          tr("Available"), tr("Status"), tr("Source")},
                         {MinersColumn});
}

} // namespace coalface
