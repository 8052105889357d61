// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/conversation.h"
#include "nerdqaxe/powermodes.h"

namespace coalface::nerdqaxe {

//! Sets a mode that was found safe, and reads it back. `info` is the state just read for this job.
//! Up, or sideways, is one PATCH: the firmware raises the voltage first. Down is two, the frequency first
//! and the voltage when the device shows the former, so that no chip runs fast on little voltage.
void changeMode(ModeJob *job, Conversation &conversation, const PowerMode &mode,
                const QJsonObject &info);

} // namespace coalface::nerdqaxe
