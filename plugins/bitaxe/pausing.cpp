// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/pausing.h"

#include <minersdk/reading/fields.h>

namespace coalface::bitaxe {

using namespace reading;

Pausing::Pausing(MinerLink &link, AsicPage &asicPage, PauseJob *job)
    : DeviceWrite(Capability::Pause, link, asicPage, job), m_pause(true)
{}

Pausing::Pausing(MinerLink &link, AsicPage &asicPage, ResumeJob *job)
    : DeviceWrite(Capability::Resume, link, asicPage, job), m_pause(false)
{}

void Pausing::begin()
{
    const bool isShown = flag(info(), QLatin1String("miningPaused")) == m_pause;
    if (isShown && !job()->sendsAnyway()) {
        settle(info());
        return;
    }
    const QString path = m_pause ? QStringLiteral("/api/system/pause")
                                 : QStringLiteral("/api/system/resume");
    post(path, [this, isShown](const Sending &sending) {
        if (endsUnlessSent(sending))
            return;
        if (sending.end == Sending::End::Unanswered && isShown)
            return finishUnseen(sending);
        Watch watch;
        watch.told = m_pause ? QStringLiteral("The miner was told to pause")
                             : QStringLiteral("The miner was told to resume");
        watch.doubt = watch.told + QStringLiteral(", but reading back has not shown it.");
        watch.shown = [this](const QJsonObject &info) { return settle(info); };
        confirm(sending, watch);
    });
}

bool Pausing::settle(const QJsonObject &info)
{
    if (flag(info, QLatin1String("miningPaused")) != m_pause)
        return false;
    if (m_pause) {
        applied(QStringLiteral("Mining is paused, until it is resumed or the miner restarts."));
        return true;
    }
    // The chip also stands still for this, and resuming does not change it.
    const QString fault = text(info, QLatin1String("hardware_fault"));
    applied(fault.isEmpty()
                ? QStringLiteral("Mining is not paused. The chip needs a few seconds to "
                                 "start.")
                : QStringLiteral("Mining is not paused, but the miner reports a fault "
                                 "and stands still: %1.")
                      .arg(fault.left(100)));
    return true;
}

} // namespace coalface::bitaxe
