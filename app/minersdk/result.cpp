// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/result.h"

#include <QLatin1String>

#include <array>

namespace coalface {

namespace {
struct KindName
{
    Error::Kind kind;
    QLatin1String name;
};

constexpr std::array kindNames{
    KindName{Error::Kind::Unreachable, QLatin1String("unreachable")},
    KindName{Error::Kind::Timeout, QLatin1String("timeout")},
    KindName{Error::Kind::Unauthorized, QLatin1String("unauthorized")},
    KindName{Error::Kind::BadReply, QLatin1String("bad_reply")},
    KindName{Error::Kind::Unsupported, QLatin1String("unsupported")},
    KindName{Error::Kind::Rejected, QLatin1String("rejected")},
    KindName{Error::Kind::Aborted, QLatin1String("aborted")},
    KindName{Error::Kind::DriverFailed, QLatin1String("driver_failed")},
    KindName{Error::Kind::Internal, QLatin1String("internal")},
};
} // namespace

QString errorKindName(Error::Kind kind)
{
    for (const KindName &entry : kindNames) {
        if (entry.kind == kind)
            return entry.name;
    }
    return QStringLiteral("internal");
}

std::optional<Error::Kind> errorKindFromName(const QString &name)
{
    for (const KindName &entry : kindNames) {
        if (entry.name == name)
            return entry.kind;
    }
    return std::nullopt;
}

} // namespace coalface
