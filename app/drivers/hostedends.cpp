// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! How the calls of HostedSession end: each is told of once, answered or not.

#include "drivers/hostedsession.h"

#include "core/fleet/minerstatus.h"
#include "wire/codec.h"

#include <QSet>

#include <algorithm>
#include <vector>

namespace coalface {

namespace {

//! A reading that failed and is told with its replies has failed all the same.
std::optional<Error::Kind> failureOf(const Result<QCborValue> &answer, const QString &op)
{
    if (!answer)
        return answer.error().kind;
    const QCborValue error = op == u"readRaw" ? answer->toMap().value(QLatin1String("error"))
                                              : QCborValue();
    return error.isUndefined() ? std::nullopt : std::optional(wire::decodeError(error).kind);
}

} // namespace

void HostedSession::record(const Open &open, const Answer &answer)
{
    const std::optional<CallClass> callClass = callClassOf(open.call.op,
                                                           failureOf(answer, open.call.op));
    if (callClass)
        Q_EMIT settled(
            {open.version, open.call.op, open.call.miner, *callClass, true, open.sent.elapsed()});
}

//! It will not be answered any more; its host died over it, or hangs.
void HostedSession::recordLost(const Open &open)
{
    Q_EMIT settled({open.version, open.call.op, open.call.miner, CallClass::Driver, false,
                    open.sent.elapsed()});
}

void HostedSession::recoverLost(DriverProcess *host)
{
    if (m_inbox)
        m_inbox->allAreNews();
    std::vector<Open> lost;
    for (auto &[id, open] : m_sent) {
        if (open.host != host)
            continue;
        m_traffic.end(open.call.miner);
        lost.push_back(std::move(open));
    }
    std::erase_if(m_sent, [](const auto &entry) { return !entry.second.complete; });
    std::sort(lost.begin(), lost.end(),
              [](const Open &a, const Open &b) { return a.call.id > b.call.id; });
    std::vector<Open> failed;
    for (Open &open : lost) {
        if (open.care != Care::Repeatable || open.wasLost || open.deadline.hasExpired()) {
            failed.push_back(std::move(open));
        } else {
            open.wasLost = true;
            m_waiting.push_front(std::move(open));
        }
    }
    noteDone(host);
    for (const Open &open : failed) {
        recordLost(open);
        open.complete(unanswered(open, {Error::Kind::DriverFailed,
                                        QStringLiteral("The driver %1 ended while it was asked.")
                                            .arg(m_driverType)}));
    }
}

void HostedSession::failWaiting(const Error &error)
{
    std::deque<Open> waiting;
    waiting.swap(m_waiting);
    for (const Open &open : waiting) {
        if (open.wasLost && error.kind != Error::Kind::Aborted)
            recordLost(open);
        open.complete(error);
    }
}

void HostedSession::watch(const QDeadlineTimer &expiry)
{
    if (m_expiry.isActive() && m_nextExpiry <= expiry)
        return;
    m_nextExpiry = expiry;
    m_expiry.start(int(std::clamp<qint64>(expiry.remainingTime() + 1, 0, 24 * 3600 * 1000)));
}

void HostedSession::expire()
{
    std::vector<Open> waitedTooLong;
    std::vector<Open> silent;
    for (Open &open : m_waiting) {
        if (open.deadline.hasExpired())
            waitedTooLong.push_back(std::move(open));
        else
            watch(open.deadline);
    }
    std::erase_if(m_waiting, [](const Open &open) { return !open.complete; });
    for (auto &[id, open] : m_sent) {
        const qint64 grace = open.host->limits().grace.count();
        if ((endOf(open) + grace).hasExpired()) {
            m_traffic.end(open.call.miner);
            silent.push_back(std::move(open));
        } else {
            watch(endOf(open) + grace);
        }
    }
    std::erase_if(m_sent, [](const auto &entry) { return !entry.second.complete; });

    QSet<DriverProcess *> hanging;
    for (const Open &open : silent)
        hanging.insert(open.host);
    for (DriverProcess *host : std::as_const(hanging))
        host->endHanging(QStringLiteral("it did not answer a call in time"));
    for (const Open &open : waitedTooLong) {
        if (open.wasLost)
            recordLost(open);
        open.complete(tooLate(open));
    }
    for (const Open &open : silent) {
        recordLost(open);
        open.complete(
            unanswered(open,
                       {Error::Kind::Timeout,
                        QStringLiteral("The driver %1 did not answer in time.").arg(m_driverType)}));
    }
}

Error HostedSession::tooLate(const Open &open) const
{
    if (open.wasLost) {
        return {Error::Kind::DriverFailed,
                QStringLiteral("The driver %1 ended while it was asked, and was not back in time.")
                    .arg(m_driverType)};
    }
    if (isHeldBack(open)) {
        const Result<Endpoint> endpoint = wire::decode<Endpoint>(open.call.endpoint);
        if (const QString problem = m_inbox->problem(); !problem.isEmpty())
            return {Error::Kind::Unreachable, problem};
        return {Error::Kind::Timeout,
                QStringLiteral("%1 did not announce itself in time. Is it on, and in the same "
                               "network as this computer?")
                    .arg(endpoint ? endpoint->address.toString() : QStringLiteral("The miner"))};
    }
    switch (m_process ? m_process->state() : DriverState::Stopped) {
    case DriverState::Backoff:
        return {Error::Kind::DriverFailed, m_process->detail()};
    case DriverState::Ready:
        if (!m_traffic.allows(open.call.miner, open.care != Care::Repeatable))
            return heldUp();
        return driverHeldUp(m_driverType);
    default:
        return {Error::Kind::DriverFailed,
                QStringLiteral("The driver %1 did not start in time.").arg(m_driverType)};
    }
}

} // namespace coalface
