// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/net/exchange.h"

namespace coalface {

QString placeName(const Endpoint &endpoint)
{
    const QString address = endpoint.address.toString();
    const bool bracketed = endpoint.address.protocol() == QAbstractSocket::IPv6Protocol;
    return (bracketed ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(address, QString::number(endpoint.port));
}

std::optional<Error> unaskable(const Endpoint &endpoint)
{
    if (endpoint.address.isNull())
        return Error{Error::Kind::Unreachable,
                     QStringLiteral("The device's address is not known.")};
    if (endpoint.port == 0) {
        return Error{Error::Kind::Unreachable,
                     QStringLiteral("%1 only announces itself and cannot be asked.")
                         .arg(endpoint.address.toString())};
    }
    return std::nullopt;
}

} // namespace coalface
