// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/drivermanager.h"
#include "core/ports/eventlog.h"

#include <QHash>

namespace coalface {

//! A manager of drivers that notes in the log what it did to them: which version runs in place of which, by whom. An
//! action that failed is noted, too; one that was refused or changed nothing is not.
class RecordedDrivers : public DriverManager
{
    Q_OBJECT
public:
    //! All of them outlive it.
    RecordedDrivers(DriverManager &manager, EventLog &log, const Clock &clock,
                    QObject *parent = nullptr);

    QList<DriverOverview> overview() const override { return m_manager.overview(); }
    QString problem() const override { return m_manager.problem(); }
    QFuture<DriverChange> install(const QString &path, bool trusted) override;
    QFuture<DriverChange> update(const QString &driverType) override;
    QFuture<DriverChange> rollBack(const QString &driverType, const QString &to = {}) override;
    QFuture<DriverChange> setEnabled(const QString &driverType, bool enabled) override;
    QFuture<DriverChange> setPinned(const QString &driverType, bool pinned) override;
    QFuture<DriverChange> remove(const QString &driverType) override;
    QFuture<DriverChange> reload(const QString &driverType) override;
    QFuture<Result<Done>> adoptBundled(bool takeUpdates) override;
    void cancel(const QString &driverType) override { m_manager.cancel(driverType); }

private:
    using Versions = QHash<QString, QString>;
    Versions versions() const; //!< that run
    QFuture<DriverChange> noted(EventKind kind, const QFuture<DriverChange> &change);
    void noteChange(EventKind kind, const DriverChange &change);
    void noteRollback(const QString &driverType, const QString &sentence);
    void noteAdopted(const Versions &before);
    void followVersion(const QString &driverType);

    DriverManager &m_manager;
    EventLog &m_log;
    const Clock &m_clock;
    Versions m_running;
    Versions m_earlier; //!< that ran before the one in m_running
};

} // namespace coalface
