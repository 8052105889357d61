// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/callclass.h"

namespace coalface {

namespace {
//! It asks whether somebody is one of the driver's devices.
bool asksWhoIsThere(const QString &op)
{
    return op == u"probe" || op == u"recognise";
}
} // namespace

const QList<CallClass> &allCallClasses()
{
    static const QList<CallClass> classes{CallClass::Ok,       CallClass::Unreachable,
                                          CallClass::Auth,     CallClass::Busy,
                                          CallClass::Protocol, CallClass::Driver};
    return classes;
}

QString callClassName(CallClass callClass)
{
    switch (callClass) {
    case CallClass::Ok:
        return QStringLiteral("ok");
    case CallClass::Unreachable:
        return QStringLiteral("unreachable");
    case CallClass::Auth:
        return QStringLiteral("auth");
    case CallClass::Busy:
        return QStringLiteral("busy");
    case CallClass::Protocol:
        return QStringLiteral("protocol");
    case CallClass::Driver:
        break;
    }
    return QStringLiteral("driver");
}

std::optional<CallClass> callClassOf(const QString &op, std::optional<Error::Kind> error)
{
    if (!error)
        return CallClass::Ok;
    switch (*error) {
    case Error::Kind::Unreachable:
    case Error::Kind::Timeout:
        return CallClass::Unreachable;
    case Error::Kind::Unauthorized:
        return CallClass::Auth;
    case Error::Kind::Unsupported:
        if (op == u"readHistory")
            return CallClass::Ok; // it was asked whether it records at all
        [[fallthrough]];
    case Error::Kind::Rejected:
        return asksWhoIsThere(op) ? CallClass::Ok : CallClass::Busy;
    case Error::Kind::BadReply:
        return asksWhoIsThere(op) ? CallClass::Ok : CallClass::Protocol;
    case Error::Kind::Aborted:
        return std::nullopt;
    case Error::Kind::DriverFailed:
    case Error::Kind::Internal:
        break;
    }
    return CallClass::Driver;
}

bool isDriversFault(CallClass callClass)
{
    return callClass == CallClass::Protocol || callClass == CallClass::Driver;
}

} // namespace coalface
