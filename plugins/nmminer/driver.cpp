// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/driver.h"

#include "nmminer/announcedadapter.h"
#include "nmminer/info.h"
#include "nmminer/protocol.h"
#include "nmminer/recognition.h"
#include "nmminer/status.h"
#include "nmminer/webadapter.h"

#include <minersdk/net/httpclient.h>

namespace coalface::nmminer {

void Driver::probe(ProbeJob *job)
{
    job->link().http().get(job, probePath(), [job](const Result<HttpReply> &reply) {
        if (!reply)
            return job->fail(reply.error());
        const auto page = objectFromStranger(*reply);
        if (!page)
            return job->fail(page.error());
        if (const auto why = whyNotByProbe(*page))
            return job->fail(*why);
        job->finish(identityOfProbe(*page));
    });
}

std::unique_ptr<MinerAdapter> Driver::adapterFor(MinerLink &link)
{
    if (link.endpoint().port == 0)
        return std::make_unique<AnnouncedAdapter>(link);
    return std::make_unique<WebAdapter>(link);
}

Result<Identity> Driver::recognise(const Announcement &announcement) const
{
    const auto status = statusIn(announcement.payload);
    if (!status)
        return status.error();
    return identityOf(*status);
}

} // namespace coalface::nmminer
