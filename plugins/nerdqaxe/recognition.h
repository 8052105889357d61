// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>

#include <QJsonObject>

#include <optional>

namespace coalface::nerdqaxe {

//! Why this answer of /api/system/info does not come from NerdOS: a Rejected with a plain reason for
//! each family that answers alike. Nothing if it does.
std::optional<Error> whyNotNerdOs(const QJsonObject &info);

//! Whether the device says which board it is (v1.0.15 and later). Older ones are only watched: what
//! they would do with a write was never seen.
bool saysItsModel(const QJsonObject &info);

} // namespace coalface::nerdqaxe
