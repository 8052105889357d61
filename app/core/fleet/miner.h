// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/minerremarks.h"
#include "core/fleet/sharecount.h"

#include <minersdk/telemetry.h>
#include <minersdk/types.h>

#include <QDateTime>
#include <QString>

#include <optional>

namespace coalface {

//! A miner of the fleet, as it is stored.
struct MinerRecord
{
    qint64 key = 0;              //!< stable for ever, never given out twice; 0 = not stored yet
    QString name;                //!< unique; never looks like an address, a MAC or an id
    QString address;             //!< numeric, never with a port; an attribute, not the identity
    std::optional<quint16> port; //!< empty: it only announces itself
    QString driverType;
    QString model;
    QString manufacturer;
    QString firmware;
    QString hostname;
    QString mac; //!< lower case, colons; empty if the device has none to tell. The identity.
    QString serial;
    QDateTime added; //!< UTC

    //! The id for people and documents: "m1".
    QString id() const { return QLatin1Char('m') + QString::number(key); }
    Endpoint endpoint() const { return {QHostAddress(address), port.value_or(0)}; }

    friend bool operator==(const MinerRecord &, const MinerRecord &) = default;
};

//! What is remembered between two polls so that the state can be told, by any program and after a
//! start. Times are UTC.
struct MinerStatus
{
    QDateTime lastAsked;     //!< invalid: never
    QDateTime lastAnswered;  //!< invalid: never
    int misses = 0;          //!< polls in a row that failed
    QDateTime firstMiss;     //!< of those
    QDateTime lastShareMove; //!< when the accepted shares were last seen to rise
    QString lastError;       //!< kind of the last failure, as in documents; empty when it answered
    QString lastErrorDetail;
    //! Where it was last said to be set to work besides the URL in use, which is in its sample; as in Telemetry, where it
    //! is no reading and so in no sample.
    std::optional<QString> poolUser;
    std::optional<QString> fallbackUrl;
    std::optional<QString> fallbackUser;
    //! Telemetry::hashrateRecent of the last answer, none where that told none: no sample has it. What is loaded has it in its telemetry,
    //! too, as whoever asked had.
    std::optional<double> hashrateRecent;
    //! What became of its shares of late, as far as that was watched; nothing: too few to tell. See ShareWindow.
    std::optional<ShareCount> recentShares;

    friend bool operator==(const MinerStatus &, const MinerStatus &) = default;
};

enum class MinerState { Online, Starting, Warning, NotHashing, Paused, Offline, Unknown, NoDriver };
QString minerStateName(MinerState state); //!< "online", "not_hashing", … as in JSON documents

//! A miner of the fleet with everything known of it now.
struct Miner
{
    MinerRecord record;
    MinerStatus status;
    std::optional<Telemetry> telemetry; //!< the newest sample, however old
    MinerState state = MinerState::Unknown;
    QStringList reasons; //!< why it is in that state, machine keys ("temperature", "rejects", …); see minerstate.h
    MinerRemarks remarks = {};
    int leastInterval = 0; //!< s between two polls that its driver asks for; 0: nothing
};

//! s between two polls of that miner, where the fleet is polled every `interval`.
int pollInterval(const Miner &miner, int interval);
//! Whether its newest sample is older than three polls: then it says nothing about now. `interval`: as above.
bool isStale(const Miner &miner, int interval, const QDateTime &now);

//! A device that was found, in the fleet or not.
struct Found
{
    QString id; //!< empty = not in the fleet
    Endpoint endpoint;
    QString driverType;
    Identity identity;
};

} // namespace coalface
