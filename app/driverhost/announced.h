// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/announced.h>

#include <QCborMap>

namespace coalface {

//! What the driver's root object says to that announcement (as it came over the wire). Unsupported:
//! its devices do not announce themselves.
Result<Identity> recogniseAnnouncement(QObject *driver, const QCborMap &announcement);

//! Hands it to the adapter, if that one is read from announcements.
void deliverAnnouncement(MinerAdapter *adapter, const Announcement &announcement);

} // namespace coalface
