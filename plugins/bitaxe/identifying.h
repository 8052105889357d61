// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/devicewrite.h"

namespace coalface::bitaxe {

//! Makes the screen show a greeting for 30 s. A second request within that time switches it off, and
//! nothing can be read back: sent once, never confirmed, and the person is told where to look.
class Identifying : public DeviceWrite
{
    Q_OBJECT
public:
    Identifying(MinerLink &link, AsicPage &asicPage, IdentifyJob *job);

protected:
    void begin() override;
};

} // namespace coalface::bitaxe
