// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/hostedsession.h"

#include "wire/codec.h"
#include "wire/protocol.h"

#include <QSet>

#include <algorithm>
#include <vector>

namespace coalface {

HostedSession::HostedSession(QString driverType, const Clock &clock, QObject *parent)
    : DriverSession(parent),
      m_driverType(std::move(driverType)),
      m_retired{Error::Kind::DriverFailed, QStringLiteral("The driver does not run.")},
      m_clock(clock)
{
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, &HostedSession::expire);
}

HostedSession::~HostedSession()
{
    const Error ending{Error::Kind::Aborted, QStringLiteral("The program is ending.")};
    if (m_process)
        m_process->disconnect(this);
    m_process = nullptr; // who asks from within an answer is told at once
    m_retired = ending;
    failWaiting(ending);
    const std::unordered_map<quint64, Open> sent = std::exchange(m_sent, {});
    for (const auto &[id, open] : sent)
        open.complete(unanswered(open, ending));
}

void HostedSession::use(DriverProcess &process)
{
    DriverProcess *before = std::exchange(m_process, &process);
    if (before == &process)
        return;
    if (before)
        disconnect(before, &DriverProcess::stateChanged, this, nullptr);
    connect(&process, &DriverProcess::answered, this, &HostedSession::take);
    connect(&process, &DriverProcess::lost, this, [this, host = &process] { recoverLost(host); });
    connect(&process, &DriverProcess::stateChanged, this, &HostedSession::followState);
    if (m_inbox)
        m_inbox->allAreNews();
    if (before) {
        takeBackListeners();
        noteDone(before);
    }
    if (process.state() == DriverState::Stopped && !m_waiting.empty())
        process.start();
    else
        followState();
}

//! Those that wait in a host for an announcement ask nobody, and it is told of none any more.
void HostedSession::takeBackListeners()
{
    for (auto &[id, open] : m_sent) {
        if (!open.needsAnnouncement)
            continue;
        m_traffic.end(open.call.miner);
        m_waiting.push_front(std::move(open));
    }
    std::erase_if(m_sent, [](const auto &entry) { return !entry.second.complete; });
}

void HostedSession::retire(const Error &why)
{
    m_retired = why;
    DriverProcess *before = std::exchange(m_process, nullptr);
    if (before)
        disconnect(before, &DriverProcess::stateChanged, this, nullptr);
    failWaiting(why);
    if (before)
        noteDone(before);
}

bool HostedSession::isDone(const DriverProcess &process) const
{
    return std::none_of(m_sent.cbegin(), m_sent.cend(),
                        [&](const auto &entry) { return entry.second.host == &process; });
}

void HostedSession::noteDone(DriverProcess *host)
{
    if (host == m_process || !isDone(*host))
        return;
    host->disconnect(this);
    // Queued: whoever hears of it deletes it, and it may be the one that is just telling something.
    QMetaObject::invokeMethod(
        this, [this, host] { Q_EMIT left(host); }, Qt::QueuedConnection);
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
    open.deadline = QDeadlineTimer(deadline);
    open.care = Care::Once; // it comes from anybody in the network, and there will be another
    return enqueued<Identity>(std::move(open));
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

QFuture<Result<RawReading>> HostedSession::readRaw(const MinerRef &miner, Deadline deadline)
{
    return ask<RawReading>(QLatin1String("readRaw"), miner, deadline);
}

QFuture<Result<RecordedReadings>> HostedSession::readHistory(const MinerRef &miner,
                                                             std::chrono::seconds reach,
                                                             Deadline deadline)
{
    return ask<RecordedReadings>(QLatin1String("readHistory"), miner, deadline,
                                 wire::encodeReach(reach));
}

void HostedSession::closeMiner(const QString &minerId)
{
    if (m_inbox)
        m_inbox->forget(minerId);
    // A host that does not run keeps nothing of any miner.
    if (m_process)
        m_process->send(wire::closeMessage(minerId));
}

template<typename T>
QFuture<Result<T>> HostedSession::ask(QLatin1String op, const MinerRef &miner, Deadline deadline,
                                      const QCborMap &settings)
{
    Open open;
    open.call = callFor(op, miner);
    open.call.settings = settings;
    if (m_inbox && miner.endpoint.port == 0 && op.startsWith(QLatin1String("read"))) {
        open.needsAnnouncement = true;
        m_inbox->watch(miner.minerId, miner.endpoint);
    }
    open.deadline = QDeadlineTimer(deadline);
    return enqueued<T>(std::move(open));
}

wire::Call HostedSession::callFor(QLatin1String op, const MinerRef &miner)
{
    wire::Call call;
    call.op = op;
    call.miner = miner.minerId;
    call.endpoint = wire::encode(miner.endpoint);
    call.credentials = wire::encode(miner.credentials);
    return call;
}

void HostedSession::enqueue(Open &&open)
{
    if (!m_process)
        return open.complete(m_retired);
    if (m_process->state() == DriverState::Broken)
        return open.complete(Error{Error::Kind::DriverFailed, m_process->detail()});
    open.call.id = ++m_lastId;
    watch(open.deadline);
    m_waiting.push_back(std::move(open));
    if (m_process->state() == DriverState::Stopped)
        m_process->start();
    else
        pump();
}

void HostedSession::pump()
{
    // What waits too long is not sent; expire() answers it.
    QSet<QString> held; // whose first call has to wait: the later ones do not overtake it
    std::vector<Open> tooLarge;
    for (auto next = m_waiting.begin(); m_process && next != m_waiting.end()
                                        && m_process->state() == DriverState::Ready
                                        && m_sent.size() < size_t(wire::maximumCallsInFlight);) {
        if (isHeldBack(*next)) {
            ++next;
            continue;
        }
        const QString miner = next->call.miner;
        const bool alone = next->care != Care::Repeatable;
        if (next->deadline.hasExpired() || held.contains(miner) || !m_traffic.allows(miner, alone)) {
            held.insert(miner);
            ++next;
            continue;
        }
        if (next->needsAnnouncement)
            passOn(miner);
        next->call.deadline = endOf(*next).remainingTime();
        const QCborMap message = wire::encode(next->call);
        const bool sent = m_process->send(message);
        if (!sent && wire::frameOf(message))
            break; // the connection is just ending: it waits for the next host
        Open open = std::move(*next);
        next = m_waiting.erase(next);
        if (!sent) {
            tooLarge.push_back(std::move(open));
            continue;
        }
        watch(endOf(open) + m_process->limits().grace.count());
        m_traffic.begin(miner, alone);
        open.host = m_process;
        open.version = m_process->version();
        open.sent.start();
        m_sent.emplace(open.call.id, std::move(open));
    }
    for (const Open &open : tooLarge)
        open.complete(
            Error{Error::Kind::Internal, QStringLiteral("The call is larger than 1 MiB.")});
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
    if (!m_process)
        return;
    if (const std::optional<wire::Heard> news = m_inbox->takeNews(minerId))
        m_process->send(wire::encode(*news));
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
    m_traffic.end(open.call.miner);
    const Answer said = answer->ok ? Answer(answer->content) : wire::decodeError(answer->content);
    record(open, said);
    noteDone(open.host);
    pump();
    open.complete(said);
}

void HostedSession::followState()
{
    if (!m_process)
        return;
    switch (m_process->state()) {
    case DriverState::Ready:
        pump();
        break;
    case DriverState::Broken:
        failWaiting({Error::Kind::DriverFailed, m_process->detail()});
        break;
    case DriverState::Stopped:
        if (!m_waiting.empty())
            m_process->start();
        break;
    default:
        break;
    }
}

} // namespace coalface
