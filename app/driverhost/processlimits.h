// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

namespace coalface {

//! What this process gives up before a line of a driver runs: inherited files, stdout (it becomes
//! stderr), core dumps, memory and open files beyond a limit, life after its parent; and signals that
//! are meant for the parent are ignored. First thing in
//! main(), before any thread or descriptor is made. Linux has the most of it; elsewhere what there is.
void limitThisProcess();

//! Ends this process when its stdin ends, which the parent holds open; also when the event loop hangs.
void endWithStdin();

//! With COALFACE_HOST_WAIT_FOR_DEBUGGER=1 in the environment: returns when a debugger is attached.
void waitForDebuggerIfAsked();

} // namespace coalface
