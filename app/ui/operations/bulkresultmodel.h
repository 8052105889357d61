// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/bulkchange.h"

#include <QAbstractTableModel>
#include <QIcon>

namespace coalface {

//! The table "Bulk results": how far each miner of a change is, and what came of it.
class BulkResultModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Address, Change, Result, Detail, ColumnCount };

    //! `change` lives longer than the model.
    explicit BulkResultModel(const BulkChange &change, QObject *parent = nullptr);

    //! These rows, or all, for people: a line each.
    QString asText(QList<int> rows) const;
    //! All of them for programs (RFC 4180), with the words of documents.
    QByteArray asCsv() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const BulkChange::Entry &entry, int column) const;

    const BulkChange &m_change;
    QIcon m_done, m_failed, m_uncertain, m_busy, m_waiting;
};

} // namespace coalface
