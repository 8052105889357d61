// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/adapter.h>

#include <QJsonObject>

#include <functional>

namespace coalface::nmminer {

//! One NMMiner with firmware v2, over HTTP. A reading asks /api/system/info once; the pools need
//! /api/setting/mining besides. No NMMiner has power modes, tuning or a pause.
class WebAdapter : public MinerAdapter
{
    Q_OBJECT
public:
    using MinerAdapter::MinerAdapter;

    void readTelemetry(TelemetryJob *job) override;
    void readPoolInfo(PoolInfoJob *job) override;
    void readVersionInfo(VersionInfoJob *job) override;

    //! See PoolWriter.
    void setPool(PoolJob *job) override;
    //! Applied when the uptime has fallen.
    void restart(RestartJob *job) override;
    //! Ends with NotConfirmed: nothing that the device reports shows whether its screen flashes.
    void identify(IdentifyJob *job) override;
    void setMode(ModeJob *job) override;

private:
    //! Hands the device's state over; the job fails where it cannot be read.
    void withInfo(Job *job, std::function<void(const QJsonObject &info)> next);
};

} // namespace coalface::nmminer
