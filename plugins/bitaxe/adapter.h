// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/asicpage.h"

#include <minersdk/adapter.h>
#include <minersdk/history.h>

#include <functional>

namespace coalface::bitaxe {

//! One miner with AxeOS. Every reading asks /api/system/info once, the first one of a
//! device also /api/system/asic; its own record is asked for after that of one that keeps one. Each write is a small object of its own, a child of its job.
class Adapter : public MinerAdapter, public MinerHistory
{
    Q_OBJECT
    Q_INTERFACES(coalface::MinerHistory)
public:
    explicit Adapter(MinerLink &link, QObject *parent = nullptr);

    void readTelemetry(TelemetryJob *job) override;
    void readPoolInfo(PoolInfoJob *job) override;
    void readVersionInfo(VersionInfoJob *job) override;
    void readHistory(HistoryJob *job) override;
    void setMode(ModeJob *job) override;
    void setPool(PoolJob *job) override;
    void restart(RestartJob *job) override;
    void identify(IdentifyJob *job) override;
    void pause(PauseJob *job) override;
    void resume(ResumeJob *job) override;

    QList<PowerMode> supportedModes() const override { return m_modes; }

private:
    //! Asks /api/system/info and hands it over if it is this family's; otherwise the job fails.
    void askInfo(Job *job, std::function<void(const QJsonObject &info)> next);

    AsicPage m_asicPage;
    QList<PowerMode> m_modes;
};

} // namespace coalface::bitaxe
