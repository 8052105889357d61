// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/devicewrite.h"

namespace coalface::bitaxe {

//! Pauses or resumes mining (v2.14.0). Pausing ends with the miner's next restart.
class Pausing : public DeviceWrite
{
    Q_OBJECT
public:
    Pausing(MinerLink &link, AsicPage &asicPage, PauseJob *job);
    Pausing(MinerLink &link, AsicPage &asicPage, ResumeJob *job);

protected:
    void begin() override;

private:
    bool settle(const QJsonObject &info);

    const bool m_pause;
};

} // namespace coalface::bitaxe
