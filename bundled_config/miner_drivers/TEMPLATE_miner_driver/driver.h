// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/driver.h>

namespace pebble {

//! What Coalface loads: recognises Pebbles and makes an adapter for each. Keeps nothing.
class Driver : public QObject, public coalface::MinerDriver
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID COALFACE_MINER_DRIVER_IID FILE "driver.json")
    Q_INTERFACES(coalface::MinerDriver)
public:
    void probe(coalface::ProbeJob *job) override;
    std::unique_ptr<coalface::MinerAdapter> adapterFor(coalface::MinerLink &link) override;
};

} // namespace pebble
