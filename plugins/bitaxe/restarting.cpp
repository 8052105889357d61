// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/restarting.h"

#include <minersdk/reading/fields.h>

namespace coalface::bitaxe {

using namespace reading;
using namespace std::chrono_literals;

namespace {

std::optional<qint64> uptimeOf(const QJsonObject &info)
{
    return count(info, QLatin1String("uptimeSeconds"));
}

//! From the one to the other. One that had been started seconds ago may be older when it is back.
bool hasFallen(const QJsonObject &before, const QJsonObject &info)
{
    const auto was = uptimeOf(before);
    const auto is = uptimeOf(info);
    return was && is && *is < *was;
}

} // namespace

void RestartingWrite::restartDevice(const QJsonObject &now, const QString &doubt,
                                    std::function<bool(const QJsonObject &info)> ready,
                                    std::function<void(const Sending &)> notSent)
{
    const auto sent = [this, now, doubt, ready = std::move(ready),
                       notSent = std::move(notSent)](const Sending &sending) {
        if (sending.end == Sending::End::Refused || sending.end == Sending::End::NotSent)
            return notSent(sending);
        Watch watch;
        watch.doubt = doubt;
        watch.shown = [now, ready](const QJsonObject &info) {
            return hasFallen(now, info) && ready(info);
        };
        // It goes about a second after the answer and takes some to be back.
        watch.first = 2s;
        watch.pause = 2s;
        watch.patience.reset();
        confirm(sending, watch);
    };
    post(QStringLiteral("/api/system/restart"), sent);
}

Restart::Restart(MinerLink &link, AsicPage &asicPage, RestartJob *job)
    : RestartingWrite(Capability::Restart, link, asicPage, job)
{}

void Restart::begin()
{
    restartDevice(
        info(),
        QStringLiteral("The miner was told to restart, but its uptime has not been seen to fall."),
        [this](const QJsonObject &info) {
            applied(QStringLiteral("The miner has restarted: it has been running for %1 s.")
                        .arg(uptimeOf(info).value_or(0)));
            return true;
        },
        [this](const Sending &sending) { endsUnlessSent(sending); });
}

} // namespace coalface::bitaxe
