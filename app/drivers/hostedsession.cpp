// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/hostedsession.h"

#include "wire/codec.h"
#include "wire/protocol.h"

#include <QPromise>

#include <algorithm>
#include <vector>

namespace coalface {

namespace {
template<typename T>
Result<T> decoded(const Result<QCborValue> &answer, const Clock &)
{
    return answer ? wire::decode<T>(*answer) : Result<T>(answer.error());
}

template<>
Result<Telemetry> decoded(const Result<QCborValue> &answer, const Clock &clock)
{
    if (!answer)
        return answer.error();
    Result<Telemetry> result = wire::decode<Telemetry>(*answer);
    if (!result)
        return result;
    Telemetry telemetry = std::move(result).value();
    telemetry.timestamp = clock.now();
    dropImpossibleValues(telemetry);
    deriveEfficiency(telemetry);
    return telemetry;
}
} // namespace

HostedSession::HostedSession(QString driverType, DriverProcess &process, const Clock &clock,
                             QObject *parent)
    : DriverSession(parent), m_driverType(std::move(driverType)), m_process(process), m_clock(clock)
{
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, &HostedSession::expire);
    connect(&m_process, &DriverProcess::answered, this, &HostedSession::take);
    connect(&m_process, &DriverProcess::lost, this, &HostedSession::recoverLost);
    connect(&m_process, &DriverProcess::stateChanged, this, &HostedSession::followState);
}

HostedSession::~HostedSession()
{
    m_process.disconnect(this);
    failAll({Error::Kind::Aborted, QStringLiteral("The program is ending.")});
}

QFuture<Result<Identity>> HostedSession::probe(const Endpoint &endpoint, Deadline deadline)
{
    return ask<Identity>(QLatin1String("probe"), {{}, endpoint, {}}, deadline);
}

QFuture<Result<Identity>> HostedSession::recognise(const Announcement &announcement,
                                                   Deadline deadline)
{
    Open open;
    open.call.op = QLatin1String("recognise");
    open.call.endpoint = wire::encode(Endpoint{announcement.sender, 0});
    open.call.announcement = wire::encode(announcement);
    return ask<Identity>(std::move(open), deadline);
}

QFuture<Result<Telemetry>> HostedSession::readTelemetry(const MinerRef &miner, Deadline deadline)
{
    return ask<Telemetry>(QLatin1String("readTelemetry"), miner, deadline);
}

QFuture<Result<PoolInfo>> HostedSession::readPoolInfo(const MinerRef &miner, Deadline deadline)
{
    return ask<PoolInfo>(QLatin1String("readPoolInfo"), miner, deadline);
}

QFuture<Result<VersionInfo>> HostedSession::readVersionInfo(const MinerRef &miner, Deadline deadline)
{
    return ask<VersionInfo>(QLatin1String("readVersionInfo"), miner, deadline);
}

void HostedSession::closeMiner(const QString &minerId)
{
    if (m_inbox)
        m_inbox->forget(minerId);
    // A host that does not run keeps nothing of any miner.
    m_process.send(wire::closeMessage(minerId));
}

template<typename T>
QFuture<Result<T>> HostedSession::ask(QLatin1String op, const MinerRef &miner, Deadline deadline)
{
    Open open;
    open.call.op = op;
    open.call.miner = miner.minerId;
    open.call.endpoint = wire::encode(miner.endpoint);
    open.call.credentials = wire::encode(miner.credentials);
    if (m_inbox && miner.endpoint.port == 0 && op.startsWith(QLatin1String("read"))) {
        open.needsAnnouncement = true;
        m_inbox->watch(miner.minerId, miner.endpoint);
    }
    return ask<T>(std::move(open), deadline);
}

template<typename T>
QFuture<Result<T>> HostedSession::ask(Open &&open, Deadline deadline)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    open.deadline = QDeadlineTimer(deadline);
    open.complete = [promise, &clock = m_clock](const Answer &answer) {
        promise->addResult(decoded<T>(answer, clock));
        promise->finish();
    };
    QFuture<Result<T>> future = promise->future();
    enqueue(std::move(open));
    return future;
}

void HostedSession::enqueue(Open &&open)
{
    if (m_process.state() == DriverState::Broken)
        return open.complete(Error{Error::Kind::DriverFailed, m_process.detail()});
    open.call.id = ++m_lastId;
    watch(open.deadline);
    m_waiting.push_back(std::move(open));
    if (m_process.state() == DriverState::Stopped)
        m_process.start();
    else
        pump();
}

void HostedSession::pump()
{
    // What waits too long is not sent; expire() answers it.
    while (m_process.state() == DriverState::Ready && !m_waiting.empty()
           && m_sent.size() < size_t(wire::maximumCallsInFlight)) {
        const auto next = std::find_if(m_waiting.begin(), m_waiting.end(),
                                       [this](const Open &open) { return !isHeldBack(open); });
        if (next == m_waiting.end())
            break;
        Open open = std::move(*next);
        m_waiting.erase(next);
        if (open.needsAnnouncement)
            passOn(open.call.miner);
        open.call.deadline = open.deadline.remainingTime();
        const QCborMap message = wire::encode(open.call);
        if (!m_process.send(message) && !wire::frameOf(message)) {
            open.complete(
                Error{Error::Kind::Internal, QStringLiteral("The call is larger than 1 MiB.")});
            continue;
        }
        // Not sent otherwise means that the connection is just ending: lost() comes and asks again.
        watch(open.deadline + m_process.limits().grace.count());
        m_sent.emplace(open.call.id, std::move(open));
    }
}

void HostedSession::hearThrough(Announcements &source, const QList<quint16> &ports)
{
    m_inbox = std::make_unique<AnnouncementInbox>(source, ports, m_clock);
    connect(m_inbox.get(), &AnnouncementInbox::heard, this, &HostedSession::heard);
}

//! While nothing was heard of a miner its calls wait here, where they take up no place in the host.
bool HostedSession::isHeldBack(const Open &open) const
{
    return open.needsAnnouncement && !m_inbox->hasFresh(open.call.miner);
}

void HostedSession::passOn(const QString &minerId)
{
    if (const std::optional<wire::Heard> news = m_inbox->takeNews(minerId))
        m_process.send(wire::encode(*news));
}

void HostedSession::heard(const QString &minerId)
{
    // The driver waits on if it could not make anything of the one it got.
    const bool asked = std::any_of(m_sent.cbegin(), m_sent.cend(), [&](const auto &entry) {
        return entry.second.needsAnnouncement && entry.second.call.miner == minerId;
    });
    if (asked)
        passOn(minerId);
    pump();
}

void HostedSession::take(const QCborMap &message)
{
    const Result<wire::Answer> answer = wire::decodeAnswer(message);
    if (!answer) // without an id nothing can be paired; the call's own end will come
        return;
    const auto found = m_sent.find(answer->id);
    if (found == m_sent.end())
        return;
    // A caller may ask again from within: everything is in order before it is told.
    const Open open = std::move(found->second);
    m_sent.erase(found);
    pump();
    if (answer->ok)
        open.complete(answer->content);
    else
        open.complete(wire::decodeError(answer->content));
}

void HostedSession::recoverLost()
{
    if (m_inbox)
        m_inbox->allAreNews();
    std::vector<Open> lost;
    for (auto &[id, open] : m_sent)
        lost.push_back(std::move(open));
    m_sent.clear();
    std::sort(lost.begin(), lost.end(),
              [](const Open &a, const Open &b) { return a.call.id > b.call.id; });
    std::vector<Open> failed;
    for (Open &open : lost) {
        if (open.wasLost || open.deadline.hasExpired()) {
            failed.push_back(std::move(open));
        } else {
            open.wasLost = true;
            m_waiting.push_front(std::move(open));
        }
    }
    for (const Open &open : failed) {
        open.complete(
            Error{Error::Kind::DriverFailed,
                  QStringLiteral("The driver %1 ended while it was asked.").arg(m_driverType)});
    }
}

void HostedSession::followState()
{
    switch (m_process.state()) {
    case DriverState::Ready:
        pump();
        break;
    case DriverState::Broken:
        failAll({Error::Kind::DriverFailed, m_process.detail()});
        break;
    case DriverState::Stopped:
        if (!m_waiting.empty())
            m_process.start();
        break;
    default:
        break;
    }
}

void HostedSession::failAll(const Error &error)
{
    std::deque<Open> open;
    open.swap(m_waiting);
    for (auto &[id, sent] : m_sent)
        open.push_back(std::move(sent));
    m_sent.clear();
    for (const Open &one : open)
        one.complete(error);
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
    const qint64 grace = m_process.limits().grace.count();
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
        if ((open.deadline + grace).hasExpired())
            silent.push_back(std::move(open));
        else
            watch(open.deadline + grace);
    }
    std::erase_if(m_sent, [](const auto &entry) { return !entry.second.complete; });

    if (!silent.empty())
        m_process.endHanging(QStringLiteral("it did not answer a call in time"));
    for (const Open &open : waitedTooLong)
        open.complete(tooLate(open));
    for (const Open &open : silent) {
        open.complete(
            Error{Error::Kind::Timeout,
                  QStringLiteral("The driver %1 did not answer in time.").arg(m_driverType)});
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
    switch (m_process.state()) {
    case DriverState::Backoff:
        return {Error::Kind::DriverFailed, m_process.detail()};
    case DriverState::Ready:
        return {Error::Kind::Timeout,
                QStringLiteral("The driver %1 was busy with other devices for too long.")
                    .arg(m_driverType)};
    default:
        return {Error::Kind::DriverFailed,
                QStringLiteral("The driver %1 did not start in time.").arg(m_driverType)};
    }
}

} // namespace coalface
