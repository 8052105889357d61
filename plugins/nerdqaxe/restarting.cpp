// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/restarting.h"

#include <minersdk/reading/fields.h>
#include <minersdk/reading/uptime.h>

#include <QElapsedTimer>

namespace coalface::nerdqaxe {

namespace {

qint64 uptimeIn(const QJsonObject &info, qint64 otherwise)
{
    return reading::count(info, QLatin1String("uptimeSeconds")).value_or(otherwise);
}

} // namespace

bool hasRestarted(qint64 before, qint64 elapsed, qint64 now)
{
    return reading::hasStartedAnew(before, now, elapsed);
}

void restartMiner(WriteJob *job, Conversation &conversation, const QJsonObject &info,
                  const std::optional<WriteReport> &ifRefused, Conversation::Info back)
{
    QElapsedTimer clock;
    clock.start();
    const qint64 before = uptimeIn(info, 0);
    Write write{{"POST", QStringLiteral("/api/system/restart"), {}, {}, {}},
                QStringLiteral("The restart"),
                ifRefused};
    conversation.write(job, info, write,
                       [job, &conversation, clock, before, back = std::move(back),
                        wasRead = ifRefused.has_value()](const Sent &sent) {
                           expect(job, sent, QStringLiteral("The restart"));
                           conversation.readBack(
                               job, conversation.pace().restarting,
                               [job, clock, before, back](const QJsonObject &now) {
                                   if (hasRestarted(before, clock.elapsed() / 1000,
                                                    uptimeIn(now, before))) {
                                       back(now);
                                       return true;
                                   }
                                   job->awaitConfirmation(
                                       QStringLiteral("The restart was sent, but the miner has "
                                                      "been running on since (its uptime has "
                                                      "not fallen)."));
                                   return false;
                               },
                               wasRead ? QString()
                                       : silenceAfter(sent, QStringLiteral("The restart")));
                       });
}

} // namespace coalface::nerdqaxe
