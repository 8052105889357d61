// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/restarting.h"

#include <minersdk/reading/fields.h>
#include <minersdk/reading/uptime.h>

#include <QElapsedTimer>

namespace coalface::bitaxe {

using namespace reading;
using namespace std::chrono_literals;

namespace {

std::optional<qint64> uptimeOf(const QJsonObject &info)
{
    return count(info, QLatin1String("uptimeSeconds"));
}

bool hasRestarted(const QJsonObject &before, const QJsonObject &info, const QElapsedTimer &sinceSent)
{
    const auto was = uptimeOf(before);
    const auto is = uptimeOf(info);
    return was && is && hasStartedAnew(*was, *is, sinceSent.elapsed() / 1000);
}

} // namespace

void RestartingWrite::restartDevice(const QJsonObject &now, const QString &told,
                                    const QString &doubt,
                                    std::function<bool(const QJsonObject &info)> ready,
                                    std::function<void(const Sending &)> notSent)
{
    QElapsedTimer sinceSent;
    sinceSent.start();
    const auto sent = [this, now, sinceSent, told, doubt, ready = std::move(ready),
                       notSent = std::move(notSent)](const Sending &sending) {
        if (sending.end == Sending::End::Refused || sending.end == Sending::End::NotSent)
            return notSent(sending);
        Watch watch;
        watch.told = told;
        watch.doubt = QStringLiteral("%1, but %2.").arg(told, doubt);
        watch.shown = [now, sinceSent, ready](const QJsonObject &info) {
            return hasRestarted(now, info, sinceSent) && ready(info);
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
        info(), QStringLiteral("The miner was told to restart"),
        QStringLiteral("its uptime has not been seen to fall"),
        [this](const QJsonObject &info) {
            applied(QStringLiteral("The miner has restarted: it has been running for %1 s.")
                        .arg(uptimeOf(info).value_or(0)));
            return true;
        },
        [this](const Sending &sending) { endsUnlessSent(sending); });
}

} // namespace coalface::bitaxe
