// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/alertlog.h"

namespace coalface {

class Database;
class Writer;

//! The alerts in the database. `database` must outlive it.
class SqlAlertLog : public AlertLog
{
    Q_OBJECT
public:
    explicit SqlAlertLog(Database &database, QObject *parent = nullptr);

    QFuture<Result<Done>> add(const QList<Alert> &alerts) override;
    QFuture<Result<Done>> mark(const QStringList &ids, Mark mark, const QDateTime &when) override;
    QFuture<Result<Done>> unmark(const QStringList &ids, Mark mark) override;
    QFuture<Result<Done>> update(const QList<Alert> &alerts) override;
    QFuture<Result<QList<Alert>>> read(const AlertFilter &filter) override;
    QFuture<Result<Done>> trim(const QDateTime &before) override;

private:
    QFuture<Result<Done>> announced(const QFuture<Result<Done>> &done);

    Database &m_database;
};

} // namespace coalface
