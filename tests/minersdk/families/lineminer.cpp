// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "families/lineminer.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace lineminer {

using namespace coalface;

namespace {
using Answer = std::function<void(const Result<QJsonObject> &)>;

void ask(MinerLink &link, Job *job, const QString &command, const QString &parameter, Answer answer)
{
    QJsonObject request{{QStringLiteral("command"), command}};
    if (!parameter.isEmpty())
        request.insert(QStringLiteral("parameter"), parameter);
    link.lines().request(job, QJsonDocument(request).toJson(QJsonDocument::Compact),
                         LineClient::End::Nul,
                         [answer = std::move(answer)](const Result<QByteArray> &reply) {
                             if (!reply)
                                 return answer(reply.error());
                             const QJsonObject object = QJsonDocument::fromJson(*reply).object();
                             if (object.isEmpty())
                                 return answer(Error{Error::Kind::BadReply,
                                                     QStringLiteral("The reply is no JSON object."),
                                                     true});
                             answer(object);
                         });
}

QJsonObject statusOf(const QJsonObject &reply)
{
    return reply.value(QLatin1String("STATUS")).toArray().first().toObject();
}

bool succeeded(const QJsonObject &reply)
{
    return statusOf(reply).value(QLatin1String("STATUS")).toString() == QLatin1String("S");
}

PoolInfo poolsOf(const QJsonObject &reply)
{
    PoolInfo info;
    for (const QJsonValue &value : reply.value(QLatin1String("POOLS")).toArray()) {
        const QJsonObject pool = value.toObject();
        info.pools.append({pool.value(QLatin1String("POOL")).toInt(),
                           pool.value(QLatin1String("URL")).toString(),
                           pool.value(QLatin1String("User")).toString(),
                           pool.value(QLatin1String("Stratum Active")).toBool()});
    }
    return info;
}
} // namespace

void Driver::probe(ProbeJob *job)
{
    ask(job->link(), job, QStringLiteral("version"), {}, [job](const Result<QJsonObject> &reply) {
        if (!reply)
            return job->fail(reply.error());
        if (!reply->contains(QLatin1String("VERSION")))
            return job->fail(Error::Kind::Rejected,
                             QStringLiteral("It speaks the line protocol, but names no version."));
        Identity identity;
        identity.model = reply->value(QLatin1String("VERSION"))
                             .toArray()
                             .first()
                             .toObject()
                             .value(QLatin1String("PROD"))
                             .toString();
        job->finish(identity);
    });
}

std::unique_ptr<MinerAdapter> Driver::adapterFor(MinerLink &link)
{
    return std::make_unique<Adapter>(link);
}

void Adapter::readTelemetry(TelemetryJob *job)
{
    ask(link(), job, QStringLiteral("summary"), {}, [job](const Result<QJsonObject> &reply) {
        if (!reply)
            return job->fail(reply.error());
        Telemetry telemetry;
        const QJsonObject summary
            = reply->value(QLatin1String("SUMMARY")).toArray().first().toObject();
        telemetry.uptime = summary.value(QLatin1String("Elapsed")).toInteger();
        job->finish(telemetry);
    });
}

void Adapter::readPoolInfo(PoolInfoJob *job)
{
    ask(link(), job, QStringLiteral("pools"), {}, [job](const Result<QJsonObject> &reply) {
        reply ? job->finish(poolsOf(*reply)) : job->fail(reply.error());
    });
}

void Adapter::setMode(ModeJob *job)
{
    job->fail(Error::Kind::Unsupported, QStringLiteral("This family has no modes."));
}

void Adapter::restart(RestartJob *job)
{
    job->fail(Error::Kind::Unsupported, QStringLiteral("This skeleton restarts only for a pool."));
}

void Adapter::setPool(PoolJob *job)
{
    const PoolSettings &pool = job->pool();
    const QString password = job->credentials().value(QStringLiteral("password"));
    if (password.isEmpty())
        return job->fail(Error::Kind::Unauthorized,
                         QStringLiteral(
                             "Changing the pool takes the password of the device's web page."));
    const QStringList values{QStringLiteral("admin"),
                             password,
                             QString::number(pool.slot),
                             pool.url,
                             pool.user,
                             pool.password};
    const QString parameter = values.join(u',');
    if (parameter.count(u',') != 5)
        return job->fail(Error::Kind::Rejected,
                         QStringLiteral(
                             "No value may hold a comma: the device takes them as a list."));
    ask(link(), job, QStringLiteral("setpool"), parameter,
        [this, job](const Result<QJsonObject> &reply) {
            if (!reply && !reply.error().sent)
                return job->fail(reply.error());
            if (reply && !succeeded(*reply))
                return job->finish(
                    {Outcome::Refused, false, QStringLiteral("The device refused the pool.")});
            if (!reply && !job->pool().restart)
                return job->finish({Outcome::Unknown, false, reply.error().detail});
            if (!job->pool().restart)
                return job->finish(
                    {Outcome::NeedsRestart, false, QStringLiteral("The device stored the pool.")});
            job->awaitConfirmation(
                QStringLiteral("The device took the pool, but did not come back with it."));
            reboot(job);
        });
}

void Adapter::reboot(PoolJob *job)
{
    ask(link(), job, QStringLiteral("ascset"), QStringLiteral("0,reboot,0"),
        [this, job](const Result<QJsonObject> &) {
            readBack(job); // a rebooting device need not answer
        });
}

void Adapter::readBack(PoolJob *job)
{
    ask(link(), job, QStringLiteral("pools"), {}, [this, job](const Result<QJsonObject> &reply) {
        const PoolInfo info = reply ? poolsOf(*reply) : PoolInfo();
        for (const PoolSlot &slot : info.pools) {
            if (slot.active && slot.slot == job->pool().slot && slot.url == job->pool().url)
                return job->finish(
                    {Outcome::Applied, true, QStringLiteral("The device uses the pool.")});
        }
        QTimer::singleShot(50, job, [this, job] { readBack(job); });
    });
}

} // namespace lineminer
