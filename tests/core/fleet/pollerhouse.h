// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/poller.h"
#include "fakes.h"

#include <memory>

namespace coalface {

//! A poller and all that it needs, none of it real.
struct PollerHouse
{
    FakeClock clock;
    FakeStore store;
    FakeDirectory drivers;
    FakeLog log;
    std::unique_ptr<Fleet> fleet = std::make_unique<Fleet>(store, drivers, clock);
    std::unique_ptr<Poller> poller = std::make_unique<Poller>(*fleet, drivers, log, clock);
};

} // namespace coalface
