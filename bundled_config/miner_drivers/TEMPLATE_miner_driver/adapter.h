// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "pebble/protocol.h"

#include <minersdk/adapter.h>

#include <functional>

namespace pebble {

//! One Pebble. Every reading asks its status page once.
class Adapter : public coalface::MinerAdapter
{
    Q_OBJECT
public:
    using MinerAdapter::MinerAdapter;

    void readTelemetry(coalface::TelemetryJob *job) override;
    void readPoolInfo(coalface::PoolInfoJob *job) override;
    void readVersionInfo(coalface::VersionInfoJob *job) override;
    void setMode(coalface::ModeJob *job) override;
    void restart(coalface::RestartJob *job) override;

private:
    void ask(coalface::Job *job, std::function<void(const coalface::Result<Status> &)> next);
    void sendRestart(coalface::RestartJob *job, const Status &before);
    void readBackRestart(coalface::RestartJob *job, const Status &before);
};

} // namespace pebble
