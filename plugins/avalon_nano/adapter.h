// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/light.h"

#include <minersdk/adapter.h>
#include <minersdk/login.h>

namespace coalface::avalon_nano {

//! One Avalon. A reading is one request where the device joins commands. Unknown models are read only.
class Adapter : public MinerAdapter, public MinerLogin
{
    Q_OBJECT
    Q_INTERFACES(coalface::MinerLogin)
public:
    explicit Adapter(MinerLink &link, QObject *parent = nullptr);

    void readTelemetry(TelemetryJob *job) override;
    void readPoolInfo(PoolInfoJob *job) override;
    void readVersionInfo(VersionInfoJob *job) override;
    void setMode(ModeJob *job) override;
    void restart(RestartJob *job) override;
    void setPool(PoolJob *job) override;
    void identify(IdentifyJob *job) override;
    void pause(PauseJob *job) override;
    void resume(ResumeJob *job) override;

    //! The user ("admin" or "root" by model where none was typed) and password of the device's web page,
    //! which `setpool` alone asks for. There is no harmless way to try them, so they are kept as typed;
    //! a wrong one shows at the first change of a pool.
    void login(LoginJob *job) override;

    QList<PowerMode> supportedModes() const override { return m_modes; }
    Light &light() { return m_light; }

private:
    //! The state of the device, which is the one that it was; otherwise the job fails.
    void readState(Job *job, std::function<void(const Snapshot &)> next);

    Facts m_facts;
    StatusReader m_reader;
    Device m_device;
    Light m_light;
    QList<PowerMode> m_modes;
    std::optional<qint64> m_uptime; //!< at the latest reading
};

} // namespace coalface::avalon_nano
