// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace coalface::simulator {

//! What a device answers to one request.
struct HttpAnswer
{
    int status = 200;
    QByteArray contentType; //!< empty = none
    QByteArray body;
    QByteArray moreHeaders; //!< complete lines, each ending in CRLF
    bool chunked = false;   //!< sent in chunks instead of with a length
    bool close = false;     //!< the device closes the connection afterwards

    static HttpAnswer json(QByteArray body, int status = 200);
    static HttpAnswer text(QByteArray body, int status = 200);

    //! Head and body as they go over the wire.
    QByteArray bytes() const;
    //! The head alone, as bytes() begins.
    QByteArray head() const;
};

} // namespace coalface::simulator
