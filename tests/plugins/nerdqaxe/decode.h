// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/protocol.h"
#include "nerdqaxe/readings.h"
#include "nerdqaxe/recognition.h"

namespace coalface::nerdqaxe {

//! What a reading computes once the body of /api/system/info has arrived; nothing: it is no reading.
inline std::optional<Telemetry> decoded(const QByteArray &body)
{
    const auto info = objectIn({200, "application/json", {}, body});
    if (!info || whyNotNerdOs(*info) || whyUnreadable(*info))
        return {};
    return telemetryOf(*info, {});
}

} // namespace coalface::nerdqaxe
