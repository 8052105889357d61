// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/fields.h"

#include <minersdk/result.h>

namespace coalface::avalon_nano {

//! One reply of the cgminer-style API, JSON or plain, taken apart.
struct Reply
{
    QChar letter;            //!< 'S', 'I', 'W', 'E', 'F'; null where the reply has none
    std::optional<int> code; //!< forks give the same numbers other meanings: judge by the letter
    QString message; //!< line feeds made blanks. After `setpool` it holds the worker's password
    QString description;
    std::optional<qint64> when; //!< s; Unix time, or the uptime of devices that have no clock
    QJsonObject content;

    //! 'S' or 'I'; where there is no letter, that a section is there. Some setters say 'I' for "not done".
    bool succeeded() const;
    QJsonArray list(Key section) const { return content.value(section).toArray(); }
    //! The first object of a section, empty where there is none.
    QJsonObject first(Key section) const { return list(section).at(0).toObject(); }
};

//! The reply in these bytes. Everything from the first NUL on is dropped; known malformations are
//! survived. Error BadReply: empty, cut off (never a partial reading), or no reply of this protocol; Unreachable: a web server's,
//! which another device at that address tells, and no firmware of a miner.
Result<Reply> replyIn(const QByteArray &bytes);

//! The answer to one command within the reply to a joined request, nothing where there is none.
std::optional<Reply> partOf(const Reply &joined, Key command);

//! Whether these bytes are not even an attempt at this protocol (a web server, another service).
bool isOtherProtocol(const QByteArray &bytes);

//! What to say of a reply that is not a success, in a sentence: Unauthorized for "Access denied",
//! Unsupported for an unknown command, else BadReply. `asked`: the command.
Error refusalOf(const Reply &reply, QLatin1String asked);

} // namespace coalface::avalon_nano
