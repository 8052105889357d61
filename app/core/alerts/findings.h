// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertrules.h"
#include "core/events/minersnapshot.h"
#include "core/fleet/miner.h"
#include "core/pools/pendingrestart.h"
#include "core/pools/poolwishes.h"
#include "core/ports/driverdirectory.h"

namespace coalface {

enum class AlertVerdict {
    Unknown, //!< it cannot be told now: nothing is raised and nothing is over because of it
    Clear,   //!< it is not so
    Brewing, //!< it begins to look so; that time counts, but it is not enough to say it
    Holds,   //!< it is so
};

//! What a rule finds, with the words for it.
struct AlertFinding
{
    AlertVerdict verdict = AlertVerdict::Unknown;
    QDateTime since;      //!< of what is so: when it began, where that is known
    bool wasSeen = false; //!< of a pool: someone else was seen to set it, then
    QString part;         //!< see AlertKind
    QString value;
    QString limit;
    QString detail;
};

//! What there is to judge a miner by. Where the miner's sample is an old one, nothing is judged by it.
struct AlertFacts
{
    const Miner &miner;
    QMap<QString, double> limits; //!< Fleet::limits()
    std::optional<PoolDrift> drift;
    bool isActive = false; //!< the alert has been raised: it is over a little below its limit only
    QDateTime now;
    //! Whether `drift` and `fallbackDrift` can be told: the log has been read, and the miner has answered this program.
    bool isPoolKnown = true;
    std::optional<PoolDrift> fallbackDrift = {};
    //! A pool that it shows, while it may go on for the one of someone else until it restarts.
    std::optional<PendingRestart> untilRestart = {};
    //! What someone else has stored, which it uses only after a restart.
    QList<PendingRestart> afterRestart = {};
};

AlertFinding findAlert(AlertKind kind, const AlertRule &rule, const AlertFacts &facts);
AlertFinding findDriverAlert(const DriverInfo &driver);
//! What is wrong with the answers of a miner that is offline, by what its alert says; empty: it is silent, or that is another one's
//! answer or a fault of its own, see minerstatus.h.
QString offlineReason(const QString &detail);

//! What the rule about heat judges a miner by now, `limits` being Fleet::limits(); nothing: not known, or nothing has a limit. What is
//! too hot is over heatHysteresis below its limit only (see minersnapshot.h), so that it does not come and go.
std::optional<HeatReading> judgedHeat(const QMap<QString, double> &limits, const Miner &miner);

//! Rejects end below that part of their limit.
constexpr double rejectsHysteresis = 0.8;
//! So long a pool that nobody saw change is waited with, s: whether the device went over to it by itself is being found
//! out.
constexpr qint64 unseenPoolSeconds = 60;
//! A low hash rate ends that much nearer to what is expected, percentage points.
constexpr double hashrateHysteresis = 5.0;

} // namespace coalface
