// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/outcomes.h"

namespace coalface {

namespace {

Outcome outcomeOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Rejected:
    case Error::Kind::Unauthorized:
        return Outcome::Refused;
    case Error::Kind::Unsupported:
        return Outcome::Unsupported;
    default:
        return Outcome::Unreachable;
    }
}

} // namespace

TargetReport reportOf(const Error &error)
{
    TargetReport report(WriteReport{outcomeOf(error.kind), false, error.detail});
    report.error = error.kind;
    if (error.kind == Error::Kind::BadReply) {
        // It tells of a request that was sent, which was a question.
        report.detail = QStringLiteral(
                            "It was asked who it is and how it is set before anything was "
                            "changed, and nothing was: %1")
                            .arg(error.detail);
    }
    return report;
}

TargetReport reportOf(TargetReport::Finding finding, Outcome outcome, const QString &detail,
                      const QStringList &values)
{
    TargetReport report(WriteReport{outcome, false, detail});
    report.finding = finding;
    report.values = values;
    return report;
}

TargetReport notTried()
{
    TargetReport report = reportOf(TargetReport::Finding::NotTried, Outcome::Unreachable,
                                   QStringLiteral(
                                       "Not tried: it was interrupted before anything was sent."));
    report.isTried = false;
    return report;
}

TargetReport fallbackOnly(TargetReport fallback)
{
    const bool isSet = isDone(fallback.outcome);
    fallback.fallback = isSet ? TargetReport::Fallback::Alone : TargetReport::Fallback::Failed;
    fallback.detail = isSet ? QStringLiteral("The fallback pool is set, the pool is not: it was "
                                             "interrupted before that was sent.")
                            : QStringLiteral("The fallback pool, so the pool was left as it is: %1")
                                  .arg(fallback.detail);
    if (isSet)
        fallback.outcome = Outcome::Unreachable;
    fallback.verified = false;
    return fallback;
}

TargetReport withFallbackReport(TargetReport pool, const WriteReport &fallback, bool withRestart)
{
    const bool neededOne = pool.outcome == Outcome::Applied
                           && fallback.outcome == Outcome::NeedsRestart;
    if (neededOne && !withRestart)
        pool.outcome = Outcome::NeedsRestart;
    pool.verified = pool.verified && fallback.verified;
    pool.isInUse = pool.isInUse && fallback.outcome != Outcome::NeedsRestart;
    pool.fallback = neededOne && withRestart ? TargetReport::Fallback::NeedsRestart
                                             : TargetReport::Fallback::Set;
    if (pool.fallback == TargetReport::Fallback::NeedsRestart) {
        // Where a device does not need the restart for its pool it may not have made one.
        pool.detail += QStringLiteral(
            " Its fallback pool is set, too; it is used from the device's next start on if it did "
            "not restart.");
    } else if (isDone(pool.outcome)) {
        pool.detail = QStringLiteral("%1 Fallback: %2").arg(pool.detail, fallback.detail);
        pool.words << fallback.detail;
    } else if (pool.finding == TargetReport::Finding::HandedOver) {
        pool.detail = QStringLiteral("The fallback pool is set. Of the pool: %1").arg(pool.detail);
    } else {
        pool.detail = QStringLiteral("The fallback pool is set, the pool is not: %1").arg(pool.detail);
    }
    return pool;
}

TargetReport handedOver(const QString &other, const QStringList &values)
{
    return reportOf(TargetReport::Finding::HandedOver, Outcome::Unknown,
                    QStringLiteral("It was sent, but another device answers at this address now: "
                                   "%1. The change may have gone to that one, and what was read "
                                   "back may be what that one shows. Look at both before you try "
                                   "again, and find your miners again so that each has its "
                                   "address.")
                        .arg(other),
                    values);
}

TargetReport inUseAlready(TargetReport report)
{
    report.isInUse = true;
    report.detail += QStringLiteral(
        " The miner has been using it all the while, though: only another "
        "password needs that restart.");
    return report;
}

} // namespace coalface
