// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>

#include <QJsonObject>

#include <optional>

namespace coalface::bitaxe {

//! Why this answer of /api/system/info does not come from AxeOS or a close fork of it: a Rejected
//! with a plain reason for each family that answers alike. Nothing if it does.
std::optional<Error> whyNotAxeOs(const QJsonObject &info);

} // namespace coalface::bitaxe
