// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/devicewrite.h"

namespace coalface::bitaxe {

//! A write that restarts the miner, or ends with that. The connection often dies instead of answering:
//! that counts as sent, and only the miner's uptime tells.
class RestartingWrite : public DeviceWrite
{
    Q_OBJECT
public:
    using DeviceWrite::DeviceWrite;

protected:
    //! Sends the restart once. `now` is the state just read. `ready` says whether the restarted miner
    //! is as it should be, having settled the job if so. `notSent` hears where the miner could not be
    //! told or would not. Else it ends, unsettled, with "`told`, but `doubt`." (see Watch).
    void restartDevice(const QJsonObject &now, const QString &told, const QString &doubt,
                       std::function<bool(const QJsonObject &info)> ready,
                       std::function<void(const Sending &)> notSent);
};

//! Restarts the miner.
class Restart : public RestartingWrite
{
    Q_OBJECT
public:
    Restart(MinerLink &link, AsicPage &asicPage, RestartJob *job);

protected:
    void begin() override;
};

} // namespace coalface::bitaxe
