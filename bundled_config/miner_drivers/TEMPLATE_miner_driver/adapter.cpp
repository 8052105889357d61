// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "pebble/adapter.h"

#include <minersdk/readback.h>

namespace pebble {

using namespace coalface;
using namespace std::chrono_literals;

namespace {
QString notRestarted()
{
    return QStringLiteral(
        "The miner was told to restart, but its uptime has not been seen to fall.");
}
} // namespace

// Every job has ended before its adapter is destroyed, and then nothing of it is called any more: so the
// callbacks may use `this` and `job`.
void Adapter::ask(Job *job, std::function<void(const Result<Status> &)> next)
{
    link().http().get(job, statusPath(), [next = std::move(next)](const Result<HttpReply> &reply) {
        next(reply ? statusIn(*reply) : Result<Status>(reply.error()));
    });
}

void Adapter::readTelemetry(TelemetryJob *job)
{
    ask(job, [job](const Result<Status> &status) {
        status ? job->finish(status->telemetry) : job->fail(status.error());
    });
}

void Adapter::readPoolInfo(PoolInfoJob *job)
{
    ask(job, [job](const Result<Status> &status) {
        status ? job->finish(status->pools) : job->fail(status.error());
    });
}

void Adapter::readVersionInfo(VersionInfoJob *job)
{
    ask(job, [job](const Result<Status> &status) {
        if (!status)
            return job->fail(status.error());
        VersionInfo info;
        info.identity = status->identity;
        info.capabilities = status->capabilities;
        job->finish(info);
    });
}

void Adapter::setMode(ModeJob *job)
{
    job->fail(Error::Kind::Unsupported, QStringLiteral("A Pebble has only one power mode."));
}

void Adapter::restart(RestartJob *job)
{
    ask(job, [this, job](const Result<Status> &before) {
        if (!before)
            return job->fail(before.error()); // nothing was sent
        if (!before->capabilities.contains(Capability::Restart)) {
            return job->fail(Error::Kind::Unsupported,
                             QStringLiteral("This Pebble's firmware cannot be told to restart."));
        }
        sendRestart(job, *before);
    });
}

void Adapter::sendRestart(RestartJob *job, const Status &before)
{
    job->beginWrite();
    const HttpRequest request{"POST", restartPath(), {}, {}, {}};
    link().http().request(job, request, [this, job, before](const Result<HttpReply> &reply) {
        if (!reply && !reply.error().sent)
            return job->fail(reply.error());
        const Promise promise = reply ? promiseOf(*reply) : Promise::Unclear;
        if (promise == Promise::Refused) {
            return job->finish(
                {Outcome::Refused, false,
                 QStringLiteral("The miner refused to restart (HTTP %1).").arg(reply->status)});
        }
        if (promise == Promise::Unclear) {
            job->awaitConfirmation(QStringLiteral("The miner was told to restart, but did not say "
                                                  "whether it does and could not be read since."),
                                   Outcome::Unknown);
        } else {
            job->awaitConfirmation(notRestarted());
        }
        readBackRestart(job, before);
    });
}

void Adapter::readBackRestart(RestartJob *job, const Status &before)
{
    readBack(job, 1s, 2s, [this, job, before](const std::function<void()> &again) {
        ask(job, [job, before, again](const Result<Status> &now) {
            if (!now)
                return again(); // it may still be on its way up
            if (hasRestarted(before, *now)) {
                return job->finish({Outcome::Applied, true,
                                    QStringLiteral("The miner has restarted: its uptime is %1 s.")
                                        .arg(*now->telemetry.uptime)});
            }
            job->awaitConfirmation(notRestarted()); // it can be read: no longer Unknown
            again();
        });
    });
}

} // namespace pebble
