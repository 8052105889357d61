// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "families/codeminer.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace codeminer {

using namespace coalface;

namespace {
using Answer = std::function<void(const Result<QJsonObject> &)>;

void askInfo(MinerLink &link, Job *job, Answer answer)
{
    link.http().get(job, QStringLiteral("/api/system/info"),
                    [answer = std::move(answer)](const Result<HttpReply> &reply) {
                        if (!reply)
                            return answer(reply.error());
                        const QJsonObject info = QJsonDocument::fromJson(reply->body).object();
                        if (reply->status != 200 || info.isEmpty())
                            return answer(
                                Error{Error::Kind::BadReply,
                                      QStringLiteral("The device's information is no JSON object."),
                                      true});
                        answer(info);
                    });
}

qint64 uptimeOf(const QJsonObject &info)
{
    return info.value(QLatin1String("uptimeSeconds")).toInteger();
}
} // namespace

void Driver::probe(ProbeJob *job)
{
    askInfo(job->link(), job, [job](const Result<QJsonObject> &info) {
        if (!info)
            return job->fail(info.error());
        Identity identity;
        identity.model = info->value(QLatin1String("deviceModel")).toString();
        identity.mac = normalisedMac(info->value(QLatin1String("macAddr")).toString());
        job->finish(identity);
    });
}

std::unique_ptr<MinerAdapter> Driver::adapterFor(MinerLink &link)
{
    return std::make_unique<Adapter>(link);
}

void Adapter::login(LoginJob *job)
{
    const QString code = job->credentials().value(QStringLiteral("otp"));
    if (code.size() != 6)
        return job->fail(Error::Kind::Unauthorized,
                         QStringLiteral("The device wants the six digits of its authenticator."));
    link()
        .http()
        .request(job,
                 {"POST", QStringLiteral("/api/otp/session"), {}, {}, {{"X-TOTP", code.toLatin1()}}},
                 [job](const Result<HttpReply> &reply) {
                     if (!reply)
                         return job->fail(reply.error());
                     const QString token = QJsonDocument::fromJson(reply->body)
                                               .object()
                                               .value(QLatin1String("token"))
                                               .toString();
                     if (reply->status == 401)
                         return job->fail(Error::Kind::Unauthorized,
                                          QStringLiteral("The device did not accept the code."));
                     if (token.isEmpty())
                         return job->fail(Error::Kind::BadReply,
                                          QStringLiteral("The device gave no session."));
                     job->finish({{QStringLiteral("session"), token}});
                 });
}

void Adapter::readTelemetry(TelemetryJob *job)
{
    askInfo(link(), job, [job](const Result<QJsonObject> &info) {
        if (!info)
            return job->fail(info.error());
        Telemetry telemetry;
        telemetry.uptime = uptimeOf(*info);
        job->finish(telemetry);
    });
}

void Adapter::readPoolInfo(PoolInfoJob *job)
{
    job->fail(Error::Kind::Unsupported, QStringLiteral("This skeleton reads no pools."));
}

void Adapter::setMode(ModeJob *job)
{
    job->fail(Error::Kind::Unsupported, QStringLiteral("This skeleton has no modes."));
}

void Adapter::restart(RestartJob *job)
{
    // What the device would want is asked first: a write without its header counts as a failed attempt.
    askInfo(link(), job, [this, job](const Result<QJsonObject> &info) {
        if (!info)
            return job->fail(info.error());
        const QByteArray session = job->credentials().value(QStringLiteral("session")).toLatin1();
        if (info->value(QLatin1String("otp")).toBool() && session.isEmpty())
            return job->fail(Error::Kind::Unauthorized,
                             QStringLiteral("The device wants a one-time code first."));
        const qint64 before = uptimeOf(*info);
        HttpRequest request{"POST", QStringLiteral("/api/system/restart"), {}, {}, {}};
        if (!session.isEmpty())
            request.headers.append({"X-OTP-Session", session});
        link().http().request(job, request, [this, job, before](const Result<HttpReply> &reply) {
            if (!reply && !reply.error().sent)
                return job->fail(reply.error());
            if (reply && reply->status == 401)
                return job->fail(Error::Kind::Unauthorized,
                                 QStringLiteral("The device no longer accepts the session."));
            if (reply && reply->status >= 300)
                return job->finish(
                    {Outcome::Refused, false, QStringLiteral("The device refused to restart.")});
            job->awaitConfirmation(QStringLiteral("The device's uptime has not fallen."));
            readBack(job, before);
        });
    });
}

void Adapter::readBack(RestartJob *job, qint64 uptimeBefore)
{
    askInfo(link(), job, [this, job, uptimeBefore](const Result<QJsonObject> &info) {
        if (info && uptimeOf(*info) < uptimeBefore)
            return job->finish(
                {Outcome::Applied, true, QStringLiteral("The device's uptime has fallen.")});
        QTimer::singleShot(50, job, [this, job, uptimeBefore] { readBack(job, uptimeBefore); });
    });
}

} // namespace codeminer
