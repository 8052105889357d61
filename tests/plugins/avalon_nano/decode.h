// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/readings.h"
#include "avalon_nano/reply.h"

namespace coalface::avalon_nano {

//! What a reading computes once the reply to "summary+…+stats" has arrived; nothing: it is no reading.
inline std::optional<Telemetry> decoded(const QByteArray &bytes)
{
    const auto reply = replyIn(bytes);
    const auto summary = reply ? partOf(*reply, Key("summary")) : std::nullopt;
    const auto stats = reply ? partOf(*reply, Key("stats")) : std::nullopt;
    if (!summary || !stats)
        return {};
    Snapshot snapshot;
    snapshot.summary = summary->first(Key("SUMMARY"));
    snapshot.device = stats->first(Key("STATS"));
    snapshot.mm = MmString::of(snapshot.device);
    if (whyUnreadable(snapshot))
        return {};
    const Version version = completed({}, snapshot.mm);
    return telemetryOf(modelOf(version.model), version, snapshot);
}

} // namespace coalface::avalon_nano
