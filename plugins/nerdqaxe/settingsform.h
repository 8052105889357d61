// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/pooladdress.h"
#include "nerdqaxe/powermodes.h"

#include <minersdk/net/httpclient.h>
#include <minersdk/types.h>

#include <QJsonObject>

#include <optional>

//! The bodies of PATCH /api/system. The firmware is type strict and silent: a number that is no integer,
//! a flag that is not true or false is skipped with 200. So what is sent is composed here only.
namespace coalface::nerdqaxe {

HttpRequest patchRequest(const QJsonObject &settings);

QJsonObject frequencySetting(int megahertz);
QJsonObject voltageSetting(int millivolts);
QJsonObject pairSettings(const FrequencyAndVoltage &pair);

//! Why this pool cannot be stored in the device that says `info`, as a sentence; nothing if it can.
std::optional<QString> whyPoolIsRefused(const PoolSettings &pool, const QJsonObject &info);

//! Host, port, user, password (only one that was given) and, where the device knows them, TLS and
//! Stratum V1. Only after whyPoolIsRefused() had nothing to say.
QJsonObject poolSettings(const PoolSettings &pool, const PoolAddress &address,
                         const QJsonObject &info);

//! Whether the device's own state shows these settings. Passwords are never shown and not compared.
bool shows(const QJsonObject &info, const QJsonObject &settings);

} // namespace coalface::nerdqaxe
