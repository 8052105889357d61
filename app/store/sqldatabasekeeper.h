// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/databasekeeper.h"

namespace coalface {

class Database;

//! The port on the database, which must outlive it.
class SqlDatabaseKeeper : public DatabaseKeeper
{
    Q_OBJECT
public:
    explicit SqlDatabaseKeeper(Database &database, QObject *parent = nullptr);

    QString file() const override;
    QString mended() const override;
    void noteMendedSeen() override;
    QFuture<Result<int>> storeWaiting() override;
    Answer backUp(const QString &file, const Control &control) override;
    Answer restore(const QString &file, const Control &control) override;
    Answer check(const Control &control) override;
    Answer compact() override;
    Answer rebuild(const Control &control) override;

private:
    Database &m_database;
};

} // namespace coalface
