// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/conversation.h"

namespace coalface::nerdqaxe {

//! Stores the pool and reads it back; `info` is the state just read for this job. From v1.0.35 on the
//! miner uses it at once and is never restarted for it; before that it is used after a restart, which
//! happens only if the person wants it.
void changePool(PoolJob *job, Conversation &conversation, const QJsonObject &info);

} // namespace coalface::nerdqaxe
