// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "pebble/driver.h"

#include <minersdk/net/httpclient.h>

namespace pebble {

namespace {
using namespace coalface;

class Adapter : public MinerAdapter
{
public:
    using MinerAdapter::MinerAdapter;

    void readTelemetry(TelemetryJob *job) override
    {
        link().http().get(job, QStringLiteral("/"), [job](const Result<HttpReply> &reply) {
            if (!reply)
                return job->fail(reply.error());
            bool isNumber = false;
            Telemetry telemetry;
            telemetry.uptime = reply->body.toLongLong(&isNumber);
            if (reply->status != 200 || !isNumber)
                return job->fail(Error::Kind::BadReply,
                                 QStringLiteral("The pebble did not answer with its age."));
            job->finish(telemetry);
        });
    }
    void readPoolInfo(PoolInfoJob *job) override { failUnknown(job); }
    void setMode(ModeJob *job) override { failUnknown(job); }
    void restart(RestartJob *job) override { failUnknown(job); }

private:
    static void failUnknown(Job *job)
    {
        job->fail(Error::Kind::Unsupported, QStringLiteral("A pebble does nothing."));
    }
};
} // namespace

void Driver::probe(coalface::ProbeJob *job)
{
    job->fail(Error::Kind::Rejected, QStringLiteral("This is no pebble."));
}

std::unique_ptr<coalface::MinerAdapter> Driver::adapterFor(coalface::MinerLink &link)
{
    return std::make_unique<Adapter>(link);
}

} // namespace pebble
