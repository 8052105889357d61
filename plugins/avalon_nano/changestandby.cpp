// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/changes.h"

#include "avalon_nano/commands.h"
#include "avalon_nano/modes.h"

namespace coalface::avalon_nano {

using namespace std::chrono_literals;

namespace {

constexpr qint64 lead = 5; // s; the device takes a moment in its future only

QString stateWords(bool standBy)
{
    return standBy ? QStringLiteral("The miner is in standby.")
                   : QStringLiteral("The miner has left its standby.");
}

//! It answers "success softoff:<time>" with the letter I (older generations with S); another text with
//! the letter I says that it did nothing.
std::optional<WriteReport> refusalOfStandby(const Reply &reply)
{
    if (reply.letter == u'I' && !reply.message.contains(u"success", Qt::CaseInsensitive))
        return refused(QStringLiteral("The miner did not do it (%1).").arg(reply.message.left(120)));
    return refusalIn(reply);
}

} // namespace

void changeStandby(const Device &device, WriteJob *job, bool standBy)
{
    prepare(device, job, standBy ? Capability::Pause : Capability::Resume,
            QStringLiteral(
                "This miner has no standby that this driver can switch (only the Avalon Q and "
                "the Mini 3 have one)."),
            [device, job, standBy](const Snapshot &before) {
                const bool isShown = isStandingBy(before.mm) == standBy;
                if (isShown && !job->sendsAnyway())
                    return job->finish(applied(stateWords(standBy)));
                if (!before.now()) {
                    return job->fail(Error::Kind::BadReply,
                                     QStringLiteral(
                                         "The miner does not tell its time, by which it would be "
                                         "switched: set it up on its own page."));
                }
                Change change;
                change.request = standbyRequest(standBy, *before.now() + lead);
                change.taken = QStringLiteral(
                    "The miner took the request, but does not show it yet.");
                change.unsure = QStringLiteral(
                    "The request was sent, but the miner's answer was lost, and it "
                    "could not be read since.");
                change.refusal = refusalOfStandby;
                send(device, job, change, [device, job, standBy, isShown](bool isTaken) {
                    if (!isTaken && isShown) {
                        return job->finish(
                            {Outcome::Unknown, false,
                             QStringLiteral(
                                 "The request was sent once more, but the miner's answer was lost. "
                                 "It was so before, so whether it took it is not known.")});
                    }
                    const QString notShown
                        = standBy ? QStringLiteral(
                              "The request was sent, but the miner is not in standby.")
                                  : QStringLiteral(
                                      "The request was sent, but the miner is still in standby.");
                    confirm(
                        device, job, std::chrono::seconds(lead + 1), 3s, notShown,
                        [standBy](const Snapshot &now) -> std::optional<WriteReport> {
                            if (isStandingBy(now.mm) != standBy)
                                return std::nullopt;
                            return applied(stateWords(standBy));
                        },
                        isTaken ? QStringLiteral(
                            "The miner took the request, but it has not answered since, so it "
                            "could not be read back.")
                                : QString());
                });
            });
}

} // namespace coalface::avalon_nano
