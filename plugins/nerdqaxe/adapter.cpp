// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/adapter.h"

#include "nerdqaxe/faults.h"
#include "nerdqaxe/identity.h"
#include "nerdqaxe/loggingin.h"
#include "nerdqaxe/modechange.h"
#include "nerdqaxe/modesafety.h"
#include "nerdqaxe/poolchange.h"
#include "nerdqaxe/pools.h"
#include "nerdqaxe/powermodes.h"
#include "nerdqaxe/protocol.h"
#include "nerdqaxe/readings.h"
#include "nerdqaxe/recognition.h"
#include "nerdqaxe/recordreading.h"
#include "nerdqaxe/restarting.h"

#include <minersdk/reading/details.h>
#include <minersdk/reading/fields.h>

#include <algorithm>

namespace coalface::nerdqaxe {

using Effort = KeptPage::Effort;

namespace {

void refuse(WriteJob *job, const QString &sentence)
{
    job->finish({Outcome::Refused, false, sentence});
}

QString namesOf(const QList<PowerMode> &modes)
{
    QStringList names;
    for (const PowerMode &mode : modes)
        names.append(mode.name);
    return names.join(QStringLiteral(", "));
}

QList<Capability> capabilitiesOf(const QJsonObject &info, const QList<PowerMode> &modes)
{
    if (!saysItsModel(info))
        return {};
    QList<Capability> capabilities;
    if (!modes.isEmpty())
        capabilities.append(Capability::SetMode);
    capabilities.append(Capability::SetPool);
    capabilities.append(Capability::Restart);
    return capabilities;
}

} // namespace

Adapter::Adapter(MinerLink &link, const Pace &pace, QObject *parent)
    : MinerAdapter(link, parent),
      m_conversation(link, pace),
      m_asicPage(link, asicPath(), objectFromStranger),
      m_dashboard(link, dashboardPath(), objectFromStranger)
{}

void Adapter::askModes(Job *job, const QJsonObject &info, Effort effort, KeptPage::Callback next)
{
    // A board that finds one of its parts broken when it starts lowers its limits.
    const qint64 uptime = reading::count(info, QLatin1String("uptimeSeconds")).value_or(0);
    if (uptime < m_uptime)
        m_asicPage.forget();
    m_uptime = uptime;
    m_asicPage.fetch(job, fingerprintOf(info), effort,
                     [this, info, next = std::move(next)](const QJsonObject &asic) {
                         m_modes = saysItsModel(info) ? modesOf(optionsOf(asic))
                                                      : QList<PowerMode>();
                         next(asic);
                     });
}

void Adapter::readTelemetry(TelemetryJob *job)
{
    m_conversation.askInfo(job, [this, job](const QJsonObject &info) {
        if (const auto why = whyUnreadable(info))
            return job->fail(*why);
        askModes(job, info, Effort::Usual, [this, job, info](const QJsonObject &) {
            if (!hasProtectedItself(info))
                return job->finish(telemetryOf(info, m_modes));
            m_dashboard.fetch(job, fingerprintOf(info), Effort::Fresh,
                              [this, job, info](const QJsonObject &dashboard) {
                                  job->finish(telemetryOf(info, m_modes, dashboard));
                              });
        });
    });
}

void Adapter::readPoolInfo(PoolInfoJob *job)
{
    m_conversation.askInfo(job, [job](const QJsonObject &info) { job->finish(poolsOf(info)); });
}

void Adapter::readVersionInfo(VersionInfoJob *job)
{
    m_conversation.askInfo(job, [this, job](const QJsonObject &info) {
        askModes(job, info, Effort::Fresh, [this, job, info](const QJsonObject &asic) {
            VersionInfo version{identityOf(info), m_modes, capabilitiesOf(info, m_modes),
                                detailsOf(info, asic)};
            // A login stands before every change alike.
            if (const auto why = m_conversation.whyNoWrite(info, job->credentials())) {
                for (const Capability capability : std::as_const(version.capabilities))
                    version.obstacles.insert(capability, why->detail);
            }
            job->finish(version);
        });
    });
}

void Adapter::readHistory(HistoryJob *job)
{
    (new RecordReading(m_conversation, job))->start();
}

void Adapter::askForWrite(WriteJob *job, Conversation::Info next)
{
    m_conversation.askInfo(job, [this, job, next = std::move(next)](const QJsonObject &info) {
        if (job->isAnother(macOf(info).value_or(QString())))
            return job->fail(Error::Kind::Rejected,
                             QStringLiteral("Another miner answers at this address now."));
        if (!saysItsModel(info)) {
            return job->fail(Error::Kind::Unsupported,
                             QStringLiteral(
                                 "This miner's firmware (before v1.0.15) does not say which "
                                 "board it runs on, so it is only watched: update it, or "
                                 "change it on its own page."));
        }
        if (const auto why = m_conversation.whyNoWrite(info, job->credentials()))
            return job->fail(*why);
        next(info);
    });
}

void Adapter::setMode(ModeJob *job)
{
    askForWrite(job, [this, job](const QJsonObject &info) {
        askModes(job, info, Effort::Fresh, [this, job, info](const QJsonObject &) {
            if (m_modes.isEmpty()) {
                return job->fail(Error::Kind::Unsupported,
                                 QStringLiteral(
                                     "The miner offers no frequencies and voltages of its "
                                     "own within its limits (firmware from v1.0.32 on "
                                     "does), so there are no modes."));
            }
            setKnownMode(job, info);
        });
    });
}

void Adapter::setKnownMode(ModeJob *job, const QJsonObject &info)
{
    const auto mode = std::find_if(m_modes.begin(), m_modes.end(), [job](const PowerMode &known) {
        return known.name == job->mode();
    });
    if (mode == m_modes.end()) {
        return refuse(job, QStringLiteral("This miner has no mode \"%1\"; it has: %2.")
                               .arg(reading::printable(job->mode(), 32), namesOf(m_modes)));
    }
    m_dashboard.fetch(job, fingerprintOf(info), Effort::Fresh,
                      [this, job, info, mode = *mode](const QJsonObject &dashboard) {
                          if (const auto why = whyChipsAreOff(info, dashboard))
                              return refuse(job, *why);
                          if (presentPair(info) == pairOf(mode) && !job->sendsAnyway()) {
                              return job->finish(
                                  {Outcome::Applied, true,
                                   QStringLiteral("The miner is in this mode already; "
                                                  "nothing was sent.")});
                          }
                          if (const auto why = whyModeIsUnsafe(mode, info, dashboard))
                              return refuse(job, *why);
                          changeUnchanged(job, mode, info);
                      });
}

void Adapter::changeUnchanged(ModeJob *job, const PowerMode &mode, const QJsonObject &info)
{
    // Two pages were read since, each of which can take seconds.
    askForWrite(job, [this, job, mode, info](const QJsonObject &now) {
        if (fingerprintOf(now) != fingerprintOf(info)) {
            return job->fail(Error::Kind::Rejected,
                             QStringLiteral(
                                 "Another board or firmware answers at this address now than a "
                                 "moment ago, so nothing was sent."));
        }
        changeMode(job, m_conversation, mode, now);
    });
}

void Adapter::setPool(PoolJob *job)
{
    askForWrite(job,
                [this, job](const QJsonObject &info) { changePool(job, m_conversation, info); });
}

void Adapter::restart(RestartJob *job)
{
    askForWrite(job, [this, job](const QJsonObject &info) {
        restartMiner(job, m_conversation, info, {}, [job](const QJsonObject &now) {
            const auto uptime = reading::count(now, QLatin1String("uptimeSeconds"));
            job->finish({Outcome::Applied, true,
                         QStringLiteral("The miner has restarted and has been up for %1 s.")
                             .arg(uptime.value_or(0))});
        });
    });
}

void Adapter::pause(PauseJob *job)
{
    job->fail(Error::Kind::Unsupported,
              QStringLiteral("A NerdQAxe cannot pause: shutting its chips down lasts until it is "
                             "restarted."));
}

void Adapter::resume(ResumeJob *job)
{
    job->fail(Error::Kind::Unsupported,
              QStringLiteral("A NerdQAxe cannot pause, so there is nothing to resume. One that was "
                             "shut down comes back with a restart."));
}

void Adapter::login(LoginJob *job)
{
    logIn(job, m_conversation);
}

} // namespace coalface::nerdqaxe
