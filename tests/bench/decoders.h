// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/telemetry.h>

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace coalface::bench {

//! How one driver makes a reading of what its device sent.
struct Decoder
{
    QString driver;
    QString reply; //!< a recorded one, below tests/plugins
    std::optional<Telemetry> (*decode)(const QByteArray &bytes) = nullptr;
};

//! Of every driver.
const QList<Decoder> &decoders();
//! The bytes that the device of this driver sends for a reading; empty when the file is not there.
QByteArray recordedReply(const Decoder &decoder);

} // namespace coalface::bench
