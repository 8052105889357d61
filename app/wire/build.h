// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace coalface::wire {

struct Hello;

//! The build that this program belongs to: its version, and a hash over what application, host and SDK have to have
//! in common (app/CMakeLists.txt). A hash of these sources rather than of the commit or the time: it says what
//! matters, whether the two understand each other, also between two builds of one version, and costs nobody a build.
//! Not the protocol's number alone: that does not know of a class in the SDK whose layout has changed.
QString build();

//! Why the host that says this must not be used, when it or its SDK is of another build than this program: a whole
//! sentence. Empty: it belongs to this build.
QString otherBuild(const Hello &hello);

} // namespace coalface::wire
