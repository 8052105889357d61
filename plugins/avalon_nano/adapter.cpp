// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/adapter.h"

#include "avalon_nano/changes.h"
#include "avalon_nano/commands.h"
#include "avalon_nano/modes.h"
#include "avalon_nano/poolchange.h"
#include "avalon_nano/pools.h"
#include "avalon_nano/readings.h"

#include <utility>

namespace coalface::avalon_nano {

Adapter::Adapter(MinerLink &link, QObject *parent)
    : MinerAdapter(link, parent),
      m_facts(link),
      m_reader(link),
      m_device{link, m_facts, m_reader},
      m_light(m_device)
{}

void Adapter::readState(Job *job, std::function<void(const Snapshot &)> next)
{
    m_facts.needVersion(job, [this, job, next = std::move(next)] {
        m_reader.read(job, [this, job, next](const Result<Snapshot> &snapshot) {
            if (!snapshot)
                return job->fail(snapshot.error());
            if (const auto why = whyUnreadable(*snapshot))
                return job->fail(*why);
            if (!m_facts.learn(snapshot->mm)) {
                m_reader.forget();
                return job->fail(Error::Kind::Rejected,
                                 QStringLiteral(
                                     "Another miner answers at this address now: search for "
                                     "miners again."));
            }
            m_modes = modesOf(m_facts.model(), snapshot->mm);
            next(*snapshot);
        });
    });
}

void Adapter::readTelemetry(TelemetryJob *job)
{
    readState(job, [this, job](const Snapshot &snapshot) {
        const Telemetry telemetry = telemetryOf(m_facts.model(), m_facts.version(), snapshot);
        // It has restarted, perhaps with another firmware.
        if (telemetry.uptime < m_uptime) {
            m_facts.forget();
            m_reader.forget();
        }
        m_uptime = telemetry.uptime;
        job->finish(telemetry);
    });
}

void Adapter::readPoolInfo(PoolInfoJob *job)
{
    const QLatin1String pools("pools");
    ask(link(), job, command(pools), [job, pools](const Result<Reply> &reply) {
        if (!reply)
            return job->fail(reply.error());
        constexpr int noPools = 8;
        if (!reply->succeeded() && reply->code != noPools)
            return job->fail(refusalOf(*reply, pools));
        job->finish(poolsOf(reply->list(Key("POOLS"))));
    });
}

void Adapter::readVersionInfo(VersionInfoJob *job)
{
    readState(job, [this, job](const Snapshot &snapshot) {
        m_facts.needAbilities(job, [this, job, snapshot] {
            const Version &version = m_facts.version();
            VersionInfo info{identityOf(version), m_modes, m_facts.capabilities(), version.details};
            const std::pair<Capability, QString> obstacles[] = {{Capability::SetMode,
                                                                 whyNoModeNow(snapshot)},
                                                                {Capability::SetPool,
                                                                 whyNoPoolNow(job->credentials())}};
            for (const auto &[capability, why] : obstacles) {
                if (!why.isEmpty() && info.capabilities.contains(capability))
                    info.obstacles.insert(capability, why);
            }
            job->finish(info);
        });
    });
}

void Adapter::setMode(ModeJob *job)
{
    changeMode(m_device, job);
}

void Adapter::restart(RestartJob *job)
{
    restartDevice(m_device, job);
}

void Adapter::setPool(PoolJob *job)
{
    changePool(m_device, job);
}

void Adapter::identify(IdentifyJob *job)
{
    m_light.blink(job);
}

void Adapter::pause(PauseJob *job)
{
    changeStandby(m_device, job, true);
}

void Adapter::resume(ResumeJob *job)
{
    changeStandby(m_device, job, false);
}

void Adapter::login(LoginJob *job)
{
    const Credentials typed = job->credentials();
    if (typed.value(QStringLiteral("password")).isEmpty()) {
        return job->fail(Error::Kind::Rejected,
                         QStringLiteral("A password is needed: that of the miner's own web page."));
    }
    if (const auto why = whyNoLogin(typed))
        return job->fail(Error::Kind::Rejected, *why);
    readState(job, [this, job, typed](const Snapshot &) {
        const Model &model = m_facts.model();
        if (!model.isControlled()) {
            return job->fail(Error::Kind::Unsupported,
                             QStringLiteral("This miner is only read, it needs no login."));
        }
        const QString user = typed.value(QStringLiteral("user")).trimmed();
        job->finish(
            {{QStringLiteral("user"), user.isEmpty() ? QString::fromLatin1(model.webUser) : user},
             {QStringLiteral("password"), typed.value(QStringLiteral("password"))}});
    });
}

} // namespace coalface::avalon_nano
