// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/minersdk_export.h>

#include <QHostAddress>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace coalface {

//! Where a miner listens. The address is always numeric: names are resolved by the application.
struct Endpoint
{
    QHostAddress address;
    quint16 port = 0; //!< 0: it only announces itself, nothing can be asked there

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

//! What a device says about itself; the answer to a probe. Empty = it did not say.
struct Identity
{
    QString manufacturer;
    QString model;    //!< as a person would call it, with the maker's name
    QString firmware; //!< as the device prints it
    QString hostname;
    QString mac; //!< lower case, colons; see normalisedMac()
    QString serial;

    friend bool operator==(const Identity &, const Identity &) = default;
};

//! "AA-BB-CC-11-22-33" and the like as "aa:bb:cc:11:22:33"; empty when it is no usable MAC
//! (wrong length, all zeros, broadcast).
MINERSDK_EXPORT QString normalisedMac(const QString &text);

//! One configured pool. Passwords are never read back.
struct PoolSlot
{
    int slot = 0;
    QString url;  //!< "[scheme://]host:port"
    QString user; //!< the worker's name at the pool
    bool active = false;

    friend bool operator==(const PoolSlot &, const PoolSlot &) = default;
};

struct PoolInfo
{
    QList<PoolSlot> pools;    //!< every configured one, by slot; at most one is active
    bool hasPassword = false; //!< whether the device says that the active one has a password

    friend bool operator==(const PoolInfo &, const PoolInfo &) = default;
};

//! The pool that a person wants in a slot.
struct PoolSettings
{
    int slot = 0;
    QString url;          //!< "[stratum+tcp://|stratum+ssl://]host:port"
    QString user;         //!< the placeholders are already replaced
    QString password;     //!< secret: never logged, never stored by a driver
    bool restart = false; //!< restart the device if that is what makes the change effective
};

//! A power mode of one device, with what it means there.
struct PowerMode
{
    QString name; //!< "eco", "low", "standard", "turbo", …: stable, for machines
    std::optional<double> frequency;   //!< MHz
    std::optional<double> coreVoltage; //!< V
    std::optional<double> power;       //!< W, where the maker states it

    friend bool operator==(const PowerMode &, const PowerMode &) = default;
};

//! What one device can do, found out from that device and not from its family.
enum class Capability { SetMode, SetPool, Restart, Identify, Pause, Resume, Tuning };
MINERSDK_EXPORT QString capabilityName(Capability capability); //!< "set_mode", "set_pool", …
MINERSDK_EXPORT std::optional<Capability> capabilityFromName(const QString &name);

//! The answer to readVersionInfo().
struct VersionInfo
{
    Identity identity;
    QList<PowerMode> modes;
    QList<Capability> capabilities;
    QMap<QString, QString> details; //!< versions and board data under the device's own names; no secrets
    //! What it can do, but would refuse now, with the reason as a sentence for a person: it calibrates, or wants a login
    //! that the call did not bring. Told before a person begins; the write itself is judged anew.
    QMap<Capability, QString> obstacles = {};

    friend bool operator==(const VersionInfo &, const VersionInfo &) = default;
};

//! How a write ended. Never a bool: what a person does next differs for each.
enum class Outcome {
    Applied,      //!< the device's own state shows it
    Refused,      //!< the device or a safety rule said no; nothing changed
    Unsupported,  //!< this device cannot do that
    Unreachable,  //!< nothing was sent
    NeedsRestart, //!< stored and read back, in use after a restart
    NotConfirmed, //!< sent, but reading back never showed it
    Unknown,      //!< the connection died after sending and nothing could be read back
};
MINERSDK_EXPORT QString outcomeName(Outcome outcome); //!< "applied", "needs_restart", …
MINERSDK_EXPORT std::optional<Outcome> outcomeFromName(const QString &name);

struct WriteReport
{
    Outcome outcome = Outcome::Unknown;
    bool verified = false; //!< the device's own state was seen to agree
    QString detail;        //!< one English sentence: what was found

    friend bool operator==(const WriteReport &, const WriteReport &) = default;
};

//! Login data for one call: "password", "session", … Handed over with each call, never kept by a
//! driver beyond it, never logged.
using Credentials = QMap<QString, QString>;

//! One datagram with which a device announced itself.
struct Announcement
{
    QHostAddress sender;
    quint16 port = 0; //!< the port that it was received on
    QByteArray payload;
    qint64 ageMs = 0; //!< how long ago it arrived
};

//! One request to a device and what came of it, as texts in which secrets are masked.
struct Exchanged
{
    QString request; //!< "GET /api/system/info", or what was sent; empty: it came unasked
    QString summary; //!< "200 application/json", or the sentence why there is no reply; may be empty
    QString reply;
    bool isCut = false; //!< there is more of the reply

    friend bool operator==(const Exchanged &, const Exchanged &) = default;
};

} // namespace coalface
