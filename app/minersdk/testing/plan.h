// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/testing/call.h>
#include <minersdk/testing/fault.h>

namespace coalface::testing {

//! When the device misbehaves.
enum class Phase {
    Throughout,
    AfterFirst,  //!< the first request is answered in good order
    OnWrites,    //!< only where it is to be changed, and then it does not change
    AfterWrites, //!< as soon as it was changed
};
QString phaseName(Phase phase);
//! Whether the fault can be had in that phase.
bool isPossible(const Fault &fault, Phase phase);

//! What is tried: one verb on a device with one fault.
struct Plan
{
    enum class Cancel {
        Never,
        AtOnce,    //!< before the event loop turns
        WhenAsked, //!< as soon as the device has a request that it spoils; a while after the start
                   //!< where it is never asked, but only heard
    };

    Verb verb = Verb::Probe;
    Fault fault = {};
    Phase phase = Phase::Throughout;
    Call::Time time = {};
    Cancel cancel = Cancel::Never;
};

} // namespace coalface::testing
