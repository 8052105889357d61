// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/likeness.h"

namespace coalface {

Likeness likenessOf(const MinerRecord &record, const Found &found)
{
    const Identity &identity = found.identity;
    if (!identity.mac.isEmpty() && !record.mac.isEmpty())
        return record.mac == identity.mac ? Likeness::Mac : Likeness::None;
    if (record.driverType != found.driverType)
        return Likeness::None;
    if (!identity.serial.isEmpty() && record.serial == identity.serial)
        return Likeness::Serial;
    const Endpoint place = record.endpoint();
    const bool isGuessed = found.endpoint.port == 0 && record.model.isEmpty()
                           && place.address == found.endpoint.address;
    return isGuessed || place == found.endpoint ? Likeness::Place : Likeness::None;
}

} // namespace coalface
