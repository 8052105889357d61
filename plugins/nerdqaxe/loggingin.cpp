// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/loggingin.h"

#include "nerdqaxe/onetimecode.h"
#include "nerdqaxe/protocol.h"

#include <minersdk/net/minerlink.h>
#include <minersdk/reading/fields.h>

namespace coalface::nerdqaxe {

namespace {

using Key = QLatin1String;

void failRefused(LoginJob *job, LockOut &lockOut, const HttpReply &reply)
{
    switch (verdictOf(reply)) {
    case Verdict::LoginRefused:
        lockOut.noteRefused({});
        return job->fail(Error::Kind::Unauthorized,
                         QStringLiteral(
                             "The miner did not accept the code: it is wrong, too old, or "
                             "was used before (each works once). Wait for the next one; "
                             "five failures within a minute lock the miner for everybody."));
    case Verdict::Blocked:
        lockOut.noteBlocked();
        return job->fail(Error::Kind::Unauthorized,
                         QStringLiteral(
                             "After too many failed logins the miner takes no code for 5 "
                             "minutes. Wait, then log in again."));
    case Verdict::Foreign:
        return job->fail(Error::Kind::Unauthorized, foreignNetworkSentence());
    default:
        break;
    }
    if (reply.status == 405) {
        return job->fail(Error::Kind::Unsupported,
                         QStringLiteral(
                             "The miner says that one-time passwords are switched off: no "
                             "login is needed."));
    }
    // Of 5xx the miner itself is the cause.
    job->fail(reply.status >= 500 ? Error::Kind::Unreachable : Error::Kind::BadReply,
              QStringLiteral("The miner answered the login with HTTP status %1.").arg(reply.status));
}

void takeAnswer(LoginJob *job, LockOut &lockOut, const Result<HttpReply> &reply)
{
    if (!reply && reply.error().sent) {
        return job->fail(Error::Kind::Unreachable,
                         QStringLiteral("The code was sent, but the connection ended without an "
                                        "answer. It may be used up: try again with the next one."));
    }
    if (!reply)
        return job->fail(reply.error());
    if (verdictOf(*reply) != Verdict::Taken)
        return failRefused(job, lockOut, *reply);
    const auto token = tokenIn(*reply);
    token ? job->finish({{sessionKey(), *token}}) : job->fail(token.error());
}

void exchange(LoginJob *job, Conversation &conversation, bool later, const QByteArray &code)
{
    conversation.link().http().request(job, sessionRequest(later, code),
                                       [job, &conversation](const Result<HttpReply> &reply) {
                                           takeAnswer(job, conversation.lockOut(), reply);
                                       });
}

//! Where the codes are taken moved with v1.0.38-alpha8; an unknown page is a redirect.
void findPlace(LoginJob *job, Conversation &conversation, const QByteArray &code)
{
    conversation.link().http().get(job, otpPath(true, Key("status")),
                                   [job, &conversation, code](const Result<HttpReply> &reply) {
                                       if (!reply)
                                           return job->fail(reply.error());
                                       const auto status = objectFromStranger(*reply);
                                       if (!status && status.error().kind != Error::Kind::Rejected)
                                           return job->fail(status.error());
                                       const bool later = status
                                                          && reading::flag(*status, Key("enabled"));
                                       exchange(job, conversation, later, code);
                                   });
}

} // namespace

void logIn(LoginJob *job, Conversation &conversation)
{
    const auto code = codeIn(job->credentials().value(QStringLiteral("otp")));
    if (!code) {
        return job->fail(Error::Kind::Rejected,
                         QStringLiteral("A one-time code has six digits; nothing was sent. ")
                             + howToLogIn());
    }
    if (const auto why = conversation.lockOut().whyNotNow({}))
        return job->fail(*why);
    conversation.askInfo(job, [job, &conversation, code = *code](const QJsonObject &info) {
        if (!knowsLogin(info)) {
            return job->fail(Error::Kind::Unsupported,
                             QStringLiteral(
                                 "This miner's firmware knows no one-time passwords, which "
                                 "came with v1.0.34: no login is needed."));
        }
        if (!wantsLogin(info)) {
            return job->fail(Error::Kind::Unsupported,
                             QStringLiteral("One-time passwords are switched off on this miner: no "
                                            "login is needed."));
        }
        findPlace(job, conversation, code);
    });
}

} // namespace coalface::nerdqaxe
