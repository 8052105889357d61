// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/announcedadapter.h"

#include <algorithm>
#include <utility>

namespace coalface::nmminer {

namespace {

constexpr qint64 greatestAge = 60'000; // ms

void failUnsupported(Job *job, const QString &what)
{
    job->fail(Error::Kind::Unsupported,
              QStringLiteral("%1 with this firmware (before version 2): it only announces what it "
                             "does. Use its own web page, or update the firmware.")
                  .arg(what));
}

} // namespace

void AnnouncedAdapter::receive(const Announcement &announcement)
{
    const auto status = statusIn(announcement.payload);
    if (!status && status.error().kind == Error::Kind::Rejected) {
        m_newest.reset();
        for (const Waiting &waiting : takeWaiting()) {
            if (waiting.job) // whose end may have been the end of the next one, too
                waiting.job->fail(status.error());
        }
        return;
    }
    const bool isOlder = isFresh() && announcement.ageMs > m_ageAtReceipt + m_received.elapsed();
    if (!status || announcement.ageMs > greatestAge || isOlder)
        return;
    m_newest = *status;
    m_ageAtReceipt = qMax<qint64>(0, announcement.ageMs);
    m_received.start();
    for (const Waiting &waiting : takeWaiting()) {
        if (waiting.job)
            waiting.next(*status);
    }
}

bool AnnouncedAdapter::isFresh() const
{
    return m_newest && m_ageAtReceipt + m_received.elapsed() <= greatestAge;
}

//! Those of them that still wait; nobody waits afterwards.
QList<AnnouncedAdapter::Waiting> AnnouncedAdapter::takeWaiting()
{
    QList<Waiting> all = std::exchange(m_waiting, {});
    all.removeIf([](const Waiting &waiting) { return !waiting.job || waiting.job->isFinished(); });
    return all;
}

void AnnouncedAdapter::withStatus(Job *job, std::function<void(const Status &status)> next)
{
    if (isFresh())
        return next(*m_newest);
    m_waiting = takeWaiting();
    m_waiting.append({job, std::move(next)});
}

void AnnouncedAdapter::readTelemetry(TelemetryJob *job)
{
    withStatus(job, [job](const Status &status) { job->finish(telemetryOf(status)); });
}

void AnnouncedAdapter::readPoolInfo(PoolInfoJob *job)
{
    withStatus(job, [job](const Status &status) {
        if (status.poolInUse.isEmpty())
            return job->fail(Error::Kind::Unsupported,
                             QStringLiteral("This device does not tell its pool: firmware before "
                                            "v0.4 never does."));
        job->finish({{{0, status.poolInUse, {}, true}}, false});
    });
}

void AnnouncedAdapter::readVersionInfo(VersionInfoJob *job)
{
    withStatus(job, [job](const Status &status) {
        job->finish({identityOf(status), {}, {}, detailsOf(status)});
    });
}

void AnnouncedAdapter::setMode(ModeJob *job)
{
    job->fail(Error::Kind::Unsupported,
              QStringLiteral("NMMiner has no power modes: an ESP32 always works at one speed."));
}

void AnnouncedAdapter::restart(RestartJob *job)
{
    failUnsupported(job, QStringLiteral("An NMMiner cannot be restarted from afar"));
}

void AnnouncedAdapter::setPool(PoolJob *job)
{
    job->fail(Error::Kind::Unsupported,
              QStringLiteral(
                  "With this firmware (before version 2) the pool cannot be changed from "
                  "here: it would have to be broadcast together with the Wi-Fi password, "
                  "in clear and without an answer. Use the miner's own web page, or "
                  "update the firmware."));
}

void AnnouncedAdapter::identify(IdentifyJob *job)
{
    failUnsupported(job, QStringLiteral("An NMMiner cannot show itself"));
}

} // namespace coalface::nmminer
