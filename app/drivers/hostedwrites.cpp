// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What HostedSession sends once at most: writes and logins.

#include "drivers/hostedsession.h"
#include "drivers/promisedanswer.h"

namespace coalface {

namespace {
QLatin1String opOf(WriteRequest::Verb verb)
{
    switch (verb) {
    case WriteRequest::Verb::SetMode:
        return QLatin1String("setMode");
    case WriteRequest::Verb::SetPool:
        return QLatin1String("setPool");
    case WriteRequest::Verb::Identify:
        return QLatin1String("identify");
    case WriteRequest::Verb::Pause:
        return QLatin1String("pause");
    case WriteRequest::Verb::Resume:
        return QLatin1String("resume");
    case WriteRequest::Verb::Restart:
        break;
    }
    return QLatin1String("restart");
}
} // namespace

QFuture<Result<WriteReport>> HostedSession::write(const MinerRef &miner, const WriteRequest &request,
                                                  const WriteTimes &times)
{
    Open open;
    open.call = callFor(opOf(request.verb), miner);
    if (request.verb == WriteRequest::Verb::SetMode)
        open.call.settings.insert(QLatin1String("mode"), request.mode);
    else if (request.verb == WriteRequest::Verb::SetPool)
        open.call.settings = wire::encode(request.pool);
    open.call.sendAnyway = request.sendAnyway;
    open.call.expectedMac = request.expectedMac;
    open.call.confirmation = times.confirmation.count();
    open.deadline = QDeadlineTimer(times.send);
    open.care = Care::Write;
    return enqueued<WriteReport>(std::move(open));
}

QFuture<Result<Credentials>> HostedSession::login(const MinerRef &miner, Deadline deadline)
{
    Open open;
    open.call = callFor(QLatin1String("login"), miner);
    open.deadline = QDeadlineTimer(deadline);
    open.care = Care::Once;
    return enqueued<Credentials>(std::move(open));
}

void HostedSession::abandon(const QString &minerId, bool unlessSent)
{
    std::vector<Open> waiting;
    for (Open &open : m_waiting) {
        if (open.call.miner == minerId)
            waiting.push_back(std::move(open));
    }
    std::erase_if(m_waiting, [](const Open &open) { return !open.complete; });
    for (const auto &[id, open] : m_sent) {
        if (open.call.miner == minerId)
            open.host->send(
                wire::cancelMessage(id, unlessSent)); // the host answers with what is known
    }
    for (const Open &open : waiting) {
        open.complete(Error{Error::Kind::Aborted,
                            QStringLiteral("It was cancelled before anything was sent.")});
    }
}

HostedSession::Answer HostedSession::unanswered(const Open &open, const Error &why)
{
    if (open.care != Care::Write)
        return why;
    return QCborValue(wire::encode(
        WriteReport{Outcome::Unknown, false,
                    QStringLiteral(
                        "%1 Whether the miner acted on it is not known: look at it before "
                        "you try again.")
                        .arg(why.detail)}));
}

} // namespace coalface
