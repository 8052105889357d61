// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/httpanswer.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace coalface::simulator {

//! What can be wrong with a device on the network.
enum class Fault {
    None,
    Offline,      //!< does not listen: connections are refused
    Drop,         //!< takes the request and closes without an answer
    Stall,        //!< takes the request and never answers
    Error500,     //!< 500 with a word of text
    Unauthorized, //!< 401
    Garbage,      //!< a good head, then bytes that are no JSON
    NotHttp,      //!< bytes that are not even HTTP
    Truncated,    //!< announces everything, sends half, closes
    Slow,         //!< a few bytes at a time
    Html,         //!< 200 with a web page
    Redirect,     //!< 302 to /
    Endless,      //!< 200 whose body never ends
    Array,        //!< 200 with a JSON array
    Strings,      //!< every number of the JSON reply is a string
};

//! The names used on the command line and in the control channel.
QStringList faultNames();
QString faultName(Fault fault);
std::optional<Fault> faultFromName(const QString &name);

//! The answer as that fault turns it out; faults of delivery leave it alone.
HttpAnswer spoiled(Fault fault, HttpAnswer answer);

} // namespace coalface::simulator
