// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>
#include <minersdk/types.h>

#include <QCborMap>
#include <QString>

namespace coalface::wire {

QCborMap encode(const Announcement &announcement);
//! DriverFailed with a sentence where it is none: its sender is no address, or its payload no bytes.
Result<Announcement> decodeAnnouncement(const QCborMap &map);

//! The message "that miner announced itself".
struct Heard
{
    QString miner;
    Endpoint endpoint;
    Announcement announcement;
};
QCborMap encode(const Heard &heard);
Result<Heard> decodeHeard(const QCborMap &message);

} // namespace coalface::wire
