// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/conversation.h"

namespace coalface::nerdqaxe {

//! Whether a device that had been up for `before` seconds, `elapsed` seconds ago, has been started anew
//! if it says `now`.
bool hasRestarted(qint64 before, qint64 elapsed, qint64 now);

//! Restarts the miner and looks at it until its uptime has fallen; then `back(info)` is called and ends
//! the job. `ifRefused`: how the job ends where the device does not take it.
void restartMiner(WriteJob *job, Conversation &conversation, const QJsonObject &info,
                  const std::optional<WriteReport> &ifRefused, Conversation::Info back);

} // namespace coalface::nerdqaxe
