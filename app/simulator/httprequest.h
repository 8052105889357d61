// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace coalface::simulator {

//! One request as it came in.
struct HttpRequest
{
    using Header = std::pair<QByteArray, QByteArray>;

    QByteArray method;
    QByteArray path;       //!< without the query, still percent-encoded
    QByteArray query;      //!< after the '?', may be empty
    QByteArray version;    //!< "HTTP/1.1"
    QList<Header> headers; //!< names as sent
    QByteArray body;       //!< a chunked one is put together
    bool chunked = false;  //!< sent without a length, in chunks
    int bodyReads = 0;     //!< in how many pieces the body arrived

    //! The first header of that name in any case; null where there is none.
    QByteArray header(const char *name) const
    {
        for (const Header &header : headers) {
            if (header.first.compare(name, Qt::CaseInsensitive) == 0)
                return header.second;
        }
        return {};
    }
};

} // namespace coalface::simulator
