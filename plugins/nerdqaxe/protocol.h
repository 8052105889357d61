// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/net/httpclient.h>
#include <minersdk/result.h>

#include <QJsonObject>
#include <QString>

#include <optional>

//! NerdOS (ESP-Miner-NerdQAxePlus) over HTTP: which pages are asked, and what counts as an answer.
namespace coalface::nerdqaxe {

//! The whole state of the device; every version has it.
inline QString infoPath()
{
    return QStringLiteral("/api/system/info");
}
//! Lists and limits; from v1.0.32.
inline QString asicPath()
{
    return QStringLiteral("/api/system/asic");
}
//! Among other things the reason for which a board switched itself off; from v1.0.38-alpha8.
inline QString dashboardPath()
{
    return QStringLiteral("/api/v2/dashboard");
}

//! The JSON object in an answer of a miner. Asks for status 200, application/json and an object.
//! Errors, each with a sentence: Unauthorized (401: it talks to private addresses only), BadReply
//! (redirect, web page, list, missing page, fault inside the device, broken JSON).
Result<QJsonObject> objectIn(const HttpReply &reply);

//! As objectIn(), for a page that may not be there, or a device of which nobody knows yet what it is:
//! Rejected where the answer is whole and shows that no NerdOS speaks here, or that this one has no
//! such page (it redirects to its web page); BadReply stays what a real miner in trouble might say.
Result<QJsonObject> objectFromStranger(const HttpReply &reply);

//! What the device means by its answer to a write, or to a one-time code.
enum class Verdict {
    Taken,
    LoginRefused, //!< 401: the session or the code is wrong, used or missing; it counted as a failure
    Blocked,      //!< 401: too many failures; all logins are refused for 5 minutes
    Foreign,      //!< 401: it does not talk to this computer's address
    Fault,        //!< 5xx: trouble of its own, often a shortage of memory; it may have acted on it
    Refused,      //!< anything else
};
Verdict verdictOf(const HttpReply &reply);

//! What the firmware says of a write that it refuses (protocol page, sections 5 and 8), in quotation marks.
//! Empty for anything else: that may quote what was sent, and with it a password.
QString wordsOf(const HttpReply &reply);

//! The sentence for Verdict::Foreign.
QString foreignNetworkSentence();

} // namespace coalface::nerdqaxe
