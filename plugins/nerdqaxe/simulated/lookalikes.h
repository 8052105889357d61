// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/device.h"

#include <memory>

//! Devices that answer on the same paths without being of this family. A driver has to turn them down.
namespace coalface::simulator::nerdqaxe {

//! The names, "lookalike-…".
QStringList lookalikeVariants();
//! Null for an unknown name.
std::unique_ptr<Device> makeLookalike(const QString &variant);

} // namespace coalface::simulator::nerdqaxe
