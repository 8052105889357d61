// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nmminer/pools.h"

#include <minersdk/adapter.h>

#include <QJsonObject>

#include <functional>
#include <optional>

namespace coalface::nmminer {

//! One NMMiner with firmware v2, over HTTP. A reading asks /api/system/info, then /api/setting/mining for the stored pools; without
//! an answer to that what it said last counts. No NMMiner has power modes, tuning or a pause.
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
    void addSettings(TelemetryJob *job, const Telemetry &told);
    void lookAgain(TelemetryJob *job, const Telemetry &told);
    Telemetry withSettings(Telemetry telemetry, const Result<MiningSettings> &settings) const;

    std::optional<MiningSettings> m_settings; //!< of the newest reading that got them
};

} // namespace coalface::nmminer
