// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>
#include <minersdk/telemetry.h>
#include <minersdk/types.h>

#include <QCborMap>
#include <QCborValue>

namespace coalface::wire {

// Values <-> CBOR maps. What is unknown is left out; keys that are not known are ignored; a value of
// the wrong type is an error of kind DriverFailed with a sentence, never a crash. No timestamps cross.

QCborMap encode(const Telemetry &telemetry); //!< by the keys of telemetryFields()
QCborMap encode(const Identity &identity);
QCborMap encode(const Endpoint &endpoint);
QCborMap encode(const PoolInfo &info);
QCborMap encode(const VersionInfo &info);
QCborMap encode(const Credentials &credentials);
QCborMap encode(const Error &error);
QCborMap encode(const PoolSettings &pool); //!< with its password: a message to a host, nothing else
QCborMap encode(const WriteReport &report);

//! For each of the types above.
template<typename T>
Result<T> decode(const QCborValue &value);

template<>
Result<Telemetry> decode<Telemetry>(const QCborValue &value);
template<>
Result<Identity> decode<Identity>(const QCborValue &value);
template<>
Result<Endpoint> decode<Endpoint>(const QCborValue &value);
template<>
Result<PoolInfo> decode<PoolInfo>(const QCborValue &value);
template<>
Result<VersionInfo> decode<VersionInfo>(const QCborValue &value);
template<>
Result<Credentials> decode<Credentials>(const QCborValue &value);
template<>
Result<PoolSettings> decode<PoolSettings>(const QCborValue &value);
//! An outcome that is missing or not known is an error.
template<>
Result<WriteReport> decode<WriteReport>(const QCborValue &value);

//! An error that crossed; what cannot be understood becomes one of kind DriverFailed that says so.
Error decodeError(const QCborValue &value);

} // namespace coalface::wire
