// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/conversation.h"

#include <minersdk/login.h>

namespace coalface::nerdqaxe {

//! Exchanges the one-time code in the job's credentials ("otp") for a session ("session"), which lasts 24
//! hours and survives restarts. Asks first, with reads that never count, whether the device wants a code
//! and where; the code itself is sent once, whatever comes back.
void logIn(LoginJob *job, Conversation &conversation);

} // namespace coalface::nerdqaxe
