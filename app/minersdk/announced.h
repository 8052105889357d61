// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/driver.h>

namespace coalface {

//! For drivers of devices that announce themselves by datagram. Implemented by the object that is
//! also the MinerDriver; driver.json names the UDP ports ("probe": {"udp_ports": […]}). The
//! application binds each port once and hands the datagrams over; a driver listens on nothing.
class AnnouncedMinerDriver
{
public:
    virtual ~AnnouncedMinerDriver() = default;
    //! Who sent it; BadReply or Rejected with the reason when it is none of this family. Pure parsing.
    virtual Result<Identity> recognise(const Announcement &announcement) const = 0;
};

//! Implemented by an adapter whose miner is read from its announcements: the newest one, at most
//! 60 s old, answers readTelemetry; without one the job waits for the next.
class AnnouncedMiner
{
public:
    virtual ~AnnouncedMiner() = default;
    virtual void receive(const Announcement &announcement) = 0;
};

} // namespace coalface

#define COALFACE_ANNOUNCED_DRIVER_IID "org.coalface.AnnouncedMinerDriver/1"
#define COALFACE_ANNOUNCED_MINER_IID "org.coalface.AnnouncedMiner/1"
Q_DECLARE_INTERFACE(coalface::AnnouncedMinerDriver, COALFACE_ANNOUNCED_DRIVER_IID)
Q_DECLARE_INTERFACE(coalface::AnnouncedMiner, COALFACE_ANNOUNCED_MINER_IID)
