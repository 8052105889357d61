// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/history.h>
#include <minersdk/result.h>
#include <minersdk/telemetry.h>
#include <minersdk/types.h>

//! What holds for every value that a driver hands over, whatever its device said.
namespace coalface::testing {

//! Every text in it.
QStringList textsOf(const Identity &identity);
QStringList textsOf(const Telemetry &telemetry);
QStringList textsOf(const PoolInfo &pools);
QStringList textsOf(const VersionInfo &version);
QStringList textsOf(const RecordedHistory &history);
QStringList textsOf(const WriteReport &report);
inline QStringList textsOf(const Credentials &) // secrets by nature
{
    return {};
}

//! What is wrong with it, each as a sentence; nothing when all is well.
QStringList odditiesOf(const Error &error);
QStringList odditiesOf(const Identity &identity);
QStringList odditiesOf(const Telemetry &telemetry);
QStringList odditiesOf(const PoolInfo &pools);
QStringList odditiesOf(const VersionInfo &version);
QStringList odditiesOf(const RecordedHistory &history);
QStringList odditiesOf(const WriteReport &report);
QStringList odditiesOf(const Credentials &credentials);

} // namespace coalface::testing
