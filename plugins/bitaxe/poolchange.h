// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/poolplan.h"
#include "bitaxe/restarting.h"

namespace coalface::bitaxe {

//! Puts a pool into a slot, reads it back, and restarts the miner if it was asked to: only then the
//! pool is in use.
class PoolChange : public RestartingWrite
{
    Q_OBJECT
public:
    PoolChange(MinerLink &link, AsicPage &asicPage, PoolJob *job);

protected:
    void begin() override;

private:
    void settleStored(const QJsonObject &info);
    void restartInto(const QJsonObject &info);
    bool settleInUse(const QJsonObject &info);
    QString place(const QJsonObject &info) const;

    const PoolSettings m_settings;
    Pool m_pool;
    bool m_looksAsBefore = false; //!< but for the password, which cannot be seen
};

} // namespace coalface::bitaxe
