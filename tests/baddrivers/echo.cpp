// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include <minersdk/driver.h>

namespace coalface {

//! Answers at once, without asking any device: every value comes from the endpoint.
class EchoAdapter : public MinerAdapter
{
    Q_OBJECT
public:
    using MinerAdapter::MinerAdapter;

    void readTelemetry(TelemetryJob *job) override
    {
        Telemetry telemetry;
        telemetry.hashrate = 1.2e12;
        telemetry.temperature = 55.5;
        telemetry.power = 18.0;
        telemetry.uptime = ++m_readings; // shows whether the adapter was kept
        telemetry.frequency = link().endpoint().port;
        telemetry.poolUrl = link().endpoint().address.toString();
        telemetry.fanPercent = 5000; // impossible: the application drops it
        job->finish(telemetry);
    }

    void readPoolInfo(PoolInfoJob *job) override
    {
        job->finish({{{0, QStringLiteral("pool.example:3333"), QStringLiteral("user"), true}}, true});
    }

    void readVersionInfo(VersionInfoJob *job) override
    {
        VersionInfo info;
        info.identity.model = QStringLiteral("Echo");
        info.capabilities = {Capability::Restart};
        info.details.insert(QStringLiteral("login"),
                            job->credentials().value(QStringLiteral("session")));
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

private:
    qint64 m_readings = 0;
};

class EchoDriver : public QObject, public MinerDriver
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID COALFACE_MINER_DRIVER_IID FILE "echo.json")
    Q_INTERFACES(coalface::MinerDriver)
public:
    void probe(ProbeJob *job) override
    {
        if (job->link().endpoint().port != 80)
            return job->fail(Error::Kind::Rejected, QStringLiteral("Only port 80 is an echo."));
        Identity identity;
        identity.model = QStringLiteral("Echo");
        identity.mac = QStringLiteral("aa:bb:cc:00:00:01");
        job->finish(identity);
    }
    std::unique_ptr<MinerAdapter> adapterFor(MinerLink &link) override
    {
        return std::make_unique<EchoAdapter>(link);
    }
};

} // namespace coalface

#include "echo.moc"
