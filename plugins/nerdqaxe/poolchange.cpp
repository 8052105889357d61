// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/poolchange.h"

#include "nerdqaxe/pools.h"
#include "nerdqaxe/restarting.h"
#include "nerdqaxe/settingsform.h"

namespace coalface::nerdqaxe {

namespace {

QString whatIsSent()
{
    return QStringLiteral("The new pool");
}

void finishAfterRestart(PoolJob *job, const QJsonObject &now, const QJsonObject &settings)
{
    if (shows(now, settings)) {
        job->finish({Outcome::Applied, true,
                     QStringLiteral("The miner has restarted and shows the new pool.")});
    } else {
        job->finish({Outcome::NotConfirmed, false,
                     QStringLiteral("The miner showed the new pool, but no longer does after its "
                                    "restart: look at its own page.")});
    }
}

void restartWithPool(PoolJob *job, Conversation &conversation, const QJsonObject &now,
                     const QJsonObject &settings)
{
    const WriteReport stored{Outcome::NeedsRestart, true,
                             QStringLiteral(
                                 "The miner has stored the new pool, but did not take the "
                                 "restart with which it begins to use it: restart it.")};
    restartMiner(job, conversation, now, stored, [job, settings](const QJsonObject &later) {
        finishAfterRestart(job, later, settings);
    });
}

//! Of a pool that is shown by firmware that uses it without a restart.
QString placeAtOnce(int slot, const QJsonObject &now)
{
    if (isInUse(slot, now))
        return QStringLiteral("The miner shows the new pool and connects to it.");
    if (slot == 0) {
        return QStringLiteral("The miner shows the new pool, but works for its fallback pool "
                              "(slot 1) at present.");
    }
    return QStringLiteral("The miner shows the new pool as its fallback. It works for the one in "
                          "slot 0, and for this one when that does not answer.");
}

QString placeAfterRestart(int slot)
{
    return slot == 0
               ? QStringLiteral("The miner has stored the new pool and uses it after a restart.")
               : QStringLiteral("The miner has stored the new fallback pool. After a restart "
                                "it uses it when the one in slot 0 does not answer.");
}

bool compare(PoolJob *job, Conversation &conversation, const QJsonObject &now,
             const QJsonObject &settings)
{
    if (!shows(now, settings)) {
        job->awaitConfirmation(QStringLiteral("The new pool was sent, but the miner still shows "
                                              "another one in its place."));
        return false;
    }
    if (takesPoolsAtOnce(now)) {
        job->finish({Outcome::Applied, true, placeAtOnce(job->pool().slot, now)});
    } else if (job->pool().restart) {
        restartWithPool(job, conversation, now, settings);
    } else {
        job->finish({Outcome::NeedsRestart, true, placeAfterRestart(job->pool().slot)});
    }
    return true;
}

} // namespace

void changePool(PoolJob *job, Conversation &conversation, const QJsonObject &info)
{
    if (const auto why = whyPoolIsRefused(job->pool(), info))
        return job->finish({Outcome::Refused, false, *why});
    const QJsonObject settings = poolSettings(job->pool(), *poolAddress(job->pool().url), info);
    const bool shownBefore = shows(info, settings);
    conversation.write(job, info, {patchRequest(settings), whatIsSent()},
                       [job, &conversation, settings, shownBefore](const Sent &sent) {
                           expect(job, sent, whatIsSent());
                           // Only the password was new, and that is never shown: looking tells nothing.
                           if (!sent.isTaken && shownBefore) {
                               return job->finish(
                                   {Outcome::Unknown, false,
                                    QStringLiteral("The pool's new password was sent, but %1: "
                                                   "whether it is stored is not known.")
                                        .arg(sent.trouble)});
                           }
                           conversation.readBack(
                               job, conversation.pace().settling,
                               [job, &conversation, settings](const QJsonObject &now) {
                                   return compare(job, conversation, now, settings);
                               },
                               silenceAfter(sent, whatIsSent()));
                       });
}

} // namespace coalface::nerdqaxe
