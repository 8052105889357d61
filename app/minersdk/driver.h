// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/adapter.h>

#include <QtPlugin>

#include <memory>

namespace coalface {

//! The root object of a driver plugin: a stateless factory. The plugin's metadata (driver.json) says
//! everything that can be known without running it. One process loads one driver.
class MinerDriver
{
public:
    virtual ~MinerDriver() = default;

    //! Finds out whether job->link() leads to a device of this family. Settles the job once.
    //! Asks politely: reads only, one request at a time.
    virtual void probe(ProbeJob *job) = 0;
    //! The adapter of one miner of this family. Never null; asks the device nothing yet.
    virtual std::unique_ptr<MinerAdapter> adapterFor(MinerLink &link) = 0;
};

} // namespace coalface

#define COALFACE_MINER_DRIVER_IID "org.coalface.MinerDriver/1"
Q_DECLARE_INTERFACE(coalface::MinerDriver, COALFACE_MINER_DRIVER_IID)
