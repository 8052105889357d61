// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermanager.h"

#include <QPromise>

#include <map>
#include <memory>

namespace coalface {

//! Notes what it is asked for, and ends it when the test says so.
class FakeDriverManager : public DriverManager
{
public:
    QList<DriverOverview> drivers;
    QStringList calls; //!< "update pebble", "rollBack pebble 1.0.0", "install /path trusted", …

    QList<DriverOverview> overview() const override { return drivers; }
    QString problem() const override { return {}; }
    QFuture<DriverChange> install(const QString &path, bool trusted) override
    {
        calls += QStringLiteral("install %1%2")
                     .arg(path, trusted ? QStringLiteral(" trusted") : QString());
        return begin(QStringLiteral("install"));
    }
    QFuture<DriverChange> update(const QString &driverType) override
    {
        calls += QStringLiteral("update ") + driverType;
        return begin(driverType);
    }
    QFuture<DriverChange> rollBack(const QString &driverType, const QString &to) override
    {
        calls += QStringLiteral("rollBack %1 %2").arg(driverType, to);
        return begin(driverType);
    }
    QFuture<DriverChange> setEnabled(const QString &driverType, bool enabled) override
    {
        calls += (enabled ? QStringLiteral("enable ") : QStringLiteral("disable ")) + driverType;
        return begin(driverType);
    }
    QFuture<DriverChange> setPinned(const QString &driverType, bool pinned) override
    {
        calls += (pinned ? QStringLiteral("pin ") : QStringLiteral("unpin ")) + driverType;
        return begin(driverType);
    }
    QFuture<DriverChange> remove(const QString &driverType) override
    {
        calls += QStringLiteral("remove ") + driverType;
        return begin(driverType);
    }
    QFuture<DriverChange> reload(const QString &driverType) override
    {
        calls += QStringLiteral("reload ") + driverType;
        return begin(driverType);
    }
    QFuture<Result<Done>> adoptBundled(bool) override
    {
        return QtFuture::makeReadyFuture(Result<Done>(Done()));
    }
    void cancel(const QString &driverType) override
    {
        calls += QStringLiteral("cancel ") + driverType;
    }

    bool runs(const QString &key) const { return m_open.find(key) != m_open.end(); }
    //! Ends the action on that driver; of an installation the key is "install".
    void finish(const QString &key, const DriverChange &change)
    {
        const std::unique_ptr<QPromise<DriverChange>> promise = std::move(m_open.at(key));
        m_open.erase(key);
        promise->addResult(change);
        promise->finish();
    }
    //! As finish(), of an update to the version that was offered.
    void finishUpdate(const QString &driverType)
    {
        DriverOverview &driver = *find(driverType);
        const QString from = std::exchange(driver.info.version, std::exchange(driver.available, {}));
        driver.condition = DriverCondition::UpToDate;
        driver.action = DriverAction::None;
        const QString to = driver.info.version;
        Q_EMIT overviewChanged(driverType);
        finish(driverType, {driverType, DriverChange::Status::Updated, from, to, {}});
    }
    void reach(const QString &driverType, Step step) { Q_EMIT progressed(driverType, step); }
    void announce(const QString &driverType) { Q_EMIT overviewChanged(driverType); }

    DriverOverview *find(const QString &driverType)
    {
        for (DriverOverview &driver : drivers) {
            if (driver.info.driverType == driverType)
                return &driver;
        }
        return nullptr;
    }

    DriverOverview &add(const QString &driverType, DriverCondition condition,
                        DriverAction action = DriverAction::None)
    {
        DriverOverview driver;
        driver.info.driverType = driverType;
        driver.info.displayName = driverType.left(1).toUpper() + driverType.mid(1);
        driver.info.manufacturer = QStringLiteral("Quarry Works");
        driver.info.models = {driver.info.displayName + QStringLiteral(" One"),
                              driver.info.displayName + QStringLiteral(" Two")};
        driver.info.version = QStringLiteral("1.1.0");
        driver.info.previousVersion = QStringLiteral("1.0.0");
        driver.info.installedVersions = {QStringLiteral("1.1.0"), QStringLiteral("1.0.0")};
        driver.info.interfaceMajor = 1;
        driver.info.interfaceMinor = 2;
        driver.info.connectionType = QStringLiteral("http");
        driver.info.probePorts = {80};
        driver.info.source = QStringLiteral("bundled");
        driver.folder = QStringLiteral("/home/u/miner_drivers/%1/1.1.0").arg(driverType);
        driver.info.path = driver.folder + QStringLiteral("/driver.so");
        driver.condition = condition;
        driver.action = action;
        if (action == DriverAction::Update)
            driver.available = QStringLiteral("1.2.0");
        drivers += driver;
        return drivers.last();
    }

private:
    QFuture<DriverChange> begin(const QString &key)
    {
        auto promise = std::make_unique<QPromise<DriverChange>>();
        promise->start();
        QFuture<DriverChange> future = promise->future();
        m_open[key] = std::move(promise);
        return future;
    }
    std::map<QString, std::unique_ptr<QPromise<DriverChange>>> m_open;
};

} // namespace coalface
