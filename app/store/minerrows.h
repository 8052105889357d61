// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/miner.h"

#include <QSqlQuery>
#include <QVariant>

namespace coalface {

//! A row of the table `miners` as a record and a status, and back.
QString recordColumns(const QString &prefix = {}); //!< key first
constexpr int recordColumnCount = 12;
MinerRecord recordFrom(const QSqlQuery &query, int firstColumn = 0);
//! All record columns but the key, in their order, with the folded name after the name.
QVariantList recordValues(const MinerRecord &record);
QString recordValueColumns();

QString statusColumns(const QString &prefix = {});
constexpr int statusColumnCount = 16;
MinerStatus statusFrom(const QSqlQuery &query, int firstColumn);
QVariantList statusValues(const MinerStatus &status);

//! Names that differ only in case are the same.
QString foldedName(const QString &name);
//! ms since 1970 and back; null: invalid.
QVariant storedTime(const QDateTime &time);
QDateTime timeFrom(const QVariant &value);

} // namespace coalface
