// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

//! What is wrong with the miner, in its own words where it has some.
namespace coalface::nerdqaxe {

//! Somebody switched the chips off (POST /api/system/shutdown, v1.0.36); they stay off until a restart.
bool isShutDown(const QJsonObject &info);

//! The board has switched the chips off by itself, as far as /api/system/info shows: no core voltage and
//! no hash rate, and not just starting.
bool hasProtectedItself(const QJsonObject &info);

//! `system.boardError` of /api/v2/dashboard as a text; nothing for 0 and where there is no such page.
std::optional<QString> boardErrorOf(const QJsonObject &dashboard);

//! Everything of the above, and a pool whose work is turned down. `dashboard` may be empty.
std::optional<QString> faultText(const QJsonObject &info, const QJsonObject &dashboard);

} // namespace coalface::nerdqaxe
