// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/driver.h>
#include <minersdk/net/lineclient.h>

#include <QJsonObject>

namespace lineminer {

//! A family of the line protocol: JSON commands, answers end with NUL; a pool is changed with the
//! web login's password and used after a reboot.
class Driver : public QObject, public coalface::MinerDriver
{
    Q_OBJECT
    Q_INTERFACES(coalface::MinerDriver)
public:
    void probe(coalface::ProbeJob *job) override;
    std::unique_ptr<coalface::MinerAdapter> adapterFor(coalface::MinerLink &link) override;
};

class Adapter : public coalface::MinerAdapter
{
    Q_OBJECT
public:
    using MinerAdapter::MinerAdapter;

    void readTelemetry(coalface::TelemetryJob *job) override;
    void readPoolInfo(coalface::PoolInfoJob *job) override;
    void setMode(coalface::ModeJob *job) override;
    void restart(coalface::RestartJob *job) override;
    void setPool(coalface::PoolJob *job) override;

private:
    void reboot(coalface::PoolJob *job);
    void readBack(coalface::PoolJob *job);
};

} // namespace lineminer
