// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermanager.h"
#include "drivers/drivercatalogue.h"
#include "drivers/updates/installaction.h"
#include "drivers/updates/trials.h"

#include <QHash>

namespace coalface {

//! The manager of the drivers: hands each action its transaction, one at a time for each driver, and keeps
//! watch over versions on trial. GUI thread.
class DriverUpdates : public DriverManager
{
    Q_OBJECT
public:
    //! Both live longer.
    DriverUpdates(DriverCatalogue &catalogue, const Clock &clock, QObject *parent = nullptr);
    ~DriverUpdates() override;

    QList<DriverOverview> overview() const override;
    QString problem() const override { return m_problem; }
    QFuture<DriverChange> install(const QString &path, bool trusted) override;
    QFuture<DriverChange> update(const QString &driverType) override;
    QFuture<DriverChange> rollBack(const QString &driverType, const QString &to) override;
    QFuture<DriverChange> setEnabled(const QString &driverType, bool enabled) override;
    QFuture<DriverChange> setPinned(const QString &driverType, bool pinned) override;
    QFuture<DriverChange> remove(const QString &driverType) override;
    QFuture<DriverChange> reload(const QString &driverType) override;
    void cancel(const QString &driverType) override;

    QFuture<Result<Done>> adoptBundled(bool takeUpdates) override;

private:
    using Promise = std::shared_ptr<QPromise<DriverChange>>;

    static Promise promise();
    static QFuture<DriverChange> settled(const DriverChange &change);
    static void settle(const Promise &promise, const DriverChange &change);
    QString running(const QString &driverType) const;
    std::optional<DriverChange> refusal(const QString &driverType) const;
    QFuture<DriverChange> run(const QString &path, const InstallRequest &request);
    QFuture<DriverChange> decide(const QString &driverType, DriverChange::Status done,
                                 std::function<Result<DriverChoice>(const QString &store)> work);
    void clean(const QString &driverType);
    DriverOverview overviewOf(const DriverInfo &info) const;

    DriverCatalogue &m_catalogue;
    const Clock &m_clock;
    DriverTrials m_trials;
    QString m_problem;
    QSet<QString> m_deciding;
    QHash<QString, InstallAction *> m_installing;
};

} // namespace coalface
