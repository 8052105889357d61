// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/boards.h"
#include "bitaxe/powermodes.h"
#include "bitaxe/protocol.h"
#include "bitaxe/readings.h"

namespace coalface::bitaxe {

//! What a reading computes once the body of /api/system/info has arrived; nothing: it is no reading.
inline std::optional<Telemetry> decoded(const QByteArray &body)
{
    const auto info = objectIn({200, "application/json", {}, body});
    if (!info || whyUnreadable(*info))
        return {};
    const Board board = boardOf(*info, {});
    return telemetryOf(*info, board, modesOf(optionsOf(board, {})));
}

} // namespace coalface::bitaxe
