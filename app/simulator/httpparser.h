// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/httprequest.h"

#include <optional>

namespace coalface::simulator {

//! Cuts the bytes of one connection into requests (HTTP/1.1: Content-Length, chunked bodies, several
//! requests on one connection). Says no to what a small device could not hold.
class HttpParser
{
public:
    enum class State { NeedsMore, Complete, Bad };

    static constexpr qsizetype maxHead = 8 * 1024;
    static constexpr qsizetype maxBody = 4 * 1024 * 1024;

    //! Adds what arrived. Call next() until it no longer says Complete.
    void append(const QByteArray &bytes);
    //! Complete: `request` holds the next one. Bad: nothing more will come, see status().
    State next(HttpRequest &request);
    //! Which answer a bad request deserves (400 or 431).
    int status() const { return m_status; }
    //! Something has arrived that is not yet a whole request.
    bool midway() const { return m_headDone || !m_buffer.isEmpty(); }

private:
    State fail(int status);
    bool parseHead(qsizetype headSize);
    State takeChunks();

    QByteArray m_buffer;
    HttpRequest m_request;
    qint64 m_length = 0;
    qsizetype m_scan = 0; //!< where the next chunk's size line begins
    int m_status = 400;
    bool m_headDone = false;
    bool m_bad = false;
};

} // namespace coalface::simulator
