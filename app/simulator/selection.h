// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace coalface::simulator {

//! Which of `count` devices a text means: "3", "3-7", "10%" (spread evenly), "all". Nothing where the
//! text is none of these or names a device that does not exist.
std::optional<QList<int>> selectDevices(const QString &text, int count);

} // namespace coalface::simulator
