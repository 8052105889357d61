// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/driverresultmodel.h"

#include "ui/common/agetext.h"
#include "ui/theme/stateicon.h"

#include <algorithm>

namespace coalface {

namespace {
constexpr int mostResults = 500;
}

DriverResultModel::DriverResultModel(QObject *parent)
    : QAbstractListModel(parent),
      m_good(stateIcon(MinerState::Online)),
      m_bad(stateIcon(MinerState::Offline))
{}

void DriverResultModel::add(const QDateTime &at, bool good, const QString &sentence)
{
    if (m_results.size() >= mostResults) {
        beginRemoveRows({}, int(m_results.size()) - 1, int(m_results.size()) - 1);
        m_results.removeLast();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_results.prepend({at, good, sentence});
    endInsertRows();
}

QString DriverResultModel::asText(QList<int> rows) const
{
    if (rows.isEmpty()) {
        for (int row = 0; row < m_results.size(); ++row)
            rows += row;
    }
    std::sort(rows.begin(), rows.end(), std::greater<>());
    QString text;
    for (const int row : std::as_const(rows)) {
        text += m_results[row].at.toLocalTime().toString(Qt::ISODate) + QLatin1Char(' ')
                + m_results[row].sentence + QLatin1Char('\n');
    }
    return text;
}

int DriverResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_results.size());
}

QVariant DriverResultModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_results.size())
        return {};
    const Result &result = m_results[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return QStringLiteral("%1  %2").arg(result.at.toLocalTime().toString(
                                                QStringLiteral("HH:mm")),
                                            result.sentence);
    case Qt::AccessibleTextRole:
        return result.good ? result.sentence : tr("Problem: %1").arg(result.sentence);
    case Qt::DecorationRole:
        return result.good ? m_good : m_bad;
    case Qt::ToolTipRole:
        return momentText(result.at);
    default:
        return {};
    }
}

} // namespace coalface
