// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/boards.h"

#include <minersdk/reading/firmwareversion.h>
#include <minersdk/result.h>
#include <minersdk/types.h>

#include <QJsonObject>
#include <QList>

#include <optional>

//! Which changes a device takes: found out from its version and board, never assumed of the family.
namespace coalface::bitaxe {

//! Of firmware without a readable version 0.0.0, which takes no change.
reading::FirmwareVersion versionOf(const QJsonObject &info);

//! Frequency and voltage are in use as soon as they are stored (v2.4.0); before, after a restart.
bool appliesPairAtOnce(const QJsonObject &info);
//! Pools are records in `pools[]`, and the flat keys are ignored with status 200 (v2.15.0).
bool hasPoolList(const QJsonObject &info);
//! A pool may be encrypted: `stratumTLS` (v2.13.0).
bool hasPoolTls(const QJsonObject &info);
//! Told to sleep by its user (v2.14.0); a miner that stands still for another reason is not.
bool isPaused(const QJsonObject &info);

//! Why this device refuses that change altogether: an Unsupported with a sentence. Nothing changes at
//! - close forks of AxeOS by other makers, and boards that no list names although the firmware would
//!   say which one it is (v2.9.0),
//! - firmware that does not tell its version or is older than v2.0.4: v2.0.0 crashes on a change that
//!   does not name every setting.
std::optional<Error> whyUnsupported(Capability capability, const QJsonObject &info,
                                    const Board &board);

//! What readVersionInfo() tells. `modes` are those of this device.
QList<Capability> capabilitiesOf(const QJsonObject &info, const Board &board,
                                 const QList<PowerMode> &modes);

} // namespace coalface::bitaxe
