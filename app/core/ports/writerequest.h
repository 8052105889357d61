// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/types.h>

#include <chrono>
#include <optional>

namespace coalface {

//! One change that a person wants on one miner.
struct WriteRequest
{
    enum class Verb { SetMode, SetPool, Restart, Identify, Pause, Resume };

    Verb verb = Verb::Restart;
    QString mode = {};      //!< of SetMode
    PoolSettings pool = {}; //!< of SetPool
    //! Of SetPool: goes to its own place first, without a restart; the pool is set only when that was done. One
    //! request of a person, two writes to the device.
    std::optional<PoolSettings> fallback = {};
    //! Even to a device that shows it so already: what it was sent before is not confirmed, so what it shows is not all.
    bool sendAnyway = false;
    //! Of the miner that is meant, in the fleet's notation; the driver sends nothing to a device that tells another. Empty: not known.
    QString expectedMac = {};
};

//! What a device must be able to do for it.
constexpr Capability capabilityFor(WriteRequest::Verb verb)
{
    switch (verb) {
    case WriteRequest::Verb::SetMode:
        return Capability::SetMode;
    case WriteRequest::Verb::SetPool:
        return Capability::SetPool;
    case WriteRequest::Verb::Identify:
        return Capability::Identify;
    case WriteRequest::Verb::Pause:
        return Capability::Pause;
    case WriteRequest::Verb::Resume:
        return Capability::Resume;
    case WriteRequest::Verb::Restart:
        break;
    }
    return Capability::Restart;
}

struct WriteTimes
{
    //! Until the driver has it in hand, and how long it may then take to bring the request to the device.
    std::chrono::milliseconds send{15'000};
    //! How long reading back may take after that; 0: not at all.
    std::chrono::milliseconds confirmation{30'000};
};

} // namespace coalface
