// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/changes.h"

#include "avalon_nano/commands.h"

#include <minersdk/reading/uptime.h>

#include <QElapsedTimer>

namespace coalface::avalon_nano {

using namespace std::chrono_literals;

bool hasRestarted(const Snapshot &now, const Snapshot &before, qint64 secondsSinceSent)
{
    for (const auto uptime : {systemUptime, programUptime}) {
        const auto present = uptime(now);
        const auto former = uptime(before);
        if (present && former)
            return reading::hasStartedAnew(*former, *present, secondsSinceSent);
    }
    const auto present = uptimeOf(now);
    return present && *present < secondsSinceSent;
}

void restartDevice(const Device &device, RestartJob *job)
{
    prepare(device, job, Capability::Restart,
            QStringLiteral(
                "This miner cannot be restarted by this driver: the model is not known, or its "
                "firmware has no such command."),
            [device, job](const Snapshot &before) {
                Change change;
                change.request = restartRequest(device.facts.model());
                change.taken = QStringLiteral(
                    "The restart was sent, but the miner has not come back yet. "
                    "It takes up to five minutes.");
                // Closing the connection is a usual answer to it.
                change.unsure = QStringLiteral(
                    "The restart was sent, the miner closed the connection and "
                    "could not be read since. It takes up to five minutes.");
                QElapsedTimer sinceSent;
                sinceSent.start();
                send(device, job, change, [=](bool isTaken) {
                    const QString notShown = QStringLiteral(
                        "The restart was sent, but the miner answers and has not restarted.");
                    confirm(
                        device, job, 3s, 5s, notShown,
                        [=](const Snapshot &now) -> std::optional<WriteReport> {
                            if (!hasRestarted(now, before, sinceSent.elapsed() / 1000))
                                return std::nullopt;
                            device.facts.forget();
                            device.reader.forget();
                            return applied(QStringLiteral("The miner has restarted."));
                        },
                        isTaken ? change.taken : QString());
                });
            });
}

} // namespace coalface::avalon_nano
