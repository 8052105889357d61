// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>

#include <QJsonObject>

#include <optional>

//! Whether an NMMiner speaks, or one of those that answer alike: NMAxe, NMAxe-Gamma and NMQAxe++ of
//! the same makers, and the Bitaxe family. Rejected with a plain reason; nothing if it is an NMMiner.
namespace coalface::nmminer {

//! By the answer of /probe: "model" is exactly "NMMiner", and "hr" and "ver" are there.
std::optional<Error> whyNotByProbe(const QJsonObject &page);

//! By the answer of /api/system/info.
std::optional<Error> whyNotByInfo(const QJsonObject &info);

//! By a datagram's object. BadReply where hash rate, version or board are missing: another program's.
std::optional<Error> whyNotByStatus(const QJsonObject &status);

} // namespace coalface::nmminer
