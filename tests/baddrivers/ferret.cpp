// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "mischief.h"

#include <minersdk/driver.h>
#include <minersdk/net/httpclient.h>

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdlib>

// What this version does (FERRET): plain, crashes on its third call, understands nothing, dies when it is
// loaded, takes H/s for GH/s, dies when it leaves, hangs or ends its process when it is loaded, hangs when it is asked,
// or says something on the host's connection when it is loaded.
#define FERRET_PLAIN 0
#define FERRET_CRASHES 1
#define FERRET_MUDDLED 2
#define FERRET_STILLBORN 3
#define FERRET_LIES 4
#define FERRET_DIES_LAST 5
#define FERRET_HANGS 6
#define FERRET_EXITS 7
#define FERRET_HANGS_LATER 8
#define FERRET_GARBLES 9

namespace coalface {

//! Reads the hashrate of a device that has /api/system/info.
class FerretAdapter : public MinerAdapter
{
    Q_OBJECT
public:
    using MinerAdapter::MinerAdapter;

    void readTelemetry(TelemetryJob *job) override
    {
        static int calls = 0;
        if (++calls == 3 && FERRET == FERRET_CRASHES)
            std::abort();
        if (FERRET == FERRET_HANGS_LATER)
            mischief::hang();
        link().http().get(job, QStringLiteral("/api/system/info"),
                          [job](const Result<HttpReply> &reply) {
                              if (!reply)
                                  return job->fail(reply.error());
                              const QJsonObject info = QJsonDocument::fromJson(reply->body).object();
                              if (FERRET == FERRET_MUDDLED || info.isEmpty())
                                  return job->fail(Error::Kind::BadReply,
                                                   QStringLiteral("That made no sense."));
                              Telemetry telemetry;
                              telemetry.hashrate = info.value(u"hashRate").toDouble()
                                                   * (FERRET == FERRET_LIES ? 1 : 1e9);
                              job->finish(telemetry);
                          });
    }
    void readPoolInfo(PoolInfoJob *job) override
    {
        job->fail(Error::Kind::Unsupported, QStringLiteral("It has no pools."));
    }
    void readVersionInfo(VersionInfoJob *job) override
    {
        VersionInfo info;
        info.identity.model = QStringLiteral("Ferret");
        job->finish(info);
    }
    void setMode(ModeJob *job) override
    {
        job->fail(Error::Kind::Unsupported, QStringLiteral("It has no modes."));
    }
    void restart(RestartJob *job) override
    {
        job->fail(Error::Kind::Unsupported, QStringLiteral("It never stops."));
    }
};

class FerretDriver : public QObject, public MinerDriver
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID COALFACE_MINER_DRIVER_IID FILE "ferret.json")
    Q_INTERFACES(coalface::MinerDriver)
public:
    FerretDriver()
    {
        if (FERRET == FERRET_STILLBORN)
            std::abort();
        if (FERRET == FERRET_DIES_LAST)
            std::atexit([] { std::abort(); });
        if (FERRET == FERRET_HANGS)
            mischief::hang();
        if (FERRET == FERRET_EXITS)
            std::exit(3);
        if (FERRET == FERRET_GARBLES)
            mischief::spoilTheWire("I am the application, too.");
    }
    ~FerretDriver() override
    {
        if (FERRET == FERRET_DIES_LAST)
            std::abort();
    }
    void probe(ProbeJob *job) override
    {
        job->fail(Error::Kind::Rejected, QStringLiteral("Nobody is found by this driver."));
    }
    std::unique_ptr<MinerAdapter> adapterFor(MinerLink &link) override
    {
        return std::make_unique<FerretAdapter>(link);
    }
};

} // namespace coalface

#include "ferret.moc"
