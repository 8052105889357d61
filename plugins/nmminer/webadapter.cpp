// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/webadapter.h"

#include "nmminer/info.h"
#include "nmminer/poolwriter.h"
#include "nmminer/protocol.h"
#include "nmminer/startwatch.h"
#include "nmminer/web.h"

#include <minersdk/net/httpclient.h>
#include <minersdk/readback.h>

#include <memory>

namespace coalface::nmminer {

using namespace std::chrono_literals;

void WebAdapter::withInfo(Job *job, std::function<void(const QJsonObject &info)> next)
{
    askInfo(link(), job, [job, next = std::move(next)](const Result<QJsonObject> &info) {
        if (!info)
            return job->fail(info.error());
        next(*info);
    });
}

void WebAdapter::readTelemetry(TelemetryJob *job)
{
    withInfo(job, [job](const QJsonObject &info) {
        if (const auto why = whyUnreadable(info))
            return job->fail(*why);
        job->finish(telemetryOf(info));
    });
}

void WebAdapter::readPoolInfo(PoolInfoJob *job)
{
    withInfo(job, [this, job](const QJsonObject &info) {
        askMining(link(), job, {}, [job, info](const Result<MiningSettings> &settings) {
            if (!settings)
                return job->fail(settings.error());
            job->finish(poolsOf(*settings, poolInUse(info), workerInUse(info)));
        });
    });
}

void WebAdapter::readVersionInfo(VersionInfoJob *job)
{
    withInfo(job, [this, job](const QJsonObject &info) {
        askMining(link(), job, {}, [job, info](const Result<MiningSettings> &settings) {
            VersionInfo version{identityOfInfo(info), {}, {}, detailsOf(info)};
            if (settings)
                version.capabilities.append(Capability::SetPool);
            // Of these two v2 offers no trace before they are used.
            version.capabilities += {Capability::Restart, Capability::Identify};
            job->finish(version);
        });
    });
}

void WebAdapter::setPool(PoolJob *job)
{
    (new PoolWriter(link(), job))->start();
}

void WebAdapter::restart(RestartJob *job)
{
    withInfo(job, [this, job](const QJsonObject &info) {
        job->beginWrite();
        const auto watch = std::make_shared<StartWatch>(info);
        const QString hostname = hostnameOf(info);
        const QString silence = QStringLiteral(
            "The device was told to restart, but has not answered since: see whether it comes "
            "back.");
        const auto confirm = [this, job, watch, hostname, silence] {
            readBack(job, 2s, 3s, silence, [=, this](const std::function<void()> &again) {
                watch->noteAsking();
                askInfo(link(), job, [job, watch, hostname, again](const Result<QJsonObject> &now) {
                    if (!now)
                        return again();
                    if (isAnother(*now, hostname)) {
                        awaitTheOneMeant(job);
                        return again();
                    }
                    if (watch->hasRestarted(*now))
                        return job->finish({Outcome::Applied, true,
                                            QStringLiteral("The device has started anew: its "
                                                           "uptime has fallen.")});
                    job->awaitConfirmation(
                        QStringLiteral("The device was told to restart and answers, but its uptime "
                                       "has not fallen: look at it, and restart it by its plug if "
                                       "need be."));
                    again();
                });
            });
        };
        link().http().request(job, {"POST", restartPath(), {}, {}, {}},
                              [job, confirm, silence](const Result<HttpReply> &reply) {
                                  if (!reply && !reply.error().sent)
                                      return job->fail(reply.error());
                                  if (const auto refusal = reply ? refusalIn(*reply) : std::nullopt)
                                      return job->finish(*refusal);
                                  job->awaitConfirmation(silence, reply ? Outcome::NotConfirmed
                                                                        : Outcome::Unknown);
                                  confirm();
                              });
    });
}

void WebAdapter::identify(IdentifyJob *job)
{
    withInfo(job, [this, job](const QJsonObject &) {
        job->beginWrite();
        link()
            .http()
            .request(job, {"POST", findPath(), {}, {}, {}}, [job](const Result<HttpReply> &reply) {
                if (!reply && !reply.error().sent)
                    return job->fail(reply.error());
                if (!reply)
                    return job->finish({Outcome::Unknown, false, reply.error().detail});
                if (const auto refusal = refusalIn(*reply))
                    return job->finish(*refusal);
                job->finish({Outcome::NotConfirmed, false,
                             QStringLiteral("The device took the request to "
                                            "flash its screen or light; it "
                                            "does not report whether it does: "
                                            "look at the miner.")});
            });
    });
}

void WebAdapter::setMode(ModeJob *job)
{
    job->fail(Error::Kind::Unsupported,
              QStringLiteral("NMMiner has no power modes: an ESP32 always works at one speed."));
}

} // namespace coalface::nmminer
