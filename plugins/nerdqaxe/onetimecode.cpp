// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/onetimecode.h"

#include "nerdqaxe/protocol.h"

#include <minersdk/reading/fields.h>

#include <algorithm>

namespace coalface::nerdqaxe {

using namespace reading;

namespace {

using Key = QLatin1String;

//! It goes into a header, so nothing that could end one.
bool isToken(const QString &token)
{
    constexpr qsizetype longest = 512;
    return !token.isEmpty() && token.size() <= longest
           && std::all_of(token.begin(), token.end(),
                          [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

} // namespace

bool wantsLogin(const QJsonObject &info)
{
    return flag(info, Key("otp")).value_or(false);
}

bool knowsLogin(const QJsonObject &info)
{
    return info.contains(Key("otp"));
}

QString otpPath(bool later, QLatin1String what)
{
    return (later ? QStringLiteral("/api/v2/otp/") : QStringLiteral("/api/otp/")) + what;
}

std::optional<QByteArray> codeIn(const QString &typed)
{
    QString digits = typed;
    digits.removeIf([](QChar c) { return c.isSpace() || c == u'-'; });
    const bool isCode = digits.size() == 6 && std::all_of(digits.begin(), digits.end(), [](QChar c) {
                            return c >= u'0' && c <= u'9';
                        });
    return isCode ? std::optional(digits.toLatin1()) : std::nullopt;
}

HttpRequest sessionRequest(bool later, const QByteArray &code)
{
    return {"POST", otpPath(later, Key("session")), {}, {}, {{"X-TOTP", code}}};
}

Result<QString> tokenIn(const HttpReply &reply)
{
    const auto object = objectIn(reply);
    if (!object)
        return object.error();
    const QString token = text(*object, Key("token"));
    if (!isToken(token)) {
        return Error{Error::Kind::BadReply,
                     QStringLiteral(
                         "The device took the one-time code, but its answer has no usable "
                         "session.")};
    }
    return token;
}

QString sessionKey()
{
    return QStringLiteral("session");
}

std::optional<QPair<QByteArray, QByteArray>> sessionHeader(const Credentials &credentials)
{
    const QString token = credentials.value(sessionKey());
    if (!isToken(token))
        return std::nullopt;
    return QPair<QByteArray, QByteArray>{"X-OTP-Session", token.toLatin1()};
}

QString howToLogIn()
{
    return QStringLiteral("Log in with the six digits that your authenticator app shows for it; a "
                          "login lasts 24 hours.");
}

} // namespace coalface::nerdqaxe
