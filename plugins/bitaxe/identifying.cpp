// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/identifying.h"

#include <minersdk/net/minerlink.h>

namespace coalface::bitaxe {

Identifying::Identifying(MinerLink &link, AsicPage &asicPage, IdentifyJob *job)
    : DeviceWrite(Capability::Identify, link, asicPage, job)
{}

void Identifying::begin()
{
    post(QStringLiteral("/api/system/identify"), [this](const Sending &sending) {
        if (endsUnlessSent(sending))
            return;
        if (sending.end == Sending::End::Unanswered) {
            return finish(Outcome::Unknown,
                          QStringLiteral(
                              "%1 Look at the miner's screen: if it greets you, it is "
                              "this one. Asking again within 30 s would switch that off.")
                              .arg(sending.error.detail));
        }
        finish(Outcome::NotConfirmed,
               QStringLiteral(
                   "The miner took the request. Look at its screen: it greets you for 30 s. "
                   "The miner does not tell whether it does; if its screen had been greeting "
                   "already, it has stopped, and asking again shows it."));
    });
}

} // namespace coalface::bitaxe
