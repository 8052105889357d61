// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/minerstatus.h"

#include <QRegularExpression>

namespace coalface {

namespace {
// Kinds of errors are a contract without one for it, so it is known by how its sentence begins; stored ones are, too.
const QLatin1String otherDeviceBegins("Another device answers at ");
const QLatin1String heldUpSentence("Something else was under way with this miner for too long.");
const QLatin1String driverHeldUpEnds(" was busy with other devices for too long.");

//! No share is to be expected of it.
bool isAtRest(const Telemetry &telemetry)
{
    return telemetry.mode == QLatin1String("paused") || telemetry.hashrate.value_or(1) <= 0;
}

//! What an answer does not tell stays as it was told last, but another pool's worker.
void noteTold(MinerStatus &status, const std::optional<Telemetry> &before, const Telemetry &now)
{
    const bool isElsewhere = now.poolUrl && (!before || before->poolUrl != now.poolUrl);
    if (now.poolUser || isElsewhere)
        status.poolUser = now.poolUser;
    if (!now.fallbackUrl)
        return;
    if (now.fallbackUser || status.fallbackUrl != now.fallbackUrl)
        status.fallbackUser = now.fallbackUser;
    status.fallbackUrl = now.fallbackUrl;
}

} // namespace

void noteAnswer(MinerStatus &status, const std::optional<Telemetry> &before, const Telemetry &now)
{
    status.lastAnswered = now.timestamp;
    status.misses = 0;
    status.firstMiss = {};
    status.lastError.clear();
    status.lastErrorDetail.clear();
    noteTold(status, before, now);
    status.hashrateRecent = now.hashrateRecent;
    // Also when the counter fell: the device was restarted and starts a new wait. So does one that begins to
    // hash again, or whose shares were not known before; a share is awaited from then on.
    const bool moved = before && before->sharesAccepted != now.sharesAccepted;
    // Nor is it later than now: then the clock was ahead when it was noted.
    if (!status.lastShareMove.isValid() || status.lastShareMove > now.timestamp || moved
        || isAtRest(now) || (before && isAtRest(*before)))
        status.lastShareMove = now.timestamp;
}

void noteMiss(MinerStatus &status, const Error &error)
{
    if (status.misses == 0 || status.firstMiss > status.lastAsked) // the clock was ahead
        status.firstMiss = status.lastAsked;
    ++status.misses;
    status.lastError = errorKindName(error.kind);
    status.lastErrorDetail = error.detail;
}

Error otherDevice(const MinerRecord &miner, const QString &mac)
{
    return {Error::Kind::Rejected,
            otherDeviceBegins
                + QStringLiteral("%1 now (MAC %2 instead of %3). Scan the network: that finds the "
                                 "miner's new address.")
                      .arg(miner.address, mac, miner.mac)};
}

bool isOtherDevice(const QString &error, const QString &detail)
{
    return error == errorKindName(Error::Kind::Rejected) && detail.startsWith(otherDeviceBegins);
}

Error heldUp()
{
    return {Error::Kind::Timeout, heldUpSentence};
}

bool isHeldUp(const QString &error, const QString &detail)
{
    return error == errorKindName(Error::Kind::Timeout) && detail.contains(heldUpSentence);
}

Error driverHeldUp(const QString &driverType)
{
    return {Error::Kind::Timeout, QStringLiteral("The driver ") + driverType + driverHeldUpEnds};
}

bool isDriverHeldUp(const QString &error, const QString &detail)
{
    return error == errorKindName(Error::Kind::Timeout) && detail.contains(driverHeldUpEnds);
}

QString ownFaultStatus(const QString &error, const QString &detail)
{
    // Drivers name the status so.
    static const QRegularExpression named(QStringLiteral("\\bHTTP (5\\d\\d)\\b"));
    return error == errorKindName(Error::Kind::Unreachable) ? named.match(detail).captured(1)
                                                            : QString();
}

QString answerFault(const QString &error, const QString &detail)
{
    // So the clients that are lent to drivers name a silence.
    static const QRegularExpression silence(
        QStringLiteral("^No connection to |refuse[sd] the connection|closed the connection|"
                       "could not be sent|did not announce itself|cannot be asked|"
                       "address is not known"));
    const auto kind = errorKindFromName(error);
    if (!kind)
        return {};
    switch (*kind) {
    case Error::Kind::Unauthorized:
    case Error::Kind::BadReply:
    case Error::Kind::Rejected:
        return detail;
    case Error::Kind::Unreachable:
        return silence.match(detail).hasMatch() ? QString() : detail;
    default:
        return {};
    }
}

} // namespace coalface
