// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QString>

namespace coalface {

//! A pool's URL as a person typed it, in the form that drivers get: "[stratum+tcp://|stratum+ssl://]host:port",
//! the scheme in lower case, nothing else changed. Rejected with one sentence: another scheme or two of
//! them, no port or one out of range, something behind the port, a name that is none.
Result<QString> parsePoolUrl(const QString &text);

//! The worker's name at the pool for that miner: each "{name}" becomes the miner's name.
QString poolUserFor(const QString &user, const QString &minerName);

//! Why that cannot be a worker's name; empty when it can.
QString poolUserProblem(const QString &user);

} // namespace coalface
