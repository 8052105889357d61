// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/login.h>
#include <minersdk/net/httpclient.h>

namespace codeminer {

//! A family over HTTP whose writes need a session, which a one-time code is exchanged for.
class Driver : public QObject, public coalface::MinerDriver
{
    Q_OBJECT
    Q_INTERFACES(coalface::MinerDriver)
public:
    void probe(coalface::ProbeJob *job) override;
    std::unique_ptr<coalface::MinerAdapter> adapterFor(coalface::MinerLink &link) override;
};

class Adapter : public coalface::MinerAdapter, public coalface::MinerLogin
{
    Q_OBJECT
    Q_INTERFACES(coalface::MinerLogin)
public:
    using MinerAdapter::MinerAdapter;

    void login(coalface::LoginJob *job) override;
    void readTelemetry(coalface::TelemetryJob *job) override;
    void readPoolInfo(coalface::PoolInfoJob *job) override;
    void setMode(coalface::ModeJob *job) override;
    void restart(coalface::RestartJob *job) override;

private:
    void readBack(coalface::RestartJob *job, qint64 uptimeBefore);
};

} // namespace codeminer
