// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nmminer/info.h"
#include "nmminer/protocol.h"
#include "nmminer/recognition.h"

namespace coalface::nmminer {

//! What a reading computes once the body of /api/system/info has arrived; nothing: it is no reading.
inline std::optional<Telemetry> decoded(const QByteArray &body)
{
    const auto info = objectIn({200, "application/json", {}, body});
    if (!info || whyNotByInfo(*info) || whyUnreadable(*info))
        return {};
    return telemetryOf(*info);
}

} // namespace coalface::nmminer
