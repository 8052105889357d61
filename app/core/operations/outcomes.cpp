// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/outcomes.h"

namespace coalface {

WriteReport reportOf(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Rejected:
    case Error::Kind::Unauthorized:
        return {Outcome::Refused, false, error.detail};
    case Error::Kind::Unsupported:
        return {Outcome::Unsupported, false, error.detail};
    default:
        return {Outcome::Unreachable, false, error.detail};
    }
}

TargetReport notTried()
{
    TargetReport report(
        WriteReport{Outcome::Unreachable, false,
                    QStringLiteral("Not tried: it was interrupted before anything was sent.")});
    report.isTried = false;
    return report;
}

} // namespace coalface
