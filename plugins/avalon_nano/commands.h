// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/models.h"

#include <QByteArray>
#include <QSet>

//! The requests, as JSON: one object without a line end or NUL behind it (the device would take either
//! for garbage), sent in one piece. Pure; any thread.
namespace coalface::avalon_nano {

//! The device reads a request once, with so much room.
constexpr qsizetype longestRequest = 4095;

//! "version", "stats", or several joined by '+'.
QByteArray command(QLatin1String name);
QByteArray command(QLatin1String name, const QString &parameter);

//! The options of `ascset` that this firmware has; changes nothing.
QByteArray helpRequest();
//! Whether this firmware has a command and lets this computer use it; changes nothing.
QByteArray checkRequest(QLatin1String name);

QByteArray modeRequest(const Model &model, int value);
QByteArray restartRequest(const Model &model);
//! `at`: by the device's clock, a few seconds from now.
QByteArray standbyRequest(bool on, qint64 at);
//! "effect-brightness-temperature-R-G-B".
QByteArray lightRequest(const QString &setting);

//! The options in the message of a reply to helpRequest(): "… info: help|voltage|…|".
QSet<QString> optionsIn(const QString &message);

} // namespace coalface::avalon_nano
