// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/driver.h"

#include "bitaxe/adapter.h"
#include "bitaxe/boards.h"
#include "bitaxe/identity.h"
#include "bitaxe/protocol.h"
#include "bitaxe/recognition.h"

#include <minersdk/net/httpclient.h>

namespace coalface::bitaxe {

void Driver::probe(ProbeJob *job)
{
    job->link().http().get(job, infoPath(), [job](const Result<HttpReply> &reply) {
        if (!reply)
            return job->fail(reply.error());
        const auto info = objectFromStranger(*reply);
        if (!info)
            return job->fail(info.error());
        if (const auto why = whyNotAxeOs(*info))
            return job->fail(*why);
        auto *asicPage = new AsicPage(job->link(), job);
        asicPage->fetch(job, *info, AsicPage::Effort::Full,
                        [job, info = *info](const QJsonObject &asic) {
                            job->finish(identityOf(info, boardOf(info, asic)));
                        });
    });
}

std::unique_ptr<MinerAdapter> Driver::adapterFor(MinerLink &link)
{
    return std::make_unique<Adapter>(link);
}

} // namespace coalface::bitaxe
