// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/net/httpclient.h>
#include <minersdk/result.h>
#include <minersdk/types.h>

#include <QJsonObject>
#include <QString>

#include <optional>

//! One-time passwords (v1.0.34 and later): while they are on, each write wants a session, which a code
//! buys for 24 hours. Each code works once; five failures within a minute lock everybody out, the owner's
//! browser included. Reading is never protected. Pure.
namespace coalface::nerdqaxe {

//! `otp` in info. Unknown (older firmware) is off.
bool wantsLogin(const QJsonObject &info);
//! Whether the firmware knows one-time passwords at all.
bool knowsLogin(const QJsonObject &info);

//! GET …/status, which says `enabled`; POST …/session. `later`: v1.0.38-alpha8 and after.
QString otpPath(bool later, QLatin1String what);

//! The six digits of what a person typed, blanks left out; nothing if it is no code.
std::optional<QByteArray> codeIn(const QString &typed);

//! Buys a session. Used once.
HttpRequest sessionRequest(bool later, const QByteArray &code);
//! The token of the reply to it.
Result<QString> tokenIn(const HttpReply &reply);

//! What Credentials keep the token under.
QString sessionKey();
//! The header for a write; nothing without a usable token.
std::optional<QPair<QByteArray, QByteArray>> sessionHeader(const Credentials &credentials);

//! What a person does to log in.
QString howToLogIn();

} // namespace coalface::nerdqaxe
