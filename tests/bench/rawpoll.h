// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/types.h>

#include <QByteArray>
#include <QList>

namespace coalface::bench {

struct RawRound
{
    double cpu = 0; //!< s
    double seconds = 0;
    int failed = 0;
};

//! What asking costs at least: one thread, epoll, a new connection for each request, `window` at a
//! time, answers read to their end and thrown away.
RawRound rawPoll(const QList<Endpoint> &devices, const QByteArray &path, int window);

} // namespace coalface::bench
