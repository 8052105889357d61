// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/net/httpclient.h>
#include <minersdk/telemetry.h>
#include <minersdk/types.h>

//! What a Pebble is asked and what its bytes mean (README.md). Pure: no requests, no state.
namespace pebble {

inline QString statusPath()
{
    return QStringLiteral("/api/status");
}
inline QString restartPath()
{
    return QStringLiteral("/api/restart");
}

//! What the status page says.
struct Status
{
    coalface::Identity identity;
    coalface::Telemetry telemetry;
    coalface::PoolInfo pools;
    QList<coalface::Capability> capabilities;
};

//! Reads an answer to statusPath(). Rejected: something else answers there. BadReply: it may be a Pebble
//! in trouble.
coalface::Result<Status> statusIn(const coalface::HttpReply &reply);

//! What an answer to a command says. Taken is no proof: only the status page shows what was done.
enum class Promise { Taken, Refused, Unclear };
Promise promiseOf(const coalface::HttpReply &reply);

//! Whether the same miner has started anew between the two.
bool hasRestarted(const Status &before, const Status &now);

} // namespace pebble
