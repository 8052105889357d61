// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>
#include <minersdk/telemetry.h>
#include <minersdk/types.h>

#include <QJsonObject>
#include <QList>

#include <optional>

namespace coalface::nerdqaxe {

//! One reading of /api/system/info in the units of Telemetry. `modes` are those of this device;
//! `dashboard` is the v2 page, empty where it was not asked or is not there.
Telemetry telemetryOf(const QJsonObject &info, const QList<PowerMode> &modes,
                      const QJsonObject &dashboard = {});

//! Who answered, in its normal form; nothing before v1.0.30.
std::optional<QString> macOf(const QJsonObject &info);

//! Why the answer cannot be read at all: what the device measures is there, but none of it is a
//! number. One such value alone is only unknown.
std::optional<Error> whyUnreadable(const QJsonObject &info);

} // namespace coalface::nerdqaxe
