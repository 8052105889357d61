// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/driver.h>

#include <QObject>

namespace coalface::nerdqaxe {

//! NerdQAxe++ and its siblings: everything whose firmware is ESP-Miner-NerdQAxePlus (NerdOS).
class Driver : public QObject, public MinerDriver
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID COALFACE_MINER_DRIVER_IID FILE "driver.json")
    Q_INTERFACES(coalface::MinerDriver)
public:
    void probe(ProbeJob *job) override;
    std::unique_ptr<MinerAdapter> adapterFor(MinerLink &link) override;
};

} // namespace coalface::nerdqaxe
