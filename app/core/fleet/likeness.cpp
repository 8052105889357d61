// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/likeness.h"

namespace coalface {

Likeness likenessOf(const MinerRecord &record, const Found &found)
{
    const Identity &identity = found.identity;
    if (!identity.mac.isEmpty() && !record.mac.isEmpty())
        return record.mac == identity.mac ? Likeness::Mac : Likeness::None;
    const Endpoint place = record.endpoint();
    if (record.driverType.isEmpty() && record.serial.isEmpty()) {
        // Saved from a damaged database: where it was may be all that is known.
        return place.address == found.endpoint.address
                       && (!record.port || found.endpoint.port == 0 || place == found.endpoint)
                   ? Likeness::Place
                   : Likeness::None;
    }
    if (record.driverType != found.driverType)
        return Likeness::None;
    if (!identity.serial.isEmpty() && record.serial == identity.serial)
        return Likeness::Serial;
    const bool isGuessed = (found.endpoint.port == 0 || !record.port) && record.model.isEmpty()
                           && place.address == found.endpoint.address;
    return isGuessed || place == found.endpoint ? Likeness::Place : Likeness::None;
}

} // namespace coalface
