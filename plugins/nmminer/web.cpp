// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/web.h"

#include "nmminer/protocol.h"
#include "nmminer/recognition.h"

#include <minersdk/jobs.h>
#include <minersdk/net/minerlink.h>

namespace coalface::nmminer {

void askInfo(MinerLink &link, Job *job,
             std::function<void(const Result<QJsonObject> &info)> callback)
{
    link.http().get(job, infoPath(),
                    [callback = std::move(callback)](const Result<HttpReply> &reply) {
                        if (!reply)
                            return callback(reply.error());
                        const auto info = objectIn(*reply);
                        if (!info)
                            return callback(info.error());
                        if (const auto why = whyNotByInfo(*info))
                            return callback(*why);
                        callback(*info);
                    });
}

void askMining(MinerLink &link, Job *job, const QString &password,
               std::function<void(const Result<MiningSettings> &settings)> callback)
{
    link.http().get(job, miningPath(),
                    [password, callback = std::move(callback)](const Result<HttpReply> &reply) {
                        if (!reply)
                            return callback(reply.error());
                        const auto page = objectIn(*reply);
                        if (!page)
                            return callback(page.error());
                        const auto settings = miningSettings(*page, password);
                        if (settings)
                            return callback(*settings);
                        callback(Error{Error::Kind::BadReply,
                                       QStringLiteral("The device's mining settings hold no pool: "
                                                      "its firmware is not one that this driver "
                                                      "knows."),
                                       true});
                    });
}

void awaitTheOneMeant(WriteJob *job)
{
    job->awaitConfirmation(
        QStringLiteral("Another miner answers at this address now, or it was given another host "
                       "name: whether the one that was meant acted on what was sent is not known."),
        Outcome::Unknown);
}

} // namespace coalface::nmminer
