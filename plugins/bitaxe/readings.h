// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/boards.h"

#include <minersdk/result.h>
#include <minersdk/telemetry.h>
#include <minersdk/types.h>

#include <QJsonObject>
#include <QList>

#include <optional>

namespace coalface::bitaxe {

//! One reading of /api/system/info in the units of Telemetry; `modes` are those of this device.
//! The mode is "paused" while the miner sleeps because its user told it to.
Telemetry telemetryOf(const QJsonObject &info, const Board &board, const QList<PowerMode> &modes);

//! Who answered, in its normal form; nothing before v2.3.0.
std::optional<QString> macOf(const QJsonObject &info);

//! Why the answer cannot be read at all: what the device measures is there, but none of it is a
//! number. One such value alone is only unknown.
std::optional<Error> whyUnreadable(const QJsonObject &info);

} // namespace coalface::bitaxe
