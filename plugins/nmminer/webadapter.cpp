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

#include <algorithm>
#include <memory>

namespace coalface::nmminer {

using namespace std::chrono_literals;

namespace {

using SettingsJob = JobOf<MiningSettings>;
using InfoJob = JobOf<QJsonObject>;

constexpr std::chrono::milliseconds patience = 3s; // with a question that a reading can do without
constexpr std::chrono::milliseconds reserve = 500ms; // for the way of the reading back
constexpr std::chrono::milliseconds connecting = 4s; // to a new pool, where that takes no start

std::chrono::milliseconds timeLeft(const Job &job)
{
    return job.deadline().isForever() ? connecting + patience
                                      : std::chrono::milliseconds(job.remainingTime()) - reserve;
}

//! A question on the way of a reading, which does not depend on it: whatever becomes of it, that is delivered in time.
template<typename Question>
Question *aside(TelemetryJob *job,
                std::function<void(const Result<typename Question::Value> &)> next)
{
    auto *asking = new Question(QDeadlineTimer(std::clamp(timeLeft(*job), 0ms, patience)),
                                Credentials(), job);
    QObject::connect(job, &Job::aborted, asking, &Job::abort);
    QObject::connect(asking, &Job::finished, job, [job, asking, next = std::move(next)] {
        asking->deleteLater();
        if (!job->isFinished())
            next(asking->result());
    });
    return asking;
}

} // namespace

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
    withInfo(job, [this, job](const QJsonObject &info) {
        if (const auto why = whyUnreadable(info))
            return job->fail(*why);
        addSettings(job, telemetryOf(info));
    });
}

void WebAdapter::addSettings(TelemetryJob *job, const Telemetry &told)
{
    auto *asking = aside<SettingsJob>(job, [this, job, told](const Result<MiningSettings> &settings) {
        const std::optional<MiningSettings> before = m_settings;
        if (settings)
            m_settings = *settings;
        const Telemetry telemetry = withSettings(told, settings);
        const bool isNew = settings && !(before && before->front() == settings->front());
        if (telemetry.poolsAreStored && isNew)
            return lookAgain(job, telemetry);
        job->finish(telemetry);
    });
    askMining(link(), asking, {}, [asking](const Result<MiningSettings> &settings) {
        settings ? asking->finish(*settings) : asking->fail(settings.error());
    });
}

//! Some take a pool that was stored a moment ago into use without a start.
void WebAdapter::lookAgain(TelemetryJob *job, const Telemetry &told)
{
    if (timeLeft(*job) < connecting)
        return job->finish(told);
    QTimer::singleShot(connecting, job, [this, job, told] {
        if (job->isFinished())
            return;
        auto *asking = aside<InfoJob>(job, [this, job, told](const Result<QJsonObject> &info) {
            const bool isRead = info && !whyUnreadable(*info) && m_settings;
            job->finish(isRead ? withSettings(telemetryOf(*info), *m_settings) : told);
        });
        askInfo(link(), asking, [asking](const Result<QJsonObject> &info) {
            info ? asking->finish(*info) : asking->fail(info.error());
        });
    });
}

Telemetry WebAdapter::withSettings(Telemetry telemetry, const Result<MiningSettings> &settings) const
{
    if (settings) {
        addStoredPools(telemetry, *settings);
        return telemetry;
    }
    // Firmware without that page tells the pool in use alone, always.
    if (settings.error().kind == Error::Kind::BadReply)
        return telemetry;
    // One that waits must not seem to come and go with that answer.
    if (m_settings) {
        addStoredPools(telemetry, *m_settings);
    } else {
        telemetry.poolUrl.reset();
        telemetry.poolUser.reset();
    }
    telemetry.fallbackUrl.reset();
    telemetry.fallbackUser.reset();
    return telemetry;
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
    m_settings.reset();
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
