// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/adapter.h"

#include "bitaxe/boards.h"
#include "bitaxe/identifying.h"
#include "bitaxe/identity.h"
#include "bitaxe/modechange.h"
#include "bitaxe/pausing.h"
#include "bitaxe/permissions.h"
#include "bitaxe/poolchange.h"
#include "bitaxe/pools.h"
#include "bitaxe/powermodes.h"
#include "bitaxe/protocol.h"
#include "bitaxe/readings.h"
#include "bitaxe/recognition.h"
#include "bitaxe/restarting.h"
#include "bitaxe/statistics.h"

#include <minersdk/net/httpclient.h>

#include <QPointer>

namespace coalface::bitaxe {

Adapter::Adapter(MinerLink &link, QObject *parent) : MinerAdapter(link, parent), m_asicPage(link) {}

void Adapter::askInfo(Job *job, std::function<void(const QJsonObject &info)> next)
{
    const QPointer<Adapter> self(this);
    link().http().get(job, infoPath(),
                      [self, job, next = std::move(next)](const Result<HttpReply> &reply) {
                          if (!self)
                              return job->fail(Error::Kind::Aborted,
                                               QStringLiteral(
                                                   "The driver has let go of this miner."));
                          if (!reply)
                              return job->fail(reply.error());
                          const auto info = objectIn(*reply);
                          if (!info)
                              return job->fail(info.error());
                          // Another device may have got this address since.
                          if (const auto why = whyNotAxeOs(*info))
                              return job->fail(*why);
                          next(*info);
                      });
}

void Adapter::readTelemetry(TelemetryJob *job)
{
    askInfo(job, [this, job](const QJsonObject &info) {
        if (const auto why = whyUnreadable(info))
            return job->fail(*why);
        m_asicPage.fetch(job, info, AsicPage::Effort::Usual,
                         [this, job, info](const QJsonObject &asic) {
                             const Board board = boardOf(info, asic);
                             m_modes = modesOf(optionsOf(board, asic));
                             job->finish(telemetryOf(info, board, m_modes));
                         });
    });
}

void Adapter::readPoolInfo(PoolInfoJob *job)
{
    askInfo(job, [job](const QJsonObject &info) { job->finish(poolsOf(info)); });
}

void Adapter::readVersionInfo(VersionInfoJob *job)
{
    askInfo(job, [this, job](const QJsonObject &info) {
        m_asicPage.fetch(job, info, AsicPage::Effort::Full,
                         [this, job, info](const QJsonObject &asic) {
                             const Board board = boardOf(info, asic);
                             m_modes = modesOf(optionsOf(board, asic));
                             job->finish({identityOf(info, board), m_modes,
                                          capabilitiesOf(info, board, m_modes),
                                          detailsOf(info, asic)});
                         });
    });
}

void Adapter::readHistory(HistoryJob *job)
{
    askInfo(job, [this, job](const QJsonObject &info) {
        if (const auto why = whyNoRecord(info))
            return job->fail(*why);
        link().http().get(job, statisticsPath(), [job, info](const Result<HttpReply> &reply) {
            if (!reply)
                return job->fail(reply.error());
            const auto page = objectIn(*reply);
            if (!page)
                return job->fail(page.error());
            const auto record = recordIn(*page, job->reach());
            if (!record)
                return job->fail(record.error());
            RecordedHistory history = *record;
            history.mac = macOf(info);
            job->finish(history);
        });
    });
}

void Adapter::setMode(ModeJob *job)
{
    (new ModeChange(link(), m_asicPage, job))->start();
}

void Adapter::setPool(PoolJob *job)
{
    (new PoolChange(link(), m_asicPage, job))->start();
}

void Adapter::restart(RestartJob *job)
{
    (new Restart(link(), m_asicPage, job))->start();
}

void Adapter::identify(IdentifyJob *job)
{
    (new Identifying(link(), m_asicPage, job))->start();
}

void Adapter::pause(PauseJob *job)
{
    (new Pausing(link(), m_asicPage, job))->start();
}

void Adapter::resume(ResumeJob *job)
{
    (new Pausing(link(), m_asicPage, job))->start();
}

} // namespace coalface::bitaxe
