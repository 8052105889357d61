// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

//! What the database in a configuration folder holds, read past the product with plain SQL.
namespace storedsamples {

//! The rows of the raw export, in its order, built from the tables; empty where it cannot be read.
std::optional<QByteArray> asCsv(const QString &configFolder);
//! The one number that a query gives.
std::optional<qint64> number(const QString &configFolder, const QString &query);

} // namespace storedsamples
