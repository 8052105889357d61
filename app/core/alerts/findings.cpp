// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/findings.h"

#include "core/events/englishnotes.h"
#include "core/fleet/minerstate.h"
#include "core/fleet/minerstatus.h"

namespace coalface {

namespace {

const QLatin1String unusableSince("It has given no usable answer since ");
const QLatin1String beforeReason(" UTC: "); // see utcText()

QString findingNumber(double value)
{
    return QString::number(value, 'g', 4);
}

bool isPaused(const Miner &miner)
{
    return miner.telemetry && miner.telemetry->mode == QLatin1String("paused");
}

//! Its newest sample is what it is like now.
bool isFresh(const Miner &miner)
{
    switch (miner.state) {
    case MinerState::Offline:
    case MinerState::Unknown:
    case MinerState::NoDriver:
        return false;
    default:
        return miner.telemetry && miner.status.misses == 0;
    }
}

QString offlineDetail(const MinerStatus &status)
{
    if (isOtherDevice(status.lastError, status.lastErrorDetail))
        return status.lastErrorDetail;
    const QString since = utcText(status.firstMiss);
    const QString code = ownFaultStatus(status.lastError, status.lastErrorDetail);
    if (!code.isEmpty()) {
        return QStringLiteral("It answers with a fault of its own (HTTP %1); it could not be "
                              "read since %2.")
            .arg(code, since);
    }
    const QString reason = answerFault(status.lastError, status.lastErrorDetail);
    if (!reason.isEmpty())
        return unusableSince + since + QStringLiteral(": ") + reason;
    return QStringLiteral("It has not answered since %1.").arg(since);
}

AlertFinding findOffline(const Miner &miner)
{
    AlertFinding finding;
    if (miner.state == MinerState::NoDriver
        || miner.status.lastError == QLatin1String("driver_failed"))
        return finding; // that is the driver's alert
    if (miner.status.misses == 0) {
        if (isFresh(miner))
            finding.verdict = AlertVerdict::Clear;
        return finding;
    }
    if (isPaused(miner))
        return finding; // taken out of work by a person
    finding.verdict = miner.state == MinerState::Offline ? AlertVerdict::Holds
                                                         : AlertVerdict::Brewing;
    finding.since = miner.status.firstMiss;
    finding.value = miner.status.lastError;
    finding.detail = offlineDetail(miner.status);
    return finding;
}

AlertFinding findNotHashing(const Miner &miner)
{
    AlertFinding finding;
    if (!isFresh(miner) || miner.state == MinerState::Starting)
        return finding;
    if (miner.state != MinerState::NotHashing) {
        finding.verdict = AlertVerdict::Clear;
        return finding;
    }
    finding.verdict = AlertVerdict::Holds;
    finding.value = miner.reasons.value(0);
    finding.detail = finding.value == QLatin1String("no_shares")
                         ? QStringLiteral(
                             "It reports a hash rate, but no share has been accepted for much "
                             "longer than its pool's difficulty lets expect.")
                         : QStringLiteral("It answers, but does not hash.");
    return finding;
}

AlertFinding findTemperature(const AlertFacts &facts)
{
    AlertFinding finding;
    const auto heat = judgedHeat(facts.limits, facts.miner);
    if (!heat)
        return finding;
    finding.verdict = isTooHot(*heat, facts.isActive) ? AlertVerdict::Holds : AlertVerdict::Clear;
    finding.part = heat->key;
    finding.value = findingNumber(heat->value);
    finding.limit = findingNumber(heat->limit);
    finding.detail = englishText(heatNote(*heat));
    return finding;
}

AlertFinding findRejects(const AlertRule &rule, const AlertFacts &facts)
{
    AlertFinding finding;
    if (isFresh(facts.miner) && isPaused(facts.miner))
        finding.verdict = AlertVerdict::Clear;
    const auto &shares = facts.miner.status.recentShares;
    if (!isFresh(facts.miner) || !shares || !rule.limit || isPaused(facts.miner))
        return finding;
    const double percent = shares->rejectedPercent();
    const double bound = facts.isActive ? *rule.limit * rejectsHysteresis : *rule.limit;
    finding.verdict = percent > bound ? AlertVerdict::Holds : AlertVerdict::Clear;
    finding.value = findingNumber(percent);
    finding.limit = findingNumber(*rule.limit);
    finding.detail = QStringLiteral(
                         "%1 % of its shares are rejected (%2 of %3 since %4); the limit is %5 %.")
                         .arg(finding.value)
                         .arg(shares->rejected)
                         .arg(shares->all())
                         .arg(utcText(shares->since), finding.limit);
    return finding;
}

AlertFinding findHashrate(const AlertRule &rule, const AlertFacts &facts)
{
    AlertFinding finding;
    if (!isFresh(facts.miner) || !rule.limit)
        return finding;
    if (isPaused(facts.miner)) {
        finding.verdict = AlertVerdict::Clear;
        return finding;
    }
    if (facts.miner.state == MinerState::NotHashing || facts.miner.state == MinerState::Starting)
        return finding; // that has an alert of its own
    const auto part = expectedPart(*facts.miner.telemetry);
    if (!part)
        return finding;
    const double below = 100.0 * (1.0 - *part);
    const double bound = facts.isActive ? *rule.limit - hashrateHysteresis : *rule.limit;
    finding.verdict = below > bound ? AlertVerdict::Holds : AlertVerdict::Clear;
    finding.value = findingNumber(below);
    finding.limit = findingNumber(*rule.limit);
    finding.detail = QStringLiteral(
                         "Its hash rate is %1 % below what is expected of it; the limit is %2 %.")
                         .arg(finding.value, finding.limit);
    return finding;
}

QString fallbackText(const PoolDrift &drift, bool isSeen)
{
    const QString now = workplaceText(drift.inUse);
    const QString wanted = workplaceText(drift.wanted.place);
    const QString what = drift.inUse.url.isEmpty()
                             ? (isSeen
                                    ? QStringLiteral("Someone else took the fallback pool away; ")
                                    : QStringLiteral("It has no fallback pool; "))
                         : isSeen
                             ? QStringLiteral("Someone else set the fallback pool %1; ").arg(now)
                             : QStringLiteral("The fallback pool is %1; ").arg(now);
    if (drift.wanted.wasSet)
        return what + QStringLiteral("%1 was set through Coalface.").arg(wanted);
    return what
           + (wanted.isEmpty() ? QStringLiteral("before it had none.")
                               : QStringLiteral("before it was %1.").arg(wanted));
}

//! The right one is stored, and not in use.
AlertFinding findStoredPool(const PendingRestart &stored)
{
    AlertFinding finding;
    finding.verdict = AlertVerdict::Holds;
    finding.since = stored.since;
    finding.value = stored.formerly.value(0);
    finding.limit = stored.value;
    const bool isFallback = stored.poolSlot == fallbackSlot;
    finding.part = isFallback ? fallbackUntilRestartPart : untilRestartPart;
    finding.detail = QStringLiteral(
                         "The %1 %2 is stored, but used only after a restart: until then it may "
                         "be %3, which someone else set.")
                         .arg(isFallback ? QStringLiteral("fallback pool") : QStringLiteral("pool"),
                              finding.limit, finding.value);
    return finding;
}

//! Of what is stored in that place and not in use, what may be meanwhile; empty: it is in use as far as is known.
QString notYetText(const AlertFacts &facts, int slot)
{
    for (const PendingRestart &stored : facts.afterRestart) {
        if (stored.poolSlot.value_or(0) != slot)
            continue;
        const QString text = QStringLiteral(" What they set is used only after a restart");
        return stored.formerly.isEmpty() ? text + QLatin1Char('.')
                                         : text
                                               + QStringLiteral(": until then it may be %1.")
                                                     .arg(stored.formerly.constFirst());
    }
    return {};
}

AlertFinding findPool(const AlertFacts &facts)
{
    using Cause = PoolDrift::Cause;
    AlertFinding finding;
    if (!facts.isPoolKnown)
        return finding;
    // Its own fallback is nobody's doing. What is in use comes first.
    const bool isInUse = facts.drift && facts.drift->cause != Cause::Device;
    const std::optional<PoolDrift> &drift = isInUse ? facts.drift : facts.fallbackDrift;
    const bool mayBeInUse = facts.untilRestart && facts.untilRestart->poolSlot != fallbackSlot;
    if (facts.untilRestart && (!drift || (!isInUse && mayBeInUse)))
        return findStoredPool(*facts.untilRestart);
    finding.verdict = drift ? AlertVerdict::Holds : AlertVerdict::Clear;
    if (!drift)
        return finding;
    const bool isSeen = drift->cause == Cause::SomeoneElse;
    if (!isSeen && drift->since.secsTo(facts.now) < unseenPoolSeconds)
        finding.verdict = AlertVerdict::Brewing;
    finding.since = drift->since;
    finding.wasSeen = isSeen;
    finding.value = workplaceText(drift->inUse);
    finding.limit = workplaceText(drift->wanted.place);
    if (drift->isFallback) {
        const QString notYet = notYetText(facts, fallbackSlot);
        finding.part = notYet.isEmpty() ? fallbackPart : fallbackAfterRestartPart;
        finding.detail = fallbackText(*drift, isSeen) + notYet;
        return finding;
    }
    const QString who = drift->wanted.wasSet ? QStringLiteral("%2 was set through Coalface")
                                             : QStringLiteral("before it worked for %2");
    finding.detail = (isSeen ? QStringLiteral("Someone else set the pool %1; ")
                             : QStringLiteral("It works for the pool %1, though "))
                         .arg(finding.value)
                     + who.arg(finding.limit) + QLatin1Char('.');
    if (const QString notYet = notYetText(facts, 0); !notYet.isEmpty()) {
        finding.part = afterRestartPart;
        finding.detail += notYet;
    }
    return finding;
}

} // namespace

std::optional<HeatReading> judgedHeat(const QMap<QString, double> &limits, const Miner &miner)
{
    return isFresh(miner) ? hottest(*miner.telemetry, limits) : std::nullopt;
}

AlertFinding findAlert(AlertKind kind, const AlertRule &rule, const AlertFacts &facts)
{
    switch (kind) {
    case AlertKind::Offline:
        return findOffline(facts.miner);
    case AlertKind::NotHashing:
        return findNotHashing(facts.miner);
    case AlertKind::Temperature:
        return findTemperature(facts);
    case AlertKind::Rejects:
        return findRejects(rule, facts);
    case AlertKind::HashrateLow:
        return findHashrate(rule, facts);
    case AlertKind::PoolChanged:
        return findPool(facts);
    case AlertKind::DriverBroken:
        break;
    }
    return {};
}

QString offlineReason(const QString &detail)
{
    const qsizetype found = detail.startsWith(unusableSince) ? detail.indexOf(beforeReason) : -1;
    return found < 0 ? QString() : detail.mid(found + beforeReason.size());
}

AlertFinding findDriverAlert(const DriverInfo &driver)
{
    AlertFinding finding;
    switch (driver.state) {
    case DriverState::Broken:
        finding.verdict = AlertVerdict::Holds;
        finding.detail = driver.detail;
        break;
    case DriverState::Ready:
    case DriverState::Disabled:
    case DriverState::Missing:
    case DriverState::Incompatible:
        finding.verdict = AlertVerdict::Clear;
        break;
    case DriverState::Stopped:
    case DriverState::Starting:
    case DriverState::Backoff:
        break;
    }
    return finding;
}

} // namespace coalface
