// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/fleet/miner.h"

#include <QMap>

// A miner to look at again and again, and what the looks tell.
namespace coalface {

inline QDateTime noon()
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
}

inline const QMap<QString, double> &usualLimits()
{
    static const QMap<QString, double> limits{{QStringLiteral("temperature"), 68.0},
                                              {QStringLiteral("temperature_vr"), 90.0}};
    return limits;
}

//! Works since a day, read at noon.
inline Miner workingMiner()
{
    Miner miner;
    miner.record.key = 1;
    miner.record.name = QStringLiteral("Attic");
    miner.state = MinerState::Online;
    Telemetry telemetry;
    telemetry.timestamp = noon();
    telemetry.uptime = 86'400;
    telemetry.mode = QStringLiteral("eco");
    telemetry.poolUrl = QStringLiteral("pool.example:3333");
    telemetry.temperature = 60.0;
    telemetry.temperatureVr = 70.0;
    telemetry.bestDifficulty = 1e6;
    telemetry.blocksFound = 0;
    miner.telemetry = telemetry;
    return miner;
}

//! Half a minute later.
inline Miner lookedAtAgain(const Miner &miner, qint64 seconds = 30)
{
    Miner later = miner;
    later.telemetry->timestamp = later.telemetry->timestamp.addSecs(seconds);
    if (later.telemetry->uptime)
        *later.telemetry->uptime += seconds;
    return later;
}

//! "kind before>after", of each.
inline QStringList told(const QList<Event> &events)
{
    QStringList texts;
    for (const Event &event : events)
        texts << eventKindName(event.kind) + u' ' + event.before + u'>' + event.after;
    return texts;
}

} // namespace coalface
