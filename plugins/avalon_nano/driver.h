// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/driver.h>

#include <QObject>

namespace coalface::avalon_nano {

//! Canaan's home miners with the cgminer-style API: Avalon Nano 3, Nano 3S, Mini 3 and Avalon Q. Other
//! Avalons are read only.
class Driver : public QObject, public MinerDriver
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID COALFACE_MINER_DRIVER_IID FILE "driver.json")
    Q_INTERFACES(coalface::MinerDriver)
public:
    void probe(ProbeJob *job) override;
    std::unique_ptr<MinerAdapter> adapterFor(MinerLink &link) override;
};

} // namespace coalface::avalon_nano
