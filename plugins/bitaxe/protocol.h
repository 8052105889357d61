// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/net/httpclient.h>
#include <minersdk/result.h>

#include <QJsonObject>
#include <QString>

//! AxeOS over HTTP: which pages are asked, and what counts as an answer.
namespace coalface::bitaxe {

//! The whole state of the device; every version has it.
inline QString infoPath()
{
    return QStringLiteral("/api/system/info");
}
//! Chip and options; from v2.7.0, see hasAsicPage().
inline QString asicPath()
{
    return QStringLiteral("/api/system/asic");
}

//! What it recorded by itself; from v2.8.0, see whyNoRecord().
inline QString statisticsPath()
{
    return QStringLiteral("/api/system/statistics");
}

//! The JSON object in an answer of a miner. Asks for status 200, application/json and an object.
//! Errors, each with a sentence: Unauthorized (401: it talks to private addresses only, or wants a
//! login), BadReply (redirect, web page, list, missing page, fault inside the device, broken JSON).
Result<QJsonObject> objectIn(const HttpReply &reply);

//! As objectIn(), for a device of which nobody knows yet what it is: Rejected where the answer is
//! whole and shows that no AxeOS speaks here; BadReply stays what a real miner in trouble might say.
Result<QJsonObject> objectFromStranger(const HttpReply &reply);

} // namespace coalface::bitaxe
