// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/conversation.h"

#include "nerdqaxe/onetimecode.h"
#include "nerdqaxe/protocol.h"
#include "nerdqaxe/readings.h"
#include "nerdqaxe/recognition.h"

#include <minersdk/net/minerlink.h>
#include <minersdk/readback.h>

namespace coalface::nerdqaxe {

namespace {

Result<QJsonObject> infoIn(const Result<HttpReply> &reply)
{
    if (!reply)
        return reply.error();
    const auto info = objectIn(*reply);
    if (!info)
        return info.error();
    // Another device may have got this address since.
    if (const auto why = whyNotNerdOs(*info))
        return *why;
    return *info;
}

//! Nothing where the device said no, or the request did not get there.
std::optional<Sent> sentBy(const Result<HttpReply> &reply)
{
    if (!reply) {
        return reply.error().sent ? std::optional(
                   Sent{false, QStringLiteral("the connection ended without an answer")})
                                  : std::nullopt;
    }
    switch (verdictOf(*reply)) {
    case Verdict::Taken:
        return Sent();
    case Verdict::Fault:
        return Sent{false, QStringLiteral("the miner reported a fault of its own (HTTP %1)")
                               .arg(reply->status)};
    default:
        return std::nullopt;
    }
}

} // namespace

void Conversation::askInfo(Job *job, Info next)
{
    askPage(job, infoPath(), std::move(next));
}

void Conversation::askPage(Job *job, const QString &path, Info next)
{
    m_link.http().get(job, path, [job, next = std::move(next)](const Result<HttpReply> &reply) {
        const auto info = infoIn(reply);
        info ? next(*info) : job->fail(info.error());
    });
}

std::optional<Error> Conversation::whyNoWrite(const QJsonObject &info,
                                              const Credentials &credentials) const
{
    if (!wantsLogin(info))
        return std::nullopt;
    const auto header = sessionHeader(credentials);
    if (!header) {
        return Error{Error::Kind::Unauthorized,
                     QStringLiteral(
                         "The miner is protected with one-time passwords, so nothing was "
                         "sent. ")
                         + howToLogIn()};
    }
    return m_lockOut.whyNotNow(header->second);
}

void Conversation::write(WriteJob *job, const QJsonObject &info, Write write,
                         std::function<void(const Sent &sent)> next)
{
    if (const auto why = whyNoWrite(info, job->credentials()))
        return job->fail(*why);
    if (wantsLogin(info))
        write.request.headers.append(*sessionHeader(job->credentials()));
    job->beginWrite();
    const HttpRequest request = write.request;
    m_link.http().request(job, request,
                          [this, job, write = std::move(write),
                           next = std::move(next)](const Result<HttpReply> &reply) {
                              if (const auto sent = sentBy(reply))
                                  return next(*sent);
                              if (reply)
                                  return endRefused(job, write, *reply);
                              write.ifRefused ? job->finish(*write.ifRefused)
                                              : job->fail(reply.error());
                          });
}

void Conversation::endRefused(WriteJob *job, const Write &write, const HttpReply &reply)
{
    const Verdict verdict = verdictOf(reply);
    if (verdict == Verdict::LoginRefused) {
        const auto header = sessionHeader(job->credentials());
        m_lockOut.noteRefused(header ? header->second : QByteArray());
    } else if (verdict == Verdict::Blocked) {
        m_lockOut.noteBlocked();
    }
    if (write.ifRefused)
        return job->finish(*write.ifRefused);
    switch (verdict) {
    case Verdict::LoginRefused:
        return job->fail(Error::Kind::Unauthorized,
                         QStringLiteral(
                             "The miner did not accept the login, which has ended or was "
                             "never good; nothing was changed. ")
                             + howToLogIn());
    case Verdict::Blocked:
        return job->fail(Error::Kind::Unauthorized,
                         QStringLiteral(
                             "After too many failed logins the miner refuses every change "
                             "for 5 minutes; nothing was changed. Wait, then log in "
                             "again."));
    case Verdict::Foreign:
        return job->fail(Error::Kind::Unauthorized, foreignNetworkSentence());
    default:
        break;
    }
    const QString words = wordsOf(reply);
    job->finish({Outcome::Refused, false,
                 QStringLiteral("%1 was refused by the miner (HTTP %2%3).")
                     .arg(write.what, QString::number(reply.status),
                          words.isEmpty() ? words : u' ' + words)});
}

void Conversation::look(Job *job, std::function<void(const Result<QJsonObject> &info)> next)
{
    // A job of its own: a device that is starting may take a request and never answer it.
    constexpr qint64 longestLook = 5000; // ms
    const qint64 left = job->deadline().isForever() ? longestLook : job->remainingTime();
    auto *looking = new JobOf<QJsonObject>(QDeadlineTimer(qMin(left, longestLook)), {}, job);
    QObject::connect(job, &Job::finished, looking, &Job::abort);
    QObject::connect(looking, &Job::finished, job, [job, looking, next = std::move(next)] {
        looking->deleteLater();
        if (!job->isFinished())
            next(looking->result());
    });
    m_link.http().get(looking, infoPath(), [looking](const Result<HttpReply> &reply) {
        const auto info = infoIn(reply);
        info ? looking->finish(*info) : looking->fail(info.error());
    });
}

void Conversation::readBack(WriteJob *job, std::chrono::milliseconds first,
                            std::function<bool(const QJsonObject &info)> seen,
                            const QString &silence)
{
    const Look looking = [this, job, seen = std::move(seen)](const std::function<void()> &again) {
        look(job, [job, again, seen](const Result<QJsonObject> &info) {
            if (info && job->isAnother(macOf(*info).value_or(QString()))) {
                // What that one shows says nothing of the write, and it gets no second step of it.
                job->awaitConfirmation(
                    QStringLiteral("Another miner answers at this address now: whether the one "
                                   "that was meant acted on what was sent is not known."),
                    Outcome::Unknown);
                return again();
            }
            if (!info || !seen(*info))
                again();
        });
    };
    silence.isEmpty() ? coalface::readBack(job, first, m_pace.pause, looking)
                      : coalface::readBack(job, first, m_pace.pause, silence, looking);
}

void expect(WriteJob *job, const Sent &sent, const QString &what)
{
    if (sent.isTaken) {
        job->awaitConfirmation(
            QStringLiteral(
                "%1 was sent and taken, but the miner could not be asked afterwards whether "
                "it shows it: look at it before you try again.")
                .arg(what));
    } else {
        job->awaitConfirmation(
            QStringLiteral("%1 was sent, but %2: whether the miner acted on it is not known.")
                .arg(what, sent.trouble),
            Outcome::Unknown);
    }
}

QString silenceAfter(const Sent &sent, const QString &what)
{
    return sent.isTaken
               ? QStringLiteral("%1 was sent and taken, but the miner has not answered since, "
                                "so it could not be read back: look at it before you try "
                                "again.")
                     .arg(what)
               : QString();
}

} // namespace coalface::nerdqaxe
