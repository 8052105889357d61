// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>
#include <minersdk/telemetry.h>
#include <minersdk/types.h>

#include <QJsonObject>

#include <optional>

//! What v2 says about itself and its work. The hash rate is GH/s in /api/system/info and H/s in
//! /probe; difficulties are texts, plain or with a suffix. Power is not measured by any NMMiner.
namespace coalface::nmminer {

//! One reading of /api/system/info in the units of Telemetry.
Telemetry telemetryOf(const QJsonObject &info);
//! Why the answer cannot be read at all: neither hash rate nor shares nor uptime can be found in it.
std::optional<Error> whyUnreadable(const QJsonObject &info);

//! Neither page tells the board (hwModel is always "NMMiner") or a MAC.
Identity identityOfProbe(const QJsonObject &page);
Identity identityOfInfo(const QJsonObject &info);
//! Versions and memory under the device's own names; not the worker, nothing of the network.
QMap<QString, QString> detailsOf(const QJsonObject &info);

//! The pool in use, "host:port" without a scheme, and its worker; empty where the device names none.
QString poolInUse(const QJsonObject &info);
QString workerInUse(const QJsonObject &info);
//! The only thing that tells two boards apart; empty where it tells none. In lower case, as a network knows no other.
QString hostnameOf(const QJsonObject &info);
//! Whether that is surely another board than the one of this name, or was given another name.
bool isAnother(const QJsonObject &info, const QString &hostname);
//! s since boot.
std::optional<qint64> uptimeOf(const QJsonObject &info);

} // namespace coalface::nmminer
