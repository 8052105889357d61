// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/driver.h"

#include "nerdqaxe/adapter.h"
#include "nerdqaxe/identity.h"
#include "nerdqaxe/protocol.h"
#include "nerdqaxe/recognition.h"

#include <minersdk/net/httpclient.h>

namespace coalface::nerdqaxe {

void Driver::probe(ProbeJob *job)
{
    job->link().http().get(job, infoPath(), [job](const Result<HttpReply> &reply) {
        if (!reply)
            return job->fail(reply.error());
        const auto info = objectFromStranger(*reply);
        if (!info)
            return job->fail(info.error());
        if (const auto why = whyNotNerdOs(*info))
            return job->fail(*why);
        job->finish(identityOf(*info));
    });
}

std::unique_ptr<MinerAdapter> Driver::adapterFor(MinerLink &link)
{
    return std::make_unique<Adapter>(link);
}

} // namespace coalface::nerdqaxe
