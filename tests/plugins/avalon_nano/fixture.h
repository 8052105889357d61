// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/reply.h"
#include "avalon_nano/snapshot.h"

#include <QFile>

//! The bytes of a recorded reply out of fixtures/, whose README names the origin.
inline QByteArray recorded(const QString &name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! The same taken apart; without content where it is not there or not readable.
inline coalface::avalon_nano::Reply recordedReply(const QString &name)
{
    const auto reply = coalface::avalon_nano::replyIn(recorded(name));
    return reply ? *reply : coalface::avalon_nano::Reply();
}

inline coalface::avalon_nano::Snapshot recordedSnapshot(const QString &summary, const QString &stats,
                                                        const QString &pools = {})
{
    using namespace coalface::avalon_nano;
    Snapshot snapshot;
    snapshot.summary = recordedReply(summary).first(Key("SUMMARY"));
    snapshot.device = recordedReply(stats).first(Key("STATS"));
    snapshot.mm = MmString::of(snapshot.device);
    if (!pools.isEmpty())
        snapshot.pools = recordedReply(pools).list(Key("POOLS"));
    return snapshot;
}
