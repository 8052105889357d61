// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "pebble/driver.h"

#include "pebble/adapter.h"
#include "pebble/protocol.h"

namespace pebble {

using namespace coalface;

void Driver::probe(ProbeJob *job)
{
    job->link().http().get(job, statusPath(), [job](const Result<HttpReply> &reply) {
        if (!reply)
            return job->fail(reply.error());
        const Result<Status> status = statusIn(*reply);
        if (!status)
            return job->fail(status.error());
        job->finish(status->identity);
    });
}

std::unique_ptr<MinerAdapter> Driver::adapterFor(MinerLink &link)
{
    return std::make_unique<Adapter>(link);
}

} // namespace pebble
