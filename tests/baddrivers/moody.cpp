// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "mischief.h"

#include <minersdk/driver.h>

#include <QDebug>
#include <QFile>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace coalface {

namespace {
void crash()
{
    std::signal(SIGSEGV, SIG_DFL);
    std::raise(SIGSEGV);
}
} // namespace

//! What readTelemetry does depends on the miner's port.
class MoodyAdapter : public MinerAdapter
{
    Q_OBJECT
public:
    enum Mood {
        Good = 1,
        Crash,
        Exit,
        Hang,
        Print,
        Huge,
        Silent,
        Twice,
        CrashOnce,
        Log,
        Leak,
        Flood,
        Garbage,
        HugeFrame,
        Lie,
        Throw,
    };

    using MinerAdapter::MinerAdapter;

    void readTelemetry(TelemetryJob *job) override
    {
        Telemetry telemetry;
        telemetry.hashrate = 1e12;
        switch (link().endpoint().port) {
        case Crash:
            crash();
            break;
        case Exit:
            std::exit(7);
        case Hang:
            mischief::hang();
        case Print:
            for (int i = 0; i < 10; ++i)
                std::printf("A line on stdout that is no message.\n");
            std::fflush(stdout);
            break;
        case Huge:
            telemetry.error = QString(2 * 1024 * 1024, u'x');
            break;
        case Silent:
            return;
        case Twice:
            job->finish(telemetry);
            job->fail(Error::Kind::Internal, QStringLiteral("The second answer."));
            break;
        case CrashOnce: {
            QFile mark(job->credentials().value(QStringLiteral("session")));
            if (!mark.exists() && mark.open(QIODevice::WriteOnly))
                crash();
            break;
        }
        case Log:
            qWarning("A warning of the driver.");
            break;
        case Leak:
            mischief::leak();
            break;
        case Flood:
            for (int i = 0; i < 50'000; ++i) {
                qWarning("The same once more.");
                std::printf("And on stdout.\n");
            }
            std::fflush(stdout);
            break;
        case Garbage:
            mischief::spoilTheWire(QByteArray("\x04\x00\x00\x00\xff\xff\xff\xff", 8));
            break;
        case HugeFrame:
            mischief::spoilTheWire(QByteArray("\xff\xff\xff\x7f", 4) + QByteArray(1'000'000, 'x'));
            break;
        case Lie:
            telemetry.hashrate = -1;
            telemetry.temperature = std::numeric_limits<double>::quiet_NaN();
            telemetry.power = 1e30;
            telemetry.poolUrl = QString(100'000, u'x');
            break;
        case Throw:
            throw 7;
        default:
            break;
        }
        job->finish(telemetry);
    }

    void readPoolInfo(PoolInfoJob *job) override { job->fail(Error::Kind::Unsupported, {}); }
    void setMode(ModeJob *job) override { job->fail(Error::Kind::Unsupported, {}); }
    void restart(RestartJob *job) override { job->fail(Error::Kind::Unsupported, {}); }
};

class MoodyDriver : public QObject, public MinerDriver
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID COALFACE_MINER_DRIVER_IID FILE "moody.json")
    Q_INTERFACES(coalface::MinerDriver)
public:
    void probe(ProbeJob *job) override
    {
        job->fail(Error::Kind::Rejected, QStringLiteral("Not in the mood."));
    }
    std::unique_ptr<MinerAdapter> adapterFor(MinerLink &link) override
    {
        return std::make_unique<MoodyAdapter>(link);
    }
};

} // namespace coalface

#include "moody.moc"
