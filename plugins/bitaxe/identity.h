// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/boards.h"

#include <minersdk/types.h>

#include <QJsonObject>
#include <QMap>

namespace coalface::bitaxe {

//! Who it is. Firmware before v2.3.0 does not tell its MAC; nothing in the answer replaces it.
Identity identityOf(const QJsonObject &info, const Board &board);

//! Versions and board data under the device's own names, from both pages; no network names, no
//! users, no passwords.
QMap<QString, QString> detailsOf(const QJsonObject &info, const QJsonObject &asic);

} // namespace coalface::bitaxe
