// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/driver.h"

#include "avalon_nano/adapter.h"
#include "avalon_nano/commands.h"
#include "avalon_nano/models.h"
#include "avalon_nano/recognition.h"

#include <minersdk/net/lineclient.h>

namespace coalface::avalon_nano {

namespace {

//! `version` leaves something open (a Nano 3 has no serial number there, some units not even a model):
//! the MM string tells it, or shows that this is no Avalon.
void askMmString(ProbeJob *job, const Reply &version)
{
    ask(job->link(), job, command(QLatin1String("estats")),
        [job, version](const Result<Reply> &reply) {
            if (!reply)
                return job->fail(reply.error());
            const MmString mm = MmString::of(reply->first(Key("STATS")));
            if (mm.isEmpty() && kinshipOf(version) != Kinship::Avalon)
                return job->fail(whyForeign(version));
            job->finish(identityOf(completed(versionOf(version.first(Key("VERSION"))), mm)));
        });
}

void judge(ProbeJob *job, const Reply &version)
{
    const Kinship kinship = kinshipOf(version);
    if (kinship == Kinship::Foreign)
        return job->fail(whyForeign(version));
    const Version told = versionOf(version.first(Key("VERSION")));
    if (kinship == Kinship::Unsaid || told.model.isEmpty()
        || (told.mac.isEmpty() && told.serial.isEmpty()))
        return askMmString(job, version);
    job->finish(identityOf(told));
}

} // namespace

void Driver::probe(ProbeJob *job)
{
    job->link().lines().request(
        job, command(QLatin1String("version")), LineClient::End::Nul,
        [job](const Result<QByteArray> &bytes) {
            if (!bytes)
                return job->fail(bytes.error());
            if (isOtherProtocol(*bytes)) {
                // No verdict: a driver that understands it tells more.
                return job
                    ->fail(Error::Kind::BadReply,
                           QStringLiteral(
                               "What answers on this port is no miner's API (neither JSON nor "
                               "cgminer's text)."));
            }
            const auto version = replyIn(*bytes);
            version ? judge(job, *version) : job->fail(version.error());
        });
}

std::unique_ptr<MinerAdapter> Driver::adapterFor(MinerLink &link)
{
    return std::make_unique<Adapter>(link);
}

} // namespace coalface::avalon_nano
