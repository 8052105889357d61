// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/net/httpclient.h>
#include <minersdk/result.h>

#include <QString>

namespace coalface::bitaxe {

//! What became of one request that changes the device. "Taken" proves nothing: status 200 also
//! answers keys that the firmware ignores.
struct Sending
{
    enum class End {
        Taken,      //!< answered with success
        Unanswered, //!< it left this computer, and the device may have acted on it
        Refused,    //!< the device said no; nothing changed
        NotSent,    //!< it never got to the device, or the device lets nobody from here do anything
    };
    End end = End::Taken;
    Error error; //!< but for Taken: what happened, in a sentence
};

//! 2xx: taken. 400 ("Wrong API input": one bad value, nothing applied; "Invalid JSON"), 500 "content too
//! long" and other 4xx: refused. 3xx, 404, 405: refused, since this firmware has no such command.
//! 401: not sent (foreign address, or a login). Other 5xx (short of memory): unanswered. `what` was asked for: "the change".
Sending sendingOf(const Result<HttpReply> &reply,
                  const QString &what = QStringLiteral("the change"));

} // namespace coalface::bitaxe
