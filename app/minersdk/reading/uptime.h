// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace coalface::reading {

//! Whether a device has started anew since a request: its uptime `before` the request and `now`, and the time
//! `elapsed` since the request, all in s. It has fallen; or the device had only just been started, so that it
//! had hardly anything to fall from, and it runs for a shorter time than since the request. An uptime that
//! stands still tells nothing, however long one waits.
inline bool hasStartedAnew(qint64 before, qint64 now, qint64 elapsed)
{
    constexpr qint64 blur = 2; // s, of two whole numbers and a slow answer
    return now < before || (now != before && now < elapsed && now + blur < before + elapsed);
}

} // namespace coalface::reading
