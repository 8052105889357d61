// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "driverhost/announced.h"

#include "wire/announcement.h"

namespace coalface {

Result<Identity> recogniseAnnouncement(QObject *driver, const QCborMap &announcement)
{
    const auto *announced = qobject_cast<AnnouncedMinerDriver *>(driver);
    if (!announced) {
        return Error{Error::Kind::Unsupported,
                     QStringLiteral("This driver's devices do not announce themselves.")};
    }
    const Result<Announcement> decoded = wire::decodeAnnouncement(announcement);
    if (!decoded)
        return decoded.error();
    return announced->recognise(*decoded);
}

void deliverAnnouncement(MinerAdapter *adapter, const Announcement &announcement)
{
    if (auto *announced = qobject_cast<AnnouncedMiner *>(adapter))
        announced->receive(announcement);
}

} // namespace coalface
