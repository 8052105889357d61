// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace coalface::avalon_nano {

//! JSON as these devices and their relatives write it, made into JSON that a parser takes: quotes and
//! backslashes that stand bare in the MM string, control characters inside texts, bare nan and inf,
//! "}{" without a comma, commas before a closing bracket, single quotes. Nothing is added at the end:
//! a text that was cut off stays broken. Pure; any thread; takes linear time.
QString repairedJson(const QString &text);

} // namespace coalface::avalon_nano
