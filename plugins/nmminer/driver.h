// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/announced.h>

#include <QObject>

namespace coalface::nmminer {

//! NMMiner, the firmware of NMTech for ESP32 boards: v2 is asked over HTTP, v0.3 to v1.x is heard on
//! UDP 12345. What answers alike (NMAxe, Bitaxe) is refused with the reason.
class Driver : public QObject, public MinerDriver, public AnnouncedMinerDriver
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID COALFACE_MINER_DRIVER_IID FILE "driver.json")
    Q_INTERFACES(coalface::MinerDriver coalface::AnnouncedMinerDriver)
public:
    //! One request, /probe, the cheapest that the device has.
    void probe(ProbeJob *job) override;
    //! Of a link to port 0 one that is read from its announcements, otherwise one that is asked.
    std::unique_ptr<MinerAdapter> adapterFor(MinerLink &link) override;
    Result<Identity> recognise(const Announcement &announcement) const override;
};

} // namespace coalface::nmminer
