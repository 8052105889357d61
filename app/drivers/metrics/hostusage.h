// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/messages.h"

#include <optional>

namespace coalface {

//! What a host used between two of its pongs.
struct HostUsage
{
    std::optional<qint64> cpuMs;     //!< processor time; from its start on with the first pong
    std::optional<qint64> peakBytes; //!< the most that was surely in memory
};

//! Turns what the pongs of one host say, which counts from its start, into what came since the one before.
class UsageReader
{
public:
    HostUsage since(const wire::Pong &pong);

private:
    qint64 m_cpuMs = 0;
    qint64 m_peakBytes = 0;
};

} // namespace coalface
