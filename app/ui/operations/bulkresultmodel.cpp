// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/bulkresultmodel.h"

#include "core/operations/preview.h"
#include "ui/common/bidi.h"
#include "ui/common/columnheading.h"
#include "ui/operations/bulktext.h"
#include "ui/operations/outcometext.h"
#include "ui/theme/stateicon.h"

#include <algorithm>

namespace coalface {

namespace {

using Phase = Operation::Phase;

QString csvField(const QString &text)
{
    QString quoted = text;
    return QLatin1Char('"') + quoted.replace(QLatin1Char('"'), QStringLiteral("\"\""))
           + QLatin1Char('"');
}

//! What was there, and what is wanted there, as a person reads it.
QString changeText(const BulkTarget &target)
{
    const QString before = target.before.isEmpty()
                               ? QStringLiteral("?")
                               : bulktext::withFallback(target.before, target.fallbackBefore);
    return isolated(
        QStringLiteral("%1 → %2").arg(before,
                                      bulktext::withFallback(target.after, target.fallbackAfter)));
}

QString verbWord(WriteRequest::Verb verb)
{
    return capabilityName(capabilityFor(verb)); // "set_mode", as everywhere outside
}

} // namespace

BulkResultModel::BulkResultModel(const BulkChange &change, QObject *parent)
    : QAbstractTableModel(parent),
      m_change(change),
      m_done(stateIcon(MinerState::Online)),
      m_failed(stateIcon(MinerState::Offline)),
      m_uncertain(stateIcon(MinerState::Warning)),
      m_busy(stateIcon(MinerState::Starting)),
      m_waiting(stateIcon(MinerState::Unknown))
{
    connect(&change, &BulkChange::entryChanged, this,
            [this](int row) { Q_EMIT dataChanged(index(row, Result), index(row, Detail)); });
    connect(&change, &BulkChange::started, this,
            [this] { Q_EMIT dataChanged(index(0, Result), index(rowCount() - 1, Detail)); });
}

QString BulkResultModel::text(const BulkChange::Entry &entry, int column) const
{
    switch (column) {
    case Name:
        return isolated(entry.target.name);
    case Address:
        return isolated(entry.target.address);
    case Change:
        return entry.target.after.isEmpty()
                   ? QString()
                   : bulktext::inPlace(entry.target.request, changeText(entry.target));
    case Result:
        return entry.phase == Phase::Done ? bulktext::outcome(entry.report)
                                          : bulktext::phase(entry.phase);
    default: {
        QString detail = entry.phase == Phase::Done ? outcomeText(entry.report) : QString();
        if (entry.wasUnderWay && entry.phase == Phase::Done)
            detail += QLatin1Char(' ') + tr("It could not be stopped any more.");
        return detail;
    }
    }
}

QString BulkResultModel::asText(QList<int> rows) const
{
    if (rows.isEmpty()) {
        for (int row = 0; row < rowCount(); ++row)
            rows += row;
    }
    std::sort(rows.begin(), rows.end());
    const auto line = [](const auto &cellAt) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells += cellAt(column);
        return cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    };
    QString lines = line([this](int column) {
        return headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    });
    for (const int row : std::as_const(rows))
        lines += line([&](int column) { return text(m_change.entries()[row], column); });
    return lines;
}

QByteArray BulkResultModel::asCsv() const
{
    QString csv = QStringLiteral("id,name,address,action,before,after,outcome,verified,detail\r\n");
    for (const BulkChange::Entry &entry : m_change.entries()) {
        const bool isOver = entry.phase == Phase::Done;
        const QStringList fields{QStringLiteral("m%1").arg(entry.target.key),
                                 csvField(entry.target.name),
                                 entry.target.address,
                                 verbWord(entry.target.request.verb),
                                 csvField(withFallback(entry.target.before,
                                                       entry.target.fallbackBefore)),
                                 csvField(
                                     withFallback(entry.target.after, entry.target.fallbackAfter)),
                                 isOver ? outcomeName(entry.report.outcome) : QString(),
                                 isOver && entry.report.verified ? QStringLiteral("true")
                                                                 : QStringLiteral("false"),
                                 csvField(isOver ? entry.report.detail : QString())};
        csv += fields.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    }
    return csv.toUtf8();
}

int BulkResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_change.entries().size());
}

int BulkResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant BulkResultModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const BulkChange::Entry &entry = m_change.entries()[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(entry, index.column());
    case Qt::DecorationRole:
        if (index.column() != Result)
            return {};
        if (entry.phase == Phase::Waiting)
            return m_waiting;
        if (entry.phase != Phase::Done)
            return m_busy;
        return isDone(entry.report.outcome)        ? m_done
               : isUncertain(entry.report.outcome) ? m_uncertain
                                                   : m_failed;
    default:
        return {};
    }
}

QVariant BulkResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeading(section, orientation, role,
                         {tr("Name"), tr("IP address"), tr("Change"), tr("Result"), tr("Detail")});
}

} // namespace coalface
