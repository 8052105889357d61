// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/reply.h"

namespace coalface::avalon_nano {

//! What the answer to `version` says of whether an Avalon gave it. Neither port, nor "cgminer" in the
//! description, nor API 3.7 prove anything: others have them, too.
enum class Kinship {
    Avalon,  //!< PROD says so
    Unsaid,  //!< it says nothing of its make: the MM string of `estats` has to tell
    Foreign, //!< it is something else
};
Kinship kinshipOf(const Reply &version);

//! Why it is none of this family; for Kinship::Foreign, and for Unsaid without an MM string.
Error whyForeign(const Reply &version);

} // namespace coalface::avalon_nano
