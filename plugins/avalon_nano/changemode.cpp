// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/changes.h"

#include "avalon_nano/commands.h"
#include "avalon_nano/modes.h"

namespace coalface::avalon_nano {

using namespace std::chrono_literals;

namespace {

QString calibrating()
{
    return QStringLiteral(
        "The miner is calibrating its present mode and takes no other one until it "
        "has finished, which "
        "takes long after the first start or an update: try again later.");
}

WriteReport refusedWhileCalibrating()
{
    return refused(calibrating());
}

const ModeValue *find(const Model &model, const QString &name)
{
    for (const ModeValue &value : model.modes) {
        if (name == QLatin1String(value.name))
            return &value;
    }
    return nullptr;
}

std::optional<WriteReport> refusalOfMode(const Reply &reply)
{
    if (reply.message.contains(u"caling", Qt::CaseInsensitive)
        || reply.message.contains(u"permit switch", Qt::CaseInsensitive))
        return refusedWhileCalibrating();
    return refusalIn(reply);
}

//! `isShown`: before it is sent.
void sendMode(const Device &device, ModeJob *job, const ModeValue &mode, bool isShown)
{
    const Model &model = device.facts.model();
    const QString name = QString::fromLatin1(mode.name);
    Change change;
    change.request = modeRequest(model, mode.value);
    change.taken = QStringLiteral(
                       "The miner took the mode \"%1\", but still reports another one. It can "
                       "take minutes; if it stays so, restart the miner.")
                       .arg(name);
    change.unsure = QStringLiteral(
                        "The mode \"%1\" was sent, but the miner's answer was lost, and it "
                        "could not be read since.")
                        .arg(name);
    change.refusal = refusalOfMode;
    send(device, job, change, [device, job, &model, mode, change, isShown](bool isTaken) {
        if (!isTaken && isShown) {
            return job->finish(
                {Outcome::Unknown, false,
                 QStringLiteral("The mode \"%1\" was sent once more, but the miner's answer was "
                                "lost. It reported it before, so whether it has stored it is not "
                                "known.")
                     .arg(QLatin1String(mode.name))});
        }
        const QString notShown = isTaken ? change.taken
                                         : QStringLiteral(
                                             "The mode was sent, but the miner's answer was "
                                             "lost, and it still reports another mode.");
        const QString silence = isTaken
                                    ? QStringLiteral(
                                          "The miner took the mode \"%1\", but it has not answered "
                                          "since, so it could not be read back.")
                                          .arg(QLatin1String(mode.name))
                                    : QString();
        confirm(
            device, job, 1s, 5s, notShown,
            [&model, mode](const Snapshot &now) -> std::optional<WriteReport> {
                if (modeNumber(model, now.mm) != mode.value)
                    return std::nullopt;
                return applied(QStringLiteral("The miner reports the mode \"%1\".")
                                   .arg(QLatin1String(mode.name)));
            },
            silence);
    });
}

} // namespace

QString whyNoModeNow(const Snapshot &now)
{
    return isCalibrating(now.mm) ? calibrating() : QString();
}

void changeMode(const Device &device, ModeJob *job)
{
    prepare(device, job, Capability::SetMode,
            QStringLiteral(
                "This miner's modes cannot be changed by this driver: the model is not known, "
                "or its firmware has no such setting."),
            [device, job](const Snapshot &before) {
                const Model &model = device.facts.model();
                const ModeValue *mode = find(model, job->mode());
                if (!mode) {
                    return job->finish(
                        refused(QStringLiteral("The %1 has no mode \"%2\".")
                                    .arg(QLatin1String(model.name), job->mode().left(40))));
                }
                const bool isShown = modeNumber(model, before.mm) == mode->value;
                if (isShown && !job->sendsAnyway()) {
                    return job->finish(applied(
                        QStringLiteral("The miner was in the mode \"%1\" already.").arg(job->mode())));
                }
                if (isCalibrating(before.mm))
                    return job->finish(refusedWhileCalibrating());
                sendMode(device, job, *mode, isShown);
            });
}

} // namespace coalface::avalon_nano
