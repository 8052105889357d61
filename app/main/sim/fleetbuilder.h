// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "main/sim/options.h"
#include "simulator/engine.h"
#include "simulator/family.h"

//! Fills the engine with what the options ask for and applies their faults. On failure returns a
//! sentence.
QString buildFleet(const Options &options,
                   const std::vector<std::unique_ptr<coalface::simulator::Family>> &families,
                   coalface::simulator::Engine &engine);
