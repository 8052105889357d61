// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/net/httpclient.h>
#include <minersdk/result.h>
#include <minersdk/types.h>

#include <QJsonObject>
#include <QString>

#include <optional>

//! NMMiner v2 over HTTP: which pages are used, and what counts as an answer. The pages of the
//! sibling products (/ws, /api/update/firmware, PATCH) are never tried. /api/setting/network and the
//! /config of v1 are not either: they are about Wi-Fi secrets.
namespace coalface::nmminer {

//! The cheap one, for "who is there".
inline QString probePath()
{
    return QStringLiteral("/probe");
}
//! The whole state.
inline QString infoPath()
{
    return QStringLiteral("/api/system/info");
}
//! Both pools. GET returns their passwords in clear, POST changes only the keys that it holds.
inline QString miningPath()
{
    return QStringLiteral("/api/setting/mining");
}
inline QString restartPath()
{
    return QStringLiteral("/api/system/restart");
}
//! Screen flash or LED blink.
inline QString findPath()
{
    return QStringLiteral("/api/swarm/find");
}

//! The JSON object in an answer of a miner: status 200 and an object, whatever its content type.
//! BadReply with a sentence otherwise.
Result<QJsonObject> objectIn(const HttpReply &reply);

//! As objectIn(), for a device of which nobody knows yet what it is: Rejected where the answer is
//! whole and shows that no NMMiner speaks here; BadReply stays what a real one in trouble might say,
//! also 503 (the family's "OTA in progress": ask again later), and a 401 without a challenge (AxeOS).
Result<QJsonObject> objectFromStranger(const HttpReply &reply);

//! How a write ends whose answer says that the device did not do it; nothing if it may have. Nothing
//! of the answer's text is repeated: it might quote what was sent.
std::optional<WriteReport> refusalIn(const HttpReply &reply);

} // namespace coalface::nmminer
