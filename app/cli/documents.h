// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alert.h"
#include "core/alerts/alertsettings.h"
#include "core/events/event.h"
#include "core/fleet/miner.h"
#include "core/ports/driverdirectory.h"

#include <QCborMap>
#include <QCborValue>

// The objects of the documents that the program prints. Every key is always there; what is not known
// is null. The keys are a contract with the outside.
namespace coalface::cli {

QCborMap minerDocument(const Miner &miner);
QCborMap foundDocument(const Found &found);
QCborMap telemetryDocument(const Telemetry &telemetry);
QCborMap errorDocument(const Error &error);
//! The password is null or "***".
QCborMap poolInfoDocument(const PoolInfo &info);
QCborMap driverDocument(const DriverInfo &driver);
QCborMap eventDocument(const Event &event);
//! "active", "acknowledged", "muted" (active, of a muted miner), "cleared".
QString alertState(const Alert &alert, const AlertSettings &settings, const QDateTime &now);
//! `state`: see alertState().
QCborMap alertDocument(const Alert &alert, const QString &state);

//! The text, or null when it is empty.
QCborValue textOrNull(const QString &text);
//! "2026-11-22T21:43:50Z".
QString timeText(const QDateTime &time);

} // namespace coalface::cli
