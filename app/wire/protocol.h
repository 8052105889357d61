// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace coalface::wire {

//! What the application and a driver's host must agree on. Said in the hello, compared by the
//! application; keys that one side does not know are ignored, so only a changed meaning counts up.
constexpr int protocolVersion = 1;

//! The driver interface of this build: a driver's major must equal it, its minor may be smaller.
constexpr int interfaceMajor = 1;
constexpr int interfaceMinor = 0;

//! The largest message in bytes, without its length. Who sends more is disconnected.
constexpr qsizetype maximumFrameSize = 1024 * 1024;

//! Calls that a host works on at a time; further ones wait in the application. More than all that polling has
//! in flight (core/fleet/pollqueue.h), so that a few dead miners leave room for what a person asks for.
constexpr int maximumCallsInFlight = 128;

} // namespace coalface::wire
